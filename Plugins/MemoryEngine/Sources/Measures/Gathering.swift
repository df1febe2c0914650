import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
import AudienceStore

/// Gathers the values of one field, event by event in time order, into a measure (SEMANTICS 6).
struct Gathering {
  private let measure: Measure
  private let field: FieldReader
  private var events = 0
  private var numbers = NumberSum()
  private var best: Value?
  private var tally: Tally

  init(_ measure: Measure, _ field: FieldReader) {
    self.measure = measure
    self.field = field
    switch measure {
    case .mode(_, .number, _): tally = Tally(field, .numbers)
    case .mode(let path, .array, _): tally = Tally(field, path.path.readsElements ? .lists : .texts)
    case .mode, .uniqueCount: tally = Tally(field, .texts)
    case .count, .sum, .average, .first, .last, .minimum, .maximum: tally = Tally(field, .nothing)
    }
  }

  /// Adds an event; for `last` they come in reverse.
  ///
  /// - Returns: whether no later one matters.
  mutating func add(_ row: Int) -> Bool {
    switch measure {
    case .count: events += 1
    case .sum, .average:
      field.visit(row) { if let number = $0.number { numbers.add(number) } }
    case .minimum(_, let reading):
      field.visit(row) { value in
        if Self.precedes(value, best, reading, isReversed: false) { best = value }
      }
    case .maximum(_, let reading):
      field.visit(row) { value in
        if Self.precedes(value, best, reading, isReversed: true) { best = value }
      }
    case .first, .last:
      field.visit(row) { if best == nil { best = $0 } }
      return best != nil
    case .mode, .uniqueCount: tally.add(row)
    }
    return false
  }

  /// Calls `body` with the value of the measure; not where it is absent.
  mutating func visitValue(_ body: (Value) -> Void) {
    switch measure {
    case .count: body(.integer(events))
    case .sum: if let sum = numbers.sum { body(.number(sum)) }
    case .average: if let average = numbers.average { body(.number(average)) }
    case .first, .last: if let best { body(best) }
    case .minimum(_, let reading), .maximum(_, let reading):
      switch reading {
      case .unstated, .number: if let number = best?.number { body(.number(number)) }
      case .string: best?.withText { body(.string($0)) }
      }
    case .mode(_, _, let times):
      tally.mode(atLeast: times ?? 2)?.withBytes { body(.string(TextBytes($0))) }
    case .uniqueCount: body(.integer(tally.count()))
    }
  }

  /// Whether a value takes the place of the best one so far.
  private static func precedes(
    _ value: Value, _ best: Value?, _ reading: Measure.ExtremumReading, isReversed: Bool
  ) -> Bool {
    switch reading {
    case .unstated, .number:
      guard let number = value.number else { return false }
      guard let other = best?.number else { return true }
      return isReversed ? other < number : number < other
    case .string:
      guard let best else { return true }
      let order = value.withText { text in best.withText { text.order($0) } }
      return isReversed ? order > 0 : order < 0
    }
  }
}

/// The sum of numbers in stream order: exact as long as all are integers, else of doubles.
struct NumberSum {
  private(set) var count = 0
  private var integers: Int128 = 0
  private var doubles = 0.0
  private var isExact = true

  mutating func add(_ number: ExactNumber) {
    count += 1
    doubles += number.doubleValue
    if let integer = number.integerValue { integers += Int128(integer) } else { isExact = false }
  }

  /// Nil of nothing.
  var sum: ExactNumber? {
    guard count > 0 else { return nil }
    return isExact ? Self.number(integers) : ExactNumber(Decimals.rounded(doubles))
  }

  /// Nil of nothing.
  var average: ExactNumber? {
    guard count > 0 else { return nil }
    guard isExact else { return ExactNumber(Decimals.rounded(doubles / Double(count))) }
    let divisor = Int128(count)
    if integers.isMultiple(of: divisor) { return Self.number(integers / divisor) }
    return ExactNumber(Decimals.rounded(Double(integers) / Double(count)))
  }

  private static func number(_ integer: Int128) -> ExactNumber? {
    Int64(exactly: integer).map { .integer($0) } ?? ExactNumber(Double(integer))
  }
}
