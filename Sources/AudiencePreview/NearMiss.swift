package import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
package import AudienceSchema
import AudienceTime

/// The smallest edit of one node that changes whether a subject is a member.
package struct NearMiss: Sendable {
  package let nodeID: Int
  /// The words for `/set ID`: `within 2 days`.
  package let words: String
  /// The node's condition after the edit.
  package let condition: Condition
}

/// Finds near misses: subjects that one condition alone keeps out.
struct NearMissFinder {
  let evaluator: Evaluator
  let workspace: Workspace

  func find(in tree: ConditionTree, for subject: Subject) -> NearMiss? {
    guard !evaluator.holds(tree.root, for: subject) else { return nil }
    return find(tree.root, wanted: true, subject)
  }

  /// The edit below a node that makes the node come out as wanted.
  private func find(_ node: ConditionNode, wanted: Bool, _ subject: Subject) -> NearMiss? {
    switch node.condition {
    case .and(let members):
      return wanted ? onlyFailing(members, subject) : first(members, wanted: false, subject)
    case .or(let members):
      guard wanted else { return nil }
      return first(members, wanted: true, subject)
    case .not(let inner):
      return find(inner, wanted: !wanted, subject)
    case .any, .all, .test:
      return nil
    case .compare(let left, let symbol, .literal(.number(let limit))):
      return edit(node, left, symbol, limit, wanted: wanted, subject)
    case .compare:
      return nil
    }
  }

  private func onlyFailing(_ members: [ConditionNode], _ subject: Subject) -> NearMiss? {
    let failing = members.filter { !evaluator.holds($0, for: subject) }
    return failing.count == 1 ? find(failing[0], wanted: true, subject) : nil
  }

  private func first(_ members: [ConditionNode], wanted: Bool, _ subject: Subject) -> NearMiss? {
    members.lazy.compactMap { find($0, wanted: wanted, subject) }.first
  }

  // MARK: - One comparison

  private func edit(
    _ node: ConditionNode, _ left: Scalar, _ symbol: ComparisonSymbol, _ limit: ExactNumber,
    wanted: Bool, _ subject: Subject
  ) -> NearMiss? {
    switch left {
    case .measure(let stream, let measure):
      return windowEdit(node, stream, measure, symbol, limit, wanted: wanted, subject)
        ?? thresholdEdit(node, left, symbol, wanted: wanted, subject)
    case .trait:
      return thresholdEdit(node, left, symbol, wanted: wanted, subject)
    case .literal, .property, .context:
      return nil
    }
  }

  /// Another length of the window, the nearest to today's that does it.
  private func windowEdit(
    _ node: ConditionNode, _ stream: Stream, _ measure: Measure, _ symbol: ComparisonSymbol,
    _ limit: ExactNumber, wanted: Bool, _ subject: Subject
  ) -> NearMiss? {
    let windows = stream.filters.indices.filter { index in
      if case .window(Window(.last, from: .clock)) = stream.filters[index] { true } else { false }
    }
    guard windows.count == 1, let position = windows.first,
      case .window(Window(.last(let span), from: .clock)) = stream.filters[position]
    else { return nil }
    let ages = evaluator.allEvents(of: stream, for: subject).map { event in
      (evaluator.now.microseconds - event.time.microseconds) / span.unit.microseconds
    }
    let longest = workspace.settings.lookbackDays.map { $0 * 24 }
    let candidates = Set(ages.flatMap { [Int($0), Int($0) + 1] })
      .filter { $0 >= 1 && $0 != span.count }
      .filter { TimeSpan($0, span.unit).microseconds / TimeSpan.Unit.hour.microseconds
        <= longest ?? .max }
      .sorted { (abs($0 - span.count), $0) < (abs($1 - span.count), $1) }
    for candidate in candidates {
      let other = TimeSpan(candidate, span.unit)
      var changed = stream
      changed.filters[position] = .window(.last(other))
      let condition = Condition.compare(
        .measure(changed, measure), symbol, .literal(.number(limit)))
      if evaluator.holds(ConditionNode(condition), for: subject) == wanted {
        return NearMiss(nodeID: node.id, words: "within \(other.text)", condition: condition)
      }
    }
    return nil
  }

  /// Another threshold: the value the subject has.
  private func thresholdEdit(
    _ node: ConditionNode, _ left: Scalar, _ symbol: ComparisonSymbol, wanted: Bool,
    _ subject: Subject
  ) -> NearMiss? {
    guard wanted,
      let value = evaluator.values(of: left, for: subject).first?.comparedNumber
    else { return nil }
    let relaxed: ComparisonSymbol
    switch symbol {
    case .greater, .greaterOrEqual: relaxed = .greaterOrEqual
    case .less, .lessOrEqual: relaxed = .lessOrEqual
    case .equal: relaxed = .equal
    case .notEqual: return nil
    }
    if case .measure(_, .count) = left, value == ExactNumber(0), relaxed == .greaterOrEqual {
      return nil
    }
    let condition = Condition.compare(left, relaxed, .literal(.number(value)))
    guard evaluator.holds(ConditionNode(condition), for: subject) else { return nil }
    return NearMiss(
      nodeID: node.id, words: "\(relaxed.rawValue) \(value.text)", condition: condition)
  }
}
