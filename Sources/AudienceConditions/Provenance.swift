public import AudienceDiagnostics

/// Where a part of a condition tree came from.
public enum Origin: Hashable, Sendable {
  case prompt(SourceText)
  case instruction(SourceText)
  /// A hand edit, with the command that made it.
  case edit(SourceText)
  case query(SourceText)
  /// Nothing that was written: a default, with the rule that set it.
  case rule(String)

  /// The text the spans point into; nil for a rule.
  public var text: SourceText? {
    switch self {
    case .prompt(let text), .instruction(let text), .edit(let text), .query(let text): text
    case .rule: nil
    }
  }
}

/// Why a node, or a part of it, is as it is.
public struct Provenance: Hashable, Sendable {
  public let origin: Origin
  /// The part in the tree's words: `within last 30 days`; the words of the whole node where it
  /// is all of it.
  public let part: String
  /// The words of the origin's text that made it; none for a default.
  public let spans: [Span]
  /// The rule or lexicon line that tied them: `"haven't" negates the event`.
  public let reason: String

  public init(_ part: String, from origin: Origin, spans: [Span], reason: String) {
    self.origin = origin
    self.part = part
    self.spans = spans
    self.reason = reason
  }
}

/// What is known of where each node came from, by node id.
public typealias ProvenanceTable = [Int: [Provenance]]
