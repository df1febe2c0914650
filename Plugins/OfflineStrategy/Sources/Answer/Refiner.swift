import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema

/// Applies an instruction to a tree: adds a condition (`and have a phone`), removes one (`remove
/// the phone`), or changes a window or a threshold (`make it 7 days`, `at least 3 times`). What
/// else is asked, or what could mean several nodes, is declined.
struct Refiner {
  let request: GenerationRequest
  let vocabulary: Vocabulary

  private var reader: PromptReader {
    PromptReader(vocabulary: vocabulary, now: request.now, level: request.level)
  }

  func outcome(of source: SourceText, on tree: ConditionTree) -> GenerationOutcome {
    let command = InstructionCommand(source.text)
    let analysis = reader.analysis(of: command.rest)
    let origin = Origin.instruction(source)
    if command.kind != .remove, let change = change(analysis, tree) {
      return answer(change, level: analysis.level, origin, analysis)
    }
    if command.kind == .remove {
      return removal(analysis, tree).map {
        .readings(
          [
            Reading(
              level: request.level ?? analysis.level, tree: $0, confidence: 0.9,
              unusedWords: SpanMaker(tokens: analysis.tokens).runs(outside: []))
          ], question: nil)
      } ?? .declined(refusal(.remove))
    }
    let outcome = reader.outcome(of: source, reading: command.rest, origin: origin)
    guard case .readings(let readings, _) = outcome, let addition = readings.first else {
      return outcome
    }
    let edited: ConditionTree?
    switch command.kind {
    case .add: edited = try? tree.adding(addition.tree.condition, to: tree.root.id)
    case .alternative:
      edited = try? tree.wrapping(tree.root.id, in: .or, with: addition.tree.condition)
    case .remove, .change: edited = nil
    }
    guard let edited else { return .declined(refusal(command.kind)) }
    // The nodes of what was read, in the order in which the edit numbered them.
    let added = edited.nodes.filter { $0.id >= tree.nextID && $0.condition != edited.condition }
    var provenance: ProvenanceTable = [:]
    for (node, old) in zip(added, addition.tree.nodes) {
      provenance[node.id] = addition.provenance[old.id]
    }
    return .readings(
      [
        Reading(
          level: request.level ?? .users, tree: edited, confidence: addition.confidence,
          provenance: provenance, assumptions: addition.assumptions,
          unusedWords: addition.unusedWords)
      ], question: nil)
  }

  private func refusal(_ kind: InstructionCommand.Kind) -> Refusal {
    let cause =
      switch kind {
      case .remove: "the tree has no single condition that the instruction names"
      case .add, .alternative, .change:
        "the instruction neither adds nor removes a condition, nor changes one window or threshold"
      }
    return Refusal(
      .reword, cause: cause, workingPrompt: "also have \(vocabulary.anyTraitName ?? "a name")")
  }

  // MARK: - Removing

  /// The tree without its only node that reads what the instruction names.
  private func removal(_ analysis: PromptAnalysis, _ tree: ConditionTree) -> ConditionTree? {
    var named: Set<Scalar> = []
    var used: Set<Int> = []
    for mention in analysis.fieldMentions where mention.quality >= 0.7 {
      guard vocabulary.fields[mention.field].isTrait else { continue }
      named.insert(.trait(vocabulary.fields[mention.field].field.path))
      used.formUnion(mention.tokens)
    }
    for mention in analysis.audienceMentions {
      named.insert(.trait(vocabulary.audiences[mention.audience].entry.key.traitPath))
      used.formUnion(mention.tokens)
    }
    let words = analysis.tokens.indices.filter { analysis.tokens[$0].isWord && !used.contains($0) }
    let linker = EventLinker(tokens: analysis.tokens, vocabulary: vocabulary)
    for link in linker.links(among: words) where link.quality >= 0.7 {
      let name = vocabulary.events[link.event].schema.name
      named.insert(.measure(.event(name), .count))
      used.formUnion(link.tokens)
    }
    let open = analysis.tokens.indices.filter {
      analysis.isContent($0) && !used.contains($0)
        && !WordLists.heads.contains(analysis.tokens[$0].lemma)
        && !["condition", "filter"].contains(analysis.tokens[$0].folded)
    }
    let found = tree.nodes.filter { $0.condition.subject.map(named.contains) == true }
    // A NOT around the node is found with it, and goes with it.
    guard open.isEmpty, Set(found.map { $0.condition.subject }).count == 1, let first = found.first
    else { return nil }
    let inside = tree.path(to: first.id)?.node.condition.children.map(\.id) ?? []
    guard found.dropFirst().allSatisfy({ inside.contains($0.id) }) else { return nil }
    return try? tree.removing(first.id)
  }

