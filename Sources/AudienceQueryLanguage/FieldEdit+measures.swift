import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

extension WordsReader {
  // MARK: - How often

  /// Reads `performed at least 2 times (count >= 2)`, `at least twice`, `never`.
  mutating func readFrequency(_ edit: inout StreamEdit) throws(FindingError) -> Bool {
    if take(oneOf: ["never performed", "not performed", "never"]) {
      return setCount(.equal, 0, &edit)
    }
    let saysPerformed = take("performed")
    if saysPerformed, isAtEnd || token.isSign(.comma) {
      return setCount(.greaterOrEqual, 1, &edit)
    }
    var symbol = readAdverb()
    let saysAdverb = symbol != nil
    guard saysPerformed || saysAdverb || seesNumberOfTimes else { return false }
    let isBareCount = !saysAdverb
    guard let count = try readTimes() else {
      throw parser.failure("expected a number of times")
    }
    if isBareCount { symbol = .greaterOrEqual }
    if take("or more") { symbol = .greaterOrEqual }
    if take(oneOf: ["or less", "or fewer"]) { symbol = .lessOrEqual }
    _ = setCount(symbol ?? .greaterOrEqual, count, &edit)
    // What the parentheses say is exact: "at most 0 times" is count = 0 or count <= 0.
    if parser.take(.openParenthesis) {
      guard take("count"), let relation = try readRelation(replacing: edit.relation) else {
        throw parser.failure("expected 'count' and a comparison after '('")
      }
      edit.relation = relation
      try parser.expect(.closeParenthesis, after: "the comparison")
    }
    return true
  }

  private func setCount(
    _ symbol: ComparisonSymbol, _ count: Int64, _ edit: inout StreamEdit
  ) -> Bool {
    edit.measure = .count
    edit.relation = .symbol(symbol, .literal(.number(.integer(count))))
    return true
  }

  private mutating func readAdverb() -> ComparisonSymbol? {
    if take("not exactly") { return .notEqual }
    if take(oneOf: ["exactly", "only"]) { return .equal }
    if take("at least") { return .greaterOrEqual }
    if take("at most") { return .lessOrEqual }
    if take("more than") { return .greater }
    if take(oneOf: ["fewer than", "less than"]) { return .less }
    return nil
  }

  /// Whether `3 times` or `twice` comes next.
  private var seesNumberOfTimes: Bool {
    if sees("once") || sees("twice") || sees("thrice") { return true }
    guard case .number = token.kind else { return false }
    var probe = self
    probe.parser.advance()
    return probe.sees("times") || probe.sees("time") || probe.sees("or more")
      || probe.sees("or fewer") || probe.sees("or less")
  }

  private mutating func readTimes() throws(FindingError) -> Int64? {
    if take("once") { return 1 }
    if take("twice") { return 2 }
    if take("thrice") { return 3 }
    guard case .number(let number) = token.kind else { return nil }
    guard case .integer(let count) = number, count >= 0 else {
      throw parser.failure("expected a whole number of times")
    }
    parser.advance()
    _ = take(oneOf: ["times", "time"])
    return count
  }

  // MARK: - Measures

  /// Reads a measure in words or as query text; nil where the words are none.
  mutating func readMeasure() throws(FindingError) -> Measure? {
    if sees("count") {
      _ = take("count")
      if parser.take(.openParenthesis) {
        try parser.expect(.closeParenthesis, after: "'count('")
      }
      return .count
    }
    if let name = token.word, QueryNames.measures.contains(name), beginsCall {
      parser.advance()
      return try parser.readMeasure(name)
    }
    if take(oneOf: ["sum of", "sum", "total of"]) { return .sum(try readField("sum")) }
    if take(oneOf: ["average of", "average"]) { return .average(try readField("average")) }
    if take(oneOf: ["first of", "first"]) { return .first(try readField("first")) }
    if take(oneOf: ["last of", "last"]) { return .last(try readField("last")) }
    if take(oneOf: ["smallest of", "smallest", "least of", "least"]) {
      return .minimum(try readField("smallest"), as: try readReading() ?? .unstated)
    }
    if take(oneOf: ["largest of", "largest", "greatest of", "greatest"]) {
      return .maximum(try readField("largest"), as: try readReading() ?? .unstated)
    }
    if take(oneOf: ["most frequent of", "most frequent"]) {
      let field = try readField("most frequent")
      let reading: Measure.ModeReading = try readReading() ?? .unstated
      return .mode(field, as: reading, atLeast: try readLeastFrequency())
    }
    if take("number of different") { return .uniqueCount(try readField("number of different")) }
    return nil
  }

  private var beginsCall: Bool {
    var probe = parser.lexer
    return probe.next().isSign(.openParenthesis)
  }

  private mutating func readField(_ words: String) throws(FindingError) -> Measure.Field {
    if take("context") {
      return .context(FieldPath(try readName(of: "the context field", toTheEnd: false)))
    }
    _ = take("property")
    return .property(FieldPath(try readName(of: "the property", toTheEnd: false)))
  }

  private mutating func readReading<Reading>() throws(FindingError) -> Reading?
  where Reading: RawRepresentable & CaseIterable & Hashable, Reading.RawValue == String {
    try parser.readReading(of: "the measure")
  }

  private mutating func readLeastFrequency() throws(FindingError) -> Int? {
    guard parser.take(.openParenthesis) else { return nil }
    guard take("at least") else { throw parser.failure("expected 'at least' after '('") }
    guard let count = try readTimes(), count >= 1, let times = Int(exactly: count) else {
      throw parser.failure("expected a number of times from 1")
    }
    try parser.expect(.closeParenthesis, after: "the number of times")
    return times
  }
}
