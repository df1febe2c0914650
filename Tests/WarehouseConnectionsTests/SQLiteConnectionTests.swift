import AudienceDiagnostics
import AudienceTestSupport
import AudienceThreads
import Foundation
import Testing
import WarehouseConnections

@Suite("Connections to SQLite")
struct SQLiteConnectionTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("people.db") }

  init() throws { folder = try TemporaryFolder() }

  private func made(_ statements: String...) throws {
    let connection = try SQLiteConnection(path: path, access: .writing)
    for statement in statements { try connection.execute(statement) }
    connection.close()
  }

  @Test("values come back as they went in")
  func roundTrip() throws {
    try made("CREATE TABLE t (a, b, c)")
    let rows: [[WarehouseValue]] = [
      [.integer(9_007_199_254_740_993), .double(0.1), .text("é\u{301}'\"\\ \n\u{1F600}")],
      [.null, .text(""), .text("a\0b")], [.boolean(true), .integer(.min), .double(-0.0)],
    ]
    let writer = try SQLiteConnection(path: path, access: .writing)
    var rest = rows[...]
    let count = try writer.load(
      into: "t", columns: ["a", "b", "c"], watch: WarehouseWatch(), next: { rest.popFirst() })
    #expect(count == 3)
    let reader = try SQLiteConnection(path: path, access: .reading)
    var expected = rows
    expected[2][0] = .integer(1)
    #expect(try reader.rows("SELECT a, b, c FROM t ORDER BY rowid") == expected)
    #expect(
      try reader.rows("SELECT c FROM t WHERE c = ?1", [.text("a\0b")]) == [[.text("a\0b")]])
  }

  @Test("a connection that reads changes nothing")
  func readOnly() throws {
    try made("CREATE TABLE t (a)")
    let reader = try SQLiteConnection(path: path, access: .reading)
    for statement in ["DELETE FROM t", "CREATE TABLE u (a)", "DROP TABLE t"] {
      let error = #expect(throws: FindingError.self) { try reader.execute(statement) }
      #expect(error?.first.code == .warehouse)
    }
    #expect(try reader.rows("SELECT count(*) FROM t") == [[.integer(0)]])
  }

  struct Fault: Sendable {
    let statement: String
    let message: String
  }

  @Test(
    "an error says the place and what is wrong, and the connection can be asked again",
    arguments: [
      Fault(statement: "SELECT * FROM nowhere", message: "no such table: nowhere"),
      Fault(statement: "SELECT b FROM t", message: "no such column: b"),
      Fault(statement: "SELEC", message: "syntax error"),
      Fault(statement: "SELECT 1\0", message: "NUL"),
    ])
  func faults(_ fault: Fault) throws {
    try made("CREATE TABLE t (a)")
    let reader = try SQLiteConnection(path: path, access: .reading)
    let error = #expect(throws: FindingError.self) { try reader.rows(fault.statement) }
    #expect(error?.first.message.contains(fault.message) == true)
    #expect(error?.first.message.contains("sqlite:\(path)") == true)
    #expect(try reader.rows("SELECT 1") == [[.integer(1)]])
  }

  @Test("a file that is missing, or no database, is an error, and is not made")
  func badFiles() throws {
    let missing = #expect(throws: FindingError.self) {
      try SQLiteConnection(path: path, access: .reading)
    }
    #expect(missing?.first.message.contains("unable to open") == true)
    #expect(!FileManager.default.fileExists(atPath: path))
    try Data("this is no database, and is long enough to be seen as none".utf8)
      .write(to: URL(filePath: path))
    let other = #expect(throws: FindingError.self) {
      try SQLiteConnection(path: path, access: .reading)
    }
    #expect(other?.first.message.contains("not a database") == true)
  }

  private static let endless =
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

  @Test("a statement that takes too long is stopped")
  func timeout() throws {
    try made("CREATE TABLE t (a)")
    let reader = try SQLiteConnection(path: path, access: .reading)
    let error = #expect(throws: FindingError.self) {
      try reader.rows(Self.endless, watch: WarehouseWatch(limit: .milliseconds(50)))
    }
    #expect(error?.first.message.contains("did not answer") == true)
    #expect(try reader.rows("SELECT 1") == [[.integer(1)]])
  }

  @Test("a statement can be cancelled, and says that it lives before")
  func cancellation() throws {
    try made("CREATE TABLE t (a)")
    let reader = try SQLiteConnection(path: path, access: .reading)
    let reports = Counter()
    let watch = WarehouseWatch(
      isCancelled: { reports.count > 100 }, report: { _ in reports.add() })
    #expect(throws: CancellationError.self) { try reader.rows(Self.endless, watch: watch) }
    #expect(reports.count > 100)
    #expect(try reader.rows("SELECT 1") == [[.integer(1)]])
  }

  @Test("reading stops where the reader has enough")
  func enough() throws {
    try made("CREATE TABLE t (a)", "INSERT INTO t VALUES (1), (2), (3)")
    let reader = try SQLiteConnection(path: path, access: .reading)
    var seen: [WarehouseValue] = []
    try reader.query("SELECT a FROM t", [], watch: WarehouseWatch()) {
      seen += $0
      return seen.count < 2
    }
    #expect(seen == [.integer(1), .integer(2)])
  }
}

/// Counts. A class because closures share it.
final class Counter: Sendable {
  private let value = Locked(0)

  var count: Int { value.withLock { $0 } }

  func add() { value.withLock { $0 += 1 } }
}
