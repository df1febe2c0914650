import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// Putting one value, name or condition in the place of another.
extension InstructionStep {
  func replacing(_ old: InstructionPhrase, by new: InstructionPhrase) -> StepOutcome {
    let changes = valueChanges(old, new)
    if !changes.isEmpty { return .changes(changes) }
    if let failure = unfitEvent(old, new) ?? unfitStructure(old, new) { return .failed(failure) }
    let whole = conditionChanges(old, new)
    if !whole.isEmpty { return .changes(whole) }
    let mention = finder.mention(old)
    if finder.matches(mention, old).isEmpty || mention.isEmpty { return notFound(old, mention) }
    return .failed(
      StepFailure(
        cause: "\"\(new.text)\" cannot stand where \"\(old.text)\" stands; the tree has \(summary)",
        spans: [new.span], rank: 2))
  }

  /// An event for another that lacks what the condition reads of it.
  private func unfitEvent(_ old: InstructionPhrase, _ new: InstructionPhrase) -> StepFailure? {
    func event(_ phrase: InstructionPhrase) -> Int? {
      let readings = ValueFinder(phrase: phrase, vocabulary: vocabulary)
        .readings(allowsNames: true)
      for reading in readings {
        guard case .event(let event)? = reading.values.first?.value,
          finder.mention(phrase, ignoring: reading.used).isOpen
        else { continue }
        return event
      }
      return nil
    }
    guard let one = event(old), let other = event(new) else { return nil }
    let names = [one, other].map { vocabulary.events[$0].schema.name }
    guard tree.nodes.contains(where: { $0.condition.eventName == names[0] }) else { return nil }
    return StepFailure(
      cause: "event '\(names[1])' does not have every property that the condition on "
        + "'\(names[0])' reads", spans: [new.span], rank: 4)
  }

  /// `average instead of total` where no total is asked for.
  private func unfitStructure(
    _ old: InstructionPhrase, _ new: InstructionPhrase
  ) -> StepFailure? {
    let isOfStructure = [old, new].allSatisfy { !StructureWords.readings($0.tokens).isEmpty }
    guard isOfStructure else { return nil }
    return StepFailure(
      cause: "nothing in the tree is \"\(old.text)\"; it has \(summary)", spans: [old.span],
      rank: 4, isFinal: true)
  }

  // MARK: - Values

  private func valueChanges(_ old: InstructionPhrase, _ new: InstructionPhrase) -> [TreeChange] {
    let olds = ValueFinder(phrase: old, vocabulary: vocabulary).readings(allowsNames: true)
    let news = ValueFinder(phrase: new, vocabulary: vocabulary).readings(allowsNames: true)
    for oldReading in olds {
      for newReading in news where newReading.values.count == 1 && oldReading.values.count == 1 {
        var nodes: [Int: Double]?
        for (phrase, reading) in [(old, oldReading), (new, newReading)] {
          let mention = finder.mention(phrase, ignoring: reading.used)
          if mention.isOpen { continue }
          let found = reach(finder.matches(mention, phrase))
          nodes = nodes.map { known in known.filter { found[$0.key] != nil } } ?? found
        }
        let changes = exchanged(
          oldReading.values[0].value, newReading.values[0].value, nodes,
          spans: new.spans(newReading.values[0].tokens), newReading.assumptions)
        if !changes.isEmpty { return changes }
      }
    }
    return []
  }

  private func exchanged(
    _ old: NewValue, _ new: NewValue, _ nodes: [Int: Double]?, spans: [Span],
    _ assumptions: [String]
  ) -> [TreeChange] {
    var slots = TreeSlot.all(of: tree, vocabulary).filter { slot in
      nodes.map { $0[slot.node] != nil } ?? true
    }
    switch new {
    case .structure(.junction, _):
      // Of lists in lists the outermost is the one that is looked at first.
      slots = slots.first { holds($0, old) != nil }.map { [$0] } ?? []
    case .structure(.comparison, _):
      // "at least once" is mostly not said, so that it is not what is to be changed.
      let said = slots.filter {
        holds($0, old) != nil && tree.node($0.node)?.condition.isDefaultTest != true
      }
      if !said.isEmpty { slots = said }
    case .structure, .time, .length, .number, .literals, .event: break
    }
    let changes = slots.compactMap { slot -> TreeChange? in
      guard let texts = holds(slot, old),
        let edited = editor.edited(slot, to: new, replacing: texts, isNamed: true)
      else { return nil }
      var change = TreeChange(edited)
      change.words[slot.node] = [(spans, "it stands in the place of what it names")]
      change.assumptions = assumptions.map { Assumption($0, spans: spans) }
      return change
    }
    guard changes.count > 1 else { return changes }
    // Where the old value stands several times all of them are meant, or one.
    var all = TreeChange(tree)
    for slot in slots {
      guard let texts = holds(slot, old) else { continue }
      let editor = SlotEditor(
        tree: all.tree, vocabulary: vocabulary, resolver: reader.resolver)
      guard let edited = editor.edited(slot, to: new, replacing: texts, isNamed: true) else {
        continue
      }
      all.tree = edited
      all.words[slot.node] = [(spans, "it stands in the place of what it names")]
    }
    return [all]
      + changes.prefix(4).map { change in
        var change = change
        change.score = 0.9
        return change
      }
  }

