import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

extension QueryParser {
  /// Reads `event(…)` or `entity(…)` with its filters, up to and with its measure.
  ///
  /// A filter may hold another stream, so this calls itself for each level; what is read beside
  /// stands in functions of its own, which keeps a level's share of the stack small.
  mutating func readMeasuredStream() throws(FindingError) -> Scalar {
    let isNested = whereLevel > 0
    if isNested { try enter() }
    let start = token.span
    let source = try readSource()
    var filters: [Filter] = []
    var last = "'\(text(of: previous ?? token))'"
    while true {
      let name = try readStreamFunction(of: start, after: last)
      if QueryNames.measures.contains(name) {
        if isNested { level -= 1 }
        return try readMeasure(name, of: source, filters)
      }
      filters.append(name == "where" ? .condition(try readWhere()) : try readFilter(name))
      last = "the filter '\(name)'"
    }
  }

  /// Goes on behind the dot, and says which filter or measure comes next.
  private mutating func readStreamFunction(
    of start: Span, after last: String
  ) throws(FindingError) -> String {
    guard token.isSign(.dot) else { throw missingMeasure(of: start, after: last) }
    advance()
    guard let name = token.word else {
      throw failure(
        "expected a filter or a measure after '.'",
        help:
          "filters: \(Self.list(QueryNames.filters)); measures: \(Self.list(QueryNames.measures))"
      )
    }
    guard QueryNames.filters.contains(name) || QueryNames.measures.contains(name) else {
      throw notAStreamFunction(name)
    }
    return name
  }

  private mutating func readMeasure(
    _ name: String, of source: Stream.Source, _ filters: [Filter]
  ) throws(FindingError) -> Scalar {
    advance()
    return .measure(Stream(source, filters), try readMeasure(name))
  }

  private mutating func readSource() throws(FindingError) -> Stream.Source {
    let isEvent = token.isWord("event")
    advance()
    if isEvent { return .event(EventName(try readName(of: "event").string)) }
    return .entity(try readName(of: "entity"))
  }

  // MARK: - Filters

  private mutating func readFilter(_ name: String) throws(FindingError) -> Filter {
    advance()
    try openParenthesis(of: name)
    let filter: Filter
    switch name {
    case "within":
      let anchor: Window.Anchor = try takeParent() ? .parentEvent : .clock
      filter = .window(.last(try readSpan(of: name), from: anchor))
    case "between":
      let anchor: Window.Anchor = try takeParent() ? .parentEvent : .clock
      let one = try readSpan(of: name)
      try expect(.comma, after: "the first span of 'between'")
      filter = .window(.between(one, try readSpan(of: name), from: anchor))
    case "sources":
      filter = .excludingSources(try readExcludedSources())
    default:
      filter = .expiresAfter(try readSpan(of: name, allowsSeconds: true))
    }
    try expect(.closeParenthesis, after: "the argument of '\(name)'")
    return filter
  }

  private mutating func readWhere() throws(FindingError) -> ConditionNode {
    try enter()
    advance()
    try openParenthesis(of: "where")
    whereLevel += 1
    let hasBrace = take(.openBrace)
    let condition = try readCondition()
    if hasBrace {
      if !token.isSign(.closeBrace) { throw unexpectedAfterCondition(expected: "'}'") }
      advance()
    }
    if !token.isSign(.closeParenthesis) { throw unexpectedAfterCondition(expected: "')'") }
    advance()
    whereLevel -= 1
    level -= 1
    return condition.node
  }

