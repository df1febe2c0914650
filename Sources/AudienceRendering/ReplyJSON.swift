import AudienceConditions
import AudienceDiagnostics
package import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
package import AudienceSession
import AudienceTime

/// Replies as JSON, version 1: an object with `version`, `reply` (its kind) and the fields of the
/// kind, which `ReplySchema` describes. Fields may be added; those there are keep their meaning.
package enum ReplyJSON {
  /// The version of the form.
  package static let version = 1

  package static func json(_ reply: Reply) -> JSONValue {
    switch reply {
    case .generated(let reply):
      make(
        "generated",
        tree(reply.state) + [
          ("prompt", .text(reply.origin.prompt.text)),
          ("strategy", .text(reply.origin.strategy)),
          ("readings", .array(reply.origin.readings.map(reading))),
          ("taken", .integer(reply.origin.taken + 1)),
        ])
    case .tree(let reply): make("tree", tree(reply.state))
    case .changed(let reply):
      make(
        "changed",
        tree(reply.after) + [
          ("before", reply.before.map { .object(object(tree($0))) } ?? .null),
          ("difference", reply.difference.map(AnalysisJSON.difference) ?? .null),
        ])
    case .explanation(let reply): make("explanation", explanation(reply))
    case .readings(let origin):
      make(
        "readings",
        [
          ("readings", .array(origin.readings.map(reading))),
          ("taken", .integer(origin.taken + 1)),
        ])
    case .members(let reply):
      make(
        "members",
        [
          ("level", .text(reply.level.rawValue)), ("count", .integer(reply.count)),
          ("total", .integer(reply.total)),
          ("members", .array(reply.rows.map { row in member(row, reply.columns) })),
        ])
    case .count(let reply):
      make(
        "count",
        [
          ("level", .text(reply.level.rawValue)), ("count", .integer(reply.count)),
          ("total", .integer(reply.total)),
        ])
    case .why(let reply): make("why", WhyJSON.fields(reply))
    case .findings(let reply):
      make("findings", [("findings", .array(reply.findings.map(finding)))])
    case .schema(let reply):
      make(
        "schema",
        [
          ("workspace", .text(reply.workspace)), ("events", .array(reply.events.map(name))),
          ("traits", .array(reply.traits.map(name))),
          ("audiences", .array(reply.audiences.map(name))),
        ])
    case .status(let reply): make("status", status(reply))
    case .opened(let reply):
      make(
        "opened",
        [
          ("workspace", .text(reply.workspace.name)), ("now", .text(reply.now.text)),
          ("clock", .text(reply.clockSource.rawValue)),
          ("left_query", reply.leftQuery.map { .text($0) } ?? .null),
          ("profiles", reply.profiles.map { .integer($0) } ?? .null),
          ("accounts", reply.accounts.map { .integer($0) } ?? .null),
          ("load", .array(reply.load.map { .text($0) })),
          ("findings", .array(reply.findings.map(finding))),
        ])
    case .plugins(let listings): make("plugins", [("plugins", .array(listings.map(plugin)))])
    case .plugin(let listing): make("plugin", [("plugin", plugin(listing))])
    case .outgoing(let reply):
      make(
        "outgoing",
        [
          ("to", .text(reply.data.destination)),
          ("headers", .array(reply.data.headers.map { .text($0) })),
          ("body", .text(String(decoding: reply.data.bytes, as: UTF8.self))),
          ("left_out", .array(reply.data.leftOut.map { .text($0) })),
          ("left_out_names", .array(reply.data.leftOutNames.map { .text($0) })),
        ])
    case .comparison(let reply): make("comparison", comparison(reply))
    case .help(let reply): make("help", help(reply))
    case .log(let entries):
      make(
        "log",
        [
          (
            "steps",
            .array(
              entries.map { entry in
                .object(
                  object([
                    ("step", .integer(entry.step)), ("command", .text(entry.command)),
                    ("count", entry.count.map { .integer($0) } ?? .null),
                    ("current", .boolean(entry.isCurrent)),
                  ]))
              })
          )
        ])
    case .exported(let exported):
      make(
        "exported",
        [
          ("text", .text(exported.text)), ("notes", .array(exported.notes.map { .text($0) })),
        ])
    case .copied(let exported): make("copied", [("text", .text(exported.text))])
    case .draft(let line): make("draft", [("line", .text(line))])
    case .series(let steps):
      make(
        "series",
        [
          (
            "steps",
            .array(
              steps.map {
                .object(object([("line", .text($0.line)), ("answer", json($0.reply))]))
              })
          )
        ])
    case .analysis(let reply):
      make(AnalysisJSON.reply(reply).kind, AnalysisJSON.reply(reply).fields)
    case .examples(let reply):
      make(
        "examples",
        [
          ("workspace", .text(reply.workspace)),
          (
            "examples",
            .array(
              reply.rows.map { row in
                .object(
                  object([
                    ("kind", .text(row.kind)), ("prompt", .text(row.prompt)),
                    ("level", .text(row.level.rawValue)),
                    ("count", row.count.map { .integer($0) } ?? .null),
                  ]))
              })
          ),
        ])
    case .config(let reply):
      make(
        "config",
        [
          (
            "settings",
            .array(
              reply.settings.map { setting in
                .object(
                  object([
                    ("name", .text(setting.name)), ("value", .text(setting.value)),
                    ("values", .array(setting.values.map { .text($0) })),
                    ("summary", .text(setting.summary)),
                  ]))
              })
          ), ("notes", .array(reply.notes.map { .text($0) })),
        ])
    case .text(let lines): make("text", [("lines", .array(lines.map { .text($0) }))])
    case .failed(let reply):
      make(
        "failed",
        [
          ("exit_status", .integer(Int(reply.exitStatus))),
          ("findings", .array(reply.findings.map(finding))),
        ])
    case .quit: make("quit", [])
    }
  }

  // MARK: - Parts

  static func object(_ fields: [(UTF8Text, JSONValue)]) -> JSONObject {
    var object = JSONObject()
    for (key, value) in fields { object[key] = value }
    return object
  }

  private static func make(_ kind: String, _ fields: [(UTF8Text, JSONValue)]) -> JSONValue {
    .object(object([("version", .integer(version)), ("reply", .text(kind))] + fields))
  }

  private static func tree(_ state: TreeState) -> [(UTF8Text, JSONValue)] {
    [
      ("level", .text(state.level.rawValue)),
      ("query", .text(QueryPrinter.text(state.tree))),
      ("tree", state.tree.json),
      ("count", state.members.map { .integer($0.ids.count) } ?? .null),
      ("total", state.members.map { .integer($0.total) } ?? .null),
      ("findings", .array(state.findings.map(finding))),
    ]
  }

  private static func reading(_ reading: Reading) -> JSONValue {
    .object(
      object([
        ("level", .text(reading.level.rawValue)),
        ("query", .text(QueryPrinter.text(reading.tree))),
        ("confidence", ExactNumber(reading.confidence).map { .number($0) } ?? .null),
        ("difference", .text(reading.difference)),
        ("assumptions", .array(reading.assumptions.map { .text($0.text) })),
        ("unused", .array(reading.unusedWords.map(span))),
        ("notes", .array(reading.notes.map { .text($0) })),
      ]))
  }

  private static func comparison(_ reply: ComparisonReply) -> [(UTF8Text, JSONValue)] {
    let sides = reply.sides.map { side -> JSONValue in
      let fields: [(UTF8Text, JSONValue)] =
        switch side.outcome {
        case .success(let state): tree(state)
        case .failure(let error): [("findings", .array(error.findings.map(finding)))]
        }
      return .object(object([("strategy", .text(side.strategy))] + fields))
    }
    return [
      ("prompt", .text(reply.prompt)), ("sides", .array(sides)),
      ("difference", reply.difference?.difference.map(AnalysisJSON.difference) ?? .null),
    ]
  }

  static func span(_ span: Span) -> JSONValue {
    .array([.integer(span.start), .integer(span.end)])
  }

  private static func explanation(_ reply: ExplanationReply) -> [(UTF8Text, JSONValue)] {
    let parts = reply.state.tree.nodes.flatMap { node in
      (reply.state.provenance[node.id] ?? []).map { entry -> JSONValue in
        .object(
          object([
            ("node", .integer(node.id)), ("part", .text(entry.part)),
            ("text", entry.origin.text.map { .text($0.text) } ?? .null),
            ("spans", .array(entry.spans.map(span))), ("reason", .text(entry.reason)),
          ]))
      }
    }
    return [
      ("prompt", .text(reply.state.origin.prompt)), ("parts", .array(parts)),
      ("assumptions", .array(reply.assumptions.map { .text($0.text) })),
      ("unused", .array(reply.unusedWords.map(span))),
    ]
  }

  private static func member(_ row: MembersReply.Row, _ columns: [String]) -> JSONValue {
    let traits = zip(columns, row.cells).map { column, cell in
      (UTF8Text(column), JSONValue.text(cell))
    }
    return .object(
      object([
        ("id", .string(row.id)), ("traits", .object(object(traits))),
      ]))
  }

  private static func name(_ row: SchemaReply.Row) -> JSONValue {
    .object(
      object([
        ("name", .text(row.name)), ("kind", .text(row.kind)),
        ("activity", .text(row.activity.rawValue)),
        ("last_seen", row.lastSeen.map { .text($0.text) } ?? .null), ("note", .text(row.note)),
      ]))
  }

  private static func status(_ reply: StatusReply) -> [(UTF8Text, JSONValue)] {
    [
      ("workspace", reply.workspace.map { .text($0) } ?? .null),
      ("path", reply.path.map { .text($0) } ?? .null), ("now", .text(reply.now.text)),
      ("clock", .text(reply.clockSource.rawValue)),
      ("level", reply.level.map { .text($0.rawValue) } ?? .null),
      ("strategy", .text(reply.strategy)), ("engine", .text(reply.engine)),
      ("profiles", reply.profiles.map { .integer($0) } ?? .null),
      ("accounts", reply.accounts.map { .integer($0) } ?? .null),
      ("prompt", .text(reply.prompt)), ("steps", .integer(reply.steps)),
    ]
  }

  private static func plugin(_ listing: PluginListing) -> JSONValue {
    let description = listing.description
    let settings = description.settings.map { setting -> JSONValue in
      .object(
        object([
          ("name", .text(setting.name)), ("summary", .text(setting.summary)),
          ("default", setting.defaultValue.map { .text($0) } ?? .null),
          ("environment", setting.environmentVariable.map { .text($0) } ?? .null),
        ]))
    }
    return .object(
      object([
        ("kind", .text(listing.kind)), ("name", .text(description.name)),
        ("version", .text(description.version)), ("summary", .text(description.summary)),
        ("in_use", .boolean(listing.isInUse)),
        ("uses_network", .boolean(description.usesNetwork)),
        ("sends_data_out", .boolean(description.sendsDataOut)), ("settings", .array(settings)),
        (
          "label",
          .array(
            description.label.map {
              .object(object([("title", .text($0.title)), ("text", .text($0.text))]))
            })
        ),
      ]))
  }

  private static func help(_ reply: HelpReply) -> [(UTF8Text, JSONValue)] {
    switch reply {
    case .overview(let specs): [("commands", .array(specs.map(command)))]
    case .command(let spec): [("commands", .array([command(spec)]))]
    case .found(_, let specs, let codes):
      [
        ("commands", .array(specs.map(command))),
        ("codes", .array(codes.map { .text($0.code.rawValue) })),
      ]
    case .code(let code):
      [
        ("code", .text(code.code.rawValue)), ("headline", .text(code.headline)),
        ("page", .text(code.page)), ("exit_status", .integer(Int(code.exitStatus))),
      ]
    }
  }

  private static func command(_ spec: CommandSpec) -> JSONValue {
    .object(
      object([
        ("name", .text(spec.name.rawValue)), ("arguments", .text(spec.arguments)),
        ("summary", .text(spec.summary)), ("example", .text(spec.example)),
      ]))
  }
}
