import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSQL
import AudienceSchema
import AudienceTime
import WarehouseConnections

/// Reads the rows of an event's table back as events.
struct EventTableReader {
  private let name: String
  /// Nil where each row says it.
  private let event: EventName?
  private let plan: FieldPlan
  private let server: any WarehouseServer
  private let hasIDs: Bool
  private let hasSources: Bool

  /// - Returns: nil for a table that the catalogue does not have.
  init?(
    _ table: WarehouseTable, _ event: EventName?, _ reader: SubjectReader,
    _ choice: FieldChoice = .all
  ) {
    guard let kinds = reader.visit.catalogue.tables[table.name] else { return nil }
    let declared = reader.warehouse.workspace.events
      .filter { WarehouseLayout.tableName(of: $0.name) == table.name }.flatMap(\.properties)
    name = table.name
    self.event = event
    server = reader.warehouse.server
    hasIDs = kinds["id"] != nil
    hasSources = kinds["source_id"] != nil
    plan = FieldPlan(
      table, kinds: kinds, fields: reader.fields(declared),
      fixed: WarehouseLayout.eventColumns + ["event"], choice: choice, server: server)
  }

  /// The statement that reads the rows of a condition.
  func query(where condition: String) -> String { query + " WHERE \(condition)" }

  /// The statement that reads the latest rows.
  func query(latest limit: Int) -> String {
    query + " ORDER BY t.\(server.dialect.name("timestamp")) DESC LIMIT \(limit)"
  }

  /// The statement that reads every row.
  var query: String {
    let dialect = server.dialect
    func column(_ name: String, if isThere: Bool = true) -> String {
      isThere ? "t.\(dialect.name(name))" : "NULL"
    }
    let columns = [
      column("user_id"), server.microseconds(column("timestamp")), column("id", if: hasIDs),
      column("event_text", if: event == nil), column("source_id", if: hasSources),
    ]
    return """
      SELECT \((columns + plan.expressions).joined(separator: ", "))
      FROM \(dialect.name(name)) t
      """
  }

  /// The event of a row; nil for one after the clock, or without a user or a time.
  func event(
    _ row: [WarehouseValue], _ now: Instant
  ) -> (user: UTF8Text, id: UTF8Text, event: ProfileEvent)? {
    guard let user = row[0].textValue, let time = row[1].integerValue, time <= now.microseconds,
      let name = event ?? row[3].textValue.map({ EventName($0) })
    else { return nil }
    let (properties, context) = plan.objects(row.dropFirst(5))
    return (
      UTF8Text(user), UTF8Text(row[2].textValue ?? ""),
      ProfileEvent(
        imagined: name, at: Instant(microseconds: time), order: 0, properties: properties,
        context: context.members.isEmpty ? .null : .object(context),
        sourceID: row[4].textValue.map { UTF8Text($0) })
    )
  }
}
