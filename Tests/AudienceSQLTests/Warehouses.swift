import AudienceDiagnostics
import AudienceSQL
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import Foundation
import WarehouseConnections
import WarehouseLoading

/// A warehouse of the tests with the tables of a world in it.
final class TestWarehouse {
  let dialect: SQLDialect
  private let connection: any WarehouseConnection
  private let clean: () -> Void

  /// A file of its own, filled as `export-profiles` does it.
  init(sqlite store: CallStore, at now: Instant) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "audience-sql-\(UUID().uuidString).db").path
    dialect = .sqlite
    _ = try WarehouseLoader(WarehouseExport(store, at: now), replaces: false)
      .load(into: .sqlite(path: path), isCancelled: { false }, progress: { _, _ in })
    connection = try SQLiteConnection(path: path, access: .reading)
    clean = { try? FileManager.default.removeItem(atPath: path) }
  }

  /// A schema of its own in the server of the environment.
  init(postgres store: CallStore, at now: Instant) throws {
    let base = TestSettings.postgres ?? ""
    let schema = "audience_" + UUID().uuidString.lowercased().prefix(8)
    let address = base + (base.contains("?") ? "&" : "?") + "schema=\(schema)"
    dialect = .postgres
    guard case .postgres(let server)? = try WarehouseAddress(base),
      case .postgres(let place)? = try WarehouseAddress(address)
    else { throw TestFault.noAddress(base) }
    let owner = try PostgresConnection(
      server, access: .writing, statementSeconds: 60, watch: WarehouseWatch())
    try owner.execute("CREATE SCHEMA \(schema)")
    _ = try WarehouseLoader(WarehouseExport(store, at: now), replaces: false)
      .load(into: .postgres(place), isCancelled: { false }, progress: { _, _ in })
    connection = try PostgresConnection(
      place, access: .reading, statementSeconds: 300, watch: WarehouseWatch())
    clean = {
      try? owner.execute("DROP SCHEMA \(schema) CASCADE")
      owner.close()
    }
  }

  /// A loaded machine is slow, not wrong.
  private static let patience = WarehouseWatch(limit: .seconds(300))

  enum TestFault: Error { case noAddress(String) }

  deinit {
    connection.close()
    clean()
  }

  /// The first column of a statement's rows.
  func ids(_ statement: SQLStatement) throws -> [String] {
    try connection.rows(
      statement.text, statement.parameters.map { .text($0) }, watch: Self.patience
    )
    .map { $0.first?.textValue ?? "" }
  }

  /// The numbers of a statement's only row.
  func counts(_ statement: SQLStatement) throws -> [Int64] {
    try connection.rows(
      statement.text, statement.parameters.map { .text($0) }, watch: Self.patience
    )
    .first?.compactMap(\.integerValue) ?? []
  }
}
