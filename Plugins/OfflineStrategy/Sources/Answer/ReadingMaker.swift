import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage

/// Makes readings of what the chart found: trees with their words, ranked, each meaning once.
struct ReadingMaker {
  let analysis: PromptAnalysis
  let source: SourceText
  /// Where the words stand: in a prompt, or in an instruction.
  let origin: Origin
  /// What is taken for every reading without being said.
  var general: [Assumption] = []

  /// At most this many readings are offered.
  static let maximumReadings = 5
  /// How much worse than the best a reading may score to be offered.
  static let margin = 1.6

  /// The readings that leave no content word unused, the best first.
  func readings(_ partials: [Partial]) -> [Reading] {
    let complete = partials.map(settled).filter { $0.unresolved.isEmpty && $0.draft != nil }
      .enumerated().sorted { left, right in
        (worth(left.element), -left.offset) > (worth(right.element), -right.offset)
      }.map(\.element)
    var readings: [Reading] = []
    var scores: [Double] = []
    var best = 0.0
    for partial in complete {
      guard let draft = partial.draft, readings.count < Self.maximumReadings,
        worth(partial) >= (scores.first ?? worth(partial)) - Self.margin
      else { continue }
      let realization = Realization(draft)
      let tree = ConditionTree(realization.condition)
      if readings.contains(where: { $0.tree == tree }) || letsIn(realization) { continue }
      if !doubts(partial, draft, realization).isEmpty {
        // What comes behind a reading in doubt is no better.
        if readings.isEmpty { return [] }
        continue
      }
      scores.append(worth(partial))
      if readings.isEmpty { best = partial.score }
      readings.append(
        reading(tree, realization, partial, first: readings.first, score: best))
    }
    guard scores.count > 1, scores[0] - scores[1] < 0.3 else { return readings }
    // Readings that come close to each other are doubted alike.
    return readings.map { one in
      Reading(
        level: one.level, tree: one.tree, confidence: max(0.05, one.confidence - 0.15),
        provenance: one.provenance, assumptions: one.assumptions,
        unusedWords: one.unusedWords, difference: one.difference)
    }
  }

  /// Whether words that leave somebody out came to nothing: `everyone except users who …`.
  private func letsIn(_ realization: Realization) -> Bool {
    let used = realization.inOrder.reduce(into: TokenSet()) { all, one in
      one.evidence.values.forEach { all.formUnion($0.tokens) }
    }
    return analysis.mentions.contains {
      $0.meaning == .coordinator(.andNot) && !$0.tokens.contains(where: used.contains)
    }
  }

  /// What speaks against a reading.
  private func doubts(
    _ partial: Partial, _ draft: Draft, _ realization: Realization
  ) -> [Doubt.Finding] {
    let used = realization.inOrder.reduce(into: TokenSet()) { all, one in
      one.evidence.values.forEach { all.formUnion($0.tokens) }
    }
    let assumed = distinct(partial).reduce(into: TokenSet()) { $0.formUnion($1.tokens) }
    return Doubt(analysis: analysis).findings(draft, used: used, assumed: assumed)
  }

  /// What speaks against the best reading that leaves no content word unused; empty where there is
  /// no such reading.
  func doubts(about partials: [Partial]) -> [Doubt.Finding] {
    let complete = partials.map(settled).filter { $0.unresolved.isEmpty && $0.draft != nil }
    guard let best = complete.max(by: { worth($0) < worth($1) }), let draft = best.draft else {
      return []
    }
    return doubts(best, draft, Realization(draft))
  }

  /// What a reading scores, less what its assumptions cost: readings stand in the order of it, and
  /// so of their confidence.
  private func worth(_ partial: Partial) -> Double {
    let assumed = Self.costOfAssumption / Self.costOfScore * Double(distinct(partial).count)
    return partial.score - assumed - (partial.draft?.saysNothingNew == true ? 1 : 0)
  }

  private static let costOfAssumption = 0.07
  private static let costOfScore = 0.25

