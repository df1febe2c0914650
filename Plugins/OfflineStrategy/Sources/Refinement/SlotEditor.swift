import AudienceConditions
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Gives slots of a tree other values; nil where a value does not fit the slot.
struct SlotEditor {
  let tree: ConditionTree
  let vocabulary: Vocabulary
  let resolver: TimeResolver

  /// - Parameters:
  ///   - old: the texts to replace in a list; all where nil.
  ///   - isNamed: whether the instruction named the slot, so that it may be given what it has not.
  func edited(
    _ slot: TreeSlot, to value: NewValue, replacing old: [Literal]? = nil, isNamed: Bool
  ) -> ConditionTree? {
    guard let node = tree.node(slot.node) else { return nil }
    switch (slot.kind, value) {
    case (.window(let window), .time(let time)):
      return setting(node, windowFor(time, window, node))
    case (.window(let window), .length(let length)):
      guard let window else { return isNamed ? setting(node, .last(length)) : nil }
      guard case .last = window.extent else { return nil }
      return setting(node, .last(length, from: window.anchor))
    case (.window(let window?), .number(let quantity, isFrequency: false)):
      // A number alone keeps the unit that is there.
      guard isNamed, let count = plainCount(quantity), case .last(let span) = window.extent else {
        return nil
      }
      return setting(node, .last(TimeSpan(count, span.unit), from: window.anchor))
    case (.dateTest, .time(let time)):
      guard let subject = node.condition.subject else { return nil }
      if case .following(let span, isAnchored: false) = time { return dateTest(node, span) }
      guard let tests = resolver.conditions(on: subject, time), tests.count == 1 else { return nil }
      return try? tree.setting(node.id, to: tests[0])
    case (.dateTest, .length(let span)): return dateTest(node, span)
    case (.dateTest, .number(let quantity, isFrequency: false)):
      guard isNamed, let count = plainCount(quantity), case .test(_, let test) = node.condition,
        let span = test.span
      else { return nil }
      return dateTest(node, TimeSpan(count, span.unit))
    case (.number(let number, let isCount, let isMoney), .number(let quantity, let isFrequency)):
      if isFrequency, !isCount { return nil }
      if quantity.isMoney, isCount || !isMoney { return nil }
      if isCount, quantity.bounds.contains(where: { $0.number.integerValue == nil }) { return nil }
      return setting(node, quantity, from: number, isCount: isCount)
    case (.literals(let path, let event, _), .literals(let options)):
      let texts = literals(options, path, event, isNamed: isNamed || old != nil)
      return texts.flatMap { setting(node, $0, replacing: old) }
    case (.event(let name), .event(let index)):
      let schema = vocabulary.events[index].schema
      return schema.name == name ? nil : setting(node, event: schema)
    case (_, .structure(let structure, let fields)):
      return edited(node, slot.kind, to: structure, naming: fields)
    case (.window, _), (.dateTest, _), (.number, _), (.literals, _), (.event, _), (.junction, _),
      (.quantifier, _), (.measure, _):
      return nil
    }
  }

  // MARK: - Windows

  private func windowFor(_ time: TimeExpression, _ old: Window?, _ node: ConditionNode) -> Window? {
    let isInside = old?.anchor == .parentEvent
    switch time {
    case .following(let span, let isAnchored):
      if isInside { return .last(span, from: .parentEvent) }
      return isAnchored ? nil : .last(span)
    case .followingBetween(let near, let far):
      return isInside ? .between(near, far ?? resolver.horizon, from: .parentEvent) : nil
    case .last, .between, .olderThan, .calendar:
      return isInside ? nil : resolver.window(time)
    case .next, .afterNext, .sameAsBefore, .sinceThen, .anyTime, .preceding, .succeeding,
      .afterwards:
      return nil
    }
  }

  /// The tree with another window of an event, or none.
  func setting(_ node: ConditionNode, _ window: Window?) -> ConditionTree? {
    guard let window else { return nil }
    return mappingStream(node) { stream in
      if let place = stream.filters.firstIndex(where: { $0.isWindow }) {
        stream.filters[place] = .window(window)
      } else {
        stream.filters.append(.window(window))
      }
    }
  }

  func clearingWindow(_ node: ConditionNode) -> ConditionTree? {
    mappingStream(node) { stream in stream.filters.removeAll { $0.isWindow } }
  }

  private func dateTest(_ node: ConditionNode, _ span: TimeSpan) -> ConditionTree? {
    guard case .test(let scalar, let test) = node.condition else { return nil }
    let changed: Comparator
    switch test {
    case .withinLast: changed = .withinLast(span)
    case .withinNext: changed = .withinNext(span)
    case .beforeLast: changed = .beforeLast(span)
    case .afterNext: changed = .afterNext(span)
    case .exists, .absent, .contains, .omits, .startsWith, .endsWith, .oneOf, .noneOf,
      .beforeDate, .afterDate:
      return nil
    }
    return try? tree.setting(node.id, to: .test(scalar, changed))
  }

  // MARK: - Numbers

  private func plainCount(_ quantity: Quantity) -> Int? {
    guard quantity.isBare, !quantity.isMoney,
      let value = quantity.bounds.first?.number.integerValue,
      value > 0, value < 1_000_000
    else { return nil }
    return Int(value)
  }