  private mutating func readExcludedSources() throws(FindingError) -> [UTF8Text] {
    try expect(.openBrace, after: "'sources('")
    guard token.isWord("exclude") else {
      // `include` is near `exclude` in spelling and its opposite in meaning: it is never offered.
      let isInclude = token.word?.lowercased().hasPrefix("incl") == true
      let nearest =
        isInclude ? nil : token.word.flatMap { QueryNames.nearest(to: $0, in: ["exclude"]) }
      throw failure(
        "expected 'exclude' after '{'",
        suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [],
        help: isInclude ? "sources can be left out, not asked for" : nil)
    }
    advance()
    try expect(.colon, after: "'exclude'")
    let hasBracket = take(.openBracket)
    var names: [UTF8Text] = []
    repeat {
      guard case .string(let name) = token.kind else { throw notAName(of: "source") }
      names.append(name)
      advance()
    } while take(.comma)
    if hasBracket { try expect(.closeBracket, after: "the excluded sources") }
    try expect(.closeBrace, after: "the excluded sources")
    return names
  }

  // MARK: - Measures

  mutating func readMeasure(_ name: String) throws(FindingError) -> Measure {
    if name == "count" {
      try emptyParentheses(of: name)
      return .count
    }
    try openParenthesis(of: name)
    let field = try readField(of: name)
    let measure: Measure
    switch name {
    case "sum": measure = .sum(field)
    case "avg": measure = .average(field)
    case "first": measure = .first(field)
    case "last": measure = .last(field)
    case "min": measure = .minimum(field, as: try readReading(of: name) ?? .unstated)
    case "max": measure = .maximum(field, as: try readReading(of: name) ?? .unstated)
    case "mode":
      let reading: Measure.ModeReading = try readReading(of: name) ?? .unstated
      measure = .mode(field, as: reading, atLeast: try readFrequency())
    default: measure = .uniqueCount(field)
    }
    try expect(.closeParenthesis, after: "what '\(name)' measures")
    if name == "unique" { try readCountOfUnique() }
    return measure
  }

  private mutating func readField(of measure: String) throws(FindingError) -> Measure.Field {
    if token.isWord("context") {
      advance()
      return .context(FieldPath(try readName(of: "context").string))
    }
    guard token.isWord("property") else { throw notAField(of: measure) }
    let start = token.span
    advance()
    let (path, owner) = try readProperty()
    if owner == .parentEvent {
      let span = start.union(previous?.span ?? start)
      throw FindingError(
        Finding(
          .structure, at: .text(source, span),
          "a measure cannot read property(parent: …): expected a property of its own event"))
    }
    return .property(path)
  }

  /// Reads `as string` and the like; nil where there is none.
  mutating func readReading<Reading>(
    of measure: String
  ) throws(FindingError) -> Reading?
  where
    Reading: RawRepresentable & CaseIterable & Hashable,
    Reading.RawValue == String
  {
    guard token.isWord("as") else { return nil }
    advance()
    if let word = token.word, word != "unstated", let reading = Reading(rawValue: word) {
      advance()
      return reading
    }
    let names = Reading.allCases.map(\.rawValue).filter { $0 != "unstated" }
    let nearest = token.word.flatMap { QueryNames.nearest(to: $0, in: names) }
    throw failure(
      "expected \(Self.alternatives(names)) after 'as'",
      suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [])
  }

  private mutating func readFrequency() throws(FindingError) -> Int? {
    guard take(.comma) else { return nil }
    guard case .number(.integer(let value)) = token.kind, value >= 1,
      let count = Int(exactly: value)
    else { throw failure("expected a whole number of at least 1 after ','") }
    advance()
    return count
  }

  private mutating func readCountOfUnique() throws(FindingError) {
    let end = previous?.span.end ?? token.span.start
    guard token.isSign(.dot) else {
      throw failure(
        "expected '.count()' after 'unique'",
        suggestions: [
          .replacing(Span(end, end), by: ".count()", title: "add '.count()'")
        ])
    }
    advance()
    guard token.isWord("count") else {
      throw failure(
        "expected 'count()' after 'unique'",
        suggestions: token.word.map { _ in [.replacing(token.span, by: "count")] } ?? [])
    }
    advance()
    try emptyParentheses(of: "count")
  }
}
