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
    switch targets(phrase, mention) {
    case .failure(let outcome): return outcome
    case .success(let matches):
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

  func negating(_ phrase: InstructionPhrase) -> StepOutcome {
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
    if let parent = path.parent, case .not = parent.condition {
      return (try? tree.negating(id)).map { ($0, id) }
    }
    let opposite: Condition?
    switch path.node.condition {
    case .compare(let left, .equal, .literal(.number(let number)))
    where left.isCount && number.integerValue == 0:
      opposite = .compare(left, .greaterOrEqual, .literal(.integer(1)))
    case .compare(let left, .greaterOrEqual, .literal(.number(let number)))
    where left.isCount && number.integerValue == 1:
      opposite = .compare(left, .equal, .literal(.integer(0)))
    case .test(let scalar, .exists): opposite = .test(scalar, .absent)
    case .test(let scalar, .absent): opposite = .test(scalar, .exists)
    case .and, .or, .not, .any, .all, .compare, .test: opposite = nil
    }
    if let opposite { return (try? tree.setting(id, to: opposite)).map { ($0, id) } }
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
      guard case .window(.some(let window)) = slot.kind, window.anchor == .clock else { return false }
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
    return .success(close.prefix(4).map { .init(node: $0.node, score: 1 - (best.score - $0.score)) })
  }

  private func isConditionNoun(_ token: Token) -> Bool {
    ["condition", "filter", "rule", "criterion", "clause", "requirement"].contains(token.folded)
  }
}