  private func distinct(_ partial: Partial) -> [AssumptionDraft] {
    let all = analysis.spellingAssumptions + partial.assumptions
    return all.enumerated().filter { !all[..<$0].contains($1) }.map(\.element)
  }

  /// Windows that found no event to count from count from the clock, or are not understood; so are
  /// words that name several events as well.
  private func settled(_ partial: Partial) -> Partial {
    var partial = partial
    partial.draft = partial.draft?.settlingWindows()
    var open: TokenSet = []
    _ = partial.draft?.mappingEvents { event in
      if event.following != nil || event.usesEarlierWindow || event.prelude != nil {
        open.formUnion(event.windowEvidence.tokens)
      }
      return event
    }
    open.formUnion(partial.draft?.tiedWords ?? [])
    partial.unresolved.formUnion(open)
    return partial
  }

  private func reading(
    _ tree: ConditionTree, _ realization: Realization, _ partial: Partial, first: Reading?,
    score best: Double
  ) -> Reading {
    let spanMaker = SpanMaker(tokens: analysis.tokens)
    let nodes = zip(tree.nodes, realization.inOrder)
    let everything = realization.inOrder.reduce(into: TokenSet()) { all, one in
      one.evidence.values.forEach { all.formUnion($0.tokens) }
    }
    var provenance: ProvenanceTable = [:]
    var used: [Span] = []
    for (node, realization) in nodes {
      for part in order(NodeWords(node: node).parts) {
        guard let evidence = realization.evidence[part.kind] else { continue }
        let spans = spanMaker.spans(
          evidence.tokens, keepingOut: everything.subtracting(evidence.tokens))
        used += spans
        guard !spans.isEmpty else {
          if let rule = Self.defaultRule(part) {
            provenance[node.id, default: []].append(
              Provenance(part.words, from: .rule(rule), spans: [], reason: rule))
          }
          continue
        }
        provenance[node.id, default: []].append(
          Provenance(part.words, from: origin, spans: spans, reason: evidence.reason))
      }
    }
    let assumptions = distinct(partial)
    let doubt =
      Self.costOfAssumption * Double(assumptions.count)
      + Self.costOfScore * (best - partial.score)
    return Reading(
      level: analysis.level, tree: tree, confidence: max(0.05, 0.95 - doubt),
      provenance: provenance,
      assumptions: general
        + assumptions.map { Assumption($0.text, spans: spanMaker.spans($0.tokens)) },
      unusedWords: spanMaker.runs(outside: used),
      difference: first.map { Self.difference(tree, $0.tree) } ?? "")
  }

  /// How often is said before what: `haven't purchased`.
  private func order(_ parts: [NodePart]) -> [NodePart] {
    parts.filter { $0.kind == .measure } + parts.filter { $0.kind != .measure }
  }

  private static func defaultRule(_ part: NodePart) -> String? {
    part.kind == .measure && part.words == "count >= 1" ? "an event alone means at least once" : nil
  }

  /// A node in one line.
  static func summary(_ node: ConditionNode) -> String { NodeWords(node: node).summary }

  /// What a tree has that the first has not, in words.
  static func difference(_ tree: ConditionTree, _ first: ConditionTree) -> String {
    func words(_ tree: ConditionTree) -> [String] {
      tree.nodes.map { NodeWords(node: $0).summary }
    }
    let mine = words(tree)
    let theirs = words(first)
    let added = mine.filter { !theirs.contains($0) }
    let missing = theirs.filter { !mine.contains($0) }
    // The same conditions joined otherwise are told apart by the whole only.
    if added.isEmpty, missing.isEmpty { return QueryPrinter.text(tree) }
    if missing.isEmpty { return "also \(added.joined(separator: "; "))" }
    if added.isEmpty { return "without \(missing.joined(separator: "; "))" }
    return "\(added.joined(separator: "; ")) instead of \(missing.joined(separator: "; "))"
  }
}
