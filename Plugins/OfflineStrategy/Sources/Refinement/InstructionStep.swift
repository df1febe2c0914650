import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema

/// Does one step of an instruction on a tree: tries the ways to take its words in order.
struct InstructionStep {
  let source: SourceText
  let tokens: [Token]
  let tree: ConditionTree
  let reader: PromptReader
  let level: AudienceLevel
  let finder: TargetFinder

  init(
    _ source: SourceText, _ tokens: [Token], _ tree: ConditionTree, _ reader: PromptReader,
    _ level: AudienceLevel
  ) {
    self.source = source
    self.tokens = tokens
    self.tree = tree
    self.reader = reader
    self.level = level
    finder = TargetFinder(tree, reader.vocabulary)
  }

  var vocabulary: Vocabulary { reader.vocabulary }
  var editor: SlotEditor {
    SlotEditor(tree: tree, vocabulary: vocabulary, resolver: reader.resolver)
  }

  func outcome(_ requests: [InstructionRequest], whole: Span) -> StepOutcome {
    var failure = StepFailure(
      cause: "the instruction neither changes, adds nor removes a condition", spans: [whole])
    for request in requests.prefix(InstructionGrammar.maximumRequests) {
      switch outcome(request) {
      case .changes(var changes):
        let same = changes.filter { $0.tree == tree }
        changes.removeAll { $0.tree == tree }
        guard !changes.isEmpty else {
          let met = Set(same.flatMap { $0.words.keys }).sorted()
          failure = StepFailure(
            cause: "the tree is so already; nothing would change", spans: [whole], rank: 3,
            metBy: met.isEmpty ? [tree.root.id] : met)
          continue
        }
        for index in changes.indices where !isAddition(request) {
          changes[index].used.append(whole)
        }
        return .changes(changes)
      case .failed(let found):
        if found.isFinal { return .failed(found) }
        if found.rank > failure.rank { failure = found }
      }
    }
    return .failed(failure)
  }

  private func isAddition(_ request: InstructionRequest) -> Bool {
    switch request {
    case .add, .alternative, .exclude: true
    case .remove, .removeEach, .clearWindow, .negate, .scale, .unrestrict, .join, .replace, .set,
      .include, .narrow,
      .restate:
      false
    }
  }

  private func outcome(_ request: InstructionRequest) -> StepOutcome {
    switch request {
    case .remove(let range): removing(phrase(range))
    case .removeEach(let ranges): removingEach(ranges)
    case .clearWindow(let range): clearing(range.map(phrase))
    case .negate(let range): negating(range.map(phrase))
    case .scale(let target, let scale): scaling(target.map(phrase), scale)
    case .unrestrict(let range): unrestricting(phrase(range))
    case .join(let junction): joining(junction)
    case .include(let value, let target): including(phrase(value), target.map(phrase))
    case .narrow(let range): narrowing(range)
    case .restate(let range, let addsRest): restating(range, addsRest: addsRest)
    case .replace(let old, let new): replacing(phrase(old), by: phrase(new))
    case .set(let target, let value, let allowsNames):
      setting(target.flatMap { $0.isEmpty ? nil : phrase($0) }, phrase(value), allowsNames)
    case .add(let range): adding(range)
    case .alternative(let range): adding(range, isOr: true)
    case .exclude(let range): excluding(range)
    }
  }

  func phrase(_ range: Range<Int>) -> InstructionPhrase {
    InstructionPhrase(span(range), of: source, reader: reader)
  }

  func span(_ range: Range<Int>) -> Span {
    tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)
  }

  /// A failure for a phrase that names nothing of the tree.
  func notFound(_ phrase: InstructionPhrase, _ mention: TargetFinder.Mention) -> StepOutcome {
    let unknown = finder.unknown(mention, phrase)
    let named = unknown.isEmpty ? mention.names : unknown
    let words =
      named.isEmpty ? phrase.text : named.map { phrase.tokens[$0].text }.joined(separator: " ")
    return .failed(
      StepFailure(
        cause: "no condition of the tree is about \"\(words)\"; it has \(summary)",
        spans: named.isEmpty ? [phrase.span] : phrase.spans(named), nearestNames: [], rank: 2))
  }

  /// The conditions of the tree in words, at most four.
  var summary: String {
    let leaves = tree.nodes.filter { $0.condition.subject != nil }.map(ReadingMaker.summary)
    let shown = leaves.prefix(4).joined(separator: "; ")
    return leaves.count > 4 ? "\(shown); and \(leaves.count - 4) more" : shown
  }
}
