import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Makes readings of changed trees, with the words behind each part that changed.
struct RefinementAnswer {
  let source: SourceText
  let before: ConditionTree
  let level: AudienceLevel
  let tokens: [Token]

  func outcome(_ changes: [TreeChange]) -> GenerationOutcome {
    let isClose = changes.count > 1 && changes[0].score - changes[1].score < 0.2
    let readings = changes.enumerated().map { place, change in
      reading(change, first: place == 0 ? nil : changes[0].tree, isClose: isClose)
    }
    guard isClose else { return .readings(readings, question: nil) }
    let choices = readings.enumerated().map { place, reading in
      place == 0
        ? ReadingMaker.difference(reading.tree, changes[1].tree) : reading.difference
    }
    return .readings(readings, question: Question("which of these is meant?", choices: choices))
  }

  private func reading(_ change: TreeChange, first: ConditionTree?, isClose: Bool) -> Reading {
    var provenance = change.added
    for node in change.tree.nodes where provenance[node.id] == nil {
      let old = before.node(node.id).map { NodeWords(node: $0).parts.map(\.words) } ?? []
      guard let words = change.words[node.id] else { continue }
      let changed = NodeWords(node: node).parts.filter { !old.contains($0.words) }
      for (place, part) in changed.enumerated() {
        let said = words[min(place, words.count - 1)]
        let all = changed.count == 1 ? words.flatMap(\.spans) : said.spans
        provenance[node.id, default: []].append(
          Provenance(part.words, from: .instruction(source), spans: all, reason: said.reason))
      }
    }
    let ids = Set(change.tree.nodes.map(\.id))
    provenance = provenance.filter { ids.contains($0.key) }
    let doubt = 0.06 * Double(change.assumptions.count) + (isClose ? 0.15 : 0)
    return Reading(
      level: level, tree: change.tree, confidence: max(0.05, 0.93 * change.score - doubt),
      provenance: provenance, assumptions: change.assumptions,
      unusedWords: SpanMaker(tokens: tokens).runs(outside: change.used),
      difference: first.map { ReadingMaker.difference(change.tree, $0) } ?? "")
  }
}
