import AudienceConditions
public import AudienceDiagnostics

/// Reads query text (SEMANTICS 2).
///
///     let query = try QueryParser.parse("event('Order Completed').count() >= 1")
///
/// What only an audience must keep to (no computed trait, ANY and ALL of accounts only, `parent:`
/// in a funnel only) is not checked here but by `QueryStructure`.
public struct QueryParser {
  /// The greatest length of a query text, in UTF-8 bytes.
  public static let maximumLength = 1_000_000
  /// The greatest number of levels: open parentheses, NOT, ANY, ALL, `where(`, nested `event(`.
  public static let maximumDepth = 200

  let source: SourceText
  var lexer: QueryLexer
  /// The token that is read next.
  var token: QueryToken
  /// The tokens read last, for messages that say after what.
  var previous: QueryToken?
  /// How many levels are open.
  var level = 0
  /// How many `where(` are open.
  var whereLevel = 0
  /// The text of each node by the number it has until the tree is whole.
  var spans: [Int: Span] = [:]
  var nodeCount = 0

  /// Reads a text that is one definition.
  ///
  /// - Throws: one finding with the code `.syntax`, `.structure` or `.depth`, which points at the
  ///   place that got furthest.
  public static func parse(_ text: String) throws(FindingError) -> ParsedQuery {
    try parse(SourceText(text))
  }

  /// Reads a text that has a name, such as a file's path.
  public static func parse(_ source: SourceText) throws(FindingError) -> ParsedQuery {
    let length = source.text.utf8.count
    if length > maximumLength {
      throw FindingError(
        Finding(
          .syntax, at: .whole,
          "expected query text of at most \(maximumLength) bytes, this has \(length)"))
    }
    var parser = QueryParser(source)
    let definition = try parser.readDefinition()
    return parser.numbered(definition)
  }

  init(_ source: SourceText) {
    self.source = source
    lexer = QueryLexer(source)
    token = lexer.next()
  }

  /// What the whole text defines, its nodes numbered in the order they were made.
  private enum RawDefinition {
    case condition(ConditionNode)
    case scalar(Scalar)
  }

  private mutating func readDefinition() throws(FindingError) -> RawDefinition {
    if token.kind == .end {
      throw failure(
        "expected a condition", help: "for example event('Order Completed').count() >= 1")
    }
    var first: Member?
    if beginsScalar {
      let start = token.span
      let scalar = try readScalar(after: nil)
      if token.kind == .end { return .scalar(scalar) }
      first = try readComparison(of: scalar, from: start)
    }
    let condition = try readCondition(startingWith: first)
    if token.kind != .end { throw unexpectedAfterCondition(expected: "the end") }
    return .condition(condition.node)
  }

  /// Gives nodes their ids, in pre-order, and keys the spans by them.
  private func numbered(_ definition: RawDefinition) -> ParsedQuery {
    switch definition {
    case .condition(let node):
      let tree = ConditionTree(node.condition)
      return ParsedQuery(
        definition: .audience(tree), spans: spans(from: [node], to: [tree.root]), source: source)
    case .scalar(let scalar):
      // A node around the value gives the conditions in its filters their numbers.
      let tree = ConditionTree(.test(scalar, .exists))
      guard case .test(let numbered, _) = tree.condition else {
        return ParsedQuery(definition: .computedTrait(scalar), spans: [:], source: source)
      }
      return ParsedQuery(
        definition: .computedTrait(numbered),
        spans: spans(from: scalar.conditions, to: numbered.conditions), source: source)
    }
  }

  private func spans(from raw: [ConditionNode], to numbered: [ConditionNode]) -> [Int: Span] {
    var result: [Int: Span] = [:]
    result.reserveCapacity(spans.count)
    func visit(_ raw: [ConditionNode], _ numbered: [ConditionNode]) {
      for (one, other) in zip(raw, numbered) {
        result[other.id] = spans[one.id]
        visit(one.condition.children, other.condition.children)
      }
    }
    visit(raw, numbered)
    return result
  }
}

// MARK: - Tokens

extension QueryParser {
  mutating func advance() {
    previous = token
    token = lexer.next()
  }

  /// Goes on if the next token is that sign.
  mutating func take(_ sign: QueryToken.Sign) -> Bool {
    guard token.isSign(sign) else { return false }
    advance()
    return true
  }

  /// Goes on behind a sign that must come.
  mutating func expect(
    _ sign: QueryToken.Sign, after words: String
  ) throws(FindingError) {
    if take(sign) { return }
    throw failure("expected '\(sign.rawValue)' after \(words)")
  }

  /// Opens a level.
  mutating func enter() throws(FindingError) {
    if level == Self.maximumDepth {
      throw FindingError(
        Finding(
          .depth, at: .text(source, token.span),
          "expected at most \(Self.maximumDepth) levels of nesting"))
    }
    level += 1
  }

  /// Makes a node of a span of the text.
  mutating func makeNode(_ condition: Condition, _ span: Span) -> ConditionNode {
    nodeCount += 1
    spans[nodeCount] = span
    return ConditionNode(condition, id: nodeCount)
  }

  /// The text of a token.
  func text(of token: QueryToken) -> String { source.substring(token.span) }
}
