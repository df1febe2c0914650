package import AudienceDiagnostics
import AudienceEvaluation
package import AudienceJSON
package import AudienceTime

/// How the values of a trait or property are spread: kinds, range, most frequent, share missing.
///
/// Memory is bounded: texts beyond 100,000 different ones are counted together, and numbers of more
/// different values are rounded to three digits for the histogram.
package struct Distribution: Sendable {
  /// How many places could have a value: profiles for a trait, events for a property.
  package private(set) var places = 0
  /// How many of them have none.
  package private(set) var missing = 0
  /// How many values there are; more than places where a path reads elements of arrays.
  package private(set) var valueCount = 0
  /// How many values are of each JSON type; a string with an instant counts as a date.
  package private(set) var kinds: [Kind: Int] = [:]
  /// The least and the greatest number.
  package private(set) var numbers: ClosedRange<ExactNumber>?
  /// The earliest and the latest date.
  package private(set) var dates: ClosedRange<Instant>?
  private var sum = 0.0
  private var numberCount = 0
  private var texts: [UTF8Text: Int] = [:]
  /// How many values were counted together because there are too many different ones.
  private var otherTexts = 0
  private var numberCounts: [ExactNumber: Int] = [:]
  private var dateCounts: [CalendarDate: Int] = [:]

  private static let mostDifferent = 100_000

  /// What a value is, as workspaces call types.
  package enum Kind: String, Sendable, CaseIterable {
    case string, number, boolean, date, array, object
  }

  package init() {}

  /// Adds the values of one place; none: absent.
  package mutating func add(_ values: [JSONValue]) {
    places += 1
    if values.isEmpty { missing += 1 }
    for value in values { add(value) }
  }

  private mutating func add(_ value: JSONValue) {
    valueCount += 1
    let text = value.comparedText
    if texts[text] != nil || texts.count < Self.mostDifferent {
      texts[text, default: 0] += 1
    } else {
      otherTexts += 1
    }
    switch value {
    case .null: break
    case .boolean: kinds[.boolean, default: 0] += 1
    case .array: kinds[.array, default: 0] += 1
    case .object: kinds[.object, default: 0] += 1
    case .number(let number):
      kinds[.number, default: 0] += 1
      add(number)
    case .string:
      guard let instant = value.comparedInstant else {
        kinds[.string, default: 0] += 1
        return
      }
      kinds[.date, default: 0] += 1
      dates =
        dates.map { min($0.lowerBound, instant)...max($0.upperBound, instant) }
        ?? instant...instant
      dateCounts[instant.date, default: 0] += 1
    }
  }

  private mutating func add(_ number: ExactNumber) {
    numbers =
      numbers.map { min($0.lowerBound, number)...max($0.upperBound, number) }
      ?? number...number
    sum += number.doubleValue
    numberCount += 1
    let isKnown = numberCounts[number] != nil || numberCounts.count < Self.mostDifferent
    numberCounts[isKnown ? number : number.roundedToThreeDigits, default: 0] += 1
  }

  // MARK: - What it tells

  /// The kind of most values; nil without values.
  package var kind: Kind? {
    kinds.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
  }

  /// How many different values there are, and whether there may be more.
  package var different: (count: Int, orMore: Bool) { (texts.count, otherTexts > 0) }

  /// Whether there are many values and none of them occurs twice.
  package var isAllDifferent: Bool {
    texts.count == valueCount && texts.count > 12
  }

  /// The mean of the numbers.
  package var mean: Double? { numberCount == 0 ? nil : sum / Double(numberCount) }

  /// The number that half of the numbers do not exceed.
  package var median: ExactNumber? {
    var left = (numberCount + 1) / 2
    for (number, count) in numberCounts.sorted(by: { $0.key < $1.key }) {
      left -= count
      if left <= 0 { return number }
    }
    return nil
  }

  /// The most frequent values, ties in byte order.
  package func mostFrequent(_ count: Int) -> [(text: UTF8Text, count: Int)] {
    texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count)
      .map { ($0.key, $0.value) }
  }

  /// How many values equal a text.
  package func count(of text: UTF8Text) -> Int { texts[text] ?? 0 }

  // MARK: - Histograms

  /// One bar: the values from `low` up to the next bar's, the last one's end included.
  package struct Bin: Hashable, Sendable {
    package let label: String
    package let count: Int
  }

  /// The edges of round bars over the numbers of some distributions; none for less than two
  /// different numbers.
  package static func numberEdges(of distributions: [Distribution], bars: Int = 12) -> [Double] {
    let ranges = distributions.compactMap(\.numbers)
    guard let low = ranges.map(\.lowerBound).min()?.doubleValue,
      let high = ranges.map(\.upperBound).max()?.doubleValue, low < high,
      (high - low).isFinite
    else { return [] }
    let isWhole = distributions.allSatisfy {
      $0.numberCounts.keys.allSatisfy { $0.integerValue != nil }
    }
    let step = RoundSteps.step(atLeast: (high - low) / Double(bars), wholeNumbers: isWhole)
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.down)
    return (0...Int(min(1000, last - first))).map { (first + Double($0)) * step }
  }

  /// How many numbers lie in each bar.
  package func histogram(edges: [Double]) -> [Bin] {
    guard let first = edges.first else { return [] }
    let step = edges.count > 1 ? edges[1] - edges[0] : 1
    var counts = [Int](repeating: 0, count: edges.count)
    for (number, count) in numberCounts {
      let place = Int(((number.doubleValue - first) / step + 1e-9).rounded(.down))
      counts[min(max(0, place), edges.count - 1)] += count
    }
    return zip(edges, counts).map { edge, count in
      Bin(label: RoundSteps.text(edge), count: count)
    }
  }

  /// The unit of bars over the dates of some distributions: the first days of years, quarters,
  /// months, or days.
  package static func dateEdges(of distributions: [Distribution], bars: Int = 12) -> [CalendarDate]
  {
    let ranges = distributions.compactMap(\.dates)
    guard let low = ranges.map(\.lowerBound).min()?.date,
      let high = ranges.map(\.upperBound).max()?.date, low < high
    else { return [] }
    let days = high.daysSinceEpoch - low.daysSinceEpoch + 1
    if days <= bars { return (0..<days).map { low.adding(days: $0) } }
    let parts = low.components
    for months in [1, 3, 12, 60, 120, 1200] where days / (30 * months) <= bars {
      let start = months >= 12 ? 1 : (parts.month - 1) / months * months + 1
      let year = months >= 12 ? parts.year / (months / 12) * (months / 12) : parts.year
      guard let first = CalendarDate(year: year, month: start, day: 1) else { return [] }
      return (0...200).lazy.map { first.adding(months: $0 * months) }.prefix { $0 <= high }
        .map { $0 }
    }
    return []
  }

  /// How many dates lie in each bar.
  package func histogram(edges: [CalendarDate]) -> [Bin] {
    var counts = [Int](repeating: 0, count: edges.count)
    for (date, count) in dateCounts {
      if let place = edges.lastIndex(where: { $0 <= date }) { counts[place] += count }
    }
    return zip(edges, counts).map { Bin(label: $0.text, count: $1) }
  }
}

extension ExactNumber {
  /// The number with three digits that count.
  fileprivate var roundedToThreeDigits: ExactNumber {
    let value = doubleValue
    guard value != 0 else { return self }
    var scale = 1.0
    while abs(value) * scale < 100, scale < 1e300 { scale *= 10 }
    while abs(value) * scale >= 1000, scale > 1e-300 { scale /= 10 }
    return ExactNumber((value * scale).rounded() / scale) ?? self
  }
}