  private func setting(
    _ node: ConditionNode, _ quantity: Quantity, from old: ExactNumber, isCount: Bool
  ) -> ConditionTree? {
    guard case .compare(let left, let symbol, .literal(.number)) = node.condition,
      let lower = quantity.bounds.first
    else { return nil }
    var first = quantity.isBare ? symbol : lower.symbol.comparison
    if quantity.isBare, node.condition.isNever, isCount {
      guard symbol == .equal else { return nil }
      first = .greaterOrEqual
    }
    let edited = try? tree.setting(
      node.id, to: .compare(left, first, .literal(.number(lower.number))))
    guard quantity.bounds.count == 2, let edited else { return edited }
    let upper = quantity.bounds[1]
    let second = Condition.compare(
      left, upper.symbol.comparison, .literal(.number(upper.number)))
    if let parent = edited.path(to: node.id)?.parent, case .and(let members) = parent.condition {
      let place = members.firstIndex { $0.id == node.id }.map { $0 + 1 }
      return try? edited.adding(second, to: parent.id, at: place)
    }
    return try? edited.wrapping(node.id, in: .and, with: second)
  }

  // MARK: - Names

  /// The tree with further values on the list that a condition has, or begins.
  func including(
    _ slot: TreeSlot, _ options: [NewValue.Option], isNamed: Bool
  ) -> ConditionTree? {
    guard case .literals(let field, let event, let now) = slot.kind,
      let path = tree.path(to: slot.node), path.parent?.condition.isNegation != true,
      let texts = literals(options, field, event, isNamed: isNamed)
    else { return nil }
    let node = path.node
    let new = texts.filter { !now.contains($0) }
    guard !new.isEmpty else { return nil }
    switch node.condition {
    case .compare(let left, .equal, .literal):
      return try? tree.setting(node.id, to: .test(left, .oneOf(now + new)))
    case .test(let left, .oneOf):
      return try? tree.setting(node.id, to: .test(left, .oneOf(now + new)))
    case .test(let left, .contains):
      return try? tree.setting(node.id, to: .test(left, .contains(now + new)))
    case .compare, .test, .and, .or, .not, .any, .all: return nil
    }
  }

  /// The literals that are values of a field; other texts where the field is named.
  private func literals(
    _ options: [NewValue.Option], _ path: FieldPath, _ event: EventName?, isNamed: Bool
  ) -> [Literal]? {
    let fitting = options.filter { option in
      option.fields.contains { index in
        let field = vocabulary.fields[index]
        guard field.field.path == path else { return false }
        switch field.owner {
        case .trait: return event == nil
        case .property(let owner):
          return event != nil && vocabulary.events[owner].schema.name == event
        }
      }
    }
    if !fitting.isEmpty { return fitting.map(\.literal) }
    let isListed = vocabulary.field(path, of: event).map { !$0.values.isEmpty } ?? false
    guard isNamed, !isListed, options.count == 1, options[0].fields.isEmpty else { return nil }
    return options.map(\.literal)
  }

  private func setting(
    _ node: ConditionNode, _ texts: [Literal], replacing old: [Literal]?
  ) -> ConditionTree? {
    guard let first = texts.first else { return nil }
    func list(_ now: [Literal]) -> [Literal]? {
      guard let old else { return texts }
      guard let place = now.firstIndex(where: old.contains) else { return nil }
      var list = now.filter { !old.contains($0) && !texts.contains($0) }
      list.insert(contentsOf: texts, at: min(place, list.count))
      return list
    }
    let changed: Condition
    switch node.condition {
    case .compare(let left, .equal, .literal(let now)):
      guard list([now]) != nil else { return nil }
      changed =
        texts.count == 1
        ? .compare(left, .equal, .literal(first)) : .test(left, .oneOf(texts))
    case .compare(let left, .notEqual, .literal(let now)):
      guard list([now]) != nil else { return nil }
      changed =
        texts.count == 1
        ? .compare(left, .notEqual, .literal(first)) : .test(left, .noneOf(texts))
    case .test(let left, .oneOf(let now)):
      guard let all = list(now), let one = all.first else { return nil }
      changed =
        all.count == 1 ? .compare(left, .equal, .literal(one)) : .test(left, .oneOf(all))
    case .test(let left, .noneOf(let now)):
      guard let all = list(now) else { return nil }
      changed = .test(left, .noneOf(all))
    case .test(let left, .contains(let now)):
      guard let all = list(now) else { return nil }
      changed = .test(left, .contains(all))
    case .test(let left, .omits(let now)):
      guard let all = list(now) else { return nil }
      changed = .test(left, .omits(all))
    case .test(let left, .startsWith) where texts.count == 1:
      changed = .test(left, .startsWith(first))
    case .test(let left, .endsWith) where texts.count == 1:
      changed = .test(left, .endsWith(first))
    case .compare, .test, .and, .or, .not, .any, .all: return nil
    }
    return changed == node.condition ? nil : try? tree.setting(node.id, to: changed)
  }

  /// Another event in place of a node's; every property that the node reads has to be one of it.
  private func setting(_ node: ConditionNode, event schema: EventSchema) -> ConditionTree? {
    let edited = mappingStream(node) { $0.source = .event(schema.name) }
    let level = QueryStructure.level(of: tree.condition) ?? .users
    let missing = edited?.nameMentions(level: level).contains { mention in
      guard case .property(let path, of: schema.name) = mention.subject else { return false }
      return vocabulary.workspace.lookUpProperty(path, of: schema.name) == .unknown
    }
    return missing == false ? edited : nil
  }

  private func mappingStream(
    _ node: ConditionNode, _ change: (inout AudienceConditions.Stream) -> Void
  ) -> ConditionTree? {
    guard case .measure(var stream, let measure)? = node.condition.subject else { return nil }
    change(&stream)
    let subject = Scalar.measure(stream, measure)
    switch node.condition {
    case .compare(_, let symbol, let right):
      return try? tree.setting(node.id, to: .compare(subject, symbol, right))
    case .test(_, let test): return try? tree.setting(node.id, to: .test(subject, test))
    case .and, .or, .not, .any, .all: return nil
    }
  }
}

extension Filter {
  var isWindow: Bool {
    if case .window = self { true } else { false }
  }
}
