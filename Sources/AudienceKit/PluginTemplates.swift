import AudiencePluginAPI

/// The source texts that a new plugin begins with.
enum PluginTemplates {
  static func plugin(_ kind: PluginKind, type: String, name: String) -> String {
    switch kind {
    case .strategy: strategy(type, name)
    case .validator: validator(type, name)
    case .exporter: exporter(type, name)
    case .importer: importer(type, name)
    case .engine: engine(type, name)
    }
  }

  static func main(_ kind: PluginKind, _ type: String, _ module: String) -> String {
    """
    import AudienceKit
    import \(module)
    import StandardPlugins

    AudiencePlayground.run(try StandardPlugins.catalog().adding(\(kind.plural): [\(type).self]))

    """
  }

  static func library(_ kind: PluginKind, _ type: String) -> String {
    """
    import AudiencePluginAPI

    /// What the library was built with; the playground asks before it runs anything else.
    @_cdecl("audience_plugin_version")
    public func version() -> UnsafePointer<CChar> { audience_plugin_built_with() }

    /// The plugins.
    @_cdecl("audience_plugin_library")
    public func library() -> UnsafeMutableRawPointer {
      PluginLibrary(\(kind.plural): [\(type).self]).handedOver
    }

    """
  }

  static func test(_ kind: PluginKind, type: String, module: String) -> String {
    let suite: String
    switch kind {
    case .strategy:
      suite = """
        StrategyConformance(
            \(type).self, prompts: ["Everybody who has an email"]
          )
        """
    case .validator:
      suite = """
        ValidatorConformance(
            \(type).self,
            triggering: ["trait('phone').exists()"], quiet: ["trait('email').exists()"]
          )
        """
    case .exporter: suite = "ExporterConformance(\(type).self)"
    case .importer:
      suite = """
        ImporterConformance(
            \(type).self,
            documents: [
              ImportDocument(path: "plan.names", bytes: Array("Order Completed\\nLogin\\n".utf8))
            ]
          )
        """
    case .engine: suite = "EngineConformance(\(type).self)"
    }
    return """
      \(kind == .importer ? "import AudiencePluginAPI\n" : "")import AudiencePluginTesting
      import \(module)
      import Testing

      @Test("It keeps the contract")
      func contract() {
        let report = \(suite).run()
        #expect(report.failures.isEmpty, "\\(report)")
      }

      """
  }

  // MARK: - Plugins

  private static func strategy(_ type: String, _ name: String) -> String {
    """
    import AudienceConditions
    import AudienceDiagnostics
    import AudiencePluginAPI
    import AudienceSchema

    /// Understands one sentence: "everybody who has" and the name of a trait.
    public struct \(type): GenerationStrategy {
      public static let description = PluginDescription(
        name: "\(name)", version: "1.0.0", summary: "understands one sentence")

      public init(settings: PluginSettings) {}

      public func generate(
        _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
      ) async throws -> GenerationOutcome {
        let beginning = "everybody who has an "
        guard case .generate(let prompt) = request.task, request.level != .accounts,
          prompt.text.lowercased().hasPrefix(beginning)
        else {
          return .declined(
            Refusal(.reword, cause: "this strategy knows 'everybody who has an' and a trait"))
        }
        let name = String(decoding: prompt.text.utf8.dropFirst(beginning.utf8.count), as: UTF8.self)
        let span = Span(beginning.utf8.count, prompt.text.utf8.count)
        guard request.workspace.trait(at: FieldPath(names: [name]), scope: .user) != nil else {
          return .declined(
            Refusal(.reword, cause: "there is no trait of that name", spans: [span]))
        }
        let tree = ConditionTree(.test(.trait(FieldPath(names: [name])), .exists))
        let provenance = Provenance(
          "trait '\\(name)' exists", from: .prompt(prompt.source), spans: [span],
          reason: "the name of the trait")
        return .readings(
          [
            Reading(
              level: .users, tree: tree, confidence: 1, provenance: [tree.root.id: [provenance]])
          ], question: nil)
      }
    }

    """
  }

