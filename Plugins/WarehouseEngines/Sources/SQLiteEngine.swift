import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSQL
import AudienceSchema
import WarehouseConnections

/// The engine that reads a file of SQLite.
public struct SQLiteEngine: WarehouseEngine {
  public static let description = PluginDescription(
    name: "sqlite", version: "1.0", summary: "evaluates on a file of SQLite, which it only reads",
    settings: [WarehouseSettings.timeout], addresses: ["sqlite:FILE"],
    label: [
      PluginFact(
        "the clock", "events are those up to the clock; traits are as the tables have them"),
      PluginFact("tables", "as Segment makes them: audience export-profiles makes some"),
    ])

  let warehouse: Warehouse
  public var capabilities: PreviewCapabilities { warehouseCapabilities }

  public init(source: PreviewSource, settings: PluginSettings) throws {
    guard case .sqlite(let path) = try WarehouseSettings.address(source, of: Self.description)
    else { throw FindingError(Finding(.usage, at: .whole, "expected sqlite:FILE")) }
    warehouse = Warehouse(
      SQLiteServer(path: path), limit: .seconds(settings.integer("timeout") ?? 30),
      workspace: source.workspace ?? Workspace(name: ""))
  }
}

struct SQLiteServer: WarehouseServer {
  let path: String

  let dialect = SQLDialect.sqlite
  var place: String { WarehouseAddress.sqlite(path: path).shown }

  func connect(_ watch: WarehouseWatch) throws -> any WarehouseConnection {
    try SQLiteConnection(path: path, access: .reading)
  }

  let catalogueQuery = """
    SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type IN ('table', 'view')
    """

  /// SQLite keeps the words of the declaration.
  func kind(ofType type: String) -> WarehouseColumn.Kind? {
    if type.contains("timestamp") || type.contains("datetime") { return .timestamp }
    if type.contains("date") { return .date }
    if type.contains("bool") { return .boolean }
    if type.contains("int") { return .integer }
    if ["real", "floa", "doub", "num", "dec"].contains(where: type.contains) { return .double }
    return .text
  }

  func microseconds(_ timestamp: String) -> String { timestamp }

  func begins(_ text: String, withParameter number: Int, count: Int) -> String {
    "SUBSTR(\(text), 1, \(count)) = ?\(number)"
  }
}
