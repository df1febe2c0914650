import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSampleSupport
import AudienceSession
import AudienceTestSupport
import Foundation
import Testing
import WarehouseConnections

@Suite("/engine chooses where profiles are evaluated")
struct EngineChoiceTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("people.db") }

  init() throws { folder = try TemporaryFolder() }

  /// A file with three people, of whom two have a phone.
  private func makeFile() throws {
    let connection = try SQLiteConnection(path: path, access: .writing)
    try connection.execute("CREATE TABLE users (id TEXT, phone TEXT, email TEXT)")
    try connection.execute(
      "INSERT INTO users VALUES ('a', '1', NULL), ('b', '2', 'b@example.org'), ('c', NULL, NULL)")
    connection.close()
  }

  private func counts(_ session: Session) -> [Int?] {
    [session.state?.members?.ids.count, session.state?.members?.total]
  }

  @Test("the tree at hand is evaluated anew, and so is every step that is taken back")
  func switching() throws {
    try makeFile()
    var session = try Samples.session("shop")
    _ = session.run("/query trait('phone').exists()")
    _ = session.run("/query trait('email').exists()")
    #expect(counts(session) == [200, 200])
    _ = session.run("/engine sqlite:\(path)")
    #expect(counts(session) == [1, 3])
    _ = session.run("/undo")
    #expect(counts(session) == [2, 3])
    _ = session.run("/engine memory")
    #expect(counts(session) == [77, 200])
    _ = session.run("/redo")
    #expect(counts(session) == [200, 200])
  }

  @Test("a workspace without samples is previewed on a warehouse")
  func withoutSamples() throws {
    try makeFile()
    try folder.write(#"{"name":"w","events":[],"traits":[]}"#.utf8, to: "workspace.json")
    var session = try Samples.session(in: folder.url)
    _ = session.run("/query trait('phone').exists()")
    #expect(session.state?.members == nil)
    _ = session.run("/engine sqlite:\(path)")
    #expect(session.state?.members?.ids == ["a", "b"])
  }

  @Test(
    "what cannot be chosen leaves everything as it was, and says why without a password",
    arguments: [
      "/engine nowhere", "/engine postgres", "/engine sqlite:/nowhere/x.db",
      "/engine memory timeout=3", "/engine sqlite:x.db timeout=0",
      "/engine postgres://anna:s3cret@127.0.0.1:1/shop",
      "/engine postgres://anna:s3cret@[::1/shop", "/engine mysql://anna:s3cret@db/shop",
    ])
  func refused(_ line: String) throws {
    var session = try Samples.session("shop")
    _ = session.run("/query trait('phone').exists()")
    guard case .failed(let failed) = session.run(line) else {
      Issue.record("taken: \(line)")
      return
    }
    #expect(!"\(failed)".contains("s3cret"))
    #expect(counts(session) == [77, 200])
    guard case .text(let lines) = session.run("/engine") else {
      Issue.record("expected the engine")
      return
    }
    #expect(lines.first == "the engine is memory")
  }

  @Test("a script of the session ends with the engine, without its password")
  func script() throws {
    try makeFile()
    var session = try Samples.session("shop")
    _ = session.run("/query trait('phone').exists()")
    #expect(!session.script.contains("/engine"))
    _ = session.run("/engine sqlite:\(path) timeout=7")
    #expect(session.script.hasSuffix("\n/engine sqlite:\(path) timeout=7\n"))
  }

  struct Masked: Sendable {
    let line: String
    let shown: String
  }

  @Test(
    "lines are shown without passwords",
    arguments: [
      Masked(
        line: "/engine postgres://a:s3cret@h/d timeout=3",
        shown: "/engine postgres://a@h/d timeout=3"),
      Masked(line: "postgres://a:s3@cr/e?t@h/d", shown: "postgres://a@h/d"),
      Masked(
        line: "postgres://h/d?password=s3cret&sslmode=require",
        shown: "postgres://h/d?sslmode=require"),
      Masked(line: "postgres://h/d?sslpassword=s3cret", shown: "postgres://h/d"),
      Masked(line: "postgres://a@h/d", shown: "postgres://a@h/d"),
      Masked(line: "/query trait('a:b@c').exists()", shown: "/query trait('a:b@c').exists()"),
    ])
  func masked(_ test: Masked) {
    #expect(EngineAddress.withoutPasswords(test.line) == test.shown)
  }
}
