import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import ReferenceEngine
import WarehouseConnections

/// Random calls in a workspace with random audiences, their tables on a connection, and conditions
/// that speak of what is in them.
struct WarehouseWorld {
  let store: CallStore
  let workspace: Workspace
  let now = RandomCalls.now
  private let vocabulary: RandomConditions.Vocabulary

  init(seed: Int, logs count: Int = 12) {
    var logs = RandomCalls(seed: UInt64(seed))
    var calls: [JSONValue] = []
    for number in 0..<count { calls += logs.next().map { Self.renamed($0, number) } }
    store = CallStore(calls: calls)
    workspace = Workspace(
      name: "random",
      audiences: RandomCalls.audienceKeys.map { key in
        let level: AudienceLevel = logs.random.percent(60) ? .users : .accounts
        var definitions = RandomConditions(
          seed: logs.random.next(), level: level, vocabulary: logs.vocabulary, maximumDepth: 2)
        return AudienceEntry(
          key: AudienceKey(key), name: key, level: level,
          query: QueryPrinter.text(definitions.next()))
      })
    vocabulary = logs.vocabulary
  }

  /// The calls of one log, of people of its own.
  private static func renamed(_ call: JSONValue, _ number: Int) -> JSONValue {
    guard case .object(var object) = call else { return call }
    let keys: [UTF8Text] = ["userId", "anonymousId", "groupId", "previousId", "messageId"]
    for key in keys {
      if let id = object[key]?.stringValue { object[key] = .text("\(id)/\(number)") }
    }
    return .object(object)
  }

  func trees(_ count: Int, level: AudienceLevel, seed: Int) -> [ConditionTree] {
    var conditions = RandomConditions(
      seed: UInt64(seed), level: level, vocabulary: vocabulary, maximumDepth: 4)
    return (0..<count).map { _ in ConditionTree(conditions.next()) }
  }

  /// Every trait of the level, and every property of every event, at the top.
  func fields(_ level: AudienceLevel) -> [SampleField] {
    let table = level == .users ? store.userTraits : store.accountTraits
    return table.traits.names.map { .trait(FieldPath(names: [$0.string])) }
      + store.eventTables.flatMap { events in
        events.properties.names.map {
          .property(FieldPath(names: [$0.string]), of: EventName(events.name.string))
        }
      }
  }

  func request(_ tree: ConditionTree, _ level: AudienceLevel) -> PreviewRequest {
    PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
  }

  func reference() throws -> ReferenceEngine {
    try ReferenceEngine(
      source: PreviewSource(store: store),
      settings: PluginSettings(for: ReferenceEngine.description))
  }

  /// Makes the tables that `export-profiles` makes.
  func write(to connection: any WritableConnection, _ dialect: SQLDialect) throws {
    try connection.execute("BEGIN")
    for table in WarehouseExport(store, at: now).tables {
      try connection.execute(dialect.createTable(table))
      var rows: [[WarehouseValue]] = []
      for cells in table.rows { rows.append(cells.map { $0.value(dialect) }) }
      var rest = rows[...]
      try connection.load(
        into: dialect.name(table.name), columns: table.columns.map { dialect.name($0.name) },
        watch: WarehouseWatch(), next: { rest.popFirst() })
    }
    try connection.execute("COMMIT")
  }
}

extension WarehouseCell {
  fileprivate func value(_ dialect: SQLDialect) -> WarehouseValue {
    switch self {
    case .null: .null
    case .text(let text):
      .text(dialect == .postgres ? text.string.replacing("\0", with: "") : text.string)
    case .integer(let value): .integer(value)
    case .double(let value): .double(value)
    case .boolean(let isTrue): .boolean(isTrue)
    case .timestamp(let instant):
      dialect == .sqlite ? .integer(instant.microseconds) : .text(instant.text)
    case .date(let date): .text(date.text)
    }
  }
}
