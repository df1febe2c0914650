import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema

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
    if let nearest = all.last(where: { !countedOrders.contains($0.order) }),
      let reason = keptOut(nearest, stream, subject)
    {
      evidence.append(.keptOut(self.evidence(nearest, paths), by: reason))
    }
    return evidence
  }

  private func keptOut(
    _ event: ProfileEvent, _ stream: Stream, _ subject: Subject
  ) -> WhyReport.KeptOut? {
    for filter in stream.filters where !evaluator.passes(event, filter, for: subject) {
      switch filter {
      case .condition: return .filter
      case .window, .expiresAfter: return .window
      case .excludingSources: return .sources
      }
    }
    return nil
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
