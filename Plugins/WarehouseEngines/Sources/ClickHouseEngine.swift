import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSQL
import AudienceSchema
import NetworkClient
import WarehouseConnections

/// The engine that has ClickHouse answer, over HTTP.
public struct ClickHouseEngine: WarehouseEngine {
  public static let description = PluginDescription(
    name: "clickhouse", version: "1.0",
    summary: "evaluates on ClickHouse over HTTPS, or HTTP on this machine, read-only",
    settings: [WarehouseSettings.timeout, WarehouseSettings.password("CLICKHOUSE_PASSWORD")],
    environmentVariables: ["CLICKHOUSE_USER"] + NetworkProgram.passedOn.sorted(),
    addresses: ["clickhouse+https://HOST/DATABASE", "clickhouse+http://localhost/DATABASE"],
    usesNetwork: true,
    label: [
      PluginFact("passwords", "from CLICKHOUSE_PASSWORD or the address; never shown"),
      PluginFact("server", "version 22.11 or later, for progress between the rows"),
      PluginFact(
        "the clock", "events are those up to the clock; traits are as the tables have them now"),
    ])

  let warehouse: Warehouse
  public var capabilities: PreviewCapabilities { warehouseCapabilities }

  public init(source: PreviewSource, settings: PluginSettings) throws {
    guard
      case .clickhouse(let address, let isSecure) = try WarehouseSettings.address(
        source, of: Self.description)
    else {
      throw FindingError(
        Finding(.usage, at: .whole, "expected clickhouse+https://HOST/DATABASE"))
    }
    let seconds = settings.integer("timeout") ?? 30
    warehouse = Warehouse(
      ClickHouseServer(
        address: address, isSecure: isSecure,
        password: settings.text("password").flatMap(WarehousePassword.init),
        environment: settings.environment, seconds: seconds),
      limit: .seconds(seconds), workspace: source.workspace ?? Workspace(name: ""))
  }
}

struct ClickHouseServer: WarehouseServer {
  let address: ServerAddress
  let isSecure: Bool
  /// Where the address has none.
  let password: WarehousePassword?
  let environment: [String: String]
  let seconds: Int

  let dialect = SQLDialect.clickhouse
  var place: String { WarehouseAddress.clickhouse(address, isSecure: isSecure).shown }

  func connect(_ watch: WarehouseWatch) throws -> any WarehouseConnection {
    ClickHouseConnection(
      address, isSecure: isSecure, password: password, environment: environment,
      statementSeconds: seconds)
  }

  let catalogueQuery =
    "SELECT table, name, type FROM system.columns WHERE database = currentDatabase()"

  func kind(ofType type: String) -> WarehouseColumn.Kind? {
    var type = type
    for wrapper in ["lowcardinality(", "nullable("] where type.hasPrefix(wrapper) {
      type = String(type.dropFirst(wrapper.count).dropLast())
    }
    if type.hasPrefix("datetime") { return .timestamp }
    if type.hasPrefix("date") { return .date }
    if type == "bool" { return .boolean }
    if type.hasPrefix("int") || type.hasPrefix("uint") { return .integer }
    if type.hasPrefix("float") || type.hasPrefix("decimal") { return .double }
    if ["string", "fixedstring", "uuid", "enum"].contains(where: type.hasPrefix) { return .text }
    return nil
  }

  func microseconds(_ timestamp: String) -> String {
    "toUnixTimestamp64Micro(toDateTime64(\(timestamp), 6, 'UTC'))"
  }

  func begins(_ text: String, withParameter number: Int, count: Int) -> String {
    "startsWith(\(text), {p\(number):String})"
  }
}
