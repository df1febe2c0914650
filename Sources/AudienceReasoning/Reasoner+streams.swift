import AudienceConditions
import AudienceDiagnostics
import AudienceJSON

extension Reasoner {
  /// What a scalar may be before anything is known of it (SEMANTICS 6).
  mutating func values(of scalar: Scalar, in place: Place) -> ValueSet {
    switch scalar {
    case .literal(let literal): return LiteralReading(literal).values
    case .trait, .property, .context: return .all
    case .measure(let stream, let measure):
      let hasEvents = canHaveEvents(stream, in: place)
      switch measure {
      case .count, .uniqueCount:
        return .numbers(hasEvents ? .above(.integer(0), orEqual: true) : .only(.integer(0)))
      case .sum, .average, .minimum(_, .unstated), .minimum(_, .number), .maximum(_, .unstated),
        .maximum(_, .number):
        return hasEvents ? ValueSet.numbers(.all).orAbsent : .absent
      case .first, .last, .mode, .minimum(_, .string), .maximum(_, .string):
        return hasEvents ? .all : .absent
      }
    }
  }

  /// Whether its windows and conditions leave any event to a stream.
  mutating func canHaveEvents(_ stream: Stream, in place: Place) -> Bool {
    let key = PlacedStream(stream: stream, place: place)
    if let known = streams[key] { return known }
    let can = environment(inside: stream, in: place) != nil
    streams[key] = can
    return can
  }

  /// What is known of an event of a stream; nil where there is none.
  private mutating func environment(inside stream: Stream, in place: Place) -> Environment? {
    guard let ages = stream.ages(in: place) else { return nil }
    let inner = Place(eventAges: ages)
    var known = Environment()
    for node in stream.conditions {
      guard let more = refined(known, by: node.condition, true, in: inner) else { return nil }
      known = more
    }
    return related(known, in: inner)
  }

  /// Whether every event of a stream is one of another stream's that stands in the same place.
  mutating func isNarrower(_ one: Stream, than other: Stream, in place: Place) -> Bool {
    guard one.source == other.source else { return false }
    if one == other { return true }
    guard !other.expires, other.excludedSources.isSubset(of: one.excludedSources),
      let ages = one.ages(in: place), isWithin(one, ages, other),
      var known = environment(inside: one, in: place)
    else { return false }
    known = related(known, in: Place(eventAges: ages)) ?? known
    for node in other.conditions
    where refined(known, by: node.condition, false, in: Place(eventAges: ages)) != nil {
      return false
    }
    return true
  }

  /// Whether the windows of a stream leave all the time that another has.
  private func isWithin(_ one: Stream, _ ages: ClosedRange<Int64>, _ other: Stream) -> Bool {
    var clockOnly = other
    clockOnly.filters.removeAll { filter in
      if case .window(let window) = filter { window.anchor == .parentEvent } else { false }
    }
    guard let wide = clockOnly.ages(in: .subject), wide.lowerBound <= ages.lowerBound,
      wide.upperBound >= ages.upperBound
    else { return false }
    guard let delays = other.delays else { return true }
    guard let own = one.delays else { return false }
    return delays.lowerBound <= own.lowerBound && delays.upperBound >= own.upperBound
  }

  /// What follows for counts from streams that are part of each other, and for measures of
  /// streams that have events or have none; nil where it cannot be.
  mutating func related(_ known: Environment, in place: Place) -> Environment? {
    var counts = EventCounts(known)
    guard counts.isWorthwhile else { return known }
    counts.order { one, other in isNarrower(one, than: other, in: place) }
    var known = known
    for (stream, range) in counts.ranges {
      guard range.least <= range.most else { return nil }
      if range.least > 0, !canHaveEvents(stream, in: place) { return nil }
      var numbers = Ranges.above(ExactNumber.integer(range.least), orEqual: true)
      if range.most < .max {
        numbers = numbers.intersection(.below(.integer(range.most), orEqual: true))
      }
      let count = Scalar.measure(stream, .count)
      let set = known.values[count] ?? values(of: count, in: place)
      known.values[count] = set.intersection(.numbers(numbers)).wholeNumbers
      if known.values[count]?.isEmpty == true { return nil }
      guard range.most == 0 else { continue }
      for (scalar, set) in known.values {
        guard case .measure(stream, let measure) = scalar, measure != .count else { continue }
        let nothing = scalar.isCount ? ValueSet.numbers(.only(.integer(0))) : .absent
        known.values[scalar] = set.intersection(nothing)
        if known.values[scalar]?.isEmpty == true { return nil }
      }
    }
    return known
  }
}

/// How many events the streams have that something is known of.
private struct EventCounts {
  /// From the least to the most; `Int64.max` where there is no most.
  struct Range {
    var least: Int64 = 0
    var most = Int64.max
  }

  private(set) var ranges: [Stream: Range] = [:]

  init(_ known: Environment) {
    for (scalar, set) in known.values {
      guard case .measure(let stream, let measure) = scalar else { continue }
      var range = ranges[stream] ?? Range()
      let least = set.numbers.lower?.value.integerValue ?? 0
      switch measure {
      case .count:
        range.least = max(range.least, least)
        if let most = set.numbers.upper?.value.integerValue { range.most = min(range.most, most) }
      case .uniqueCount: if least > 0 { range.least = max(range.least, 1) }
      case .sum, .average, .first, .last, .minimum, .maximum, .mode:
        if !set.isAbsent { range.least = max(range.least, 1) }
      }
      ranges[stream] = range
    }
  }

  /// Whether there is anything to conclude.
  var isWorthwhile: Bool {
    ranges.count > 1 || ranges.values.contains { $0.least > 0 || $0.most == 0 }
  }

  /// A stream has at least as many events as those that are part of it.
  mutating func order(by isNarrower: (Stream, Stream) -> Bool) {
    let streams = Dictionary(grouping: ranges.keys, by: \.source).values.filter { $0.count > 1 }
    for group in streams {
      for narrow in group {
        for wide in group where narrow != wide {
          guard let one = ranges[narrow], let other = ranges[wide],
            one.least > other.least || other.most < one.most, isNarrower(narrow, wide)
          else { continue }
          ranges[wide]?.least = max(one.least, other.least)
          ranges[narrow]?.most = min(one.most, other.most)
        }
      }
    }
  }
}
