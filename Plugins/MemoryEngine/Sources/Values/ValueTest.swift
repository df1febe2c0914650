import AudienceConditions
import AudienceJSON
import AudienceTime

/// A comparator with its literals, ready to be asked of many values (SEMANTICS 4).
///
/// A list of values satisfies it when some value does, or, for `absent` and `omits`, when none
/// satisfies the opposite.
struct ValueTest: Sendable {
  private enum Rule: Sendable {
    case exists
    case compare(ComparisonSymbol, Value)
    case contains([TextBytes])
    case startsWith(TextBytes)
    case endsWith(TextBytes)
    case oneOf([Value], isNegated: Bool)
    case before(Instant)
    case after(Instant)
    case never
    /// Whole UTC days since 1970, both ends included.
    case days(ClosedRange<Int>)
    /// Both ends included.
    case instants(ClosedRange<Instant>)
  }

  private let rule: Rule
  /// Whether a list satisfies the test when no value of it satisfies the rule.
  let isComplement: Bool
  /// Owns the texts of the literals.
  private let arena: TextArena

  init(_ symbol: ComparisonSymbol, _ literal: Literal) {
    arena = TextArena()
    rule = .compare(symbol, Value(literal, in: arena))
    isComplement = false
  }

  init(_ comparator: Comparator, now: Instant) {
    let arena = TextArena()
    self.arena = arena
    func value(_ literal: Literal) -> Value { Value(literal, in: arena) }
    func text(_ literal: Literal) -> TextBytes { value(literal).text(in: arena) }
    switch comparator {
    case .absent, .omits: isComplement = true
    case .exists, .contains, .startsWith, .endsWith, .oneOf, .noneOf, .beforeDate, .afterDate,
      .withinLast, .withinNext, .beforeLast, .afterNext:
      isComplement = false
    }
    switch comparator {
    case .exists, .absent: rule = .exists
    case .contains(let literals), .omits(let literals): rule = .contains(literals.map(text))
    case .startsWith(let literal): rule = .startsWith(text(literal))
    case .endsWith(let literal): rule = .endsWith(text(literal))
    case .oneOf(let literals): rule = .oneOf(literals.map(value), isNegated: false)
    case .noneOf(let literals): rule = .oneOf(literals.map(value), isNegated: true)
    case .beforeDate(let date): rule = value(date).instant.map { .before($0) } ?? .never
    case .afterDate(let date): rule = value(date).instant.map { .after($0) } ?? .never
    case .withinLast(let span): rule = Self.range(span, now) { edge, today in edge...today }
    case .withinNext(let span):
      rule = Self.range(span, now, isForward: true) { edge, today in today...edge }
    case .beforeLast(let span):
      rule = Self.range(span, now) { edge, _ in Int64.min...edge }
    case .afterNext(let span):
      rule = Self.range(span, now, isForward: true) { edge, _ in edge...Int64.max }
    }
  }

  /// Days compare UTC calendar dates, hours exact instants; both ends belong to the range.
  private static func range(
    _ span: TimeSpan, _ now: Instant, isForward: Bool = false,
    _ make: (_ edge: Int64, _ today: Int64) -> ClosedRange<Int64>
  ) -> Rule {
    switch span.unit {
    case .day:
      let today = now.date
      let edge = today.adding(days: isForward ? span.count : -span.count)
      let range = make(Int64(edge.daysSinceEpoch), Int64(today.daysSinceEpoch))
      return .days(Int(range.lowerBound)...Int(range.upperBound))
    case .hour, .second:
      let edge = now.advanced(by: isForward ? span.microseconds : -span.microseconds)
      let range = make(edge.microseconds, now.microseconds)
      return .instants(
        Instant(microseconds: range.lowerBound)...Instant(microseconds: range.upperBound))
    }
  }

  // MARK: - Asking

  /// Whether a list of values satisfies the test; an empty one is absent.
  func holds(_ values: some Sequence<Value>) -> Bool {
    values.contains(where: accepts) != isComplement
  }

  /// Whether a list of that one value satisfies the test.
  func holds(_ value: Value) -> Bool { accepts(value) != isComplement }

  /// Whether the test holds of nothing.
  var holdsWhenAbsent: Bool { isComplement }

  /// Whether one value satisfies the rule.
  func accepts(_ value: Value) -> Bool {
    switch rule {
    case .exists: true
    case .compare(let symbol, let literal): Value.holds(value, symbol, literal)
    case .contains(let texts):
      value.withText { text in texts.contains { text.contains($0) } }
    case .startsWith(let prefix): value.withText { $0.hasPrefix(prefix) }
    case .endsWith(let suffix): value.withText { $0.hasSuffix(suffix) }
    case .oneOf(let literals, let isNegated): Self.isOne(of: literals, value) != isNegated
    case .before(let instant): value.instant.map { $0 < instant } ?? false
    case .after(let instant): value.instant.map { $0 > instant } ?? false
    case .never: false
    case .days(let range): value.instant.map { range.contains($0.date.daysSinceEpoch) } ?? false
    case .instants(let range): value.instant.map(range.contains) ?? false
    }
  }

