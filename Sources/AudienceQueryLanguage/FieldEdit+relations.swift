import AudienceConditions
import AudienceDiagnostics
import AudienceTime

/// What a value is compared with.
enum Relation {
  case symbol(ComparisonSymbol, Scalar)
  case comparator(Comparator)

  /// The comparison of a value.
  func condition(of left: Scalar) -> Condition {
    switch self {
    case .symbol(let symbol, let right): .compare(left, symbol, right)
    case .comparator(let comparator): .test(left, comparator)
    }
  }
}

extension WordsReader {
  /// Reads a comparison in words or symbols, or a bare value that takes the old one's place; nil
  /// where the words are none.
  mutating func readRelation(replacing old: Relation) throws(FindingError) -> Relation? {
    if case .comparison(let symbol) = token.kind {
      let symbolToken = token
      parser.advance()
      return .symbol(symbol, try readValue(after: symbolToken, keeping: old))
    }
    if let comparator = try readComparator() { return .comparator(comparator) }
    if take(oneOf: ["is not", "isn't", "differs from"]) {
      return .symbol(.notEqual, try readValue(after: nil, keeping: old))
    }
    if take(oneOf: ["is", "equals"]) {
      return .symbol(.equal, try readValue(after: nil, keeping: old))
    }
    return try readBareValue(replacing: old)
  }

  private mutating func readValue(
    after symbol: QueryToken?, keeping old: Relation
  ) throws(FindingError) -> Scalar {
    // A stream that is written as it was keeps the ids of its conditions.
    if token.word.map({ ["trait", "property", "context"].contains($0) }) == true,
      !nextIsParenthesis, let subject = try readSubject()
    {
      return subject
    }
    let words = symbol.map { "'\(parser.text(of: $0))'" }
    let value = try parser.readScalar(after: words)
    if case .symbol(_, let right) = old, right == value { return right }
    return value.withoutIDs
  }

  private var nextIsParenthesis: Bool {
    var probe = parser.lexer
    return probe.next().isSign(.openParenthesis)
  }

  /// A literal alone keeps the symbol, or the comparator where it takes values.
  private mutating func readBareValue(
    replacing old: Relation
  ) throws(FindingError) -> Relation? {
    switch token.kind {
    case .string, .number, .date, .timestamp: break
    case .word(let word) where word == "true" || word == "false": break
    case .word, .comparison, .sign, .fault, .end: return nil
    }
    let literals = try readLiterals(after: nil)
    let first = literals[0]
    switch old {
    case .symbol(let symbol, _):
      return literals.count == 1
        ? .symbol(symbol, .literal(first)) : .comparator(.oneOf(literals))
    case .comparator(let comparator):
      guard let changed = comparator.replacing(literals) else {
        return .symbol(.equal, .literal(first))
      }
      return .comparator(changed)
    }
  }

  /// Reads values separated by `,` or `or`.
  mutating func readLiterals(after words: String?) throws(FindingError) -> [Literal] {
    var literals = [try parser.readLiteral(after: words)]
    while true {
      let hasComma = parser.take(.comma)
      if !(take("or") || hasComma) { return literals }
      literals.append(try parser.readLiteral(after: hasComma ? "','" : "'or'"))
    }
  }

  // MARK: - Comparators

  private mutating func readComparator() throws(FindingError) -> Comparator? {
    if take(oneOf: ["doesn't exist", "does not exist", "is absent", "absent", "is not set"]) {
      takeEmptyParentheses()
      return .absent
    }
    if take(oneOf: ["exists", "is set"]) {
      takeEmptyParentheses()
      return .exists
    }
    if take(oneOf: ["doesn't contain", "does not contain", "omits"]) {
      return .omits(try readList("omits"))
    }
    if take("contains") { return .contains(try readList("contains")) }
    if take(oneOf: ["starts with", "begins with", "starts_with"]) {
      return .startsWith(try readOne("starts with"))
    }
    if take(oneOf: ["ends with", "ends_with"]) { return .endsWith(try readOne("ends with")) }
    if take(oneOf: ["is one of", "one of", "one_of", "in"]) {
      return .oneOf(try readList("is one of"))
    }
    if take(oneOf: ["is none of", "none of", "none_of", "not in"]) {
      return .noneOf(try readList("is none of"))
    }
    return try readDateComparator()
  }

  private mutating func readDateComparator() throws(FindingError) -> Comparator? {
    if take(oneOf: ["is before", "before", "before_date"]) {
      return .beforeDate(try readOne("before"))
    }
    if take(oneOf: ["is after", "after", "after_date"]) { return .afterDate(try readOne("after")) }
    if take(oneOf: ["within next", "within the next", "within_next"]) {
      return .withinNext(try readSpanInParentheses("within next"))
    }
    if take(oneOf: ["within last", "within the last", "within_last", "within"]) {
      return .withinLast(try readSpanInParentheses("within last"))
    }
    if take("before_last") { return .beforeLast(try readSpanInParentheses("before_last")) }
    if take("after_next") { return .afterNext(try readSpanInParentheses("after_next")) }
    if take("at least") {
      let span = try parser.readSpan(of: "at least")
      if take("ago") { return .beforeLast(span) }
      if take("from now") { return .afterNext(span) }
      throw parser.failure("expected 'ago' or 'from now' after '\(span.text)'")
    }
    return nil
  }

  private mutating func takeEmptyParentheses() {
    if parser.take(.openParenthesis) { _ = parser.take(.closeParenthesis) }
  }

  private mutating func readList(_ words: String) throws(FindingError) -> [Literal] {
    let hasParenthesis = parser.take(.openParenthesis)
    let literals = try readLiterals(after: "'\(words)'")
    if hasParenthesis { try parser.expect(.closeParenthesis, after: "the values") }
    return literals
  }

  private mutating func readOne(_ words: String) throws(FindingError) -> Literal {
    let hasParenthesis = parser.take(.openParenthesis)
    let literal = try parser.readLiteral(after: "'\(words)'")
    if hasParenthesis { try parser.expect(.closeParenthesis, after: "the value") }
    return literal
  }

  mutating func readSpanInParentheses(_ words: String) throws(FindingError) -> TimeSpan {
    let hasParenthesis = parser.take(.openParenthesis)
    let span = try parser.readSpan(of: words)
    if hasParenthesis { try parser.expect(.closeParenthesis, after: "the span of time") }
    return span
  }
}

extension Comparator {
  /// The same comparator with other values; nil where it takes none, or not so many.
  fileprivate func replacing(_ literals: [Literal]) -> Comparator? {
    let single = literals.count == 1
    switch self {
    case .contains: return .contains(literals)
    case .omits: return .omits(literals)
    case .oneOf: return .oneOf(literals)
    case .noneOf: return .noneOf(literals)
    case .startsWith: return single ? .startsWith(literals[0]) : nil
    case .endsWith: return single ? .endsWith(literals[0]) : nil
    case .beforeDate: return single ? .beforeDate(literals[0]) : nil
    case .afterDate: return single ? .afterDate(literals[0]) : nil
    case .exists, .absent, .withinLast, .withinNext, .beforeLast, .afterNext: return nil
    }
  }
}

extension Scalar {
  /// The value with no ids in the conditions of its filters.
  var withoutIDs: Scalar {
    guard case .test(let scalar, _) = Condition.test(self, .exists).keepingIDs(of: []) else {
      return self
    }
    return scalar
  }
}
