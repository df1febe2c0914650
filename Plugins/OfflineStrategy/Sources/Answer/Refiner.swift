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
    let outcome = reader.outcome(of: source, reading: command.rest, origin: origin)
    guard case .readings(let readings, _) = outcome, let addition = readings.first else {
      return outcome
    }
    let edited: ConditionTree?
    switch command.kind {
    case .add: edited = try? tree.adding(addition.tree.condition, to: tree.root.id)
    case .alternative:
      edited = try? tree.wrapping(tree.root.id, in: .or, with: addition.tree.condition)
    case .remove: edited = removing(addition.tree, from: tree)
    case .change: edited = nil
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

  /// The tree without its only node that reads the same event or value.
  private func removing(_ wanted: ConditionTree, from tree: ConditionTree) -> ConditionTree? {
    guard let subject = wanted.root.condition.subject else { return nil }
    let found = tree.nodes.filter { $0.condition.subject == subject }
    guard found.count == 1 else { return nil }
    return try? tree.removing(found[0].id)
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
    switch (self, meaning) {
    case (.compare(.measure(var stream, let measure), let symbol, let right), .time(let time)):
      guard let window = resolver.window(time) else { return nil }
      stream.filters.removeAll { if case .window = $0 { true } else { false } }
      stream.filters.append(.window(window))
      return .compare(.measure(stream, measure), symbol, right)
    case (.compare(.measure(let stream, .count), _, _), .frequency(let quantity)):
      guard quantity.bounds.count == 1, let bound = quantity.bounds.first else { return nil }
      return .compare(
        .measure(stream, .count), bound.symbol.comparison, .literal(.number(bound.number)))
    case (.compare(let left, let symbol, .literal(.number)), .quantity(let quantity)):
      guard quantity.bounds.count == 1, let bound = quantity.bounds.first else { return nil }
      if case .measure(_, .count) = left { return nil }
      return .compare(
        left, quantity.isBare ? symbol : bound.symbol.comparison, .literal(.number(bound.number)))
    case (.test(let scalar, let comparator), .time(let time)):
      guard case .withinLast = comparator, let tests = resolver.conditions(on: scalar, time),
        tests.count == 1
      else { return nil }
      return tests[0]
    default: return nil
    }
  }
}
