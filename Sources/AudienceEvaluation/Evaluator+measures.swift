package import AudienceConditions
import AudienceDiagnostics
package import AudienceJSON
package import AudienceProfiles
package import AudienceSchema

extension Evaluator {
  /// What a measure gives over events in time order; nil is absent (SEMANTICS 6).
  package func result(of measure: Measure, over events: [ProfileEvent]) -> JSONValue? {
    switch measure {
    case .count:
      return .integer(events.count)
    case .uniqueCount(let field):
      return .integer(Set(events.flatMap { values(of: field, $0) }.map(\.comparedText)).count)
    case .sum(let field):
      return numbers(of: field, events).nonEmpty.flatMap(Self.sum).map { .number($0) }
    case .average(let field):
      return numbers(of: field, events).nonEmpty.flatMap(Self.average).map { .number($0) }
    case .first(let field):
      return events.lazy.compactMap { values(of: field, $0).first }.first
    case .last(let field):
      return events.reversed().lazy.compactMap { values(of: field, $0).first }.first
    case .minimum(let field, let reading):
      return extremum(field, reading, events, number: { $0.min() }, text: { $0.min() })
    case .maximum(let field, let reading):
      return extremum(field, reading, events, number: { $0.max() }, text: { $0.max() })
    case .mode(let field, let reading, let times):
      return mode(field, reading, atLeast: times ?? 2, events)
    }
  }

  /// The non-null values a field has in one event, in array order.
  private func values(of field: Measure.Field, _ event: ProfileEvent) -> [JSONValue] {
    switch field {
    case .property(let path): path.values(in: event.properties)
    case .context(let path): contextValues(path, of: event)
    }
  }

  private func numbers(of field: Measure.Field, _ events: [ProfileEvent]) -> [ExactNumber] {
    events.flatMap { values(of: field, $0) }.compactMap(\.comparedNumber)
  }

  private func extremum(
    _ field: Measure.Field, _ reading: Measure.ExtremumReading, _ events: [ProfileEvent],
    number: ([ExactNumber]) -> ExactNumber?, text: ([UTF8Text]) -> UTF8Text?
  ) -> JSONValue? {
    switch reading {
    case .unstated, .number:
      return number(numbers(of: field, events)).map { .number($0) }
    case .string:
      return text(events.flatMap { values(of: field, $0) }.map(\.comparedText)).map { .string($0) }
    }
  }

  /// The most frequent text; of several, the first by code point.
  private func mode(
    _ field: Measure.Field, _ reading: Measure.ModeReading, atLeast times: Int,
    _ events: [ProfileEvent]
  ) -> JSONValue? {
    var counts: [UTF8Text: Int] = [:]
    for event in events {
      let values = values(of: field, event)
      switch reading {
      case .unstated, .string:
        for value in values { counts[value.comparedText, default: 0] += 1 }
      case .number:
        for value in values.compactMap(\.comparedNumber) {
          counts[UTF8Text(value.text), default: 0] += 1
        }
      case .array:
        guard let first = values.first else { continue }
        let list: JSONValue = field.path.readsElements ? .array(values) : first
        counts[list.comparedText, default: 0] += 1
      }
    }
    guard let most = counts.values.max(), most >= times else { return nil }
    return counts.filter { $0.value == most }.keys.min().map { .string($0) }
  }

  // MARK: - Sums

  /// The sum, exact over integers, else rounded to 6 decimals.
  private static func sum(_ numbers: [ExactNumber]) -> ExactNumber? {
    guard let exact = exactSum(numbers) else {
      return ExactNumber(Decimals.rounded(sumOfDoubles(numbers)))
    }
    return number(exact)
  }

  private static func average(_ numbers: [ExactNumber]) -> ExactNumber? {
    let count = Int128(numbers.count)
    guard let exact = exactSum(numbers) else {
      return ExactNumber(Decimals.rounded(sumOfDoubles(numbers) / Double(count)))
    }
    if exact.isMultiple(of: count) { return number(exact / count) }
    return ExactNumber(Decimals.rounded(Double(exact) / Double(count)))
  }

  /// The sum of integers; nil when some number is none.
  private static func exactSum(_ numbers: [ExactNumber]) -> Int128? {
    var sum: Int128 = 0
    for number in numbers {
      guard let integer = number.integerValue else { return nil }
      sum += Int128(integer)
    }
    return sum
  }

  private static func sumOfDoubles(_ numbers: [ExactNumber]) -> Double {
    numbers.reduce(0) { $0 + $1.doubleValue }
  }

  private static func number(_ integer: Int128) -> ExactNumber? {
    Int64(exactly: integer).map { .integer($0) } ?? ExactNumber(Double(integer))
  }
}

extension Measure.Field {
  /// The path that is read.
  package var path: FieldPath {
    switch self {
    case .property(let path), .context(let path): path
    }
  }
}

extension Array {
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
