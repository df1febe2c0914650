import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Applies an instruction to a tree; what the instruction does not name keeps its words and ids.
///
/// The instruction is cut into steps (`InstructionGrammar`), each a change, removal, addition,
/// exclusion or replacement. What it names is looked up in the tree first, then in the workspace.
/// Where several places could be meant each is a reading; where none is, it is declined.
struct Refiner {
  let request: GenerationRequest
  let vocabulary: Vocabulary

  /// At most this many steps are done.
  static let maximumSteps = 6
  /// At most this many readings are offered.
  static let maximumReadings = 5

  func outcome(of source: SourceText, on tree: ConditionTree) -> GenerationOutcome {
    let level = request.level ?? QueryStructure.level(of: tree.condition) ?? ownLevel(of: tree)
    let reader = PromptReader(vocabulary: vocabulary, now: request.now, level: level)
    let tokens = Tokenizer.tokens(of: source.text)
    let grammar = InstructionGrammar(tokens)
    guard tokens.contains(where: { $0.kind != .mark }) else {
      return .declined(refusal(StepFailure(cause: "the instruction has no words"), tree))
    }
    let whole = tokens.indices
    if let steps = grammar.plans(of: whole).first, steps.count > Self.maximumSteps {
      return .declined(
        Refusal(
          .reword,
          cause: "the instruction has \(steps.count) steps, at most \(Self.maximumSteps) are done"))
    }
    func result(_ range: Range<Int>, isInstead: Bool = false) -> StepOutcome {
      var failure: StepFailure?
      for plan in grammar.plans(of: range) where plan.count <= Self.maximumSteps {
        let outcome = done(plan, on: tree) { step, tree in
          var step = step
          step.isInstead = step.isInstead || isInstead
          return InstructionStep(source, tokens, tree, reader, level).outcome(
            grammar.requests(step), whole: tokens.span(of: step.range))
        }
        switch outcome {
        case .changes: return outcome
        case .failed(let found): failure = failure ?? found
        }
      }
      return .failed(failure ?? StepFailure(cause: ""))
    }
    var changes: [TreeChange] = []
    var failure: StepFailure?
    if let (heading, body) = grammar.heading,
      case .changes(let found) = result(body, isInstead: grammar.isOpposite(heading)),
      isRight(heading, found, grammar, { result($0) })
    {
      changes = found
    } else {
      switch result(whole) {
      case .changes(let found): changes = found
      case .failed(let found): failure = found
      }
    }
    if changes.isEmpty { return .declined(refusal(failure, tree)) }
    let sound = changes.filter { isSound($0.tree, level) && $0.tree != tree }
    guard !sound.isEmpty else {
      return .declined(Refusal(.reword, cause: "the tree would be as it is, or say nothing sound"))
    }
    return RefinementAnswer(source: source, before: tree, level: level, tokens: tokens)
      .outcome(sound)
  }

  /// Whether what stands before a colon says no more than what stands behind it.
  private func isRight(
    _ heading: Range<Int>, _ changes: [TreeChange], _ grammar: InstructionGrammar,
    _ result: (Range<Int>) -> StepOutcome
  ) -> Bool {
    if grammar.isPlainHeading(heading) { return true }
    guard case .changes(let same) = result(heading), let first = changes.first else { return false }
    return same.contains { $0.tree == first.tree }
  }

  /// The trees after all steps of a plan.
  private func done(
    _ steps: [InstructionGrammar.Step], on tree: ConditionTree,
    _ outcome: (InstructionGrammar.Step, ConditionTree) -> StepOutcome
  ) -> StepOutcome {
    var changes = [TreeChange(tree)]
    for step in steps {
      var next: [TreeChange] = []
      var failure: StepFailure?
      for change in changes {
        switch outcome(step, change.tree) {
        case .changes(let found): next += found.map { $0.following(change) }
        case .failed(let found): failure = failure ?? found
        }
      }
      if next.isEmpty { return .failed(failure ?? StepFailure(cause: "")) }
      changes = Array(next.sortedByScore.prefix(Self.maximumReadings))
    }
    return .changes(changes)
  }

  private func isSound(_ tree: ConditionTree, _ level: AudienceLevel) -> Bool {
    QueryStructure.findings(in: tree, level: level).isEmpty
  }

  private func refusal(_ failure: StepFailure?, _ tree: ConditionTree) -> Refusal {
    let cause = failure.map(\.cause) ?? ""
    return Refusal(
      .reword,
      cause: cause.isEmpty
        ? "the instruction neither changes, adds nor removes a condition" : cause,
      spans: failure?.spans ?? [], nearestNames: failure?.nearestNames ?? [],
      workingPrompt: example(for: tree),
      metBy: (failure?.metBy ?? []).filter { tree.node($0) != nil })
  }

  /// An instruction that can be done: a trait that the tree does not ask for yet.
  private func example(for tree: ConditionTree) -> String? {
    guard let name = vocabulary.anyTraitName,
      !tree.nodes.contains(where: { $0.condition.subject == .trait(FieldPath(name)) })
    else { return nil }
    return "also have \(name)"
  }

  /// Accounts where a trait is read that only accounts have.
  private func ownLevel(of tree: ConditionTree) -> AudienceLevel {
    for mention in tree.nameMentions(level: .users) {
      guard case .trait(let path, .user) = mention.subject else { continue }
      if vocabulary.workspace.lookUpTrait(path, scope: .user) == .unknown,
        vocabulary.workspace.lookUpTrait(path, scope: .account) != .unknown
      {
        return .accounts
      }
    }
    return .users
  }
}

extension [Token] {
  /// Where a run of tokens stands.
  fileprivate func span(of range: Range<Int>) -> Span {
    self[range.lowerBound].span.union(self[range.upperBound - 1].span)
  }
}

extension [TreeChange] {
  /// The most plausible first; those of one score in the order found; each tree once.
  var sortedByScore: [TreeChange] {
    let ordered = enumerated().sorted {
      (-$0.element.score, $0.offset) < (-$1.element.score, $1.offset)
    }.map(\.element)
    var kept: [TreeChange] = []
    for change in ordered where !kept.contains(where: { $0.tree == change.tree }) {
      kept.append(change)
    }
    return kept
  }
}
