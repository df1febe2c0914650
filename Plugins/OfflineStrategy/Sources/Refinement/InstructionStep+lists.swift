import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// Lists: further values of one that is there, and how the conditions are joined.
extension InstructionStep {
  /// `also Poland`, `add Poland to the countries`: a further value to be equal to.
  func including(_ value: InstructionPhrase, _ target: InstructionPhrase?) -> StepOutcome {
    let failure = StepOutcome.failed(
      StepFailure(
        cause: "no condition of the tree lists values such as \"\(value.text)\"; it has \(summary)",
        spans: [value.span], rank: target == nil ? 0 : 2))
    if target == nil, value.tokens.contains(where: saysWhoSomebodyIs) { return failure }
    let reading = ValueFinder(phrase: value, vocabulary: vocabulary).readings(allowsNames: true)
      .first { reading in
        if case .literals? = reading.values.first?.value { true } else { false }
      }
    guard let reading, case .literals(let options)? = reading.values.first?.value else {
      return failure
    }
    var nodes: [Int: Double]?
    var said = [(value, reading.used)]
    if let target { said.append((target, [])) }
    for (phrase, used) in said {
      let mention = finder.mention(phrase, ignoring: used)
      if mention.isWindow || mention.isNumber { return failure }
      if mention.isOpen { continue }
      let found = reach(finder.matches(mention, phrase))
      nodes = nodes.map { known in known.filter { found[$0.key] != nil } } ?? found
    }
    let changes = TreeSlot.all(of: tree, vocabulary).compactMap { slot -> TreeChange? in
      if let nodes, nodes[slot.node] == nil { return nil }
      guard let edited = editor.including(slot, options, isNamed: target != nil) else { return nil }
      var change = TreeChange(edited)
      change.score = nodes?[slot.node].map { min(1, $0) } ?? 1
      change.words[slot.node] = [(value.spans(reading.used), "it is put on the list")]
      return change
    }
    if !changes.isEmpty { return .changes(changes) }
    guard let target, case .failed(var found) = failure else { return failure }
    // "add Canada to the plans" is about a list, whatever else the words could be.
    (found.isFinal, found.spans) = (true, [value.span, target.span])
    return .failed(found)
  }

  /// `who is in Poland`, `customers in Poland`: a statement of its own.
  private func saysWhoSomebodyIs(_ token: Token) -> Bool {
    guard token.isWord else { return false }
    return WordLists.subjects.contains(token.lemma)
      || InstructionWords.stating.contains(token.folded)
  }

  /// The conditions joined by the other word.
  func joining(_ junction: Junction) -> StepOutcome {
    let value = NewValue.structure(.junction(junction), naming: [])
    let chooser = SlotChooser(tree: tree, vocabulary: vocabulary, resolver: reader.resolver)
    let whole = [span(tokens.indices)]
    let changes = chooser.candidates(value, .init(), nodes: nil).compactMap { candidate in
      candidate.slots.first.flatMap { slot in
        editor.edited(slot, to: value, isNamed: true).map { edited in
          var change = TreeChange(edited)
          change.score = candidate.score
          change.words[slot.node] = [(whole, "it says how the conditions are joined")]
          return change
        }
      }
    }
    guard !changes.isEmpty else {
      return .failed(
        StepFailure(
          cause: "no conditions of the tree are joined the other way; it has \(summary)",
          spans: whole, rank: 3))
    }
    return .changes(changes)
  }
}
