import AudienceConditions
import AudienceDiagnostics
import AudienceStore
import AudienceTime

extension PlanMaker {
  /// The plan of a stream; nil where no event can be in it.
  func stream(_ stream: Stream, in place: Place?) throws -> StreamPlan? {
    guard case .event(let name) = stream.source, let rows = moment.rows(of: name, level),
      rows.count > 0,
      let all = rows.times, let times = clockTimes(of: stream), times.overlaps(all)
    else { return nil }
    let distance: ClosedRange<Int64>?
    switch parentDistance(of: stream) {
    case .none: distance = nil
    case .some(.empty): return nil
    case .some(.range(let range)): distance = range
    }
    var tests: [any RowTest] = []
    if rows.plainInstants?.contains(moment.now.microseconds) != true {
      tests.append(VisibilityTest(rows: rows.history, now: moment.now.microseconds))
    }
    let inner = Place(rows: rows, parent: place?.rows)
    for filter in stream.filters {
      switch filter {
      case .condition(let node): tests.append(try test(node.condition, in: inner))
      case .excludingSources(let sources):
        if let test = Self.test(excluding: sources, rows.sources) { tests.append(test) }
      case .window, .expiresAfter: break
      }
    }
    return StreamPlan(
      rows: rows, offsets: rows.rowOffsets,
      // Ends that leave nothing out are open, so that nobody has to look.
      times: (times.lowerBound <= all.lowerBound ? .min : times.lowerBound)...(times.upperBound
        >= all.upperBound ? .max : times.upperBound),
      distance: distance, tests: Self.flattened(tests).sorted { $0.cost < $1.cost },
      readsParent: stream.readsParentEvent)
  }

  /// Members of AND are tests of their own.
  private static func flattened(_ tests: [any RowTest]) -> [any RowTest] {
    tests.flatMap { test in (test as? AllTest).map { flattened($0.members) } ?? [test] }
  }

  // MARK: - Times

  /// The times that pass the filters counted from the clock (SEMANTICS 5), both ends included; nil
  /// for none. No event is later than the clock.
  private func clockTimes(of stream: Stream) -> ClosedRange<Int64>? {
    let now = moment.now
    var range = Int64.min...now.microseconds
    for filter in stream.filters {
      let other: ClosedRange<Int64>
      switch filter {
      case .condition, .excludingSources: continue
      case .expiresAfter(let span):
        other = now.advanced(by: -span.microseconds).microseconds...Int64.max
      case .window(let window):
        guard window.anchor == .clock else { continue }
        let (near, far) = window.extent.distances
        other =
          now.advanced(by: -far).microseconds...now.advanced(by: -near).microseconds
      }
      guard range.overlaps(other) else { return nil }
      range = range.clamped(to: other)
    }
    return range
  }

  private enum Distance {
    case empty
    case range(ClosedRange<Int64>)
  }

  /// How far behind the event around it an event has to be; nil without such a window.
  private func parentDistance(of stream: Stream) -> Distance? {
    var range: ClosedRange<Int64>?
    for case .window(let window) in stream.filters where window.anchor == .parentEvent {
      let (near, far) = window.extent.distances
      // Instants are whole microseconds: strictly after is one later.
      guard far > 0 else { return .empty }
      let other = max(near, 1)...far
      guard let before = range else {
        range = other
        continue
      }
      guard before.overlaps(other) else { return .empty }
      range = before.clamped(to: other)
    }
    return range.map { .range($0) }
  }

  // MARK: - Sources

  /// Drops the events of some sources; nil where no event has one (SEMANTICS 5).
  private static func test(excluding sources: [UTF8Text], _ reader: FieldReader) -> (any RowTest)? {
    guard case .codes(let codes, let entries, _) = reader.storage else { return nil }
    let excluded = Set(sources.map(\.string).map { Array($0.utf8) })
    let accepted = (0..<entries.count).map { !excluded.contains(Array(entries.text($0).bytes)) }
    return CodeSetTest(codes: codes, accepted: accepted + [true])
  }
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
