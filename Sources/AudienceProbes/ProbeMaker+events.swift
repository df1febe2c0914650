import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Where an event is made up.
struct EventPlace {
  let stream: AudienceConditions.Stream
  let name: EventName
  /// The event that it follows in a funnel.
  let parent: ProfileEvent?
  let scope: TraitScope
}

extension ProbeMaker {
  /// An event that passes every filter of a stream, or every one but one. Traits and events that
  /// it needs are added to the draft.
  ///
  /// - Parameters:
  ///   - failing: the position of the filter that it is not to pass.
  mutating func event(
    at place: EventPlace, failing: Int? = nil, in draft: inout ProfileDraft
  ) -> EventDraft {
    var demands: [Demand] = []
    for (index, filter) in place.stream.filters.enumerated() {
      if case .condition(let node) = filter { demands += random.demands(node, index != failing) }
    }
    var event = EventDraft(name: place.name, time: now)
    event.sourceID = source(place.stream, failing: failing)
    event.time = time(at: place, failing: failing, demands)
    decideFields(of: &event, at: place, demands, in: &draft)
    for field in pools.fields(of: place.name) where random.percent(30) {
      let isOpen = !demands.contains { $0.fields(of: place.name).contains(field) }
      if isOpen, let values = random.pick(pools.values(of: field)) { event.put(values, at: field) }
    }
    let made = event.event(order: draft.events.count)
    for demand in demands where demand.measuresEvents {
      meetMeasure(demand, place.scope, around: made, in: &draft)
    }
    return event
  }

  private mutating func source(
    _ stream: AudienceConditions.Stream, failing: Int?
  ) -> UTF8Text? {
    for (index, filter) in stream.filters.enumerated() {
      if case .excludingSources(let sources) = filter, index == failing {
        return random.pick(sources)
      }
    }
    return random.percent(50) ? nil : "another-source"
  }

  // MARK: - Time

  /// A time that passes the windows, but for the one that is to fail.
  private mutating func time(
    at place: EventPlace, failing: Int?, _ demands: [Demand]
  ) -> Instant {
    let scope = place.parent.map { EventScope(event: $0, parent: nil) }
    let aboutTime = demands.filter { demand in
      demand.fields(of: place.name).map(\.path) == ["timestamp"] && demand.readsEventAlone
    }
    let fitting = candidateTimes(at: place).filter { time in
      let event = EventDraft(name: place.name, time: time).event(order: 0)
      let passes = place.stream.filters.indices.allSatisfy { index in
        switch place.stream.filters[index] {
        case .window, .expiresAfter:
          evaluator.passes(event, place.stream.filters[index], for: nobody, in: scope)
            == (index != failing)
        case .condition, .excludingSources: true
        }
      }
      return passes
        && aboutTime.allSatisfy { demand in
          evaluator.holds(
            demand.node, for: nobody, in: EventScope(event: event, parent: place.parent))
            == demand.isWanted
        }
    }
    // What is to follow an event needs time before the clock.
    let needed = Self.timeAfter(place.stream)
    let early = needed == 0 ? [] : fitting.filter { $0.advanced(by: needed) <= now }
    return random.pick(early) ?? random.pick(fitting) ?? random.pick(pools.times) ?? now
  }

  private func candidateTimes(at place: EventPlace) -> [Instant] {
    let written = pools.values(of: .context(place.name, "timestamp")).compactMap { values in
      values.first?.comparedInstant
    }
    guard let parent = place.parent else { return (pools.times + written).filter { $0 <= now } }
    let second = TimeSpan.Unit.second.microseconds
    let hour = TimeSpan.Unit.hour.microseconds
    var times = [0, 1, -1, second, hour, -hour, -24 * hour].map { parent.time.advanced(by: $0) }
    for filter in place.stream.filters {
      guard case .window(let window) = filter, window.anchor == .parentEvent else { continue }
      for span in window.extent.spans {
        let edge = parent.time.advanced(by: span.microseconds)
        let unit = span.unit.microseconds
        times += [0, 1, -1, second, -second, unit, -unit, unit / 2, -unit / 2].map {
          edge.advanced(by: $0)
        }
        times.append(parent.time.advanced(by: span.microseconds / 2))
      }
    }
    return (times + pools.times).filter { $0 <= now }.map(\.withinCalendar)
  }

  /// How long after an event its funnels can reach, with a margin.
  private static func timeAfter(_ stream: AudienceConditions.Stream) -> Int64 {
    func reach(_ node: ConditionNode) -> Int64 {
      let own =
        Demand(node: node, isWanted: true).scalars.map { scalar -> Int64 in
          guard case .measure(let inner, _) = scalar else { return 0 }
          return inner.filters.reduce(0) { most, filter in
            guard case .window(let window) = filter, window.anchor == .parentEvent else {
              return most
            }
            return max(most, window.longest.withinCalendar.microseconds)
          }
        }.max() ?? 0
      return max(own, node.condition.children.map(reach).max() ?? 0)
    }
    let longest =
      stream.filters.map { filter -> Int64 in
        if case .condition(let node) = filter { reach(node) } else { 0 }
      }.max() ?? 0
    return longest == 0 ? 0 : longest + TimeSpan.Unit.hour.microseconds * 2
  }

  /// Somebody without traits and events.
  var nobody: Subject {
    .user(Profile(imagined: "", traits: [:], events: [], at: now))
  }

  // MARK: - Fields

  private mutating func decideFields(
    of event: inout EventDraft, at place: EventPlace, _ demands: [Demand],
    in draft: inout ProfileDraft
  ) {
    let direct = demands.filter { !$0.measuresEvents }
    // Traits that a filter reads are the person's: decided for the first event that asks.
    for path in direct.flatMap(\.traits) {
      let alone = direct.filter { $0.traits.contains(path) && $0.fields(of: place.name).isEmpty }
      decideTrait(path, alone, place.scope, in: &draft)
    }
    let person = subject(ProfileDraft(traits: draft.traits), place.scope)
    var fields: [Field] = []
    for field in direct.flatMap({ $0.fields(of: place.name) }) where !fields.contains(field) {
      if field.path != "timestamp" { fields.append(field) }
    }
    var decided: [Field] = []
    for field in fields.shuffled(using: &random) {
      decided.append(field)
      let checked = direct.filter { demand in
        let read = demand.fields(of: place.name)
        return read.contains(field) && read.allSatisfy { decided.contains($0) }
      }
      var values = pools.values(of: field)
      let scope = EventScope(event: event.event(order: 0), parent: place.parent)
      for demand in checked where !demand.readsEventAlone || demand.scalars.count > 1 {
        for scalar in demand.scalars {
          if case .literal = scalar { continue }
          values += neighbours(of: scalar, for: person, in: scope)
        }
      }
      let fitting = values.filter { value in
        var trial = event
        trial.put(value, at: field)
        let scope = EventScope(event: trial.event(order: 0), parent: place.parent)
        return checked.allSatisfy {
          evaluator.holds($0.node, for: person, in: scope) == $0.isWanted
        }
      }
      event.put(random.pick(fitting) ?? random.pick(values) ?? [], at: field)
    }
  }
}