  /// Of an array, the flattened text or some element that is not null counts.
  private static func isOne(of literals: [Value], _ value: Value) -> Bool {
    if literals.contains(where: { Value.areEqual(value, $0) }) { return true }
    guard value.kind == .array, let text = value.writtenText,
      case .array(let elements)? = try? JSONReader.read(text.string)
    else { return false }
    let arena = TextArena()
    return elements.contains { element in
      element != .null
        && literals.contains { Value.areEqual(Value(element, in: arena), $0) }
    }
  }

  // MARK: - Shortcuts

  /// What a number is compared with and how; nil where the test is another one.
  var numericComparison: (symbol: ComparisonSymbol, number: ExactNumber)? {
    guard case .compare(let symbol, let literal) = rule, !literal.isDateLiteral,
      let number = literal.number
    else { return nil }
    return (symbol, number)
  }

  /// The instants of which a value has to have one, in microseconds since 1970, both ends included;
  /// nil where the test is another one. Empty where nothing satisfies it.
  ///
  /// Tells about values that have no number: strings, and the times of events.
  var instantRange: Range<Int64>? {
    guard !isComplement else { return nil }
    func range(_ low: Int64, _ high: Int64) -> Range<Int64> {
      let low = max(low, Entries.noInstant + 1)
      return low <= high && low < .max ? low..<high.saturatingAdding(1) : 0..<0
    }
    switch rule {
    case .before(let instant): return range(.min, instant.microseconds.saturatingAdding(-1))
    case .after(let instant): return range(instant.microseconds.saturatingAdding(1), .max)
    case .never: return 0..<0
    case .days(let days):
      let day = Instant.microsecondsPerDay
      func start(_ days: Int) -> Int64 {
        let (start, isBeyond) = Int64(days).multipliedReportingOverflow(by: day)
        return isBeyond ? (days < 0 ? .min : .max) : start
      }
      let last = start(days.upperBound)
      return range(
        start(days.lowerBound), last == .min ? last : last.saturatingAdding(day - 1))
    case .instants(let instants):
      return range(instants.lowerBound.microseconds, instants.upperBound.microseconds)
    case .compare(let symbol, let literal):
      guard literal.kind == .string, literal.number == nil, let instant = literal.instant else {
        return nil
      }
      let time = instant.microseconds
      switch symbol {
      case .less: return range(.min, time.saturatingAdding(-1))
      case .lessOrEqual: return range(.min, time)
      case .greater: return range(time.saturatingAdding(1), .max)
      case .greaterOrEqual: return range(time, .max)
      case .equal: return literal.isDateLiteral ? range(time, time) : nil
      case .notEqual: return nil
      }
    case .exists, .contains, .startsWith, .endsWith, .oneOf: return nil
    }
  }

  /// The texts one of which a string has to have, or none of which; nil where the test is another
  /// one.
  var equalTexts: (texts: [TextBytes], isNegated: Bool)? {
    func texts(_ literals: [Value], _ isNegated: Bool) -> ([TextBytes], Bool)? {
      let texts = literals.compactMap { $0.kind == .string ? $0.writtenText : nil }
      let isAllText = texts.count == literals.count && !literals.contains(where: \.isDateLiteral)
      return isAllText ? (texts, isNegated) : nil
    }
    guard !isComplement else { return nil }
    switch rule {
    case .compare(.equal, let literal): return texts([literal], false)
    case .compare(.notEqual, let literal): return texts([literal], true)
    case .oneOf(let literals, let isNegated): return texts(literals, isNegated)
    case .exists, .compare, .contains, .startsWith, .endsWith, .before, .after, .never, .days,
      .instants:
      return nil
    }
  }

  /// Whether every value satisfies the rule, so that only its presence decides.
  var asksPresenceOnly: Bool {
    if case .exists = rule { true } else { false }
  }

  /// What is looked for in a text.
  enum TextSearch: Sendable {
    case inside([TextBytes])
    case atStart(TextBytes)
    case atEnd(TextBytes)
  }

  /// What the rule looks for in a value's text; nil where it is another rule.
  var textSearch: TextSearch? {
    switch rule {
    case .contains(let texts): .inside(texts)
    case .startsWith(let text): .atStart(text)
    case .endsWith(let text): .atEnd(text)
    case .exists, .compare, .oneOf, .before, .after, .never, .days, .instants: nil
    }
  }
}
