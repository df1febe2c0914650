import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema

/// Removing and negating what is named.
extension InstructionStep {
  /// How much worse than the best a target may fit to be offered.
  private static let margin = 0.3

  func removing(_ phrase: InstructionPhrase) -> StepOutcome {
    let mention = finder.mention(phrase)
    if mention.isWindow, !mention.isNumber, !phrase.tokens.contains(where: isConditionNoun) {
      return clearing(phrase)
    }
    if isNegationWord(phrase), let change = unnegated() { return .changes([change]) }
    if let change = removingValues(phrase) { return .changes([change]) }
    if mention.isOpen, mention.isNumber, let change = removingNumber(phrase) {
      return .changes([change])
    }
    switch targets(phrase, mention) {
    case .failure(let outcome): return outcome
    case .success(let matches):
      if matches.contains(where: { namesPeople(phrase, $0.node) }) {
        return .failed(
          StepFailure(
            cause: "\"\(phrase.text)\" may be the condition or the people it holds of; say "
              + "\"remove the condition on …\" or \"exclude …\"", spans: [phrase.span], rank: 5,
            isFinal: true))
      }
      let changes = matches.compactMap { match -> TreeChange? in
        guard let edited = try? tree.removing(match.node) else { return nil }
        var change = TreeChange(edited)
        change.score = match.score
        return change
      }
      guard !changes.isEmpty else {
        return .failed(
          StepFailure(
            cause: "it is the only condition of the tree, and a tree has at least one",
            spans: [phrase.span], rank: 4))
      }
      return .changes(changes)
    }
  }

  /// `leave out France` where France is one of several countries takes it off the list.
  private func removingValues(_ phrase: InstructionPhrase) -> TreeChange? {
    guard !phrase.tokens.contains(where: isConditionNoun),
      let reading = ValueFinder(phrase: phrase, vocabulary: vocabulary)
        .readings(allowsNames: true).first(where: { reading in
          if case .literals? = reading.values.first?.value { true } else { false }
        }), case .literals(let options)? = reading.values.first?.value,
      case let mention = finder.mention(phrase, ignoring: reading.used),
      mention.ordinal == nil, mention.id == nil, !mention.isWindow, !mention.isNumber
    else { return nil }
    let named = Set(finder.matches(mention, phrase).map(\.node))
    let found = tree.nodes.filter { node in
      guard named.contains(node.id) else { return false }
      guard case .test(_, .oneOf(let now)) = node.condition else { return false }
      return options.contains { option in now.contains(option.literal) }
    }
    guard found.count == 1, case .test(let scalar, .oneOf(let now)) = found[0].condition else {
      return nil
    }
    let rest = now.filter { literal in !options.contains { $0.literal == literal } }
    guard let first = rest.first,
      let edited = try? tree.setting(
        found[0].id,
        to: rest.count == 1
          ? .compare(scalar, .equal, .literal(first)) : .test(scalar, .oneOf(rest)))
    else { return nil }
    var change = TreeChange(edited)
    change.words[found[0].id] = [([phrase.span], "it is taken off the list")]
    return change
  }

  /// `remove the amount filter`, `drop the threshold`: the only comparison with a number that is
  /// no count goes; of a count "at least once" is left.
  private func removingNumber(_ phrase: InstructionPhrase) -> TreeChange? {
    let said = Set(phrase.tokens.map(\.folded))
    let isAmount = !said.isDisjoint(with: InstructionWords.amountNouns)
    let isTimes = !said.isDisjoint(with: ["count", "frequency", "times", "number"])
    let found = TreeSlot.all(of: tree, vocabulary).filter { slot in
      guard case .number(_, let isCount, let isMoney) = slot.kind,
        let condition = tree.node(slot.node)?.condition
      else { return false }
      if isAmount { return isMoney }
      return !condition.isDefaultTest && !condition.isNever && (!isTimes || isCount)
    }
    guard found.count == 1, let node = tree.node(found[0].node) else { return nil }
    let edited: ConditionTree?
    if case .compare(let left, _, _) = node.condition, left.isCount {
      edited = try? tree.setting(
        node.id, to: .compare(left, .greaterOrEqual, .literal(.integer(1))))
    } else {
      edited = try? tree.removing(node.id)
    }
    guard let edited else { return nil }
    var change = TreeChange(edited)
    change.words[node.id] = [([phrase.span], "it takes the comparison away")]
    return change
  }

