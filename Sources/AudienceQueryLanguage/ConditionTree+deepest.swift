package import AudienceConditions

extension ConditionTree {
  /// The node that most levels are open around in query text, and how many those are (SEMANTICS 2):
  /// parentheses that are needed, NOT, ANY, ALL, `where(`, nested `event(`. The last of several.
  ///
  /// Of a tree that holds to the limit of `QueryParser.maximumDepth`.
  package var deepest: (node: ConditionNode, levels: Int) {
    var deepest = (node: root, levels: 0)
    root.visit(levels: 0, inWhere: false) { node, levels in
      if levels >= deepest.levels { deepest = (node, levels) }
    }
    return deepest
  }
}

extension ConditionNode {
  fileprivate func visit(
    levels: Int, inWhere: Bool, _ body: (ConditionNode, Int) -> Void
  ) {
    switch condition {
    case .and(let members), .or(let members):
      body(self, levels)
      for member in members {
        let own = member.condition.needsParentheses(in: condition) ? 1 : 0
        member.visit(levels: levels + own, inWhere: inWhere, body)
      }
    case .not(let inner), .any(let inner), .all(let inner):
      body(self, levels)
      let own = inner.condition.needsParentheses(in: condition) ? 2 : 1
      inner.visit(levels: levels + own, inWhere: inWhere, body)
    case .compare(let left, _, let right): visit([left, right], levels, inWhere, body)
    case .test(let scalar, _): visit([scalar], levels, inWhere, body)
    }
  }

  private func visit(
    _ scalars: [Scalar], _ levels: Int, _ inWhere: Bool, _ body: (ConditionNode, Int) -> Void
  ) {
    let measures = scalars.filter { if case .measure = $0 { true } else { false } }
    let own = inWhere && !measures.isEmpty ? 1 : 0
    body(self, levels + own)
    for node in measures.flatMap(\.conditions) {
      node.visit(levels: levels + own + 1, inWhere: true, body)
    }
  }
}
