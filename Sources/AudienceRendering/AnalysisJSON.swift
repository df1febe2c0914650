import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceSession
import AudienceTime

/// Analyses as JSON: the name of the reply and its fields, which `ReplySchema` describes.
enum AnalysisJSON {
  typealias Fields = [(UTF8Text, JSONValue)]

  static func reply(_ reply: AnalysisReply) -> (kind: String, fields: Fields) {
    switch reply {
    case .waterfall(let reply): ("waterfall", waterfall(reply))
    case .near(let reply): ("near", near(reply))
    case .sweep(let reply): ("sweep", sweep(reply))
    case .invented(let reply): ("invented", invented(reply))
    case .insights(let reply): ("insights", InsightsJSON.insights(reply))
    case .distribution(let reply): ("distribution", InsightsJSON.distribution(reply))
    case .overlap(let reply): ("overlap", InsightsJSON.overlap(reply))
    case .profile(let reply): ("profile", InsightsJSON.profile(reply))
    case .audiences(let reply): ("audiences", audiences(reply))
    }
  }

  private static func audiences(_ reply: AudiencesReply) -> Fields {
    [
      ("workspace", .text(reply.workspace)),
      (
        "audiences",
        .array(
          reply.rows.map { row in
            object([
              ("key", .string(row.audience.key.text)), ("name", .text(row.audience.name)),
              ("level", .text(row.audience.level.rawValue)),
              ("query", row.audience.query.map { .text($0) } ?? .null),
              ("count", integer(row.count)), ("read_by", .array(row.readers.map { .text($0) })),
            ])
          })
      ),
    ]
  }

  static func object(_ fields: Fields) -> JSONValue { .object(ReplyJSON.object(fields)) }

  private static func integer(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

  private static func words(_ id: Int, _ tree: ConditionTree) -> JSONValue {
    tree.node(id).map { .text(NodeWords(node: $0).summary) } ?? .null
  }

  private static func waterfall(_ reply: WaterfallReply) -> Fields {
    let waterfall = reply.waterfall
    let nodes = reply.tree.nodes.map { node -> JSONValue in
      let row = waterfall.rows[node.id]
      return object([
        ("node", .integer(node.id)), ("words", words(node.id, reply.tree)),
        ("alone_keeps", integer(row?.alone)),
        ("alone_drops", integer(row.map { waterfall.total - $0.alone })),
        ("reached", integer(row?.reached)), ("keeps", integer(row?.kept)),
        ("drops", integer(row?.dropped)), ("without", integer(waterfall.without[node.id])),
      ])
    }
    return [
      ("level", .text(reply.level.rawValue)), ("count", .integer(waterfall.count)),
      ("total", .integer(waterfall.total)), ("nodes", .array(nodes)),
    ]
  }

  private static func near(_ reply: NearReply) -> Fields {
    let misses = reply.misses
    let groups = misses.groups.map { group -> JSONValue in
      object([
        ("node", .integer(group.nodeID)), ("words", words(group.nodeID, reply.tree)),
        ("count", .integer(group.count)),
        (
          "examples",
          .array(
            group.examples.map { example in
              object([
                ("id", .string(example.id)),
                ("edit", example.nearMiss.map { .text($0.command) } ?? .null),
              ])
            })
        ),
      ])
    }
    return [
      ("level", .text(reply.level.rawValue)), ("count", .integer(misses.count)),
      ("total", .integer(misses.total)), ("groups", .array(groups)),
    ]
  }

  private static func sweep(_ reply: SweepReply) -> Fields {
    let sweep = reply.sweep
    return [
      ("level", .text(reply.level.rawValue)), ("node", .integer(sweep.nodeID)),
      ("field", .text(sweep.number.kind.rawValue)),
      ("unit", sweep.number.unit.map { .text($0.rawValue) } ?? .null),
      ("current", sweep.number.current.map { .number($0) } ?? .null),
      (
        "points",
        .array(
          sweep.points.map { point in
            object([
              ("value", .number(point.value)),
              ("edit", .text("/set \(sweep.nodeID) \(point.words)")),
              ("count", .integer(point.count)),
            ])
          })
      ), ("count", .integer(sweep.count)), ("total", .integer(sweep.total)),
    ]
  }

  private static func invented(_ reply: InventedReply) -> Fields {
    [
      ("level", .text(reply.level.rawValue)), ("id", .string(reply.report.id)),
      ("member", .boolean(reply.report.isMember)), ("node", integer(reply.nodeID)),
      ("calls", .array(reply.calls)), ("file", reply.file.map { .text($0) } ?? .null),
    ]
  }

  // MARK: - Differences

  /// How many ids of a side are listed; the counts are whole.
  private static let listedIDs = 1000

  static func difference(_ difference: MemberDifference) -> JSONValue {
    func ids(_ ids: [UTF8Text]) -> JSONValue {
      .array(ids.prefix(listedIDs).map { .string($0) })
    }
    return object([
      ("from", .text(difference.clocks.before.text)), ("to", .text(difference.clocks.after.text)),
      ("gained", .integer(difference.gained.count)), ("lost", .integer(difference.lost.count)),
      ("gained_ids", ids(difference.gained)), ("lost_ids", ids(difference.lost)),
      ("witnesses", .array(difference.witnesses.map(witness))),
    ])
  }

  private static func witness(_ witness: MemberDifference.Witness) -> JSONValue {
    func verdict(_ verdict: WhyReport.Verdict?) -> JSONValue {
      verdict.map { WhyJSON.verdict($0) } ?? .null
    }
    return object([
      ("id", .string(witness.id)), ("gained", .boolean(witness.isGained)),
      ("node", witness.node.map { .integer($0.nodeID) } ?? .null),
      ("side", witness.node.map { .text($0.side.rawValue) } ?? .null),
      ("before", verdict(witness.before)), ("after", verdict(witness.after)),
      ("left", .array(witness.left.map(WhyJSON.event))),
      ("entered", .array(witness.entered.map(WhyJSON.event))),
    ])
  }
}
