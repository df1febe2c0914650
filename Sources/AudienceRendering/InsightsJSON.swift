import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePreview
import AudienceSchema
import AudienceSession
import AudienceTime

/// Insights as JSON.
enum InsightsJSON {
  typealias Fields = AnalysisJSON.Fields

  static func insights(_ reply: InsightsReply) -> Fields {
    let identifiers = reply.identifiers.rows.map { row in
      AnalysisJSON.object([
        ("name", .text(row.name)), ("members", .integer(row.members)),
        ("all", .integer(row.everybody)),
      ])
    }
    return [
      ("level", .text(reply.level.rawValue)), ("count", .integer(reply.identifiers.count)),
      ("total", .integer(reply.identifiers.total)), ("identifiers", .array(identifiers)),
      ("overlap", rows(reply.overlap)),
    ]
  }

  static func overlap(_ reply: OverlapReply) -> Fields {
    [
      ("level", .text(reply.level.rawValue)), ("count", .integer(reply.overlap.count)),
      ("total", .integer(reply.overlap.total)), ("overlap", rows(reply.overlap)),
    ]
  }

  private static func rows(_ overlap: Overlap) -> JSONValue {
    .array(
      overlap.rows.map { row in
        AnalysisJSON.object([
          ("audience", .text(row.audience.key.description)), ("name", .text(row.audience.name)),
          ("size", .integer(row.size)), ("both", .integer(row.both)),
          ("only_there", .integer(row.size - row.both)),
          ("only_here", .integer(overlap.count - row.both)),
        ])
      })
  }

  // MARK: - Distributions

  /// How many of the most frequent values are listed.
  private static let listedValues = 50

  static func distribution(_ reply: DistributionReply) -> Fields {
    let (members, others) = (reply.distribution.members, reply.distribution.others)
    let groups = reply.isOfMembers ? [members, others] : [others]
    let names: [UTF8Text] = reply.isOfMembers ? ["members", "others"] : ["all"]
    return [
      ("field", .text(reply.field.words)),
      ("type", reply.field.schema.map { .text($0.type.rawValue) } ?? .null),
      ("unit", reply.field.schema?.unit.map { .text($0) } ?? .null),
      ("level", .text(reply.field.level.rawValue)), ("count", .integer(reply.count)),
      ("total", .integer(reply.total)),
    ] + zip(names, groups).map { ($0, values($1, groups, isMasked: reply.isMasked)) }
  }

  /// - Parameter isMasked: whether the values themselves are left out.
  private static func values(
    _ values: Distribution, _ groups: [Distribution], isMasked: Bool
  ) -> JSONValue {
    func range<Value>(_ range: ClosedRange<Value>?, _ json: (Value) -> JSONValue) -> JSONValue {
      isMasked ? .null : range.map { .array([json($0.lowerBound), json($0.upperBound)]) } ?? .null
    }
    func number(_ value: Double?) -> JSONValue {
      isMasked ? .null : value.flatMap(ExactNumber.init).map { .number($0) } ?? .null
    }
    var bins: [Distribution.Bin] = []
    switch isMasked ? nil : values.kind {
    case .number: bins = values.histogram(edges: Distribution.numberEdges(of: groups))
    case .date: bins = values.histogram(edges: Distribution.dateEdges(of: groups))
    case .string, .boolean, .array, .object, nil: break
    }
    return AnalysisJSON.object([
      ("places", .integer(values.places)), ("missing", .integer(values.missing)),
      ("values", .integer(values.valueCount)), ("different", .integer(values.different.count)),
      ("different_or_more", .boolean(values.different.orMore)),
      (
        "kinds",
        AnalysisJSON.object(
          values.kinds.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { (UTF8Text($0.key.rawValue), .integer($0.value)) })
      ),
      ("numbers", range(values.numbers) { .number($0) }),
      ("mean", number(values.mean)),
      ("median", isMasked ? .null : values.median.map { .number($0) } ?? .null),
      ("dates", range(values.dates) { .text($0.text) }),
      (
        "histogram",
        .array(
          bins.map {
            AnalysisJSON.object([("from", .text($0.label)), ("count", .integer($0.count))])
          })
      ),
      (
        "most_frequent",
        .array(
          values.mostFrequent(isMasked ? 0 : listedValues).map {
            AnalysisJSON.object([("value", .string($0.text)), ("count", .integer($0.count))])
          })
      ),
    ])
  }

  // MARK: - Profiles

  static func profile(_ reply: ProfileReply) -> Fields {
    [
      ("id", .string(reply.id)), ("level", .text(reply.level.rawValue)),
      (
        "links",
        AnalysisJSON.object(
          reply.links.map { link in
            (
              UTF8Text(link.name.split(separator: " ").joined(separator: "_")),
              .array(link.ids.map { .string($0) })
            )
          })
      ),
      (
        "traits", AnalysisJSON.object(reply.traits.map { ($0.name, $0.value) })
      ),
      (
        "event_counts",
        AnalysisJSON.object(reply.eventCounts.map { ($0.name.text, .integer($0.count)) })
      ),
      (
        "events",
        .array(
          reply.events.map { event in
            AnalysisJSON.object([
              ("event", .string(event.name.text)), ("timestamp", .text(event.time.text)),
              ("properties", .object(event.properties)),
            ])
          })
      ), ("events_total", .integer(reply.eventTotal)),
    ]
  }
}
