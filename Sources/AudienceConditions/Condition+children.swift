extension Condition {
  /// The nodes directly below this one, in written order: members of a junction, the operand of
  /// NOT, ANY and ALL, and the conditions of `where( … )` of both sides of a comparison.
  public var children: [ConditionNode] {
    switch self {
    case .and(let nodes), .or(let nodes): nodes
    case .not(let node), .any(let node), .all(let node): [node]
    case .compare(let left, _, let right): left.conditions + right.conditions
    case .test(let scalar, _): scalar.conditions
    }
  }

  /// The same condition with each of its children replaced.
  public func mappingChildren(_ transform: (ConditionNode) -> ConditionNode) -> Condition {
    switch self {
    case .and(let nodes): .and(nodes.map(transform))
    case .or(let nodes): .or(nodes.map(transform))
    case .not(let node): .not(transform(node))
    case .any(let node): .any(transform(node))
    case .all(let node): .all(transform(node))
    case .compare(let left, let symbol, let right):
      .compare(left.mappingConditions(transform), symbol, right.mappingConditions(transform))
    case .test(let scalar, let comparator): .test(scalar.mappingConditions(transform), comparator)
    }
  }
}

extension Scalar {
  /// The conditions of this value's filters.
  public var conditions: [ConditionNode] {
    guard case .measure(let stream, _) = self else { return [] }
    return stream.filters.compactMap { filter in
      if case .condition(let node) = filter { node } else { nil }
    }
  }

  func mappingConditions(_ transform: (ConditionNode) -> ConditionNode) -> Scalar {
    guard case .measure(var stream, let measure) = self else { return self }
    stream.filters = stream.filters.map { filter in
      if case .condition(let node) = filter { .condition(transform(node)) } else { filter }
    }
    return .measure(stream, measure)
  }
}
