import AudienceDiagnostics
import AudienceTestSupport
import Foundation
import Testing
import WarehouseConnections

@Suite(
  "Connections to PostgreSQL",
  .enabled(if: TestSettings.postgres != nil, "AUDIENCE_TEST_POSTGRES names no server"))
struct PostgresConnectionTests {
  private func connect(
    _ access: WarehouseAccess, seconds: Int = 30, parameters: String = ""
  ) throws -> PostgresConnection {
    let text = try #require(TestSettings.postgres) + parameters
    guard case .postgres(let address)? = try WarehouseAddress(text) else {
      throw CocoaError(.featureUnsupported)
    }
    return try PostgresConnection(
      address, access: access, statementSeconds: seconds, watch: WarehouseWatch())
  }

  @Test("values come back as they went in")
  func roundTrip() throws {
    let writer = try connect(.writing)
    try writer.execute(
      "CREATE TEMPORARY TABLE t (n bigint, a bigint, b double precision, c text, d boolean)")
    let rows: [[WarehouseValue]] = [
      [
        .integer(1), .integer(9_007_199_254_740_993), .double(0.1),
        .text("é\u{301}'\"\\ \t\r\n\\N\u{1F600}"), .boolean(true),
      ],
      [.integer(2), .null, .null, .text(""), .null],
      [.integer(3), .integer(.min), .double(1e300), .text("\\."), .boolean(false)],
    ]
    var rest = rows[...]
    let count = try writer.load(
      into: "t", columns: ["n", "a", "b", "c", "d"], watch: WarehouseWatch(),
      next: { rest.popFirst() })
    #expect(count == 3)
    #expect(try writer.rows("SELECT n, a, b, c, d FROM t ORDER BY n") == rows)
    for row in rows {
      #expect(
        try writer.rows("SELECT $1, $2, $3, $4, $5", [.integer(1)] + row[1...])
          == [[.integer(1)] + row[1...]])
    }
  }

  @Test("a connection that reads changes nothing")
  func readOnly() throws {
    let reader = try connect(.reading)
    for statement in ["CREATE TABLE t (a int)", "CREATE SCHEMA s"] {
      let error = #expect(throws: FindingError.self) { try reader.execute(statement) }
      #expect(error?.first.message.contains("SQLSTATE 25006") == true)
    }
    #expect(reader.isUsable)
  }

  struct Fault: Sendable {
    let statement: String
    let state: String
  }

  @Test(
    "an error has its SQLSTATE, and the connection can be asked again",
    arguments: [
      Fault(statement: "SELECT * FROM nowhere", state: "42P01"),
      Fault(statement: "SELECT nothing FROM pg_class", state: "42703"),
      Fault(statement: "SELEC", state: "42601"),
      Fault(statement: "SELECT 1 / (n - 3) FROM generate_series(1, 3) n", state: "22012"),
      Fault(statement: "SELECT 1; SELECT 2", state: "42601"),
    ])
  func faults(_ fault: Fault) throws {
    let reader = try connect(.reading)
    let error = #expect(throws: FindingError.self) { try reader.rows(fault.statement) }
    #expect(error?.first.code == .warehouse)
    #expect(error?.first.message.contains("SQLSTATE \(fault.state)") == true)
    #expect(reader.isUsable)
    #expect(try reader.rows("SELECT 1") == [[.integer(1)]])
  }

  @Test("the server stops a statement at its limit")
  func timeout() throws {
    let reader = try connect(.reading, seconds: 1)
    let error = #expect(throws: FindingError.self) {
      try reader.rows("SELECT count(*) FROM pg_sleep(100)")
    }
    #expect(error?.first.message.contains("SQLSTATE 57014") == true)
    #expect(try reader.rows("SELECT 1") == [[.integer(1)]])
  }

  @Test("cancelling ends the statement at the server too")
  func cancellation() throws {
    let reader = try connect(.reading)
    let reports = Counter()
    let mark = "cancelled \(UUID().uuidString)"
    let watch = WarehouseWatch(
      isCancelled: { reports.count > 5 }, report: { _ in reports.add() })
    #expect(throws: CancellationError.self) {
      try reader.rows("SELECT '\(mark)', count(*) FROM pg_sleep(100)", watch: watch)
    }
    #expect(!reader.isUsable)
    let other = try connect(.reading)
    while try other.rows(
      "SELECT 1 FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = 'active' "
        + "AND query LIKE '%\(mark)%'"
    ).isEmpty == false {}
  }

  @Test("a server that ends the connection in mid-query is named")
  func gone() throws {
    let reader = try connect(.reading)
    let process = try reader.rows("SELECT pg_backend_pid()")[0][0]
    let other = try connect(.writing)
    let end = Counter()
    let error = #expect(throws: FindingError.self) {
      try reader.rows(
        "SELECT count(*) FROM pg_sleep(100)",
        watch: WarehouseWatch(report: { _ in
          end.add()
          if end.count == 3 {
            _ = try? other.rows("SELECT pg_terminate_backend($1::int)", [process])
          }
        }))
    }
    #expect(error?.first.message.contains("SQLSTATE 57P01") == true)
    #expect(!reader.isUsable)
  }

  @Test("rows are given as they come, and reading stops where the reader has enough")
  func enough() throws {
    let reader = try connect(.reading)
    var seen = 0
    try reader.query(
      "SELECT n FROM generate_series(1, 100000000) n", [], watch: WarehouseWatch()
    ) { _ in
      seen += 1
      return seen < 10
    }
    #expect(seen == 10)
  }

  @Test("a load that fails leaves the connection, and says why")
  func failedLoad() throws {
    let writer = try connect(.writing)
    try writer.execute("CREATE TEMPORARY TABLE t (a bigint)")
    var rest: ArraySlice<[WarehouseValue]> = [[.integer(1)], [.text("x")]]
    let error = #expect(throws: FindingError.self) {
      try writer.load(into: "t", columns: ["a"], watch: WarehouseWatch()) { rest.popFirst() }
    }
    #expect(error?.first.message.contains("SQLSTATE 22P02") == true)
    #expect(try writer.rows("SELECT count(*) FROM t") == [[.integer(0)]])
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try writer.load(into: "t", columns: ["a"], watch: WarehouseWatch()) { throw Stop() }
    }
    #expect(try writer.rows("SELECT count(*) FROM t") == [[.integer(0)]])
  }
}