  private static func validator(_ type: String, _ name: String) -> String {
    """
    import AudienceConditions
    import AudienceDiagnostics
    import AudiencePluginAPI
    import AudienceSchema

    /// Asks not to read a trait.
    public struct \(type): ConditionValidator {
      public static let description = PluginDescription(
        name: "\(name)", version: "1.0.0", summary: "asks not to read a trait",
        settings: [
          PluginSetting("trait", .text, default: "phone", summary: "the trait that is not read")
        ])

      public static let codes = [
        CodeDescription(
          "\(name)-read", .validation, exit: 0, "a trait is read that is not to be",
          "Say here why it matters, and what to do instead.")
      ]

      private let trait: FieldPath

      public init(settings: PluginSettings) {
        trait = FieldPath(settings.text("trait") ?? "phone")
      }

      public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
        tree.nodes.filter { reads($0.condition) }.map { node in
          Finding(
            "\(name)-read", .warning, at: .node(node.id, words: nil),
            "trait '\\(trait)' is read: expected another condition",
            help: "/remove \\(node.id) takes it out")
        }
      }

      private func reads(_ condition: Condition) -> Bool {
        switch condition {
        case .test(let scalar, _): scalar == .trait(trait)
        case .compare(let left, _, let right): [left, right].contains(.trait(trait))
        case .and, .or, .not, .any, .all: false
        }
      }
    }

    """
  }

  private static func exporter(_ type: String, _ name: String) -> String {
    """
    import AudienceConditions
    import AudiencePluginAPI
    import AudienceQueryLanguage

    /// Writes the condition tree as an outline, a node a line.
    public struct \(type): ConditionExporter {
      public static let description = PluginDescription(
        name: "\(name)", version: "1.0.0", summary: "an outline, a node a line")

      public init(settings: PluginSettings) {}

      public func export(_ request: ExportRequest) throws -> ExportedText {
        ExportedText(lines(of: request.tree.root, indent: "").map { $0 + "\\n" }.joined())
      }

      private func lines(of node: ConditionNode, indent: String) -> [String] {
        func nested(_ word: String, _ children: [ConditionNode]) -> [String] {
          [indent + word] + children.flatMap { lines(of: $0, indent: indent + "  ") }
        }
        return switch node.condition {
        case .and(let members): nested("all of", members)
        case .or(let members): nested("one of", members)
        case .not(let inner): nested("not", [inner])
        case .any(let inner): nested("any user", [inner])
        case .all(let inner): nested("every user", [inner])
        case .compare, .test: [indent + QueryPrinter.text(node.condition)]
        }
      }
    }

    """
  }

  private static func importer(_ type: String, _ name: String) -> String {
    """
    import AudienceJSON
    import AudiencePluginAPI

    /// Makes a workspace of a file with the name of an event on each line.
    public struct \(type): DocumentImporter {
      public static let description = PluginDescription(
        name: "\(name)", version: "1.0.0", summary: "a file with an event's name a line")

      public init(settings: PluginSettings) {}

      public static func recognizes(_ document: ImportDocument) -> Bool {
        document.path.hasSuffix(".names")
      }

      public func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace {
        var seen: Set<String> = []
        let names = documents.flatMap { $0.bytes.split(separator: 0x0A) }
          .map { String(decoding: $0, as: UTF8.self) }.filter { seen.insert($0).inserted }
        return ImportedWorkspace(
          document: .object([
            "name": .text("imported"),
            "events": .array(names.map { .object(["name": .text($0), "properties": .array([])]) }),
            "traits": .array([]),
          ]))
      }
    }

    """
  }
}

extension PluginKind {
  /// As catalogs and libraries list the kind: `strategies`.
  fileprivate var plural: String { self == .strategy ? "strategies" : rawValue + "s" }
}
