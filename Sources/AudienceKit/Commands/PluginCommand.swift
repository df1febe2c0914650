import ArgumentParser
import AudienceDiagnostics
import AudienceFiles
import AudiencePluginAPI
import AudienceSession
import Foundation

/// `audience plugin`: what somebody does who writes one.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Begin a plugin of your own.",
    subcommands: [PluginNewCommand.self])
}

/// `audience plugin new`: writes a package that builds, with a test that passes.
struct PluginNewCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a package with a plugin that builds, and its tests.",
    discussion: """
      The package is a library that audience --plugin loads or, with --executable, a program of \
      your own that has this plugin and ours. It is written into a new folder of the plugin's name.
      """)

  @Argument(help: "The plugin's name: lower case letters, digits and hyphens.")
  var name: String

  @Option(
    help: "What it is: strategy, validator, exporter, importer or engine.",
    transform: { text in
      guard let kind = PluginKind(rawValue: text) else {
        throw ValidationError(
          "expected strategy, validator, exporter, importer or engine, not '\(text)'")
      }
      return kind
    })
  var kind: PluginKind

  @Flag(help: "Make a program of your own instead of a library.")
  var executable = false

  @Option(
    name: .customLong("package"),
    help:
      "The audience package it is built with: a folder, or a URL; else the one this program was built in."
  )
  var source: String?

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      guard PluginCatalog.isName(name) else {
        throw SharedOptions.usage(
          "'\(name)' is no plugin's name: expected lower case letters, digits and hyphens, such as "
            + "my-\(kind.rawValue)")
      }
      let package = PluginPackage(
        name: name, kind: kind, isExecutable: executable, source: try packageSource())
      if package.otherPackages.contains(name) {
        throw SharedOptions.usage(
          "'\(name)' is the name of a package that the plugin is built with: expected another, such "
            + "as my-\(name)")
      }
      if context.catalog.plugin(named: "\(kind.rawValue)/\(name)") != nil {
        throw SharedOptions.usage(
          "there is \(PluginReference(kind, name)) already: expected another name, such as "
            + "my-\(name)")
      }
      guard FileSystem.kind(of: name) == nil else {
        throw FindingError(
          Finding(
            .file, at: .file(name, nil), "the folder is there already, and nothing was written",
            help: "another name, or another folder to start from"))
      }
      for (path, text) in package.files { try write(text, to: "\(name)/\(path)") }
      for line in package.nextSteps(program: Self.program) { context.console.write(line) }
      return 0
    }
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: FileSystem.folder(of: path), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "the file cannot be written: \(error.localizedDescription)"))
    }
  }

  // MARK: - The package it is built with

  private func packageSource() throws -> PluginPackage.Source {
    guard let source else {
      guard let folder = Self.packageOfThisProgram else {
        throw SharedOptions.usage(
          "this program is not in the folder it was built in: --package PATH or URL says where "
            + "the audience package is")
      }
      return .folder(folder)
    }
    if source.contains("://") || source.hasPrefix("git@") { return .url(source) }
    guard Self.isPackage(source), let path = realpath(source, nil) else {
      throw FindingError(
        Finding(
          .file, at: .file(source, nil), "this is not the audience package",
          help: "expected a folder with Package.swift and Sources/AudiencePluginAPI, or a URL"))
    }
    defer { free(path) }
    return .folder(String(cString: path))
  }

  private static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "audience"
  }

  /// The nearest folder above this program that is the audience package.
  private static var packageOfThisProgram: String? {
    var folder = FileSystem.folder(of: program)
    while folder.count > 1 {
      if isPackage(folder) { return folder }
      folder = FileSystem.folder(of: folder)
    }
    return nil
  }

  private static func isPackage(_ folder: String) -> Bool {
    FileSystem.kind(of: folder + "/Package.swift") == .file
      && FileSystem.kind(of: folder + "/Sources/AudiencePluginAPI") == .folder
  }
}
