public import AudienceSchema

extension Condition {
  /// The event that the condition measures; nil where it measures none, or an entity.
  public var streamEvent: EventName? {
    guard case .event(let name)? = streams.first?.source else { return nil }
    return name
  }

  /// The condition over the events that pass one more filter: a member of the AND that its `where`
  /// holds, or a `where` of its own. Nil where the condition measures no events.
  func filtered(by filter: ConditionNode) -> Condition? {
    switch self {
    case .compare(let left, let symbol, let right):
      if let filtered = left.filtered(by: filter) { return .compare(filtered, symbol, right) }
      return right.filtered(by: filter).map { .compare(left, symbol, $0) }
    case .test(let scalar, let comparator):
      return scalar.filtered(by: filter).map { .test($0, comparator) }
    case .and, .or, .not, .any, .all:
      return nil
    }
  }

  private var streams: [Stream] {
    switch self {
    case .compare(let left, _, let right): [left, right].compactMap(\.stream)
    case .test(let scalar, _): [scalar].compactMap(\.stream)
    case .and, .or, .not, .any, .all: []
    }
  }
}

extension Scalar {
  fileprivate var stream: Stream? {
    if case .measure(let stream, _) = self { stream } else { nil }
  }

  fileprivate func filtered(by filter: ConditionNode) -> Scalar? {
    guard case .measure(var stream, let measure) = self else { return nil }
    for (position, known) in stream.filters.enumerated() {
      guard case .condition(let node) = known else { continue }
      let members: [ConditionNode]
      if case .and(let inner) = node.condition { members = inner } else { members = [node] }
      // The AND keeps its id; one that is made now gets its own.
      let id = members.count > 1 ? node.id : ConditionNode(node.condition).id
      stream.filters[position] = .condition(ConditionNode(.and(members + [filter]), id: id))
      return .measure(stream, measure)
    }
    stream.filters.insert(.condition(filter), at: 0)
    return .measure(stream, measure)
  }
}
