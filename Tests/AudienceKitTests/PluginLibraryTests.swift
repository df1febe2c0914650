import AudienceSampleSupport
import Foundation
import Testing

/// Libraries that cannot be loaded; those that can are packages of their own, `Samples/plugins`,
/// which CI builds, tests and loads.
@Suite("Plugin libraries that cannot be loaded")
struct PluginLibraryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    /// The C text that the library is made of; nil for a file that is none.
    let source: String?
    let status: Int32
    let says: String
    var testDescription: String { id }
  }

  private static func library(_ version: String) -> String {
    """
    const char *audience_plugin_version(void) { return \(version); }
    void *audience_plugin_library(void) { return 0; }
    """
  }

  static let cases = [
    Case(id: "no library", source: nil, status: 3, says: "error[file]: this is no library"),
    Case(
      id: "no plugin library", source: "int something(void) { return 1; }", status: 4,
      says: "error[plugin]: the library has no function 'audience_plugin_version'"),
    Case(
      id: "another version", source: library(#""7 Clang""#), status: 4,
      says: "built for version 7 of the plugin protocols: expected 1"),
    Case(
      id: "another compiler", source: library(#""1 Some compiler""#), status: 4,
      says: "built by another compiler: Some compiler; expected Clang"),
    Case(
      id: "a version of nothing", source: library(#""""#), status: 4,
      says: "built for version of the plugin protocols"),
    Case(
      id: "asks for more", source: "extern int gone(void);\nint (*pointer)(void) = gone;",
      status: 4, says: "asks for 'gone', which this program does not have"),
  ]

  private static let shop = Samples.folder.appending(path: "shop").path

  /// Makes a library in a folder that goes when the test ends.
  private func withLibrary(_ source: String?, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "library-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = folder.appending(path: "library.so")
    guard let source else {
      try Data("text".utf8).write(to: library)
      return try body(library.path)
    }
    let file = folder.appending(path: "library.c")
    try Data(source.utf8).write(to: file)
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = ["clang", "-shared", "-fPIC", "-o", library.path, file.path]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    try body(library.path)
  }

  private func talk(_ run: Program.Run) -> String {
    run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Each is refused with the way out, and a script does not run without it", arguments: cases)
  func refused(_ bad: Case) throws {
    try withLibrary(bad.source) { path in
      for arguments in [
        ["--plugin", path, "plugins"],
        ["preview", "-w", Self.shop, "--plugin", path, "trait('email').exists()"],
        ["repl", Self.shop, "--plugin", path, "-c", "/status"],
      ] {
        let run = try Program.run(arguments)
        #expect(run.status == bad.status)
        #expect(run.output.isEmpty)
        #expect(talk(run).contains(bad.says), "\(talk(run))")
      }
    }
  }

  @Test("The REPL at a terminal says so and starts without it")
  func repl() throws {
    let repl = try Repl(["--plugin", "/no/such/library.so"])
    try repl.expect("error[file]: there is no such plugin library")
    try repl.type("/count")
    try repl.expect("error[no-tree]")
    try repl.type("/quit")
    #expect(repl.finish() == 0)
  }

  @Test(
    "The configuration names libraries from the root on",
    arguments: [
      (#"{"plugin_libraries": ["lib.so"]}"#, "expected a plugin library's path from the root on"),
      (#"{"plugin_libraries": "lib.so"}"#, "expected 'plugin_libraries' to be a list of paths"),
      (#"{"plugin_libraries": ["/no/such.so"]}"#, "there is no such plugin library"),
    ])
  func configuration(_ text: String, _ says: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID())")
    let file = folder.appending(path: "audience/config.json")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: file)
    let run = try Program.run(["plugins"], environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(run.status == 3)
    #expect(talk(run).contains(says))
  }
}