  /// `in any country`: what is asked of a trait or property goes.
  func unrestricting(_ phrase: InstructionPhrase) -> StepOutcome {
    let mention = finder.mention(phrase)
    if mention.isOpen, mention.isNumber, let change = removingNumber(phrase) {
      return .changes([change])
    }
    guard !mention.isOpen, !mention.isWindow else { return notFound(phrase, mention) }
    let matches = finder.matches(mention, phrase).filter { match in
      switch tree.node(match.node)?.condition.subject {
      case .trait?, .property?: true
      case .measure?, .context?, .literal?, nil: false
      }
    }
    guard let best = matches.first, matches.dropFirst().allSatisfy({ $0.score < best.score - 0.3 }),
      let edited = try? tree.removing(tree.wrapped(best.node))
    else { return notFound(phrase, mention) }
    return .changes([TreeChange(edited)])
  }

  /// `the not`, `the negation`
  private func isNegationWord(_ phrase: InstructionPhrase) -> Bool {
    let words = phrase.tokens.map(\.folded).filter { $0 != "the" }
    return words.count == 1 && ["not", "negation", "never", "exclusion"].contains(words[0])
  }

  /// The tree with its only negation taken away.
  private func unnegated() -> TreeChange? {
    let negated = tree.nodes.filter { node in
      if node.condition.isNegation { return true }
      return node.condition.isNever && node.condition.opposite != nil
    }
    guard negated.count == 1, let (edited, node) = self.negated(negated[0].id) else { return nil }
    var change = TreeChange(edited)
    change.words[node] = [([span(tokens.indices)], "its negation goes")]
    return change
  }

  /// Each of a list; of several the list has to leave no doubt.
  func removingEach(_ ranges: [Range<Int>]) -> StepOutcome {
    var change = TreeChange(tree)
    var nodes: [Int] = []
    for range in ranges {
      let phrase = phrase(range)
      switch targets(phrase, finder.mention(phrase)) {
      case .failure(let outcome): return outcome
      case .success(let matches):
        guard matches.count == 1 else { return notFound(phrase, finder.mention(phrase)) }
        nodes.append(matches[0].node)
      }
    }
    for node in nodes {
      guard let edited = try? change.tree.removing(node) else {
        return .failed(
          StepFailure(cause: "no condition would be left of the tree", rank: 4))
      }
      change.tree = edited
    }
    return .changes([change])
  }

  /// The opposite of what is named, or of the whole tree.
  func negating(_ phrase: InstructionPhrase?) -> StepOutcome {
    guard let phrase else {
      guard let (edited, node) = negated(tree.root.id) else {
        return .failed(StepFailure(cause: ""))
      }
      var change = TreeChange(edited)
      change.words[node] = [([span(tokens.indices)], "it is negated")]
      return .changes([change])
    }
    let mention = finder.mention(phrase)
    switch targets(phrase, mention) {
    case .failure(let outcome): return outcome
    case .success(let matches):
      return .changes(
        matches.compactMap { match in
          guard let (edited, node) = negated(match.node) else { return nil }
          var change = TreeChange(edited)
          change.score = match.score
          change.words[node] = [([phrase.span], "it is negated")]
          return change
        })
    }
  }

  /// `count >= 1` and `count = 0`, `exists` and `doesn't exist` are each other's opposite;
  /// anything else gets a NOT, or loses it.
  private func negated(_ id: Int) -> (ConditionTree, Int)? {
    guard let path = tree.path(to: id) else { return nil }
    if case .not(let inner) = path.node.condition {
      return (try? tree.negating(id)).map { ($0, inner.id) }
    }
    if let parent = path.parent, case .not = parent.condition {
      return (try? tree.negating(id)).map { ($0, id) }
    }
    if let opposite = path.node.condition.opposite {
      return (try? tree.setting(id, to: opposite)).map { ($0, id) }
    }
    guard let edited = try? tree.negating(id) else { return nil }
    return (edited, edited.path(to: id)?.parent?.id ?? id)
  }

