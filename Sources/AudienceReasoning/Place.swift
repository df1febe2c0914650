import AudienceConditions
import AudienceDiagnostics
import AudienceTime

/// Where a condition stands: about a subject, or in the `where` of an event.
struct Place: Hashable {
  /// How long before the clock the event around may be, in microseconds; nil about a subject.
  var eventAges: ClosedRange<Int64>?

  static let subject = Place(eventAges: nil)
}

extension Stream {
  /// What each event of the stream is older and younger than, in microseconds before the clock;
  /// nil where its windows leave no time.
  func ages(in place: Place) -> ClosedRange<Int64>? {
    var near: Int64 = 0
    var far = Int64.max
    var least: Int64 = 0
    var most = Int64.max
    var isAnchored = false
    for window in windows {
      let distances = window.distances
      switch window.anchor {
      case .clock:
        near = max(near, distances.least)
        far = min(far, distances.most)
      case .parentEvent:
        isAnchored = true
        least = max(least, distances.least)
        most = min(most, distances.most)
      }
    }
    if isAnchored {
      // Strictly after the event around it, and not after the clock (SEMANTICS 5).
      guard most > 0, least <= most else { return nil }
      if let parent = place.eventAges {
        near = max(near, parent.lowerBound.subtracting(most))
        far = min(far, parent.upperBound.subtracting(max(least, 1)))
      }
    }
    return near <= far ? near...far : nil
  }

  /// How long after the event around it each event of the stream is; nil where no window says.
  var delays: ClosedRange<Int64>? {
    let anchored = windows.filter { $0.anchor == .parentEvent }.map(\.distances)
    guard let least = anchored.map(\.least).max(), let most = anchored.map(\.most).min() else {
      return nil
    }
    return least...max(least, most)
  }

  var windows: [Window] {
    filters.compactMap { if case .window(let window) = $0 { window } else { nil } }
  }

  var conditions: [ConditionNode] {
    filters.compactMap { if case .condition(let node) = $0 { node } else { nil } }
  }

  var excludedSources: Set<UTF8Text> {
    filters.reduce(into: []) { sources, filter in
      if case .excludingSources(let names) = filter { sources.formUnion(names) }
    }
  }

  var expires: Bool {
    filters.contains { if case .expiresAfter = $0 { true } else { false } }
  }
}

extension Window {
  /// The nearer and the farther end, in microseconds from what it counts from.
  fileprivate var distances: (least: Int64, most: Int64) {
    switch extent {
    case .last(let span): (0, span.microseconds)
    case .between(let one, let other):
      (min(one.microseconds, other.microseconds), max(one.microseconds, other.microseconds))
    }
  }
}

extension Int64 {
  /// The difference; saturates.
  fileprivate func subtracting(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    if !overflow { return difference }
    return other > 0 ? .min : .max
  }
}
