import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// Which values make a comparison with literals true, and which make it false (SEMANTICS 4): upper
/// bounds both, so that a value in neither cannot be, and one in both is not decided.
struct Outcome: Sendable {
  var whenTrue: ValueSet
  var whenFalse: ValueSet

  /// What is not equal, present or not, is the complement.
  private var negated: Outcome { Outcome(whenTrue: whenFalse, whenFalse: whenTrue) }

  /// True of present values only, as every comparison but `absent` and `omits` is.
  private var ofPresent: Outcome {
    Outcome(whenTrue: whenTrue.orPresentOnly, whenFalse: whenFalse.orAbsent)
  }

  // MARK: - Symbols

  static func of(_ symbol: ComparisonSymbol, _ literal: Literal) -> Outcome {
    let reading = LiteralReading(literal)
    switch symbol {
    case .equal: return equal(reading)
    case .notEqual: return equal(reading).negated.ofPresent
    case .greater: return ordered(reading, isGreater: true, orEqual: false)
    case .greaterOrEqual: return ordered(reading, isGreater: true, orEqual: true)
    case .less: return ordered(reading, isGreater: false, orEqual: false)
    case .lessOrEqual: return ordered(reading, isGreater: false, orEqual: true)
    }
  }

  fileprivate static func equal(_ literal: LiteralReading) -> Outcome {
    var whenTrue = ValueSet.none
    var whenFalse = ValueSet.all
    switch literal.kind {
    case .date:
      if let instant = literal.instant {
        whenTrue.instants = .only(instant)
        whenFalse.instants = .except(instant)
      }
    case .boolean:
      whenTrue.texts = .some([literal.text])
      whenFalse.texts = .passing([], except: [literal.text])
    case .number:
      if let number = literal.number {
        whenTrue.numbers = .only(number)
        whenFalse.numbers = .except(number)
      }
    case .string:
      // A list may have the same text; a string of the same number or instant has another text.
      whenTrue = literal.values
      whenTrue.hasLists = literal.isTextOfList
      if literal.number == nil, literal.instant == nil {
        whenFalse.texts = .passing([], except: [literal.text])
      }
    }
    return Outcome(whenTrue: whenTrue, whenFalse: whenFalse)
  }

  private static func ordered(
    _ literal: LiteralReading, isGreater: Bool, orEqual: Bool
  ) -> Outcome {
    var whenTrue = ValueSet.none
    var whenFalse = ValueSet.all
    if let number = literal.number {
      whenTrue.numbers =
        isGreater ? .above(number, orEqual: orEqual) : .below(number, orEqual: orEqual)
      whenFalse.numbers =
        isGreater ? .below(number, orEqual: !orEqual) : .above(number, orEqual: !orEqual)
    } else if let instant = literal.instant {
      whenTrue.instants =
        isGreater ? .above(instant, orEqual: orEqual) : .below(instant, orEqual: orEqual)
      whenFalse.instants =
        isGreater ? .below(instant, orEqual: !orEqual) : .above(instant, orEqual: !orEqual)
    }
    return Outcome(whenTrue: whenTrue, whenFalse: whenFalse)
  }

  // MARK: - Comparators

  static func of(_ comparator: Comparator, now: Instant?) -> Outcome {
    switch comparator {
    case .exists: return Outcome(whenTrue: .present, whenFalse: .absent)
    case .absent: return Outcome(whenTrue: .absent, whenFalse: .present)
    case .contains(let literals): return contains(literals)
    case .omits(let literals): return contains(literals).negated
    case .startsWith(let literal):
      let text = LiteralReading(literal).text
      return tested(.startsWith(text), isCertain: text.isEmpty)
    case .endsWith(let literal):
      let text = LiteralReading(literal).text
      return tested(.endsWith(text), isCertain: text.isEmpty)
    case .oneOf(let literals): return oneOf(literals)
    case .noneOf(let literals): return oneOf(literals).negated.ofPresent
    case .beforeDate(let literal):
      guard let limit = LiteralReading(literal).instant else { return never }
      return instants(.below(limit, orEqual: false), else: .above(limit, orEqual: true))
    case .afterDate(let literal):
      guard let limit = LiteralReading(literal).instant else { return never }
      return instants(.above(limit, orEqual: false), else: .below(limit, orEqual: true))
    case .withinLast(let span):
      guard let now else { return anyInstants }
      let edge = Edge(span, before: now)
      return instants(
        Ranges.above(edge.start, orEqual: true).intersection(edge.untilNow),
        else: Ranges.below(edge.start, orEqual: false).union(edge.afterNow))
    case .withinNext(let span):
      guard let now else { return anyInstants }
      let edge = Edge(span, after: now)
      return instants(
        edge.fromNow.intersection(edge.untilEnd), else: edge.beforeNow.union(edge.afterEnd))
    case .beforeLast(let span):
      guard let now else { return anyInstants }
      let edge = Edge(span, before: now)
      return instants(edge.untilEnd, else: edge.afterEnd)
    case .afterNext(let span):
      guard let now else { return anyInstants }
      let edge = Edge(span, after: now)
      return instants(
        .above(edge.start, orEqual: true), else: .below(edge.start, orEqual: false))
    }
  }