  func clearing(_ phrase: InstructionPhrase?) -> StepOutcome {
    var nodes: [Int: Double]?
    if let phrase {
      let mention = finder.mention(phrase)
      if !mention.isOpen {
        let matches = finder.matches(mention, phrase)
        guard !matches.isEmpty else { return notFound(phrase, mention) }
        nodes = Dictionary(matches.map { ($0.node, $0.score) }) { first, _ in first }
      }
    }
    let slots = TreeSlot.all(of: tree, vocabulary).filter { slot in
      guard case .window(.some(let window)) = slot.kind, window.anchor == .clock else {
        return false
      }
      return nodes.map { $0[slot.node] != nil } ?? true
    }.sorted { (nodes?[$0.node] ?? 0, $0.node) > (nodes?[$1.node] ?? 0, $1.node) }
    guard let best = slots.first else {
      return .failed(
        StepFailure(
          cause: "the tree has no time limit to remove; it has \(summary)",
          spans: phrase.map { [$0.span] } ?? [], rank: 2))
    }
    var changes: [TreeChange] = []
    func clear(_ slots: [TreeSlot], score: Double) {
      var edited = tree
      for slot in slots {
        guard let node = edited.node(slot.node) else { return }
        let editor = SlotEditor(tree: edited, vocabulary: vocabulary, resolver: reader.resolver)
        guard let next = editor.clearingWindow(node) else { return }
        edited = next
      }
      var change = TreeChange(edited)
      change.score = score
      changes.append(change)
    }
    if nodes == nil, slots.count > 1 { clear(slots, score: 1) }
    let top = nodes?[best.node] ?? 0
    for (place, slot) in slots.enumerated() where (nodes?[slot.node] ?? 0) >= top - Self.margin {
      clear([slot], score: nodes == nil && slots.count > 1 ? 0.9 - 0.03 * Double(place) : 1)
    }
    return .changes(changes)
  }

  private enum Targets {
    case success([TargetFinder.Match])
    case failure(StepOutcome)
  }

  /// The nodes that are meant, with scores of 1 and less.
  private func targets(_ phrase: InstructionPhrase, _ mention: TargetFinder.Mention) -> Targets {
    if mention.isEmpty { return .failure(notFound(phrase, mention)) }
    if mention.isOpen {
      // "it" is the whole tree where the tree is one condition, else the condition said last.
      let leaves = tree.nodes.filter { $0.condition.subject != nil }
      let members = tree.condition.junctionMembers ?? [tree.root]
      guard mention.isAnaphoric || leaves.count == 1, let last = members.max(by: { $0.id < $1.id })
      else { return .failure(notFound(phrase, mention)) }
      return .success([.init(node: last.id, score: 0.95)])
    }
    let matches = finder.matches(mention, phrase)
    guard let best = matches.first else { return .failure(notFound(phrase, mention)) }
    let close = matches.filter { $0.score >= best.score - Self.margin }
    return .success(
      close.prefix(4).map { .init(node: $0.node, score: 1 - (best.score - $0.score)) })
  }

  /// `VIPs`: a bare plural of people for whom a flag or an audience holds.
  private func namesPeople(_ phrase: InstructionPhrase, _ id: Int) -> Bool {
    guard let last = phrase.tokens.last, last.isWord, last.folded.hasSuffix("s"),
      last.lemma != last.folded,
      !phrase.tokens.contains(where: { $0.folded == "the" || isConditionNoun($0) }),
      let node = tree.node(id), case .trait? = node.condition.subject
    else { return false }
    return node.condition.literals.contains { $0 == .text("true") || $0 == .boolean(true) }
  }

  private func isConditionNoun(_ token: Token) -> Bool {
    ["condition", "filter", "rule", "criterion", "clause", "requirement"].contains(token.folded)
  }
}
