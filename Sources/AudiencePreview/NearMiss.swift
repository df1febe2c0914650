package import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
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
    guard let (position, span) = onlyWindow(of: stream) else { return nil }
    for candidate in otherLengths(of: span, stream, subject) {
      var changed = stream
      changed.filters[position] = .window(.last(candidate))
      let condition = Condition.compare(
        .measure(changed, measure), symbol, .literal(.number(limit)))
      if evaluator.holds(ConditionNode(condition), for: subject) == wanted {
        return NearMiss(nodeID: node.id, words: "within \(candidate.text)", condition: condition)
      }
    }
    return nil
  }

  /// The place and length of the stream's window, if it has one only and it counts from the clock.
  private func onlyWindow(of stream: Stream) -> (position: Int, span: TimeSpan)? {
    var found: [(Int, TimeSpan)] = []
    for (position, filter) in stream.filters.enumerated() {
      guard case .window(let window) = filter else { continue }
      guard case .last(let span) = window.extent, window.anchor == .clock else { return nil }
      found.append((position, span))
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Lengths at which some event enters or leaves the window, the nearest to today's first.
  private func otherLengths(
    of span: TimeSpan, _ stream: Stream, _ subject: Subject
  ) -> [TimeSpan] {
    var counts: Set<Int> = []
    for event in evaluator.allEvents(of: stream, for: subject) {
      let age = evaluator.now.microseconds - event.time.microseconds
      // The longest window that leaves the event out, and the shortest that takes it in: an event
      // on the edge is in.
      let unit = span.unit.microseconds
      let shortest = Int(age / unit) + (age.isMultiple(of: unit) ? 0 : 1)
      counts.formUnion([shortest - 1, shortest])
    }
    let lookback = workspace.settings.lookbackDays ?? .max
    return counts.filter { $0 >= 1 && $0 != span.count }
      .sorted { (abs($0 - span.count), $0) < (abs($1 - span.count), $1) }
      .map { TimeSpan($0, span.unit) }
      .filter { $0.daysRoundedUp <= lookback }
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
