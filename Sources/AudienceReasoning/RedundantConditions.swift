package import AudienceConditions
import AudienceSchema
package import AudienceTime

/// A member of a junction that says nothing besides another one.
package struct RedundantCondition: Hashable, Sendable {
  /// The junction that it is a member of.
  package let junctionID: Int
  package let nodeID: Int
  /// The member that makes it needless.
  package let otherID: Int
  /// Whether both say the same.
  package let isSame: Bool
}

/// The members of junctions that change nothing: of AND those that others imply, of OR those that
/// imply others. Conditions that are constant by themselves are left out.
package struct RedundantConditions {
  package private(set) var found: [RedundantCondition] = []
  private var reasoner: Reasoner

  package init(in tree: ConditionTree, now: Instant) {
    reasoner = Reasoner(now: now)
    visit(tree.root, in: .subject)
  }

  private mutating func visit(_ node: ConditionNode, in place: Place) {
    switch node.condition {
    case .and(let members):
      compare(members, of: node, isAnd: true, in: place)
      for member in members { visit(member, in: place) }
    case .or(let members):
      compare(members, of: node, isAnd: false, in: place)
      for member in members { visit(member, in: place) }
    case .not(let inner): visit(inner, in: place)
    case .any(let inner), .all(let inner): visit(inner, in: .subject)
    case .compare(let left, _, let right):
      visit(left, in: place)
      visit(right, in: place)
    case .test(let scalar, _): visit(scalar, in: place)
    }
  }

  private mutating func visit(_ scalar: Scalar, in place: Place) {
    guard let stream = scalar.stream, let ages = stream.ages(in: place) else { return }
    for condition in stream.conditions { visit(condition, in: Place(eventAges: ages)) }
  }

  private mutating func compare(
    _ members: [ConditionNode], of junction: ConditionNode, isAnd: Bool, in place: Place
  ) {
    let members = members.map { ($0, $0.condition.subjects) }
    var gone: Set<Int> = []
    var constant: [Int: Bool] = [:]
    for (position, (later, laterSubjects)) in members.enumerated() {
      for (earlier, earlierSubjects) in members[..<position]
      where !gone.contains(earlier.id) && !earlierSubjects.isDisjoint(with: laterSubjects) {
        for node in [earlier, later] where constant[node.id] == nil {
          constant[node.id] = reasoner.verdict(of: node.condition, in: place) != nil
        }
        if constant[earlier.id] == true || constant[later.id] == true { continue }
        let forward = reasoner.implies(earlier.condition, later.condition, in: place)
        let backward = reasoner.implies(later.condition, earlier.condition, in: place)
        guard forward || backward else { continue }
        let isLaterNeedless = forward && backward || forward == isAnd
        let (needless, other) = isLaterNeedless ? (later, earlier) : (earlier, later)
        found.append(
          RedundantCondition(
            junctionID: junction.id, nodeID: needless.id, otherID: other.id,
            isSame: forward && backward))
        gone.insert(needless.id)
        if isLaterNeedless { break }
      }
    }
  }
}

/// What a condition reads, as far as it takes for two to have anything to do with each other.
private enum Subject: Hashable {
  case event(Stream.Source)
  case field(Scalar)
}

extension Condition {
  fileprivate var subjects: Set<Subject> {
    switch self {
    case .and(let members), .or(let members):
      members.reduce(into: []) { $0.formUnion($1.condition.subjects) }
    case .not(let inner), .any(let inner), .all(let inner): inner.condition.subjects
    case .compare(let left, _, let right): left.subjects.union(right.subjects)
    case .test(let scalar, _): scalar.subjects
    }
  }
}

extension Scalar {
  fileprivate var subjects: Set<Subject> {
    switch self {
    case .literal: []
    case .trait, .property, .context: [.field(self)]
    case .measure(let stream, _): [.event(stream.source)]
    }
  }
}