  /// What no value satisfies.
  static let never = Outcome(whenTrue: .none, whenFalse: .all)

  /// What only values with an instant satisfy, nobody knows which.
  private static let anyInstants = instants(.all, else: .all)

  private static func instants(_ instants: Ranges<Int64>, else other: Ranges<Int64>) -> Outcome {
    var whenFalse = ValueSet.all
    whenFalse.instants = other
    return Outcome(whenTrue: .instants(instants), whenFalse: whenFalse)
  }

  private static func contains(_ literals: [Literal]) -> Outcome {
    let texts = literals.map { LiteralReading($0).text }
    return tested(.contains(texts), isCertain: texts.contains(where: \.isEmpty))
  }

  /// A test of the text: known of other texts only, as numbers and instants can be written in
  /// several ways.
  private static func tested(_ kind: TextTest.Kind, isCertain: Bool) -> Outcome {
    var outcome = Outcome(whenTrue: .present, whenFalse: isCertain ? .absent : .all)
    outcome.whenTrue.texts = .passing([TextTest(kind: kind, isWanted: true)], except: [])
    if !isCertain {
      outcome.whenFalse.texts = .passing([TextTest(kind: kind, isWanted: false)], except: [])
    }
    return outcome
  }

  private static func oneOf(_ literals: [Literal]) -> Outcome {
    var outcome = equalToSome(of: literals[...])
    // An element of a list may equal one, and none of them may.
    outcome.whenTrue.hasLists = true
    outcome.whenFalse.hasLists = true
    return outcome
  }
}

extension Outcome {
  /// Halves are joined, as sets that grow by one value each would be copied as often as there are
  /// values.
  fileprivate static func equalToSome(of literals: ArraySlice<Literal>) -> Outcome {
    guard let first = literals.first else { return never }
    if literals.count == 1 { return equal(LiteralReading(first)) }
    let middle = literals.startIndex + literals.count / 2
    let (one, other) = (equalToSome(of: literals[..<middle]), equalToSome(of: literals[middle...]))
    return Outcome(
      whenTrue: one.whenTrue.union(other.whenTrue),
      whenFalse: one.whenFalse.intersection(other.whenFalse))
  }
}

/// The instants around the far end of a span of time and around the clock: of days, whole days of
/// the calendar; of hours, exact instants (SEMANTICS 4).
private struct Edge {
  /// The first instant at the far end, and the last one.
  let start: Int64
  private let end: Int64
  private let today: ClosedRange<Int64>

  init(_ span: TimeSpan, before now: Instant) { self.init(span, now, sign: -1) }
  init(_ span: TimeSpan, after now: Instant) { self.init(span, now, sign: 1) }

  private init(_ span: TimeSpan, _ now: Instant, sign: Int) {
    switch span.unit {
    case .day:
      let far = now.date.adding(days: sign * span.count)
      start = far.midnight.microseconds
      end = Self.lastInstant(of: far)
      today = now.date.midnight.microseconds...Self.lastInstant(of: now.date)
    case .hour, .second:
      let far = now.advanced(by: Int64(sign) * span.microseconds)
      (start, end) = (far.microseconds, far.microseconds)
      today = now.microseconds...now.microseconds
    }
  }

  private static func lastInstant(of day: CalendarDate) -> Int64 {
    day.midnight.advanced(by: Instant.microsecondsPerDay - 1).microseconds
  }

  var untilEnd: Ranges<Int64> { .below(end, orEqual: true) }
  var afterEnd: Ranges<Int64> { .above(end, orEqual: false) }
  var untilNow: Ranges<Int64> { .below(today.upperBound, orEqual: true) }
  var afterNow: Ranges<Int64> { .above(today.upperBound, orEqual: false) }
  var fromNow: Ranges<Int64> { .above(today.lowerBound, orEqual: true) }
  var beforeNow: Ranges<Int64> { .below(today.lowerBound, orEqual: false) }
}
