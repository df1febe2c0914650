package import AudienceConditions
package import AudienceProfiles
package import AudienceTime

extension Evaluator {
  /// The events of a stream about the subject itself that pass every filter, in time order.
  package func events(of stream: Stream, for subject: Subject) -> [ProfileEvent] {
    events(of: stream, for: subject, in: nil)
  }

  /// The events of a stream that pass every filter; in a filter, around the event of the scope.
  package func events(
    of stream: Stream, for subject: Subject, in scope: EventScope?
  ) -> [ProfileEvent] {
    guard case .event(let name) = stream.source,
      let times = times(of: stream, around: scope?.event)
    else { return [] }
    return subject.events(in: times).filter { event in
      event.name == name
        && stream.filters.allSatisfy { passes(event, $0, for: subject, in: scope) }
    }
  }

  /// Every event of the stream's name, before its filters.
  package func allEvents(of stream: Stream, for subject: Subject) -> [ProfileEvent] {
    guard case .event(let name) = stream.source else { return [] }
    return subject.events.filter { $0.name == name }
  }

  /// Whether one event of the subject itself passes one filter.
  package func passes(_ event: ProfileEvent, _ filter: Filter, for subject: Subject) -> Bool {
    passes(event, filter, for: subject, in: nil)
  }

  /// Whether an event passes one filter of a stream that stands inside the filter of another
  /// event, which the scope holds.
  package func passes(
    _ event: ProfileEvent, _ filter: Filter, for subject: Subject, in scope: EventScope?
  ) -> Bool {
    switch filter {
    case .condition(let node):
      holds(node, for: subject, in: EventScope(event: event, parent: scope?.event))
    case .window, .expiresAfter:
      times(of: filter, around: scope?.event)?.contains(event.time) ?? false
    case .excludingSources(let sources):
      event.sourceID.map { !sources.contains($0) } ?? true
    }
  }

  // MARK: - Times

  /// The times that pass a window or an expiry of a stream about the subject itself, with both ends;
  /// nil for none.
  package func times(of filter: Filter) -> ClosedRange<Instant>? { times(of: filter, around: nil) }

  /// The times that pass all filters of a stream, as far as they are about time; nil for none.
  package func times(
    of stream: Stream, around parent: ProfileEvent?
  ) -> ClosedRange<Instant>? {
    var range = Instant.always
    for filter in stream.filters {
      guard let other = times(of: filter, around: parent), range.overlaps(other) else { return nil }
      range = range.clamped(to: other)
    }
    return range
  }

  /// The times that pass a filter (SEMANTICS 5), with both ends: back from the clock; forward from
  /// the parent event, strictly after it. nil for none.
  private func times(
    of filter: Filter, around parent: ProfileEvent?
  ) -> ClosedRange<Instant>? {
    switch filter {
    case .condition, .excludingSources:
      return Instant.always
    case .expiresAfter(let span):
      return now.advanced(by: -span.microseconds)...Instant(microseconds: .max)
    case .window(let window):
      let (near, far) = window.extent.distances
      switch window.anchor {
      case .clock:
        return now.advanced(by: -far)...now.advanced(by: -near)
      case .parentEvent:
        guard let parent, far > 0 else { return nil }
        // Instants are whole microseconds: strictly after is one later.
        return parent.time.advanced(by: max(near, 1))...parent.time.advanced(by: far)
      }
    }
  }
}

extension Instant {
  fileprivate static let always = Instant(microseconds: .min)...Instant(microseconds: .max)
}

extension Window.Extent {
  /// The nearer and the farther end, in microseconds from the anchor.
  fileprivate var distances: (near: Int64, far: Int64) {
    switch self {
    case .last(let span): (0, span.microseconds)
    case .between(let one, let other):
      (min(one.microseconds, other.microseconds), max(one.microseconds, other.microseconds))
    }
  }
}
