import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// The layout as a table of its own, `audience_layout`, so that a warehouse that `export-profiles`
/// filled says itself which column holds which field, and what kind of column it is.
extension WarehouseLayout {
  package static let layoutTable = "audience_layout"

  /// The columns, all texts: the table and column; whose field it is (`user`, `account`, `event`,
  /// `context`); the event; the field's names as a JSON array; the kind. A row without names
  /// stands for the table of an event, and its kind says whether it is `shared`, has `sources`,
  /// both or neither (`plain`).
  package static let layoutColumns = [
    "table_name", "column_name", "owner", "event_name", "field_names", "kind",
  ]

  /// The rows of the table.
  package var rows: [[String]] {
    func fields(_ table: WarehouseTable, _ owner: String, _ event: String) -> [[String]] {
      table.fields.columns.map { field, column in
        [
          table.name, column.name, field.isContext ? "context" : owner, event,
          JSONValue.array(field.names.map { .string($0) }).compactText, column.kind.rawValue,
        ]
      }
    }
    return fields(users, "user", "") + fields(accounts, "account", "")
      + eventNames.flatMap { event -> [[String]] in
        guard let table = events(named: event) else { return [] }
        let facts =
          (table.sharedBy == nil ? [] : ["shared"]) + (table.hasSources ? ["sources"] : [])
        let kind = facts.isEmpty ? "plain" : facts.joined(separator: "+")
        return [[table.name, "", "event", event.description, "", kind]]
          + fields(table, "event", event.description)
      }
  }

  /// The layout that the rows of `audience_layout` tell; a row that does not fit is passed over.
  package init(rows: [[String]]) {
    var users: [WarehouseField: WarehouseColumn] = [:]
    var accounts: [WarehouseField: WarehouseColumn] = [:]
    var events: [EventName: [WarehouseField: WarehouseColumn]] = [:]
    var tables: [EventName: (name: String, kind: String)] = [:]
    for row in rows where row.count == Self.layoutColumns.count {
      let (owner, event) = (row[2], EventName(row[3]))
      if row[4].isEmpty {
        tables[event] = (row[0], row[5])
        continue
      }
      guard let kind = WarehouseColumn.Kind(rawValue: row[5]),
        let names = (try? JSONReader.read(Array(row[4].utf8)))?.arrayValue
      else { continue }
      let field = WarehouseField(
        names.compactMap { $0.stringValue.map { UTF8Text($0) } }, isContext: owner == "context")
      let column = WarehouseColumn(row[1], kind)
      switch owner {
      case "user": users[field] = column
      case "account": accounts[field] = column
      default: events[event, default: [:]][field] = column
      }
    }
    self.init(
      origin: .warehouse, users: WarehouseTable("users", .listed(users)),
      accounts: WarehouseTable("accounts", .listed(accounts)), links: "groups",
      events: Dictionary(
        tables.map { event, table in
          let facts = table.kind.split(separator: "+")
          return (
            event,
            WarehouseTable(
              table.name, .listed(events[event] ?? [:]),
              sharedBy: facts.contains("shared") ? event : nil,
              hasSources: facts.contains("sources"))
          )
        }, uniquingKeysWith: { first, _ in first }))
  }
}
