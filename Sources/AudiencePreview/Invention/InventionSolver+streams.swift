import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

extension InventionSolver {
  // MARK: - Events that count

  /// Drafts with that many more events that a stream counts.
  mutating func adding(
    _ count: Int, to stream: Stream, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard case .event(let name) = stream.source,
      let times = look(draft)?.times(of: stream, in: scope)
    else { return [] }
    return starts(times, for: count).flatMap { start -> [Draft] in
      var larger = draft
      var numbers: [Int] = []
      for index in 0..<count {
        let time = max(times.lowerBound, start.advanced(by: -Int64(index) * 60_000_000))
        numbers.append(larger.add(name, at: time, to: scope.owner))
      }
      return passing(numbers, stream, larger, scope)
    }
  }

  /// Times to put the newest of some events at, a minute between each: in the middle of what is
  /// allowed, so that other events find room before and after, at its end and at its beginning.
  private func starts(_ times: ClosedRange<Instant>, for count: Int) -> [Instant] {
    let year = 366 * Instant.microsecondsPerDay
    let end = times.upperBound
    let isOpen = end.microseconds.subtractingReportingOverflow(times.lowerBound.microseconds)
    let width = isOpen.overflow ? Int64.max : isOpen.partialValue
    let reach = Int64(count) * 60_000_000
    if width > 4 * year {
      let day = Instant.microsecondsPerDay
      return [-day, -40 * day, -400 * day, 0].map { end.advanced(by: $0) }
    }
    let middle = end.advanced(by: -(width / 2))
    let whole = Instant(microseconds: middle.microseconds / 3_600_000_000 * 3_600_000_000)
    let isInside = whole.advanced(by: -reach) >= times.lowerBound && whole <= end
    return [isInside ? whole : middle, end, times.lowerBound.advanced(by: min(reach, width))]
  }

  /// The drafts in which events pass the conditions that a stream filters by.
  private mutating func passing(
    _ numbers: [Int], _ stream: Stream, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    let conditions = stream.filters.compactMap { filter -> ConditionNode? in
      if case .condition(let node) = filter { node } else { nil }
    }
    guard !conditions.isEmpty else { return [draft] }
    var drafts = [draft]
    for number in numbers {
      drafts = Array(
        drafts.flatMap { all(conditions, true, $0, scope.inside(number)) }.prefix(Self.beam))
    }
    return drafts
  }

  /// Drafts in which some events of the stream's name that did not count do.
  mutating func admitting(
    _ count: Int, to stream: Stream, besides counted: [Int], _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard case .event(let name) = stream.source,
      let times = look(draft)?.times(of: stream, in: scope)
    else { return [] }
    let others = draft.events(of: scope.owner)
      .filter { $0.name == name && !counted.contains($0.number) }
      .filter { !scope.events.contains($0.number) }
    guard others.count >= count else { return [] }
    var moved = draft
    for event in others.prefix(count) where !times.contains(event.time) {
      moved.change(event.number) { $0.time = starts(times, for: 1)[0] }
    }
    return passing(others.prefix(count).map(\.number), stream, moved, scope)
  }

  // MARK: - Events that do not count

  /// Drafts in which a stream does not count some events: they are not there, are at another time,
  /// or fail a filter.
  mutating func excluding(
    _ numbers: [Int], from stream: Stream, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard !numbers.isEmpty else { return [draft] }
    var drafts: [Draft] = []
    if !numbers.contains(where: scope.events.contains) {
      var fewer = draft
      for number in numbers { fewer.remove(number) }
      drafts.append(fewer)
    }
    drafts += moving(numbers, outOf: stream, draft, scope)
    for filter in stream.filters {
      guard case .condition(let node) = filter else { continue }
      var failing = [draft]
      for number in numbers {
        failing = Array(
          failing.flatMap { solutions(node, false, $0, scope.inside(number)) }
            .prefix(Self.beam))
      }
      drafts += failing
    }
    return drafts
  }

  private mutating func moving(
    _ numbers: [Int], outOf stream: Stream, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard let times = look(draft)?.times(of: stream, in: scope) else { return [] }
    let now = problem.request.now
    let day = Instant.microsecondsPerDay
    let candidates = [times.lowerBound.advanced(by: -day), times.upperBound.advanced(by: day / 24)]
      .filter { $0 <= now && $0 > now.advanced(by: -40_000 * day) && !times.contains($0) }
    return candidates.map { time in
      var other = draft
      for (index, number) in numbers.enumerated() {
        other.change(number) { $0.time = time.advanced(by: -Int64(index) * 60_000_000) }
      }
      return other
    }
  }
}
