/// A set of values of an ordered kind: intervals in order, none touching another.
struct Ranges<Value: Comparable & Hashable & Sendable>: Hashable, Sendable {
  /// One end of an interval; the value belongs to it or not.
  struct End: Hashable, Sendable {
    let value: Value
    let isClosed: Bool
  }

  /// From a lower to an upper end; nil where there is none.
  struct Interval: Hashable, Sendable {
    var lower: End?
    var upper: End?

    /// Whether its ends leave no value between them.
    fileprivate var isEmpty: Bool {
      guard let lower, let upper else { return false }
      return lower.value > upper.value
        || lower.value == upper.value && !(lower.isClosed && upper.isClosed)
    }
  }

  private(set) var intervals: [Interval]

  private init(_ intervals: [Interval]) { self.intervals = intervals }

  static var all: Ranges { Ranges([Interval(lower: nil, upper: nil)]) }
  static var none: Ranges { Ranges([]) }

  static func only(_ value: Value) -> Ranges {
    let end = End(value: value, isClosed: true)
    return Ranges([Interval(lower: end, upper: end)])
  }

  static func above(_ value: Value, orEqual: Bool) -> Ranges {
    Ranges([Interval(lower: End(value: value, isClosed: orEqual), upper: nil)])
  }

  static func below(_ value: Value, orEqual: Bool) -> Ranges {
    Ranges([Interval(lower: nil, upper: End(value: value, isClosed: orEqual))])
  }

  static func except(_ value: Value) -> Ranges {
    Ranges([
      Interval(lower: nil, upper: End(value: value, isClosed: false)),
      Interval(lower: End(value: value, isClosed: false), upper: nil),
    ])
  }

  /// Both ends belong to it; empty where they are out of order.
  static func between(_ lower: Value, _ upper: Value) -> Ranges {
    above(lower, orEqual: true).intersection(below(upper, orEqual: true))
  }

  var isEmpty: Bool { intervals.isEmpty }

  /// The least end; nil where there is none, or nothing at all.
  var lower: End? { intervals.first?.lower }
  /// The greatest end; nil where there is none, or nothing at all.
  var upper: End? { intervals.last?.upper }

  /// Time is linear in the intervals of both.
  func intersection(_ other: Ranges) -> Ranges {
    var common: [Interval] = []
    var (first, second) = (0, 0)
    while first < intervals.count, second < other.intervals.count {
      let (one, two) = (intervals[first], other.intervals[second])
      let both = Interval(
        lower: Self.tighter(one.lower, two.lower) { $0 > $1 },
        upper: Self.tighter(one.upper, two.upper) { $0 < $1 })
      if !both.isEmpty { common.append(both) }
      // What ends first meets nothing more of the other.
      if Self.ends(one, before: two) { first += 1 } else { second += 1 }
    }
    return Ranges(common)
  }

  func union(_ other: Ranges) -> Ranges {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return Ranges(joining: intervals + other.intervals)
  }

  /// The same with each interval replaced; those that come back as nil are left out.
  func mapping(_ transform: (Interval) -> Interval?) -> Ranges {
    Ranges(joining: intervals.compactMap(transform))
  }

  /// Intervals in any order, which may touch.
  private init(joining intervals: [Interval]) {
    var merged: [Interval] = []
    for interval in intervals.sorted(by: { Self.begins($0, before: $1) }) {
      if let last = merged.last, Self.touches(last, interval) {
        if Self.ends(last, before: interval) { merged[merged.count - 1].upper = interval.upper }
      } else {
        merged.append(interval)
      }
    }
    self.init(merged)
  }

  private static func tighter(
    _ one: End?, _ other: End?, _ isTighter: (Value, Value) -> Bool
  ) -> End? {
    guard let one else { return other }
    guard let other else { return one }
    if one.value == other.value { return one.isClosed ? other : one }
    return isTighter(one.value, other.value) ? one : other
  }

  private static func ends(_ one: Interval, before other: Interval) -> Bool {
    guard let first = one.upper else { return false }
    guard let second = other.upper else { return true }
    if first.value == second.value { return !first.isClosed && second.isClosed }
    return first.value < second.value
  }

  private static func begins(_ one: Interval, before other: Interval) -> Bool {
    guard let second = other.lower else { return false }
    guard let first = one.lower else { return true }
    if first.value == second.value { return first.isClosed && !second.isClosed }
    return first.value < second.value
  }

  /// Whether there is no gap between an interval and one that begins no earlier.
  private static func touches(_ one: Interval, _ later: Interval) -> Bool {
    guard let end = one.upper, let start = later.lower else { return true }
    return start.value < end.value || start.value == end.value && (start.isClosed || end.isClosed)
  }
}
