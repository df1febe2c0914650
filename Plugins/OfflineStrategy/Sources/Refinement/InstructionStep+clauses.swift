import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Statements that are about what the tree has already.
extension InstructionStep {
  /// `only orders over $75`: says more of an event that is there, or asks for one thing more.
  func narrowing(_ range: Range<Int>) -> StepOutcome {
    let phrase = phrase(range)
    let isOfPeople =
      phrase.tokens.first { $0.isWord && $0.folded != "the" }
      .map { WordLists.subjects.contains($0.lemma) } ?? false
    let clause = clauses.read(phrase.span)
    if case .readings(let readings) = clause, let reading = readings.first {
      let merged = merged(reading, .narrow, phrase)
      if !merged.isEmpty { return .changes(merged) }
      if isOfPeople || reading.tree.root.isOfPlace { return adding(range) }
    }
    let filtered = isOfPeople ? [] : filtered(phrase)
    return filtered.isEmpty ? adding(range) : .changes(filtered)
  }

  /// `make it people without a phone`: what is said takes the place of what the tree says of the
  /// same; what it says nothing of is added where `addsRest` or something else was there.
  func restating(_ range: Range<Int>, addsRest: Bool) -> StepOutcome {
    let phrase = phrase(range)
    switch clauses.read(phrase.span) {
    case .declined(let refusal):
      let filtered = addsRest ? filtered(phrase) : []
      if !filtered.isEmpty { return .changes(filtered) }
      return .failed(
        StepFailure(
          cause: refusal.cause, spans: refusal.spans, nearestNames: refusal.nearestNames, rank: 1))
    case .readings(let readings):
      guard let reading = readings.first else { return .failed(StepFailure(cause: "")) }
      let merged = merged(reading, .restate, phrase)
      if !merged.isEmpty { return .changes(merged) }
      if addsRest { return adding(range) }
      guard isReplaceable(by: phrase), let edited = try? tree.replacing(tree.root.id, with: reading.tree.condition)
      else {
        return .failed(
          StepFailure(
            cause: "it says nothing of what the tree has; it has \(summary)",
            spans: [phrase.span], rank: 2))
      }
      var change = TreeChange(edited)
      for (node, from) in zip(edited.nodes, reading.tree.nodes) {
        change.added[node.id] = reading.provenance[from.id]
      }
      change.assumptions = reading.assumptions
      return .changes([change])
    }
  }

  /// Whether a statement may stand in the place of the whole tree: of one that says nothing more
  /// than a name, or where people are described anew.
  private func isReplaceable(by phrase: InstructionPhrase) -> Bool {
    let core = tree.root.condition.core.condition
    guard let subject = core.subject else { return false }
    if phrase.tokens.contains(where: { $0.isWord && WordLists.subjects.contains($0.lemma) }) {
      return true
    }
    if case .measure(let stream, _) = subject { return stream.filters.isEmpty }
    return true
  }

  var clauses: ClauseReader { ClauseReader(reader: reader, source: source, level: level) }

  /// What a statement says in the place of what the tree says of the same.
  func restated(_ reading: Reading, _ phrase: InstructionPhrase) -> [TreeChange] {
    merged(reading, .restate, phrase)
  }

  /// Each statement of a reading in its place; those that have none are added. Nothing where none
  /// has a place.
  private func merged(
    _ reading: Reading, _ manner: ClauseMerger.Manner, _ phrase: InstructionPhrase
  ) -> [TreeChange] {
    var parts = [reading.tree.root]
    if case .and(let members) = reading.tree.condition { parts = members }
    var changes = [TreeChange(tree)]
    var rest: [ConditionNode] = []
    for part in parts {
      let next = changes.flatMap { change -> [TreeChange] in
        let merger = ClauseMerger(tree: change.tree, manner: manner)
        let places = merger.places(for: part.condition)
        return places.prefix(4).enumerated().map { place, found in
          let before = change.tree.node(found.node)?.condition
          let isAlike = before?.isNever == part.condition.isNever
          var next = marked(found.tree, from: change.tree, found.node, phrase)
          next.score = (isAlike ? 1 : 0.9) - (place == 0 ? 0 : 0.25)
          return next.following(change)
        }
      }
      if next.isEmpty { rest.append(part) } else { changes = next }
    }
    guard rest.count < parts.count else { return [] }
    return changes.compactMap { change in
      var change = change
      if !rest.isEmpty {
        let adder = ConditionAdder(tree: change.tree, source: source)
        let added = adder.join(
          rest.map { ConditionAdder.Part(node: $0, provenance: reading.provenance) }, isOr: false)
        guard let added else { return nil }
        change = added.following(change)
      }
      change.assumptions += reading.assumptions
      return change
    }
  }

  /// A change with its words at every node that is new or another.
  private func marked(
    _ edited: ConditionTree, from tree: ConditionTree, _ place: Int, _ phrase: InstructionPhrase
  ) -> TreeChange {
    var change = TreeChange(edited)
    for node in edited.nodes where node.id == place || tree.node(node.id) == nil {
      change.words[node.id] = [([phrase.span], "it says more of what is there")]
    }
    return change
  }

  /// The trees with a phrase as a filter, window or number of an event that is there.
  func filtered(_ phrase: InstructionPhrase) -> [TreeChange] {
    let eventReader = EventPhraseReader(reader: reader)
    var found: [(change: TreeChange, score: Double)] = []
    for node in tree.nodes {
      guard let name = node.condition.eventName,
        let event = vocabulary.events.firstIndex(where: { $0.schema.name == name }),
        let result = eventReader.read(phrase, as: event),
        let edited = ClauseMerger(tree: tree, manner: .narrow).merged(node, result.condition),
        edited != tree
      else { continue }
      var change = marked(edited, from: tree, node.id, phrase)
      change.assumptions = result.assumptions.map {
        Assumption($0.text, spans: phrase.spans($0.tokens))
      }
      found.append((change, result.score))
    }
    guard let best = found.map(\.score).max() else { return [] }
    return found.map { one in
      var change = one.change
      change.score = max(0.1, 1 - 0.3 * (best - one.score))
      return change
    }.sortedByScore
  }
}

extension ConditionNode {
  /// Whether it says where somebody is: "only in Germany" is of the people, not of what they did.
  fileprivate var isOfPlace: Bool {
    guard case .trait(let path)? = condition.core.condition.subject else { return false }
    return NameWords.words(of: path.description).contains { Self.places.contains($0.lemma) }
  }

  private static let places = WordLists.list("country city state region province continent")
}
