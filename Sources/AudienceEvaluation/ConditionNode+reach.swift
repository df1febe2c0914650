package import AudienceConditions

extension ConditionNode {
  /// This node and those below it that speak about the same subject: not the conditions in `where`
  /// and not those under ANY and ALL.
  package var nodesAboutTheSubject: [ConditionNode] {
    switch condition {
    case .and(let members), .or(let members):
      [self] + members.flatMap(\.nodesAboutTheSubject)
    case .not(let inner): [self] + inner.nodesAboutTheSubject
    case .any, .all, .compare, .test: [self]
    }
  }
}
