import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceSession
import AudienceTime

/// Reasons as JSON.
enum WhyJSON {
  static func fields(_ reply: WhyReply) -> [(UTF8Text, JSONValue)] {
    let nodes = reply.tree.nodes.compactMap { node in
      reply.report.verdicts[node.id].map { verdict(node, $0) }
    }
    var nearMiss = JSONValue.null
    if let found = reply.nearMiss {
      nearMiss = .object(
        ReplyJSON.object([
          ("edit", .text(found.command)), ("node", .integer(found.nodeID)),
          ("others", .integer(reply.nearMissOthers)),
        ]))
    }
    return [
      ("id", .string(reply.report.id)), ("level", .text(reply.report.level.rawValue)),
      ("member", .boolean(reply.report.isMember)), ("nodes", .array(nodes)),
      ("near_miss", nearMiss),
    ]
  }

  private static func verdict(_ node: ConditionNode, _ verdict: WhyReport.Verdict) -> JSONValue {
    .object(
      ReplyJSON.object(
        [("node", .integer(node.id)), ("words", .text(NodeWords(node: node).summary))]
          + fields(verdict)))
  }

  /// What is known of one node: whether it passes, and the evidence.
  static func verdict(_ verdict: WhyReport.Verdict) -> JSONValue {
    .object(ReplyJSON.object(fields(verdict)))
  }

  private static func fields(_ verdict: WhyReport.Verdict) -> [(UTF8Text, JSONValue)] {
    var fields: [(UTF8Text, JSONValue)] = [("passes", .boolean(verdict.outcome.passes))]
    switch verdict.outcome {
    case .holds: break
    case .ofEvents(let count, let total):
      fields += [("events", .integer(count)), ("events_total", .integer(total))]
    case .ofUsers(let count, let total):
      fields += [("users", .integer(count)), ("users_total", .integer(total))]
    }
    fields.append(("evidence", .array(verdict.evidence.map(evidence))))
    return fields
  }

  private static func evidence(_ evidence: WhyReport.Evidence) -> JSONValue {
    let fields: [(UTF8Text, JSONValue)]
    switch evidence {
    case .members(let holding, let total):
      fields = [("holding", .integer(holding)), ("of", .integer(total))]
    case .users(let satisfying, let total, let examples):
      fields = [
        ("users", .integer(satisfying)), ("of", .integer(total)),
        ("examples", .array(examples.map { .string($0) })),
      ]
    case .values(let values): fields = [("values", .array(values))]
    case .found(let events): fields = [("found", .array(events.map(event)))]
    case .keptOut(let event, let reason):
      fields = [("kept_out", self.event(event)), ("by", .text(reason.word))] + outside(reason)
    case .measured(let value): fields = [("measured", value ?? .null)]
    case .distance(let distance):
      fields = [
        ("distance", .number(distance.amount)), ("needs_more", .boolean(distance.needsMore)),
      ]
    }
    return .object(ReplyJSON.object(fields))
  }

  private static func outside(_ reason: WhyReport.KeptOut) -> [(UTF8Text, JSONValue)] {
    guard case .window(let outside?) = reason else { return [] }
    return switch outside {
    case .tooEarly(let distance): [("too_early_seconds", .integer(Int(distance / 1_000_000)))]
    case .tooLate(let distance): [("too_late_seconds", .integer(Int(distance / 1_000_000)))]
    }
  }

  static func event(_ evidence: WhyReport.EventEvidence) -> JSONValue {
    .object(
      ReplyJSON.object(
        [("time", .text(evidence.event.time.text))]
          + evidence.fields.map { (UTF8Text($0.name), $0.value) }))
  }
}
