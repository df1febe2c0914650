import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Foundation
import Testing
import WarehouseConnections
import WarehouseEngines

/// What an engine says when something is missing or goes wrong, and that the next question is
/// answered all the same.
@Suite("Faults of warehouses")
struct FaultTests {
  private let world = WarehouseWorld(seed: 1)
  private let folder: TemporaryFolder
  private var path: String { folder.path("people.db") }

  init() throws { folder = try TemporaryFolder() }

  private func tree(_ text: String) throws -> ConditionTree {
    guard case .audience(let tree) = try QueryParser.parse(text).definition else {
      throw CocoaError(.featureUnsupported)
    }
    return tree
  }

  private func count(_ engine: some PreviewEngine, _ text: String) throws -> Int {
    try engine.count(world.request(tree(text), .users), work: PreviewWork())
  }

  /// Tables of somebody who bought once.
  private static let tables = [
    "CREATE TABLE users (id TEXT, age INTEGER, email TEXT)",
    "CREATE TABLE order_completed (id TEXT, user_id TEXT, timestamp INTEGER, total REAL)",
    "INSERT INTO users VALUES ('u1', 31, 'a@example.org'), ('u2', NULL, NULL)",
    "INSERT INTO order_completed VALUES ('c1', 'u1', 0, 12.5)",
  ]

  private func change(_ statements: String...) throws {
    let connection = try SQLiteConnection(path: path, access: .writing)
    for statement in statements { try connection.execute(statement) }
    connection.close()
  }

  @Test("what has no table or column was never seen: it is absent")
  func missing() throws {
    for statement in Self.tables { try change(statement) }
    let engine = try SQLiteEngine("sqlite:\(path)", world)
    #expect(try count(engine, "event('Order Completed').count() >= 1") == 1)
    #expect(try count(engine, "event('Order Refunded').count() >= 1") == 0)
    #expect(try count(engine, "NOT event('Order Refunded').count() >= 1") == 2)
    #expect(try count(engine, "trait('phone').exists()") == 0)
    #expect(
      try count(
        engine, "event('Order Completed').where(property('coupon').absent()).count() >= 1") == 1)
    #expect(try engine.total(of: .accounts, at: world.now, work: PreviewWork()) == 0)
    let population = try #require(
      try engine.excerpt(for: "u1", of: .users, at: world.now, work: PreviewWork()))
    #expect(population.profile("u1")?.traits["age"] == .integer(31))
  }

  @Test("tables that change between questions are looked at again")
  func changing() throws {
    for statement in Self.tables { try change(statement) }
    let engine = try SQLiteEngine("sqlite:\(path)", world)
    let query = "trait('age') > 30 OR event('Order Completed').count() >= 1"
    #expect(try count(engine, query) == 1)
    try change("DROP TABLE order_completed")
    let error = #expect(throws: FindingError.self) { try count(engine, query) }
    #expect(error?.first.code == .warehouse)
    #expect(error?.first.message.contains("order_completed") == true)
    #expect(error?.first.message.contains(path) == true)
    #expect(try count(engine, query) == 1)
    try change("ALTER TABLE users DROP COLUMN age")
    #expect(throws: FindingError.self) { try count(engine, query) }
    #expect(try count(engine, query) == 0)
  }

  @Test("tables of something else are no profiles")
  func otherTables() throws {
    try change("CREATE TABLE invoices (id TEXT)")
    let engine = try SQLiteEngine("sqlite:\(path)", world)
    let error = #expect(throws: FindingError.self) { try count(engine, "trait('a').exists()") }
    #expect(error?.first.message.contains("no table 'users'") == true)
    #expect(error?.first.message.contains("'invoices'") == true)
  }

  @Test("a file that is missing is said, and made by nobody")
  func noFile() throws {
    let engine = try SQLiteEngine("sqlite:\(path)", world)
    let error = #expect(throws: FindingError.self) { try count(engine, "trait('a').exists()") }
    #expect(error?.first.code == .warehouse)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("a question that was cancelled is over, and the next one is answered")
  func cancelled() throws {
    for statement in Self.tables { try change(statement) }
    let engine = try SQLiteEngine("sqlite:\(path)", world)
    let request = world.request(try tree("trait('age') > 30"), .users)
    #expect(throws: CancellationError.self) {
      try engine.count(request, work: PreviewWork(isCancelled: { true }))
    }
    #expect(try engine.count(request, work: PreviewWork()) == 1)
  }

  @Test("a server that nobody runs is named, without the password")
  func nobodyThere() throws {
    let engine = try PostgresEngine("postgres://anna:s3cret@127.0.0.1:1/shop", world)
    let error = #expect(throws: FindingError.self) { try count(engine, "trait('a').exists()") }
    #expect(error?.first.code == .warehouse)
    #expect(error?.first.message.contains("postgres://anna@127.0.0.1:1/shop") == true)
    #expect(error?.first.message.contains("s3cret") == false)
  }
}

@Suite(
  "Faults of PostgreSQL",
  .enabled(if: TestSettings.postgres != nil, "AUDIENCE_TEST_POSTGRES names no server"))
struct PostgresFaultTests {
  private let world = WarehouseWorld(seed: 1)

  @Test("a connection that the server ended is made anew by the next question")
  func restarted() throws {
    try PostgresSchema.with { schema in
      try world.write(to: schema.connection(), .postgres)
      let engine = try PostgresEngine(schema.address, world)
      let total = try engine.total(of: .users, at: world.now, work: PreviewWork())
      let end = try schema.connection().rows(
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE application_name = 'audience' AND pid <> pg_backend_pid() AND state = 'idle'
          AND query LIKE '%COUNT(*) FROM "users"%'
        """)
      #expect(!end.isEmpty)
      #expect(try engine.total(of: .users, at: world.now, work: PreviewWork()) == total)
    }
  }

  @Test("a statement is stopped at the engine's timeout, and the next one is answered")
  func timeout() throws {
    try PostgresSchema.with { schema in
      let connection = try schema.connection()
      try connection.execute("CREATE TABLE \(schema.name).people (id text)")
      try connection.execute(
        "CREATE VIEW \(schema.name).users AS SELECT id FROM \(schema.name).people "
          + "WHERE pg_sleep(100) IS NOT NULL")
      try connection.execute("INSERT INTO \(schema.name).people VALUES ('u1')")
      let engine = try PostgresEngine(schema.address, world, timeout: 1)
      let error = #expect(throws: FindingError.self) {
        try engine.total(of: .users, at: world.now, work: PreviewWork())
      }
      #expect(error?.first.message.contains("SQLSTATE 57014") == true)
      try connection.execute("DROP VIEW \(schema.name).users")
      try connection.execute(
        "CREATE VIEW \(schema.name).users AS SELECT id FROM \(schema.name).people")
      #expect(try engine.total(of: .users, at: world.now, work: PreviewWork()) == 1)
    }
  }
}
