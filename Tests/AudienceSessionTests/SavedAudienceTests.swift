import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSampleSupport
import AudienceSchema
import AudienceSession
import AudienceTime
import Foundation
import Testing

/// `/save`, `/audiences`, `/rename`, `/delete`, `/load`: audiences of a workspace.
@Suite("Saved audiences")
struct SavedAudienceTests {
  /// A copy of the sample shop that may be written to, with a home folder beside it.
  private struct Copy: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "saved-\(UUID())")
    var shop: URL { folder.appending(path: "shop") }
    var file: URL { shop.appending(path: "workspace.json") }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Samples.folder.appending(path: "shop"), to: shop)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func session() throws -> Session {
      var session = try Session(
        catalog: Samples.catalog(),
        environment: SessionEnvironment(
          variables: ["HOME": folder.path], systemNow: Instant(microseconds: 0)))
      _ = try session.open(path: shop.path, work: SessionWork())
      return session
    }

    func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
  }

  private func lines(_ reply: Reply) -> [String] {
    switch reply {
    case .text(let lines): lines
    case .failed(let failed): failed.findings.map { "\($0.code.rawValue): \($0.message)" }
    default: []
    }
  }

  private static let spenders = "event('Order Completed').sum(property('total')) >= 300"

  @Test("a saved audience can be read by conditions and prompts, now and when opened again")
  func save() throws {
    let copy = try Copy()
    var session = try copy.session()
    _ = session.run("/query \(Self.spenders)")
    let members = session.state?.members
    #expect(lines(session.run("/save Order heroes"))[0].contains("'order_heroes'"))
    for again in [false, true] {
      if again { session = try copy.session() }
      _ = session.run("/query trait('order_heroes') = 'true'")
      #expect(session.state?.members == members)
      _ = session.run("Customers who are order heroes and have a phone")
      let tree = try #require(session.state?.tree)
      #expect(
        QueryPrinter.text(tree) == "trait('order_heroes') = 'true' AND trait('phone').exists()")
    }
  }

  @Test("every other byte of the file stays, and deleting brings the old one back")
  func bytes() throws {
    let copy = try Copy()
    let before = try copy.text()
    var session = try copy.session()
    _ = session.run("/query \(Self.spenders)")
    _ = session.run("/save Order heroes")
    let saved = try copy.text()
    #expect(saved != before)
    let added = saved.split(separator: "\n").filter { $0.contains("rder") || $0.contains("hero") }
    #expect(added.contains { $0.contains(#""key": "order_heroes""#) })
    _ = session.run("/delete order_heroes")
    #expect(try copy.text() == before)
  }

  @Test("what would surprise is asked about first, and done with --anyway")
  func doubts() throws {
    let copy = try Copy()
    let cases: [(tree: String, line: String, words: String)] = [
      ("event('Order Completed').count() >= 100000", "/save Nobody", "no members"),
      ("event('Order Completed').count() >= 0", "/save Everybody", "everybody"),
      ("trait('no_such_trait').exists()", "/save Unknown", "1 error"),
      (Self.spenders, "/save high_spenders", "lapsed_high_spenders"),
      (Self.spenders, "/delete high_spenders", "lapsed_high_spenders"),
    ]
    for (tree, line, words) in cases {
      var session = try copy.session()
      let before = try copy.text()
      _ = session.run("/query \(tree)")
      let refused = lines(session.run(line)).first ?? ""
      #expect(refused.hasPrefix("unconfirmed") && refused.contains(words), "\(line)")
      #expect(try copy.text() == before, "\(line)")
      guard case .text = session.run("/apply 1") else {
        Issue.record("\(line) with --anyway failed")
        continue
      }
      #expect(try copy.text() != before, "\(line)")
      try Data(before.utf8).write(to: copy.file)
    }
  }

  @Test(
    "an audience cannot be defined by itself, directly or through another one",
    arguments: [
      "trait('high_spenders') = 'true' AND trait('email').exists()",
      "trait('lapsed_high_spenders') = 'true'",
    ])
  func cycle(_ tree: String) throws {
    let copy = try Copy()
    let before = try copy.text()
    var session = try copy.session()
    _ = session.run("/query \(tree)")
    for line in ["/save high_spenders", "/save --anyway high_spenders"] {
      #expect(lines(session.run(line)).first?.hasPrefix("audience-cycle") == true)
    }
    #expect(try copy.text() == before)
  }

  @Test("a renamed audience keeps its key and its members")
  func rename() throws {
    let copy = try Copy()
    var session = try copy.session()
    _ = session.run("/query trait('high_spenders') = 'true'")
    let members = session.state?.members
    _ = session.run("/rename high_spenders Größte Käufer")
    session = try copy.session()
    #expect(
      session.open?.workspace.audience(withKey: "high_spenders")?.name == "Größte Käufer")
    _ = session.run("/query trait('high_spenders') = 'true'")
    #expect(session.state?.members == members)
  }

  @Test("a loaded audience is its definition, with its level")
  func load() throws {
    var session = try Samples.session("b2b")
    let audience = try #require(
      session.open?.workspace.audiences.first { $0.level == .accounts && $0.query != nil })
    _ = session.run("/load \(audience.key)")
    #expect(session.state?.level == .accounts)
    #expect(session.state.map { QueryPrinter.text($0.tree) } == audience.query)
  }

  @Test("for a workspace that is read-only it is kept in the person's own folder")
  func readOnly() throws {
    let copy = try Copy()
    let before = try copy.text()
    for path in [copy.file.path, copy.shop.path] {
      try FileManager.default.setAttributes(
        [.posixPermissions: path == copy.shop.path ? 0o555 : 0o444], ofItemAtPath: path)
    }
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: copy.shop.path)
    }
    var session = try copy.session()
    _ = session.run("/query \(Self.spenders)")
    let members = session.state?.members
    _ = session.run("/save Order heroes")
    _ = session.run("/delete --anyway newsletter_readers")
    #expect(try copy.text() == before)
    session = try copy.session()
    _ = session.run("/query trait('order_heroes') = 'true'")
    #expect(session.state?.members == members)
    #expect(session.open?.workspace.audience(withKey: "newsletter_readers") == nil)
  }

  @Test("a session's script leads to the same tree in another session")
  func script() throws {
    let copy = try Copy()
    var session = try copy.session()
    for line in [
      "/at 2026-02-01T00:00:00Z", "Customers who haven't purchased in the last 30 days",
      "/set 1 within 7 days", "/add trait('phone').exists()", "/remove 1", "/undo",
    ] { _ = session.run(line) }
    let file = copy.folder.appending(path: "my.session").path
    _ = session.run("/session save \(file)")
    var other = try copy.session()
    guard case .series(let steps) = other.run("/session run \(file)") else {
      Issue.record("the script did not run")
      return
    }
    #expect(steps.count == 4)
    #expect(other.state?.tree == session.state?.tree)
    #expect(other.state?.members == session.state?.members)
  }

  @Test("a script stops at the first line that fails, and what it did before stays")
  func failingScript() throws {
    let copy = try Copy()
    let file = copy.folder.appending(path: "bad.session")
    try Data("# comment\n/query trait('email').exists()\n/set 9 x\n/undo\n".utf8).write(to: file)
    var session = try copy.session()
    let reply = session.run("/session run \(file.path)")
    guard case .series(let steps) = reply else {
      Issue.record("the script did not run")
      return
    }
    #expect(steps.map(\.line) == ["/query trait('email').exists()", "/set 9 x"])
    #expect(reply.exitStatus == 2)
    #expect(session.state != nil)
  }

  @Test(
    "a condition on an event's properties narrows its where",
    arguments: [
      (
        "event('Order Completed').count() >= 1", "/where 1 total > 50",
        "event('Order Completed').where(property('total') > 50).count() >= 1"
      ),
      (
        "event('Order Completed').within(30 days).sum(property('total')) > 9",
        "/where 1 property('coupon').exists()",
        "event('Order Completed').where(property('coupon').exists()).within(30 days)"
          + ".sum(property('total')) > 9"
      ),
      (
        "event('Order Completed').where(property('total') > 50).count() >= 1",
        "/where 1 total < 90",
        "event('Order Completed').where(property('total') > 50 AND property('total') < 90)"
          + ".count() >= 1"
      ),
    ])
  func filter(_ query: String, _ line: String, _ expected: String) throws {
    let copy = try Copy()
    var session = try copy.session()
    _ = session.run("/query \(query)")
    _ = session.run(line)
    let tree = try #require(session.state?.tree)
    #expect(QueryPrinter.text(tree) == expected)
    #expect(Set(tree.nodes.map(\.id)).count == tree.nodes.count)
  }
}
