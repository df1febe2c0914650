import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Picks what to show of a stream: the events that counted, and the nearest that did not.
struct EventEvidenceCollector {
  let evaluator: Evaluator
  let workspace: Workspace

  func evidence(
    for stream: Stream, _ measure: Measure, of subject: Subject
  ) -> [WhyReport.Evidence] {
    let all = evaluator.allEvents(of: stream, for: subject)
    let counted = evaluator.events(of: stream, for: subject)
    let paths = pathsOfInterest(stream, measure)
    var evidence: [WhyReport.Evidence] = []
    if measure != .count {
      evidence.append(.measured(evaluator.result(of: measure, over: counted)))
    }
    evidence.append(.found(counted.map { self.evidence($0, paths) }))
    let countedOrders = Set(counted.map(\.order))
    for (event, reason) in nearest(
      all.filter { !countedOrders.contains($0.order) }, stream, subject)
    {
      evidence.append(.keptOut(self.evidence(event, paths), by: reason))
    }
    return evidence
  }

  /// The events that count.
  func counted(
    of stream: Stream, _ measure: Measure, of subject: Subject
  ) -> [WhyReport.EventEvidence] {
    let paths = pathsOfInterest(stream, measure)
    return evaluator.events(of: stream, for: subject).map { evidence($0, paths) }
  }

  /// Of the events that do not count, the newest that a filter or a source keeps out, and the one
  /// nearest to the window that the window keeps out.
  private func nearest(
    _ events: [ProfileEvent], _ stream: Stream, _ subject: Subject
  ) -> [(ProfileEvent, WhyReport.KeptOut)] {
    var byFilter: ProfileEvent?
    var bySource: ProfileEvent?
    var byWindow: (event: ProfileEvent, outside: WhyReport.Outside?)?
    for event in events.reversed() {
      switch keptOut(event, stream, subject) {
      case .filter where byFilter == nil: byFilter = event
      case .sources where bySource == nil: bySource = event
      case .window(let outside):
        if let best = byWindow, best.outside.distance <= outside.distance { continue }
        byWindow = (event, outside)
      case .filter, .sources, nil: continue
      }
    }
    return [
      byFilter.map { ($0, .filter) }, bySource.map { ($0, .sources) },
      byWindow.map { ($0.event, .window($0.outside)) },
    ].compactMap(\.self)
  }

  private func keptOut(
    _ event: ProfileEvent, _ stream: Stream, _ subject: Subject
  ) -> WhyReport.KeptOut? {
    for filter in stream.filters where !evaluator.passes(event, filter, for: subject) {
      switch filter {
      case .condition: return .filter
      case .excludingSources: return .sources
      case .window, .expiresAfter: return .window(outside(event, filter))
      }
    }
    return nil
  }

  /// How far an event is from the times that a window takes.
  private func outside(_ event: ProfileEvent, _ filter: Filter) -> WhyReport.Outside? {
    guard let times = evaluator.times(of: filter) else { return nil }
    if event.time < times.lowerBound {
      return .tooEarly(times.lowerBound.microseconds &- event.time.microseconds)
    }
    return .tooLate(event.time.microseconds &- times.upperBound.microseconds)
  }

  private func evidence(_ event: ProfileEvent, _ paths: [FieldPath]) -> WhyReport.EventEvidence {
    let fields = paths.prefix(3).compactMap { path -> WhyReport.EventEvidence.Field? in
      guard let value = path.values(in: event.properties).first else { return nil }
      return .init(
        name: path.description, value: value, unit: unit(of: path, in: event.name))
    }
    return WhyReport.EventEvidence(event: event, fields: Array(fields))
  }

  /// The properties that the stream's filters and measure read; where they read none, the one that
  /// tells most of such an event: its first number with a unit, else its first number.
  private func pathsOfInterest(_ stream: Stream, _ measure: Measure) -> [FieldPath] {
    var paths: [FieldPath] = []
    func add(_ scalar: Scalar) {
      if case .property(let path, of: .thisEvent) = scalar, !paths.contains(path) {
        paths.append(path)
      }
    }
    func visit(_ node: ConditionNode) {
      switch node.condition {
      case .and, .or, .not, .any, .all: node.condition.children.forEach(visit)
      case .compare(let left, _, let right):
        add(left)
        add(right)
      case .test(let scalar, _): add(scalar)
      }
    }
    for case .condition(let node) in stream.filters { visit(node) }
    if let path = measure.readPath, !paths.contains(path) { paths.append(path) }
    if paths.isEmpty, case .event(let name) = stream.source,
      let numbers = workspace.event(named: name)?.properties.filter({ $0.type == .number }),
      let telling = numbers.first(where: { $0.unit != nil }) ?? numbers.first
    {
      paths.append(telling.path)
    }
    return paths
  }

  private func unit(of path: FieldPath, in event: EventName) -> String? {
    guard case .declared(let field) = workspace.lookUpProperty(path, of: event) else { return nil }
    return field.unit
  }
}

extension Measure {
  /// The property path the measure reads, if it reads a property.
  var readPath: FieldPath? {
    switch self {
    case .count: nil
    case .sum(.property(let path)), .average(.property(let path)), .first(.property(let path)),
      .last(.property(let path)), .minimum(.property(let path), as: _),
      .maximum(.property(let path), as: _), .mode(.property(let path), as: _, atLeast: _),
      .uniqueCount(.property(let path)):
      path
    case .sum(.context), .average(.context), .first(.context), .last(.context),
      .minimum(.context, as: _), .maximum(.context, as: _), .mode(.context, as: _, atLeast: _),
      .uniqueCount(.context):
      nil
    }
  }
}

extension WhyReport.Outside? {
  /// Microseconds; the longest where there are no times to be near to.
  fileprivate var distance: Int64 {
    switch self {
    case .tooEarly(let distance), .tooLate(let distance): distance
    case nil: .max
    }
  }
}
