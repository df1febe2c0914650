package import AudienceConditions
package import AudienceProfiles
import AudienceTime

extension Evaluator {
  /// The events of a stream about the subject itself that pass every filter, in time order.
  package func events(of stream: Stream, for subject: Subject) -> [ProfileEvent] {
    events(of: stream, for: subject, in: nil)
  }

  func events(
    of stream: Stream, for subject: Subject, in scope: EventScope?
  ) -> [ProfileEvent] {
    allEvents(of: stream, for: subject).filter { event in
      stream.filters.allSatisfy { passes(event, $0, for: subject, in: scope) }
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

  private func passes(
    _ event: ProfileEvent, _ filter: Filter, for subject: Subject, in scope: EventScope?
  ) -> Bool {
    switch filter {
    case .condition(let node):
      holds(node, for: subject, in: EventScope(event: event, parent: scope?.event))
    case .window(let window):
      contains(window, event.time, around: scope?.event)
    case .excludingSources(let sources):
      event.sourceID.map { !sources.contains($0) } ?? true
    case .expiresAfter(let span):
      event.time >= now.advanced(by: -span.microseconds)
    }
  }

  /// Whether a time lies in a window (SEMANTICS 5): back from the clock with both ends; forward
  /// from the parent event, strictly after it.
  private func contains(_ window: Window, _ time: Instant, around parent: ProfileEvent?) -> Bool {
    let (near, far): (Int64, Int64) =
      switch window.extent {
      case .last(let span): (0, span.microseconds)
      case .between(let one, let other):
        (min(one.microseconds, other.microseconds), max(one.microseconds, other.microseconds))
      }
    switch window.anchor {
    case .clock:
      return now.advanced(by: -far) <= time && time <= now.advanced(by: -near)
    case .parentEvent:
      guard let parent else { return false }
      return parent.time < time && parent.time.advanced(by: near) <= time
        && time <= parent.time.advanced(by: far)
    }
  }
}