  /// Whether a slot holds a value: the texts of a list that are meant, none for other kinds; nil
  /// where it does not.
  private func holds(_ slot: TreeSlot, _ value: NewValue) -> [Literal]?? {
    switch (slot.kind, value) {
    case (.window(let window?), .time(let time)):
      let said = reader.resolver.window(time)
      return said?.extent == window.extent ? .some(nil) : nil
    case (.window(let window?), .length(let span)):
      return window.spans.contains { $0.microseconds == span.microseconds } ? .some(nil) : nil
    case (.window(let window?), .number(let quantity, _)):
      return window.spans.contains { quantity.isOne(ExactNumber($0.count)) } ? .some(nil) : nil
    case (.dateTest, .length(let span)):
      return dateSpan(slot)?.microseconds == span.microseconds ? .some(nil) : nil
    case (.dateTest, .time(let time)):
      let said = reader.resolver.window(time)
      return dateSpan(slot).map { said == .last($0) } == true ? .some(nil) : nil
    case (.dateTest, .number(let quantity, _)):
      return dateSpan(slot).map { quantity.isOne(ExactNumber($0.count)) } == true ? .some(nil) : nil
    case (.number(let number, _, _), .number(let quantity, _)):
      return quantity.isOne(number) ? .some(nil) : nil
    case (.literals(_, _, let literals), .literals(let options)):
      let said = literals.filter { literal in options.contains { $0.literal.isAlike(literal) } }
      return said.isEmpty ? nil : .some(said)
    case (.event(let name), .event(let index)):
      return vocabulary.events[index].schema.name == name ? .some(nil) : nil
    case (.junction(let old), .structure(.junction(let said), _)):
      return old == said ? .some(nil) : nil
    case (.quantifier(let old), .structure(.quantifier(let said), _)):
      return old == said ? .some(nil) : nil
    case (.measure(let old), .structure(.measure(let said), _)):
      return Structure.names(said, old) ? .some(nil) : nil
    case (.number(_, isCount: false, _), .structure(.measure(.perEvent), _)):
      return .some(nil)
    case (.number, .structure(.comparison(let said), _)):
      return tree.node(slot.node)?.condition.symbol == said ? .some(nil) : nil
    case (.window, _), (.dateTest, _), (.number, _), (.literals, _), (.event, _), (.junction, _),
      (.quantifier, _), (.measure, _):
      return nil
    }
  }

  private func dateSpan(_ slot: TreeSlot) -> TimeSpan? {
    guard case .test(_, let test)? = tree.node(slot.node)?.condition else { return nil }
    return test.span
  }

  // MARK: - Conditions

  private func conditionChanges(
    _ old: InstructionPhrase, _ new: InstructionPhrase
  ) -> [TreeChange] {
    let mention = finder.mention(old)
    guard !mention.isOpen else {
      // "replace the window with 14 days" sets it.
      if mention.isWindow || mention.isNumber || mention.isLimit,
        case .changes(let changes) = setting(old, new, true)
      {
        return changes
      }
      return []
    }
    let matches = finder.matches(mention, old)
    guard let best = matches.first else { return [] }
    if case .changes(let changes) = setting(old, new, true) { return changes }
    guard matches.dropFirst().allSatisfy({ $0.score < best.score - 0.3 }),
      tree.path(to: best.node)?.nodes.dropLast().allSatisfy({ $0.condition.subject == nil }) == true
    else { return [] }
    guard case .readings(let readings) = clauses.read(new.span), let reading = readings.first,
      let edited = try? tree.replacing(best.node, with: reading.tree.condition)
    else { return [] }
    var change = TreeChange(edited)
    let added = edited.nodes.filter { $0.id >= tree.nextID }
    for (node, from) in zip(added, reading.tree.nodes) {
      change.added[node.id] = reading.provenance[from.id]
    }
    change.assumptions = reading.assumptions
    return [change]
  }
}

extension Window {
  fileprivate var spans: [TimeSpan] {
    switch extent {
    case .last(let span): [span]
    case .between(let one, let other): [one, other]
    }
  }
}

extension Quantity {
  fileprivate func isOne(_ number: ExactNumber) -> Bool {
    bounds.count == 1 && bounds[0].number == number
  }
}

extension Literal {
  fileprivate func isAlike(_ other: Literal) -> Bool {
    if self == other { return true }
    guard case .string(let one) = self, case .string(let two) = other else { return false }
    return Folding.fold(one.string) == Folding.fold(two.string)
  }
}
