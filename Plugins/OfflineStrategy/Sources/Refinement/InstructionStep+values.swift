import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema

/// Giving another value to what is named, or to what the value fits.
extension InstructionStep {
  func setting(
    _ target: InstructionPhrase?, _ value: InstructionPhrase, _ allowsNames: Bool
  ) -> StepOutcome {
    if isAnyTime(value) { return clearing(target) }
    var failure = StepFailure(cause: "", rank: 0)
    var best: [TreeChange] = []
    let readings = ValueFinder(phrase: value, vocabulary: vocabulary)
      .readings(allowsNames: allowsNames)
    for reading in readings where best.isEmpty {
      switch setting(target, value, reading) {
      case .changes(let changes): best = changes
      case .failed(let found): if found.rank > failure.rank { failure = found }
      }
    }
    return best.isEmpty ? .failed(failure) : .changes(best)
  }

  private func isAnyTime(_ phrase: InstructionPhrase) -> Bool {
    InstructionWords.anyTime.contains(phrase.tokens.map(\.folded))
  }

  private func setting(
    _ target: InstructionPhrase?, _ value: InstructionPhrase, _ reading: ValueReading
  ) -> StepOutcome {
    // The words around the value name what it is for, as those before it do.
    var nodes: [Int: Double]?
    var mention = finder.mention(value, ignoring: reading.used)
    if !mention.isOpen {
      let matches = finder.matches(mention, value)
      guard !matches.isEmpty else { return notFound(value, mention) }
      nodes = Dictionary(matches.map { ($0.node, $0.score) }) { first, _ in first }
    }
    if let target {
      let own = finder.mention(target)
      guard !own.isEmpty || target.tokens.allSatisfy({ $0.isFunction })
      else { return notFound(target, own) }
      if !own.isOpen {
        let matches = finder.matches(own, target)
        guard !matches.isEmpty else { return notFound(target, own) }
        let byTarget = reach(matches)
        nodes = nodes.map { known in known.filter { byTarget[$0.key] != nil } } ?? byTarget
      }
      mention.isWindow = mention.isWindow || own.isWindow
      mention.isNumber = mention.isNumber || own.isNumber
      mention.isLimit = mention.isLimit || own.isLimit
      mention.isUniversal = mention.isUniversal || own.isUniversal
    }
    var changes = [TreeChange(tree)]
    for (place, (newValue, tokens)) in reading.values.enumerated() {
      changes = changes.flatMap { change in
        filled(
          change, newValue, mention, nodes: nodes, isFirst: place == 0,
          spans: value.spans(tokens), isSingle: reading.values.count == 1)
      }
    }
    guard !changes.isEmpty else {
      return .failed(
        StepFailure(
          cause: "nothing in the tree can be given \"\(value.text)\"; it has \(summary)",
          spans: [value.span], rank: 2))
    }
    for index in changes.indices {
      changes[index].assumptions += reading.assumptions.map { Assumption($0, spans: [value.span]) }
    }
    return .changes(changes)
  }

  /// A place of the tree stands for what is below it, too.
  func reach(_ matches: [TargetFinder.Match]) -> [Int: Double] {
    var nodes: [Int: Double] = [:]
    for match in matches {
      for node in tree.node(match.node)?.inOrder ?? [] {
        let score = node.id == match.node ? match.score : match.score - 0.4
        nodes[node.id] = max(nodes[node.id] ?? 0, score)
      }
    }
    return nodes
  }

  private func filled(
    _ change: TreeChange, _ value: NewValue, _ mention: TargetFinder.Mention,
    nodes: [Int: Double]?, isFirst: Bool, spans: [Span], isSingle: Bool
  ) -> [TreeChange] {
    // The second of two values is for the node that the first was for.
    let nodes =
      isFirst
      ? nodes
      : Dictionary(
        change.words.keys.map { ($0, 1.0) }, uniquingKeysWith: max)
    var open = mention
    if !isSingle { (open.isWindow, open.isNumber, open.isLimit) = (false, false, false) }
    let chooser = SlotChooser(
      tree: change.tree, vocabulary: vocabulary, resolver: reader.resolver)
    let candidates = chooser.candidates(value, open, nodes: nodes)
    guard let best = candidates.first else { return [] }
    let isNamed = nodes != nil || mention.isWindow || mention.isNumber || mention.isLimit
    return candidates.filter { $0.score >= best.score - 0.25 }.prefix(4).compactMap { candidate in
      var next = change
      for slot in candidate.slots {
        let editor = SlotEditor(
          tree: next.tree, vocabulary: vocabulary, resolver: reader.resolver)
        guard let edited = editor.edited(slot, to: value, isNamed: isNamed) else { return nil }
        next.tree = edited
        next.words[slot.node, default: []].append((spans, "it says what to change it to"))
      }
      next.score *= 1 - (best.score - candidate.score)
      return next
    }
  }
}
