import AudienceConditions
import AudienceSchema

/// Changing how conditions are joined, compared and measured.
extension SlotEditor {
  func edited(
    _ node: ConditionNode, _ kind: TreeSlot.Kind, to structure: Structure,
    naming fields: Set<FieldPath>
  ) -> ConditionTree? {
    switch (kind, structure) {
    case (.junction(let old), .junction(let new)):
      guard old != new, let members = node.condition.junctionMembers else { return nil }
      return try? tree.setting(node.id, to: new == .and ? .and(members) : .or(members))
    case (.quantifier(let old), .quantifier(let new)):
      guard old != new, let inner = node.condition.quantified else { return nil }
      return try? tree.setting(node.id, to: inner.quantified(new))
    case (.number, .comparison(let symbol)):
      guard case .compare(let left, let old, let right) = node.condition, old != symbol else {
        return nil
      }
      return try? tree.setting(node.id, to: .compare(left, symbol, right))
    case (.measure(.sum(.property(let path))), .measure(.perEvent)):
      return comparingEach(node, path)
    case (.number, .measure(.sum)):
      return comparingAll(node)
    case (.measure, .measure(let aggregate)):
      return setting(node, aggregate, naming: fields)
    case (.window, _), (.dateTest, _), (.number, _), (.literals, _), (.event, _), (.junction, _),
      (.quantifier, _), (.measure, _):
      return nil
    }
  }

  /// `in a single order, not in total`: the sum's comparison as one of each event.
  private func comparingEach(_ node: ConditionNode, _ path: FieldPath) -> ConditionTree? {
    guard case .compare(.measure(var stream, _), let symbol, let right) = node.condition else {
      return nil
    }
    stream.add(ConditionNode(.compare(.property(path, of: .thisEvent), symbol, right)))
    return try? tree.setting(
      node.id, to: .compare(.measure(stream, .count), .greaterOrEqual, .literal(.integer(1))))
  }

  /// `in total, not in a single order`: the comparison of each event as one of their sum.
  private func comparingAll(_ node: ConditionNode) -> ConditionTree? {
    guard case .compare(.property(let path, of: .thisEvent), let symbol, let right) = node.condition,
      let event = tree.path(to: node.id)?.nodes.last(where: { $0.condition.eventName != nil }),
      event.condition.isDefaultTest, let without = try? tree.removing(node.id),
      case .measure(let stream, _)? = without.node(event.id)?.condition.subject
    else { return nil }
    return try? without.setting(
      event.id, to: .compare(.measure(stream, .sum(.property(path))), symbol, right))
  }

  private func setting(
    _ node: ConditionNode, _ aggregate: Aggregate?, naming fields: Set<FieldPath>
  ) -> ConditionTree? {
    guard case .compare(.measure(let stream, let old), let symbol, let right) = node.condition,
      case .event(let name) = stream.source
    else { return nil }
    let new: Measure
    if let aggregate {
      guard let path = path(old, name, fields, isCounted: aggregate == .different),
        let measure = Measure(aggregate, of: path)
      else { return nil }
      new = measure
    } else {
      new = .count
    }
    guard new != old else { return nil }
    return try? tree.setting(node.id, to: .compare(.measure(stream, new), symbol, right))
  }

  /// What is measured: what the instruction names, what was measured before, else the amount of
  /// the event or its only number.
  private func path(
    _ old: Measure, _ name: EventName, _ fields: Set<FieldPath>, isCounted: Bool
  ) -> FieldPath? {
    let own = vocabulary.fields.filter { field in
      guard case .property(let event) = field.owner else { return false }
      return vocabulary.events[event].schema.name == name && field.activity != .inactive
        && (isCounted || field.field.type == .number)
    }
    let named = own.filter { fields.contains($0.field.path) }
    if named.count == 1 { return named[0].field.path }
    if case .property(let path)? = old.field { return path }
    if isCounted { return nil }
    let money = own.filter { $0.moneyRank != nil }
      .min { ($0.moneyRank ?? 0) < ($1.moneyRank ?? 0) }
    return money?.field.path ?? (own.count == 1 ? own[0].field.path : nil)
  }
}

extension Measure {
  /// The measure of an aggregate over a property.
  init?(_ aggregate: Aggregate, of path: FieldPath) {
    switch aggregate {
    case .sum: self = .sum(.property(path))
    case .average: self = .average(.property(path))
    case .first: self = .first(.property(path))
    case .last: self = .last(.property(path))
    case .mostFrequent: self = .mode(.property(path), atLeast: 1)
    case .maximum: self = .maximum(.property(path))
    case .minimum: self = .minimum(.property(path))
    case .different: self = .uniqueCount(.property(path))
    case .perEvent: return nil
    }
  }
}

extension Condition {
  /// Which users of an account it is about: `ALL NOT` is none of them, `ANY NOT` not
  /// all.
  var quantifier: Quantifier? {
    switch self {
    case .any(let inner): if case .not = inner.condition { .notAll } else { .any }
    case .all(let inner): if case .not = inner.condition { Quantifier.none } else { .all }
    case .and, .or, .not, .compare, .test: nil
    }
  }

  /// What users of the account are asked for.
  var quantified: ConditionNode? {
    switch self {
    case .any(let inner), .all(let inner):
      if case .not(let negated) = inner.condition { return negated }
      return inner
    case .and, .or, .not, .compare, .test: return nil
    }
  }
}

extension ConditionNode {
  /// The condition asked of any, all or none of an account's users.
  fileprivate func quantified(_ quantifier: Quantifier) -> Condition {
    switch quantifier {
    case .any: .any(self)
    case .all: .all(self)
    case .none: .all(ConditionNode(.not(self)))
    case .notAll: .any(ConditionNode(.not(self)))
    }
  }
}
