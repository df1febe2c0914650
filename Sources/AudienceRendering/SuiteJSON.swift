import AudienceConditions
import AudienceDiagnostics
package import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
package import AudienceScoring

/// The scores of strategies on a suite as JSON: a row for each outcome, and a summary.
package enum SuiteJSON {
  /// One outcome:
  /// `{"id","strategy","verdict","difficulty","tags","prompt","expected","got","difference"}`.
  package static func row(_ outcome: SuiteOutcome, strategy: String) -> JSONObject {
    let row = outcome.row
    var object: JSONObject = [
      "id": .text(row.id), "strategy": .text(strategy), "verdict": .text(outcome.verdict.rawValue),
      "difficulty": .text(row.difficulty), "tags": .array(row.tags.map { .text($0) }),
      "prompt": .text(row.prompt), "expected": .text(row.expectedText),
    ]
    if let pair = row.pair { object["pair"] = .text(pair) }
    if let query = row.query { object["query"] = .text(query) }
    switch outcome.answer {
    case .tree(let tree, let level):
      object["got"] = .text(QueryPrinter.text(tree))
      object["level"] = .text(level.rawValue)
    case .refusal(let finding): object["got"] = .text(finding.code.rawValue)
    }
    if let difference = outcome.difference, !difference.isNone {
      object["difference"] = json(difference)
    }
    return object
  }

  private static func json(_ difference: MemberDifference) -> JSONValue {
    var object = JSONObject()
    if let side = difference.onData { object["samples"] = json(side) }
    let probes = difference.onProbes
    object["generated"] = .object([
      "gained": .integer(probes.gained.count), "lost": .integer(probes.lost.count),
    ])
    if let witness = difference.witness {
      object["witness"] = .object([
        "gained": .boolean(witness.isGained),
        "profile": .array(witness.lines.map { .text($0) }),
      ])
    }
    return .object(object)
  }

  private static func json(_ side: MemberDifference.Side) -> JSONValue {
    .object([
      "gained": .array(side.gained.map { .string($0) }),
      "lost": .array(side.lost.map { .string($0) }),
    ])
  }

  /// `{"summary":[{"strategy","accuracy":{"part","whole","percent"},…,"difficulties","tags"}]}`
  package static func summary(_ scores: [StrategyScores]) -> JSONObject {
    ["summary": .array(scores.map { .object(summary($0)) })]
  }

  private static func summary(_ scores: StrategyScores) -> JSONObject {
    var object: JSONObject = ["strategy": .text(scores.strategy)]
    for member in json(scores.score).members { object[member.key] = member.value }
    object["difficulties"] = groups(scores.byDifficulty)
    object["tags"] = groups(scores.byTag)
    return object
  }

  private static func groups(_ groups: [(name: String, score: SuiteScore)]) -> JSONValue {
    var object = JSONObject()
    for group in groups { object[UTF8Text(group.name)] = .object(json(group.score)) }
    return .object(object)
  }

  private static func json(_ score: SuiteScore) -> JSONObject {
    [
      "accuracy": json(score.accuracy), "precision": json(score.precision),
      "coverage": json(score.coverage), "refusals": json(score.refusals),
      "pairs": json(score.pairs), "all": json(score.all),
    ]
  }

  private static func json(_ share: SuiteScore.Share) -> JSONValue {
    .object([
      "part": .integer(share.part), "whole": .integer(share.whole),
      "percent": share.percent.flatMap { ExactNumber($0) }.map { .number($0) } ?? .null,
    ])
  }
}
