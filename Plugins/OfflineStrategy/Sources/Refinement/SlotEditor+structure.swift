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
    case (.measure, .measure(let aggregate)):
      return setting(node, aggregate, naming: fields)
    case (.window, _), (.dateTest, _), (.number, _), (.literals, _), (.event, _), (.junction, _),
      (.quantifier, _), (.measure, _):
      return nil
    }
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