  // MARK: - Changing

  private struct Change {
    let tree: ConditionTree
    let node: Int
    let part: Mention
  }

  /// A window or a threshold alone changes the one place of the tree that has such.
  private func change(_ analysis: PromptAnalysis, _ tree: ConditionTree) -> Change? {
    let telling = analysis.cover.filter { mention in
      switch mention.meaning {
      case .time, .quantity, .frequency: true
      case .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind:
        false
      }
    }
    guard telling.count == 1, let mention = telling.first,
      analysis.tokens.indices.filter(analysis.isContent).allSatisfy(mention.tokens.contains)
    else { return nil }
    let edits = tree.nodes.compactMap { node in
      node.condition.changed(by: mention.meaning, reader.resolver).map { (node.id, $0) }
    }
    guard edits.count == 1, let (id, condition) = edits.first,
      let edited = try? tree.setting(id, to: condition)
    else { return nil }
    return Change(tree: edited, node: id, part: mention)
  }

  private func answer(
    _ change: Change, level: AudienceLevel, _ origin: Origin, _ analysis: PromptAnalysis
  ) -> GenerationOutcome {
    let maker = SpanMaker(tokens: analysis.tokens)
    let spans = maker.spans(Set(change.part.tokens))
    let words = change.tree.node(change.node).map { ReadingMaker.summary($0) } ?? ""
    return .readings(
      [
        Reading(
          level: request.level ?? level, tree: change.tree, confidence: 0.9,
          provenance: [change.node: [Provenance(words, from: origin, spans: spans, reason: "")]],
          unusedWords: maker.runs(outside: spans))
      ], question: nil)
  }
}

extension Condition {
  /// What a comparison reads, without filters and numbers: an event, a trait, a property.
  fileprivate var subject: Scalar? {
    let scalar: Scalar
    switch self {
    case .compare(let left, _, _): scalar = left
    case .test(let left, _): scalar = left
    case .not(let inner): return inner.condition.subject
    case .and, .or, .any, .all: return nil
    }
    guard case .measure(let stream, _) = scalar else { return scalar }
    return .measure(Stream(stream.source), .count)
  }

  /// The condition with another window or another number, if it has one of that kind.
  fileprivate func changed(by meaning: Meaning, _ resolver: TimeResolver) -> Condition? {
    switch meaning {
    case .time(let time): withTime(time, resolver)
    case .frequency(let quantity): withNumber(quantity, ofCount: true)
    case .quantity(let quantity): withNumber(quantity, ofCount: false)
    case .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
      .coordinator, .comparator, .comparatorBehind:
      nil
    }
  }

  private func withTime(_ time: TimeExpression, _ resolver: TimeResolver) -> Condition? {
    if case .compare(.measure(var stream, let measure), let symbol, let right) = self {
      guard let window = resolver.window(time) else { return nil }
      stream.filters.removeAll { if case .window = $0 { true } else { false } }
      stream.filters.append(.window(window))
      return .compare(.measure(stream, measure), symbol, right)
    }
    guard case .test(let scalar, .withinLast) = self,
      let tests = resolver.conditions(on: scalar, time), tests.count == 1
    else { return nil }
    return tests[0]
  }

  private func withNumber(_ quantity: Quantity, ofCount: Bool) -> Condition? {
    guard case .compare(let left, let symbol, .literal(.number)) = self,
      quantity.bounds.count == 1, let bound = quantity.bounds.first
    else { return nil }
    let isCount = if case .measure(_, .count) = left { true } else { false }
    guard isCount == ofCount else { return nil }
    return .compare(
      left, quantity.isBare ? symbol : bound.symbol.comparison, .literal(.number(bound.number)))
  }
}
