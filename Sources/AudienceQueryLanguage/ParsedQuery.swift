public import AudienceConditions
public import AudienceDiagnostics
public import AudienceSchema

/// What a query text defines, and which bytes of it made each node.
public struct ParsedQuery: Sendable {
  public let definition: Definition
  /// The text of each node by node id, in UTF-8 offsets of `source`; parentheses around a node
  /// are not part of it.
  public let spans: [Int: Span]
  public let source: SourceText

  /// The condition tree; nil when the text is a computed trait.
  public var tree: ConditionTree? {
    switch definition {
    case .audience(let tree): tree
    case .computedTrait: nil
    }
  }

  /// What the language forbids of the query as an audience, pointing into its text
  /// (SEMANTICS 2).
  public func structureFindings(level: AudienceLevel?) -> [Finding] {
    QueryStructure.findings(in: definition, level: level).map { finding in
      let span: Span
      switch finding.place {
      case .node(let id, _): span = spans[id] ?? whole
      case .whole: span = whole
      case .text, .file: return finding
      }
      return Finding(
        finding.code, finding.severity, at: .text(source, span), finding.message,
        suggestions: finding.suggestions, help: finding.help)
    }
  }

  private var whole: Span { Span(0, source.text.utf8.count) }
}
