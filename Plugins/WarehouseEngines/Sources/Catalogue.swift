import AudienceDiagnostics
import AudienceSQL
import AudienceSchema
import WarehouseConnections

/// The tables of a warehouse with the columns that conditions can read.
struct Catalogue: Sendable {
  let tables: [String: [String: WarehouseColumn.Kind]]
  let layout: WarehouseLayout

  /// Looks into a warehouse.
  ///
  /// - Throws: code `warehouse` where there is no table `users`.
  init(
    _ connection: any WarehouseConnection, _ server: any WarehouseServer, _ workspace: Workspace,
    _ watch: WarehouseWatch
  ) throws {
    var tables: [String: [String: WarehouseColumn.Kind]] = [:]
    try connection.query(server.catalogueQuery, [], watch: watch) { row in
      if row.count == 3, let table = row[0].textValue, let column = row[1].textValue,
        let type = row[2].textValue
      {
        tables[table, default: [:]][column] = server.kind(ofType: type.lowercased())
      }
      return true
    }
    guard tables["users"]?["id"] != nil else {
      let names = tables.keys.sorted().prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      throw FindingError(
        Finding(
          .warehouse, at: .whole,
          "\(server.place) has no table 'users' with a column 'id'"
            + (names.isEmpty ? ": it has no tables" : ": it has \(names)"),
          help: "audience export-profiles makes the tables; ?schema=NAME names where they are"))
    }
    let links = tables["groups"] ?? [:]
    if links["group_id"] == nil || links["user_id"] == nil { tables["groups"] = nil }
    self.tables = tables
    layout =
      try Self.written(tables, connection, server.dialect, watch)
      ?? WarehouseLayout(workspace, catalogue: tables)
  }

  /// The layout that `export-profiles` wrote beside its tables, without what is not there any more;
  /// nil where it wrote none.
  private static func written(
    _ tables: [String: [String: WarehouseColumn.Kind]], _ connection: any WarehouseConnection,
    _ dialect: SQLDialect, _ watch: WarehouseWatch
  ) throws -> WarehouseLayout? {
    let names = WarehouseLayout.layoutColumns
    guard let columns = tables[WarehouseLayout.layoutTable], tables["groups"] != nil,
      names.allSatisfy({ columns[$0] != nil })
    else { return nil }
    var rows: [[String]] = []
    let list = names.map { "t.\(dialect.name($0))" }.joined(separator: ", ")
    try connection.query(
      "SELECT \(list) FROM \(dialect.name(WarehouseLayout.layoutTable)) t", [], watch: watch
    ) { row in
      let row = row.map { $0.textValue ?? "" }
      if let table = tables[row[0]], row[1].isEmpty || table[row[1]] != nil { rows.append(row) }
      return true
    }
    return WarehouseLayout(rows: rows)
  }

  /// Tables of Segment that are no event's.
  private static let otherTables: Set = [
    "users", "accounts", "groups", "identifies", "tracks", "aliases", "users_view", "pages_view",
  ]

  /// What an event is called whose table alone is known: `Order Completed`.
  private static func event(ofTable name: String) -> EventName {
    switch name {
    case "pages": "Page Viewed"
    case "screens": "Screen Viewed"
    default:
      EventName(
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
          .joined(separator: " "))
    }
  }

  /// The tables that hold the calls of events, with the event that each is of; nil where its rows
  /// say it.
  ///
  /// - Parameter events: what the tables may be of.
  func eventTables(
    of events: some Sequence<EventName>
  ) -> [(table: WarehouseTable, event: EventName?)] {
    var found: [String: (table: WarehouseTable, event: EventName?)] = [:]
    for event in Set(events).union(layout.eventNames).sorted() {
      guard let table = layout.events(named: event), let columns = tables[table.name] else {
        continue
      }
      let says = columns["event_text"] != nil
      found[table.name] = (table, says ? nil : event)
    }
    for (name, columns) in tables where found[name] == nil {
      guard columns["user_id"] != nil, columns["timestamp"] != nil,
        !Self.otherTables.contains(name)
      else { continue }
      let event = columns["event_text"] == nil ? Self.event(ofTable: name) : nil
      found[name] = (WarehouseTable(name, .catalogue(columns, declared: [:])), event)
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }
}
