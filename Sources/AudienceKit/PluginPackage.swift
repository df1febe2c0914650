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
    return title.hasSuffix(suffix) ? title : title + suffix
  }
  /// Never the name of a type in it, nor of a module of somebody else.
  private var module: String { title + "Plugin" }

  /// The texts of the files by their paths in the package's folder; nil for a kind without a
  /// beginning.
  var files: [(path: String, text: String)]? {
    guard let plugin = PluginTemplates.plugin(kind, type: type, name: name),
      let test = PluginTemplates.test(kind, type: type, module: module)
    else { return nil }
    var files = [
      ("Package.swift", manifest), (".gitignore", ".build/\nPackage.resolved\n"),
      ("Sources/\(module)/\(type).swift", plugin),
      ("Tests/\(module)Tests/\(type)Tests.swift", test),
    ]
    if isExecutable {
      files.append(
        ("Sources/\(name)-audience/main.swift", PluginTemplates.main(kind, type, module)))
    } else {
      files.append(("Sources/\(module)/Library.swift", PluginTemplates.library(kind, type)))
    }
    return files
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
