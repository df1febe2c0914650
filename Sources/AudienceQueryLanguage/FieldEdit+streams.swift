import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// The parts of an event condition while it is edited.
struct StreamEdit {
  var stream: Stream
  var measure: Measure
  var relation: Relation

  init(_ stream: Stream, _ measure: Measure, _ relation: Relation) {
    self.stream = stream
    self.measure = measure
    self.relation = relation
  }

  var condition: Condition { relation.condition(of: .measure(stream, measure)) }

  /// Sets a filter that stands once: takes the place of the first of its kind, drops the others,
  /// or comes last. One that is there already changes nothing.
  mutating func set(_ filter: Filter, replacing isSameKind: (Filter) -> Bool) {
    if stream.filters.contains(filter) { return }
    let place = stream.filters.firstIndex(where: isSameKind)
    let later = stream.filters.indices.filter { $0 != place && isSameKind(stream.filters[$0]) }
    if let place { stream.filters[place] = filter } else { stream.filters.append(filter) }
    for index in later.reversed() { stream.filters.remove(at: index) }
  }
}

extension Filter {
  var isWindow: Bool {
    if case .window = self { true } else { false }
  }
  var isSources: Bool {
    if case .excludingSources = self { true } else { false }
  }
  var isExpiry: Bool {
    if case .expiresAfter = self { true } else { false }
  }
}

extension WordsReader {
  /// Reads one or more parts of an event condition, separated by commas.
  mutating func edited(
    _ edit: inout StreamEdit, of condition: Condition
  ) throws(FindingError) -> Condition {
    // Another kind of condition has to be whole: `trait 'phone' exists`.
    if let subject = try readSubject() {
      guard let relation = try readRelation(replacing: .comparator(.exists)) else {
        throw parser.failure("expected a comparison after '\(NodeWords.words(subject))'")
      }
      return relation.condition(of: subject)
    }
    repeat {
      guard try readPart(&edit) else { throw expectation(for: condition) }
    } while parser.take(.comma)
    return edit.condition
  }

  private mutating func readPart(_ edit: inout StreamEdit) throws(FindingError) -> Bool {
    // Query text of a filter or a measure begins with a point.
    _ = parser.take(.dot)
    if try readSource(&edit) { return true }
    if try readFilter(&edit) { return true }
    if try readFrequency(&edit) { return true }
    if let measure = try readMeasure() {
      edit.measure = measure
      if isAtEnd || token.isSign(.comma) { return true }
    }
    guard let relation = try readRelation(replacing: edit.relation) else { return false }
    edit.relation = relation
    return true
  }

  private mutating func readSource(_ edit: inout StreamEdit) throws(FindingError) -> Bool {
    if take("event") {
      edit.stream.source = .event(EventName(try readName(of: "the event", toTheEnd: true)))
      return true
    }
    if take("entity") {
      let name = try readName(of: "the entity", toTheEnd: true)
      edit.stream.source = .entity(UTF8Text(name))
      return true
    }
    return false
  }

  // MARK: - Filters

  private mutating func readFilter(_ edit: inout StreamEdit) throws(FindingError) -> Bool {
    if take(oneOf: ["any time", "ever", "at any time"]) {
      edit.stream.filters.removeAll(where: \.isWindow)
      return true
    }
    if take("from any source") {
      edit.stream.filters.removeAll(where: \.isSources)
      return true
    }
    if take(oneOf: ["excluding sources", "excluding source"]) {
      let names = try readSourceNames()
      edit.set(.excludingSources(names), replacing: \.isSources)
      return true
    }
    if take("expires after") {
      let span = try parser.readSpan(of: "expires after", allowsSeconds: true)
      edit.set(.expiresAfter(span), replacing: \.isExpiry)
      return true
    }
    if let window = try readWindow() {
      edit.set(.window(window), replacing: \.isWindow)
      return true
    }
    return false
  }

  private mutating func readSourceNames() throws(FindingError) -> [UTF8Text] {
    var names: [UTF8Text] = []
    repeat {
      guard case .string(let name) = token.kind else {
        throw parser.failure("expected the name of a source in quotes")
      }
      names.append(name)
      parser.advance()
    } while takeCommaBeforeText()
    return names
  }

  /// Goes on behind a comma if another name follows, and not another part of the node.
  private mutating func takeCommaBeforeText() -> Bool {
    var probe = parser.lexer
    guard token.isSign(.comma), case .string = probe.next().kind else { return false }
    parser.advance()
    return true
  }

  private mutating func readWindow() throws(FindingError) -> Window? {
    if take("between") {
      let hasParenthesis = parser.take(.openParenthesis)
      var anchor: Window.Anchor =
        hasParenthesis ? try parser.takeParent() ? .parentEvent : .clock : .clock
      let (one, other) = try readPair()
      if hasParenthesis {
        try parser.expect(.closeParenthesis, after: "the spans of 'between'")
      } else if take(oneOf: ["after the event above", "after"]) {
        anchor = .parentEvent
      } else {
        _ = take("ago")
      }
      return .between(one, other, from: anchor)
    }
    guard
      take(
        oneOf: [
          "within the last", "within last", "within", "in the last", "in last", "the last", "last",
        ].filter { $0 != "last" || lastIsWindow })
    else { return nil }
    let hasParenthesis = parser.take(.openParenthesis)
    var anchor: Window.Anchor =
      hasParenthesis ? try parser.takeParent() ? .parentEvent : .clock : .clock
    let span = try parser.readSpan(of: "within")
    if hasParenthesis {
      try parser.expect(.closeParenthesis, after: "the span of 'within'")
    } else if take(oneOf: ["after the event above", "after"]) {
      anchor = .parentEvent
    }
    return .last(span, from: anchor)
  }

  /// Whether `last` begins `last 7 days` and not the measure `last 'total'`.
  private var lastIsWindow: Bool {
    var probe = parser.lexer
    if case .number = probe.next().kind { return true }
    return false
  }

  /// Reads `30 and 60 days`, `12 hours and 3 days`, `30 days, 60 days`.
  private mutating func readPair() throws(FindingError) -> (TimeSpan, TimeSpan) {
    if case .number(.integer(let value)) = token.kind, value >= 0, let count = Int(exactly: value) {
      var probe = self
      probe.parser.advance()
      if probe.take(oneOf: ["and", "to"]) {
        let other = try probe.parser.readSpan(of: "between")
        self = probe
        return (TimeSpan(count, other.unit), other)
      }
    }
    let one = try parser.readSpan(of: "between")
    let hasComma = parser.take(.comma)
    guard hasComma || take(oneOf: ["and", "to"]) else {
      throw parser.failure("expected 'and' after '\(one.text)'")
    }
    return (one, try parser.readSpan(of: "between"))
  }
}
