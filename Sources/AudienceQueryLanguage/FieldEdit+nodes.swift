import AudienceConditions
import AudienceDiagnostics
import AudienceSchema
import AudienceTime

extension WordsReader {
  /// The condition of a node after the edit that all the words say.
  mutating func edited(_ node: ConditionNode) throws(FindingError) -> Condition {
    if isAtEnd { throw expectation(for: node.condition) }
    if beginsQueryText { return try queryText(keepingIDsOf: node.condition) }
    let condition: Condition
    switch node.condition {
    case .and(let members), .or(let members):
      condition = try junction(members, of: node.condition)
    case .not(let inner), .any(let inner), .all(let inner):
      condition = try prefix(inner, of: node.condition)
    case .compare(.measure(let stream, let measure), let symbol, let right):
      var edit = StreamEdit(stream, measure, .symbol(symbol, right))
      condition = try edited(&edit, of: node.condition)
    case .test(.measure(let stream, let measure), let comparator):
      var edit = StreamEdit(stream, measure, .comparator(comparator))
      condition = try edited(&edit, of: node.condition)
    case .compare(let left, let symbol, let right):
      condition = try comparison(left, .symbol(symbol, right), of: node.condition)
    case .test(let left, let comparator):
      condition = try comparison(left, .comparator(comparator), of: node.condition)
    }
    if !isAtEnd { throw bareSpan(for: node.condition) ?? unexpectedEnd(for: node.condition) }
    return condition
  }

  /// A length of time alone, where the words before it are missing: `30 days`.
  private func bareSpan(for condition: Condition) -> FindingError? {
    var probe = WordsReader(source)
    let whole = Span(probe.token.span.start, probe.token.span.start)
    guard case .number = probe.token.kind, let span = try? probe.parser.readSpan(of: "within"),
      probe.isAtEnd
    else { return nil }
    switch condition {
    case .compare, .test: break
    case .and, .or, .not, .any, .all: return nil
    }
    return parser.failure(
      "'\(span.text)' alone is no lookback window: expected 'within' before it",
      suggestions: [
        .replacing(whole, by: "within ", title: "did you mean within \(span.text)?")
      ], at: Span(whole.start, source.text.utf8.count))
  }

  private func unexpectedEnd(for condition: Condition) -> FindingError {
    parser.failure(
      "expected the end after '\(wordsSoFar)'",
      help:
        "for example \(FieldEdit.forms(for: condition).prefix(6).map(\.text).joined(separator: " · "))"
    )
  }

  private var wordsSoFar: String {
    source.substring(Span(0, parser.previous?.span.end ?? 0))
  }

  // MARK: - Junctions

  private mutating func junction(
    _ members: [ConditionNode], of condition: Condition
  ) throws(FindingError) -> Condition {
    if take(oneOf: ["and", "all of", "all"]) { return .and(members) }
    if take(oneOf: ["or", "any of", "any"]) { return .or(members) }
    throw expectation(for: condition)
  }

  private mutating func prefix(
    _ inner: ConditionNode, of condition: Condition
  ) throws(FindingError) -> Condition {
    if take("not") { return .not(inner) }
    if take(oneOf: ["any user", "any"]) { return .any(inner) }
    if take(oneOf: ["all users", "all"]) { return .all(inner) }
    throw expectation(for: condition)
  }

  // MARK: - Comparisons

  private mutating func comparison(
    _ left: Scalar, _ comparison: Relation, of condition: Condition
  ) throws(FindingError) -> Condition {
    if sees("event") || sees("entity") {
      // Another kind of condition: performed at least once, unless the words go on.
      var edit = StreamEdit(
        .event(""), .count, .symbol(.greaterOrEqual, .literal(.integer(1))))
      return try edited(&edit, of: condition)
    }
    let subject = try readSubject() ?? left
    if isAtEnd { return comparison.condition(of: subject) }
    guard let relation = try readRelation(replacing: comparison) else {
      throw expectation(for: condition)
    }
    return relation.condition(of: subject)
  }

  /// Reads `trait 'plan'` and the like; nil where the words begin otherwise.
  mutating func readSubject() throws(FindingError) -> Scalar? {
    // A literal on the left is no condition; it is read back all the same.
    if take("trait") { return .trait(FieldPath(try readName(of: "the trait", toTheEnd: false))) }
    if take("context") {
      return .context(FieldPath(try readName(of: "the context field", toTheEnd: false)))
    }
    if take("property") {
      let path = FieldPath(try readName(of: "the property", toTheEnd: false))
      return .property(path, of: take("of the event above") ? .parentEvent : .thisEvent)
    }
    return nil
  }

  // MARK: - Query text

  /// Whether the words are query text: a function with its parenthesis, a parenthesis, or an upper
  /// case NOT, ANY, ALL before something.
  private var beginsQueryText: Bool {
    if token.isSign(.openParenthesis) { return true }
    guard let word = token.word else { return false }
    var probe = parser.lexer
    let next = probe.next()
    if ["NOT", "ANY", "ALL"].contains(word) { return next.kind != .end }
    return QueryNames.scalars.contains(word) && next.isSign(.openParenthesis)
  }

  /// Reads a whole condition; those directly below it that were there before keep their ids.
  private mutating func queryText(
    keepingIDsOf old: Condition
  ) throws(FindingError) -> Condition {
    let member = try parser.readCondition()
    if !isAtEnd { throw parser.unexpectedAfterCondition(expected: "the end") }
    let new = member.node.condition
    return new == old ? old : new.keepingIDs(of: old.children)
  }

  // MARK: - Errors

  /// What may be typed for a kind of node, with the form nearest to what was typed.
  func expectation(for condition: Condition) -> FindingError {
    let forms = FieldEdit.forms(for: condition)
    let firstWords = forms.compactMap { form -> String? in
      form.text.split(separator: " ").first.map(String.init)
    }
    let nearest = token.word.flatMap { word in
      EditDistance.nearest(to: word, in: firstWords, count: 1).first
    }
    let kind: String
    switch condition {
    case .and, .or: kind = "'and', 'or' or query text"
    case .not, .any, .all: kind = "'not', 'any user', 'all users' or query text"
    case .compare(.measure, _, _), .test(.measure, _):
      kind = "an event, a lookback window, a measure or query text"
    case .compare, .test: kind = "a trait or property, a comparison or query text"
    }
    let examples = forms.prefix(6).map(\.text).joined(separator: " · ")
    return parser.failure(
      "expected \(kind)",
      suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [],
      help: "for example \(examples)")
  }
}

extension Condition {
  /// The condition with no ids but those of equal conditions among some that stood there before.
  func keepingIDs(of old: [ConditionNode]) -> Condition {
    var rest = old
    return mappingChildren { child in
      if let position = rest.firstIndex(of: child) { return rest.remove(at: position) }
      return ConditionNode(child.condition.keepingIDs(of: []))
    }
  }
}
