import Foundation
import Testing

/// What is written; CI builds and tests a package of each kind.
@Suite("A package for a new plugin")
struct PluginNewTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "new-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test(
    "It is written once, and nothing is overwritten",
    arguments: ["strategy", "validator", "exporter", "importer", "engine"])
  func once(_ kind: String) throws {
    try withFolder { folder in
      let arguments = ["plugin", "new", "my-first", "--kind", kind]
      let run = try Program.run(arguments, folder: folder)
      #expect(run.status == 0)
      let package = folder.appending(path: "my-first")
      let manifest = try String(
        contentsOf: package.appending(path: "Package.swift"), encoding: .utf8)
      #expect(manifest.contains(#".library(name: "my-first", type: .dynamic"#))
      let type = "MyFirst" + kind.capitalized
      for file in [
        "Sources/MyFirstPlugin/\(type).swift", "Sources/MyFirstPlugin/Library.swift",
        "Tests/MyFirstPluginTests/\(type)Tests.swift", ".gitignore",
      ] {
        #expect(
          FileManager.default.fileExists(atPath: package.appending(path: file).path), "\(file)")
      }
      try Data("mine".utf8).write(to: package.appending(path: "Package.swift"))
      let again = try Program.run(arguments, folder: folder)
      #expect(again.status == 3)
      #expect(again.errors.contains("nothing was written"))
      let kept = try Data(contentsOf: package.appending(path: "Package.swift"))
      #expect(kept == Data("mine".utf8))
    }
  }

  /// A type called like a protocol of ours would be taken for it.
  @Test(
    "A name that makes the name of a protocol makes another type",
    arguments: [
      ("generation", "strategy", "MyGenerationStrategy"),
      ("condition", "validator", "MyConditionValidator"),
      ("condition-exporter", "exporter", "MyConditionExporter"),
      ("workspace", "importer", "MyWorkspaceImporter"), ("preview", "engine", "MyPreviewEngine"),
      ("protocol", "strategy", "ProtocolStrategy"), ("strategy", "strategy", "Strategy"),
    ])
  func protocols(_ name: String, _ kind: String, _ type: String) throws {
    try withFolder { folder in
      #expect(
        try Program.run(["plugin", "new", name, "--kind", kind], folder: folder).status == 0)
      let module = try #require(
        try FileManager.default.contentsOfDirectory(
          atPath: folder.appending(path: "\(name)/Sources").path
        ).first)
      let file = folder.appending(path: "\(name)/Sources/\(module)/\(type).swift")
      #expect(try String(contentsOf: file, encoding: .utf8).contains("struct \(type): "))
    }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(
    "What cannot be a plugin is refused",
    arguments: [
      Refused(
        arguments: ["My_Plugin", "--kind", "strategy"], status: 2, says: "is no plugin's name"),
      Refused(arguments: ["../out", "--kind", "strategy"], status: 2, says: "is no plugin's name"),
      Refused(arguments: ["mine", "--kind", "robot"], status: 2, says: "robot"),
      Refused(arguments: ["mine"], status: 2, says: "--kind"),
      Refused(
        arguments: ["audience", "--kind", "exporter"], status: 2,
        says: "'audience' is the name of a package that the plugin is built with"),
      Refused(
        arguments: ["swift-argument-parser", "--kind", "exporter"], status: 2,
        says: "expected another, such as my-swift-argument-parser"),
      Refused(
        arguments: [
          "fork", "--kind", "exporter", "--package", "https://example.org/things/fork.git",
        ], status: 2, says: "'fork' is the name of a package that the plugin is built with"),
      Refused(
        arguments: ["offline", "--kind", "strategy"], status: 2,
        says: "there is strategy 'offline' already"),
      Refused(
        arguments: ["mine", "--kind", "strategy", "--package", "/tmp"], status: 3,
        says: "this is not the audience package"),
    ])
  func refused(_ bad: Refused) throws {
    try withFolder { folder in
      let run = try Program.run(["plugin", "new"] + bad.arguments, folder: folder)
      #expect(run.status == bad.status)
      let talk = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(talk.contains(bad.says), "\(talk)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("A program of its own, built with a package at a URL")
  func executable() throws {
    try withFolder { folder in
      let run = try Program.run(
        [
          "plugin", "new", "2-loud", "--kind", "exporter", "--executable", "--package",
          "https://example.org/things/audience-fork.git",
        ], folder: folder)
      #expect(run.status == 0)
      let manifest = try String(
        contentsOf: folder.appending(path: "2-loud/Package.swift"), encoding: .utf8)
      #expect(manifest.contains(#".executableTarget(\#n      name: "2-loud-audience""#))
      #expect(manifest.contains(#"package: "audience-fork""#))
      let main = try String(
        contentsOf: folder.appending(path: "2-loud/Sources/2-loud-audience/main.swift"),
        encoding: .utf8)
      #expect(main.contains("import Plugin2LoudPlugin"))
      #expect(main.contains("adding(exporters: [Plugin2LoudExporter.self])"))
    }
  }
}
