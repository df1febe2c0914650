public import AudienceConditions

/// What an analyst reads for one node of a tree, and may type after `/set ID`.
///
///     event 'Order Completed'                     headline
///       performed at most 0 times (count = 0)     details
///       within last 30 days
///
/// Conditions below the node (members, operands, what stands in `where`) are nodes of their own and
/// not part of its words; only a stream on the right side of a comparison is written in full, as
/// query text.
public struct NodeWords: Hashable, Sendable {
  /// The first line: `and`, `event 'Order Completed'`, `trait 'plan' = 'pro'`.
  public let headline: String
  /// The lines below it, none for most nodes.
  public let details: [String]
  /// All of it in one line: `event 'Order Completed', last 7 days, count = 0`.
  public let summary: String
  /// What can be explained, and edited, separately.
  public let parts: [NodePart]

  public init(node: ConditionNode) { self.init(node.condition) }

  public init(_ condition: Condition) {
    switch condition {
    case .and: self.init(junction: "and")
    case .or: self.init(junction: "or")
    case .not: self.init(junction: "not")
    case .any: self.init(junction: "any user")
    case .all: self.init(junction: "all users")
    case .compare(.measure(let stream, let measure), let symbol, let right):
      self.init(
        stream, short: Self.words(measure) + " " + Self.words(symbol, right),
        long: Self.frequency(measure, symbol, right))
    case .test(.measure(let stream, let measure), let comparator):
      self.init(stream, short: Self.words(measure) + " " + Self.words(comparator), long: nil)
    case .compare(let left, let symbol, let right):
      self.init(comparison: Self.words(left) + " " + Self.words(symbol, right))
    case .test(let scalar, let comparator):
      self.init(comparison: Self.words(scalar) + " " + Self.words(comparator))
    }
  }

  private init(junction word: String) {
    self.init(headline: word, details: [], summary: word, parts: [NodePart(.junction, word)])
  }

  private init(comparison words: String) {
    self.init(
      headline: words, details: [], summary: words, parts: [NodePart(.comparison, words)])
  }

  private init(_ stream: Stream, short: String, long: String?) {
    let source = Self.words(stream.source)
    var parts = [NodePart(.event, source), NodePart(.measure, short)]
    var summary = [source]
    for filter in stream.filters {
      guard let words = Self.words(filter) else { continue }
      let kind: NodePart.Kind
      switch filter {
      case .condition: continue
      case .window: kind = .window
      case .excludingSources: kind = .sources
      case .expiresAfter: kind = .expiry
      }
      parts.append(NodePart(kind, words))
      let isLast = words.hasPrefix("within last ")
      summary.append(isLast ? String(words.dropFirst("within ".count)) : words)
    }
    self.init(
      headline: source, details: [long ?? short] + parts.dropFirst(2).map(\.words),
      summary: (summary + [short]).joined(separator: ", "), parts: parts)
  }

  private init(headline: String, details: [String], summary: String, parts: [NodePart]) {
    self.headline = headline
    self.details = details
    self.summary = summary
    self.parts = parts
  }
}

/// One part of a node in words.
public struct NodePart: Hashable, Sendable {
  /// What the part is; stable, so that tables can be keyed by it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `and`, `or`, `not`, `any user`, `all users`
    case junction
    /// `event 'Order Completed'`, `entity 'orders'`
    case event
    /// `count = 0`, `sum of 'total' > 500`
    case measure
    /// `within last 30 days`
    case window
    /// `excluding sources 'import', 'test'`
    case sources
    /// `expires after 30 days`
    case expiry
    /// `trait 'plan' = 'pro'`
    case comparison
  }

  public let kind: Kind
  /// The words, as they can be typed after `/set ID`.
  public let words: String

  public init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words
  }
}
