import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import StandardValidators
import Testing

/// The store that the validators' own examples are about, and what they find in it.
enum ExampleShop {
  static let workspace = UnknownNameValidator.examples.workspace
  static let now =
    TimestampReader.rfc3339("2026-01-31T00:00:00Z") ?? Instant(microseconds: 0)

  static func context(_ level: AudienceLevel = .users) -> ValidationContext {
    ValidationContext(workspace: workspace, level: level, now: now)
  }

  static func tree(_ query: String) throws -> ConditionTree {
    try #require(try QueryParser.parse(query).tree)
  }

  /// What standard validators find.
  static func findings(
    in tree: ConditionTree, _ context: ValidationContext = context(),
    by validators: [any ConditionValidator.Type] = StandardValidators.all
  ) throws -> [Finding] {
    try validators.flatMap { type in
      try type.init(settings: PluginSettings(for: type.description)).findings(in: tree, context)
    }
  }
}

extension ExampleShop {
  /// The tree after a suggestion is applied, as `/apply` does it.
  static func applying(
    _ suggestion: Suggestion, to tree: ConditionTree
  ) throws -> ConditionTree {
    guard case .setNode(let id, let words) = suggestion.action else {
      throw FindingError(Finding(.edit, at: .whole, "not an edit of a node"))
    }
    let node = try #require(tree.node(id))
    return try tree.setting(id, to: FieldEdit.apply(words, to: node))
  }
}
