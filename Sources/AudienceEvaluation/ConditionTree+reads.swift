package import AudienceConditions
package import AudienceSchema

extension ConditionTree {
  /// Every trait path that some condition of the tree reads.
  package var traitPaths: [FieldPath] {
    nodes.flatMap { node -> [Scalar] in
      switch node.condition {
      case .compare(let left, _, let right): [left, right]
      case .test(let scalar, _): [scalar]
      case .and, .or, .not, .any, .all: []
      }
    }.compactMap { scalar in
      if case .trait(let path) = scalar { path } else { nil }
    }
  }
}
