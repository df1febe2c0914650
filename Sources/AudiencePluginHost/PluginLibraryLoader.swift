package import AudienceDiagnostics
import AudienceFiles
package import AudiencePluginAPI
import Glibc

/// Loads plugin libraries.
///
/// There is no stable binary interface on this platform: layouts are compiled in. So a library says
/// by a C function what it was built with, before any Swift of it runs, and what it hands over has
/// to be a `PluginLibrary` of this process: one that brings its own copy of the protocols loads and
/// runs, but none of its types is what the host means by their names.
package enum PluginLibraryLoader {
  /// The C functions that a library exports.
  private static let versionFunction = "audience_plugin_version"
  private static let libraryFunction = "audience_plugin_library"

  private typealias Version = @convention(c) () -> UnsafePointer<CChar>
  private typealias Library = @convention(c) () -> UnsafeMutableRawPointer

  /// Loads a library; it stays loaded until the process ends.
  ///
  /// - Throws: code `file` for what is there and no library, or not there; code `plugin` for a
  ///   library that cannot be used here, with the way out.
  package static func load(_ path: String) throws(FindingError) -> PluginLibrary {
    let file = try resolved(path)
    // RTLD_LOCAL: two libraries may have functions of the same names.
    guard let handle = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
      throw unloadable(path, String(cString: dlerror()))
    }
    guard let version = dlsym(handle, versionFunction),
      let library = dlsym(handle, libraryFunction)
    else {
      let missing = dlsym(handle, versionFunction) == nil ? versionFunction : libraryFunction
      throw fault(
        path, "the library has no function '\(missing)': it is no plugin library",
        help: "audience plugin new NAME makes a package with it")
    }
    try checkVersion(
      String(cString: unsafeBitCast(version, to: Version.self)()), path)
    let handedOver = Unmanaged<AnyObject>.fromOpaque(unsafeBitCast(library, to: Library.self)())
    guard let plugins = handedOver.takeUnretainedValue() as? PluginLibrary else {
      throw fault(
        path, "the library has its own copy of the plugin protocols, so its plugins are none here",
        help: "let its target depend on the product AudiencePluginLibrary and on no other of ours, "
          + "and the executable be linked as 'audience' is, then build both again")
    }
    handedOver.release()
    return plugins
  }

  /// The path without symbolic links: `dlopen` would look for one without a slash elsewhere.
  private static func resolved(_ path: String) throws(FindingError) -> String {
    guard let kind = FileSystem.kind(of: path), let real = realpath(path, nil) else {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "there is no such plugin library",
          help: "swift build makes it: .build/debug/libNAME.so"))
    }
    defer { free(real) }
    let magic = try? FileSystem.contents(of: path, from: 0, count: 4)
    guard kind == .file, magic == [0x7F] + Array("ELF".utf8) else {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "this is no library",
          help: "expected a .so file: swift build makes .build/debug/libNAME.so"))
    }
    return String(cString: real)
  }

  private static func checkVersion(_ built: String, _ path: String) throws(FindingError) {
    let mine = String(cString: audience_plugin_built_with())
    if built == mine { return }
    let (version, compiler) = parts(of: built)
    let (myVersion, myCompiler) = parts(of: mine)
    if version != myVersion {
      throw fault(
        path,
        "the library was built for version \(version) of the plugin protocols: "
          + "expected \(myVersion)",
        help: "build it again with the package this program was built from")
    }
    throw fault(
      path, "the library was built by another compiler: \(compiler); expected \(myCompiler)",
      help: "build it again with the Swift this program was built with")
  }

  private static func parts(of text: String) -> (version: String, compiler: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
  }

  /// What the system says of a library that it does not load.
  private static func unloadable(_ path: String, _ reason: String) -> FindingError {
    let parts = reason.split(separator: "undefined symbol: ", maxSplits: 1)
    guard parts.count == 2 else {
      return fault(
        path, "the library cannot be loaded: \(reason)", help: "ldd tells what it needs")
    }
    return fault(
      path, "the library asks for '\(parts[1])', which this program does not have",
      help: "build it again with the package and the Swift this program was built with")
  }

  private static func fault(_ path: String, _ message: String, help: String) -> FindingError {
    FindingError(Finding(.plugin, at: .file(path, nil), message, help: help))
  }
}
