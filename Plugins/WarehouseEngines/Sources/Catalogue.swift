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
    layout = WarehouseLayout(workspace, catalogue: tables)
  }

  /// The tables that hold the calls of events, by name, with the event that each is of; nil where
  /// its rows say it.
  func eventTables(of events: some Sequence<EventName>) -> [(table: String, event: EventName?)] {
    var names: [String: EventName] = [:]
    for event in events { names[WarehouseLayout.tableName(of: event)] = event }
    return tables.keys.sorted().compactMap { table in
      guard let columns = tables[table], columns["user_id"] != nil, columns["timestamp"] != nil,
        !["users", "accounts", "groups", "identifies", "tracks"].contains(table)
      else { return nil }
      if columns["event_text"] != nil { return (table, nil) }
      return names[table].map { (table, $0) }
    }
  }
}
