import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSQL
import AudienceSchema
import WarehouseConnections

/// The engine that has PostgreSQL answer, or a server that speaks its protocol: Redshift,
/// CockroachDB, Citus, YugabyteDB.
public struct PostgresEngine: WarehouseEngine {
  public static let description = PluginDescription(
    name: "postgres", version: "1.0",
    summary: "evaluates on PostgreSQL and what speaks its protocol, in read-only transactions",
    // libpq reads it itself, behind a service file.
    settings: [WarehouseSettings.timeout, WarehouseSettings.password("PGPASSWORD")],
    addresses: ["postgres://HOST/DATABASE?schema=NAME", "postgresql://HOST/DATABASE"],
    usesNetwork: true,
    label: [
      PluginFact("passwords", "from ~/.pgpass, PGPASSWORD, PGSERVICE or the address; never shown"),
      PluginFact(
        "the clock", "events are those up to the clock; traits are as the tables have them now"),
      PluginFact("tables", "as Segment makes them: audience export-profiles makes some"),
    ])

  let warehouse: Warehouse
  public var capabilities: PreviewCapabilities { warehouseCapabilities }

  public init(source: PreviewSource, settings: PluginSettings) throws {
    guard
      case .postgres(let address) = try WarehouseSettings.address(source, of: Self.description)
    else {
      throw FindingError(Finding(.usage, at: .whole, "expected postgres://HOST/DATABASE"))
    }
    let seconds = settings.integer("timeout") ?? 30
    warehouse = Warehouse(
      PostgresServer(address: address, seconds: seconds), limit: .seconds(seconds),
      workspace: source.workspace ?? Workspace(name: ""))
  }
}

struct PostgresServer: WarehouseServer {
  let address: ServerAddress
  let seconds: Int

  let dialect = SQLDialect.postgres
  var place: String { WarehouseAddress.postgres(address).shown }

  func connect(_ watch: WarehouseWatch) throws -> any WarehouseConnection {
    try PostgresConnection(address, access: .reading, statementSeconds: seconds, watch: watch)
  }

  let catalogueQuery = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema()
    """

  func kind(ofType type: String) -> WarehouseColumn.Kind? {
    switch type {
    case "text", "character varying", "character", "uuid", "name": .text
    case "smallint", "integer", "bigint": .integer
    case "numeric", "real", "double precision": .double
    case "boolean": .boolean
    case "timestamp with time zone", "timestamp without time zone": .timestamp
    case "date": .date
    default: nil
    }
  }

  func microseconds(_ timestamp: String) -> String {
    "CAST(EXTRACT(EPOCH FROM \(timestamp)) * 1000000 AS bigint)"
  }

  func begins(_ text: String, withParameter number: Int, count: Int) -> String {
    "SUBSTR(\(text), 1, \(count)) = $\(number)"
  }
}
