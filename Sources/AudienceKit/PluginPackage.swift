import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudiencePluginAPI
import Foundation

/// The files of a package with one plugin: it builds, and its test passes.
struct PluginPackage {
  /// Where the package is that it depends on.
  enum Source {
    case folder(String)
    case url(String)
  }

  let name: String
  let kind: PluginKind
  let isExecutable: Bool
  let source: Source

  /// `NoPhone` of `no-phone`.
  private var title: String {
    let words = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let title = words.joined()
    return title.first?.isNumber == true ? "Plugin\(title)" : title
  }

  private var type: String {
    let suffix = kind.rawValue.capitalized
    let type = title.hasSuffix(suffix) ? title : title + suffix
    return Self.protocols.contains(type) ? "My\(type)" : type
  }

  /// Types of ours that a file of the package sees and that a plugin's type could be called like.
  static let protocols: Set<String> = [
    "CallEngine", "CallImporter", "ConditionExporter", "ConditionValidator", "DocumentImporter",
    "GenerationStrategy", "PreviewEngine", "WorkspaceImporter",
  ]

  /// Never the name of a type in it, nor of a module of somebody else.
  private var module: String { title + "Plugin" }

  /// The texts of the files by their paths in the package's folder.
  var files: [(path: String, text: String)] {
    var files = [
      ("Package.swift", manifest), (".gitignore", ".build/\nPackage.resolved\n"),
      (
        "Sources/\(module)/\(type).swift", PluginTemplates.plugin(kind, type: type, name: name)
      ),
      (
        "Tests/\(module)Tests/\(type)Tests.swift",
        PluginTemplates.test(kind, type: type, module: module)
      ),
    ]
    if isExecutable {
      files.append(
        ("Sources/\(name)-audience/main.swift", PluginTemplates.main(kind, type, module)))
    } else {
      files.append(("Sources/\(module)/Library.swift", PluginTemplates.library(kind, type)))
    }
    return files
  }

  /// The packages that this one is built with, as SwiftPM knows them: by the last part of where
  /// they are. None of them can have the name of this one.
  var otherPackages: Set<String> {
    switch source {
    case .url(let url): ["audience", Self.identity(of: url).lowercased()]
    case .folder(let path):
      Set(["audience", Self.identity(of: path).lowercased()] + Self.pinned(by: path))
    }
  }

  /// The packages that a package is built with.
  private static func pinned(by folder: String) -> [String] {
    guard let bytes = try? FileSystem.contents(of: folder + "/Package.resolved"),
      let resolved = try? JSONReader.read(bytes)
    else { return [] }
    return (resolved["pins"]?.arrayValue ?? []).compactMap { $0["identity"]?.stringValue }
  }

  /// What to type next.
  func nextSteps(program: String) -> [String] {
    [
      "wrote \(name): \(kind.rawValue) '\(name)' in \(isExecutable ? "a program" : "a library") of its own",
      "  cd \(name)",
      "  swift test",
      isExecutable
        ? "  swift run \(name)-audience" : "  swift build",
    ] + (isExecutable ? [] : ["  \(program) --plugin .build/debug/lib\(name).so"])
  }

  private var manifest: String {
    let (dependency, package) =
      switch source {
      case .folder(let path):
        (".package(name: \"audience\", path: \(Self.quoted(path)))", "audience")
      case .url(let url):
        (".package(url: \(Self.quoted(url)), branch: \"main\")", Self.identity(of: url))
      }
    func product(_ name: String) -> String {
      ".product(name: \"\(name)\", package: \(Self.quoted(package)))"
    }
    if isExecutable {
      return """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
          name: "\(name)",
          dependencies: [\(dependency)],
          targets: [
            .target(name: "\(module)", dependencies: [\(product("AudiencePluginAPI"))]),
            .executableTarget(
              name: "\(name)-audience",
              dependencies: [
                "\(module)",
                \(product("AudienceKit")),
                \(product("StandardPlugins")),
              ]),
            .testTarget(
              name: "\(module)Tests",
              dependencies: ["\(module)", \(product("AudiencePluginTesting"))]),
          ]
        )

        """
    }
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "\(name)",
        products: [.library(name: "\(name)", type: .dynamic, targets: ["\(module)"])],
        dependencies: [\(dependency)],
        targets: [
          // The one product of audience that a library may depend on.
          .target(name: "\(module)", dependencies: [\(product("AudiencePluginLibrary"))]),
          .testTarget(
            name: "\(module)Tests",
            dependencies: ["\(module)", \(product("AudiencePluginLibrary"))]),
        ]
      )

      """
  }

  /// A text as a Swift literal.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// What SwiftPM calls the package of a URL: its last part.
  private static func identity(of url: String) -> String {
    let last = url.split(separator: "/").last.map(String.init) ?? "audience"
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }
}
