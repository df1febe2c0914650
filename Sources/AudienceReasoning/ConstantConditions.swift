package import AudienceConditions
package import AudienceTime

/// A condition that comes out the same for everybody, or an event condition that no event can meet.
package struct ConstantCondition: Hashable, Sendable {
  /// Why it does.
  package enum Cause: Hashable, Sendable {
    /// The windows of the events exclude each other.
    case windows
    /// No time is left after the event around it.
    case funnel
    /// A number of events is compared with one that no number of events is above or below.
    case count
    /// No value, or every value, compares so.
    case comparison
    /// Members, by node id, that never hold together, or one of which always holds; none where it
    /// takes more than two to tell.
    case junction([Int])
  }

  package let nodeID: Int
  /// nil where the condition still depends on other values than those events.
  package let verdict: Verdict?
  package let cause: Cause
  /// Whether the whole tree is constant because of it.
  package let decidesAll: Bool
}

/// Which verdicts of a condition make the whole tree constant.
private struct Decisive {
  var never: Bool
  var always: Bool

  static let whole = Decisive(never: true, always: true)
  var negated: Decisive { Decisive(never: always, always: never) }
  var whenNever: Decisive { Decisive(never: never, always: false) }
  var whenAlways: Decisive { Decisive(never: false, always: always) }

  func holds(for verdict: Verdict?) -> Bool {
    switch verdict {
    case .never: never
    case .always: always
    case nil: false
    }
  }
}

/// What is constant in a tree, each at the lowest node that explains it.
package struct ConstantConditions {
  package private(set) var found: [ConstantCondition] = []
  /// What is certain of the whole tree.
  package let whole: Verdict?
  private var reasoner: Reasoner

  package init(in tree: ConditionTree, now: Instant) {
    reasoner = Reasoner(now: now)
    whole = reasoner.verdict(of: tree.condition)
    visit(tree.root, in: .subject, .whole)
  }

  private mutating func visit(_ node: ConditionNode, in place: Place, _ decisive: Decisive) {
    let verdict = reasoner.verdict(of: node.condition, in: place)
    switch node.condition {
    case .and(let members):
      for member in members { visit(member, in: place, decisive.whenNever) }
      if verdict == .never { explain(node, members, .never, in: place, decisive) }
    case .or(let members):
      for member in members { visit(member, in: place, decisive.whenAlways) }
      if verdict == .always { explain(node, members, .always, in: place, decisive) }
    case .not(let inner): visit(inner, in: place, decisive.negated)
    case .any(let inner): visit(inner, in: .subject, decisive.whenNever)
    case .all(let inner): visit(inner, in: .subject, decisive.whenAlways)
    case .compare(let left, _, let right):
      visit(left, right, of: node, verdict, in: place, decisive)
    case .test(let scalar, _): visit(scalar, nil, of: node, verdict, in: place, decisive)
    }
  }

  private mutating func visit(
    _ left: Scalar, _ right: Scalar?, of node: ConditionNode, _ verdict: Verdict?, in place: Place,
    _ decisive: Decisive
  ) {
    let decides = decisive.holds(for: verdict)
    var isExplained = false
    for stream in [left, right].compactMap({ $0?.stream }) {
      guard let ages = stream.ages(in: place) else {
        add(node, verdict, stream.hasNoTimeByItself ? .windows : .funnel, decides)
        isExplained = true
        continue
      }
      let inner = Place(eventAges: ages)
      for condition in stream.conditions {
        visit(condition, in: inner, Decisive(never: decides, always: false))
        if reasoner.verdict(of: condition.condition, in: inner) == .never { isExplained = true }
      }
    }
    guard let verdict, !isExplained else { return }
    if left.isCount, case .literal? = right {
      add(node, verdict, .count, decides)
    } else {
      add(node, verdict, .comparison, decides)
    }
  }

  /// Reports a junction that is constant although no member makes it so alone.
  private mutating func explain(
    _ node: ConditionNode, _ members: [ConditionNode], _ verdict: Verdict, in place: Place,
    _ decisive: Decisive
  ) {
    for member in members where reasoner.verdict(of: member.condition, in: place) == verdict {
      return
    }
    let pair = pair(of: members, verdict, in: place)
    add(node, verdict, .junction(pair), decisive.holds(for: verdict))
  }

  /// The two members that never hold together, or one of which always does.
  private mutating func pair(
    of members: [ConditionNode], _ verdict: Verdict, in place: Place
  ) -> [Int] {
    let isWanted = verdict == .never
    for (position, member) in members.enumerated() {
      for other in members[..<position] {
        let both = [(other.condition, isWanted), (member.condition, isWanted)]
        if !reasoner.canBe(both, in: place) { return [other.id, member.id] }
      }
    }
    return []
  }

  private mutating func add(
    _ node: ConditionNode, _ verdict: Verdict?, _ cause: ConstantCondition.Cause,
    _ decidesAll: Bool
  ) {
    found.append(
      ConstantCondition(
        nodeID: node.id, verdict: verdict, cause: cause, decidesAll: decidesAll))
  }
}

extension Scalar {
  var stream: Stream? {
    if case .measure(let stream, _) = self { stream } else { nil }
  }
}

extension Stream {
  /// Whether its windows leave no time wherever it stands.
  fileprivate var hasNoTimeByItself: Bool {
    var clockOnly = self
    clockOnly.filters.removeAll { filter in
      if case .window(let window) = filter { window.anchor == .parentEvent } else { false }
    }
    return clockOnly.ages(in: .subject) == nil
  }
}
