import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSampleSupport
import AudienceSchema
import AudienceSession
import AudienceTime
import Foundation
import Testing

/// `/define`: phrases of a workspace's own.
@Suite struct DefineTests {
  /// A copy of the sample shop that may be written to, with a home folder beside it.
  private struct Copy: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "define-\(UUID())")
    var file: URL { folder.appending(path: "shop/workspace.json") }

    init() throws {
      let shop = folder.appending(path: "shop")
      try FileManager.default.createDirectory(at: shop, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Samples.folder.appending(path: "shop/workspace.json"),
        to: shop.appending(path: "workspace.json"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func session() throws -> Session {
      var session = try Session(
        catalog: Samples.catalog(),
        environment: SessionEnvironment(
          variables: ["HOME": folder.path], systemNow: Instant(microseconds: 0)))
      _ = try session.open(path: folder.appending(path: "shop").path, work: SessionWork())
      return session
    }

    func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
  }

  /// The query that a prompt is read as; the code of what keeps it from that.
  private func query(_ prompt: String, _ session: inout Session) -> String {
    switch session.run(prompt) {
    case .generated(let reply): QueryPrinter.text(reply.state.tree)
    case .failed(let reply): reply.findings.first?.code.rawValue ?? ""
    default: ""
    }
  }

  struct Case: CustomTestStringConvertible {
    let definition: String
    let prompt: String
    let query: String
    var testDescription: String { definition }
  }

  static let cases: [Case] = [
    Case(
      definition:
        "/define whale = event('Order Completed').where(property('total') > 500).count() >= 1",
      prompt: "Customers who are a whale and have a phone",
      query: "event('Order Completed').where(property('total') > 500).count() >= 1"
        + " AND trait('phone').exists()"),
    Case(
      definition: "/define grokked = Order Completed",
      prompt: "Customers who grokked in the last 7 days",
      query: "event('Order Completed').within(7 days).count() >= 1"),
    Case(
      definition: "/define recently = last 5 days",
      prompt: "Customers who recently placed an order",
      query: "event('Order Completed').within(5 days).count() >= 1"),
    Case(
      definition: "/define \"the other day\" = between(1 day, 4 days)",
      prompt: "Customers who placed an order the other day",
      query: "event('Order Completed').between(1 day, 4 days).count() >= 1"),
  ]

  @Test("a phrase is understood at once, and after the workspace is opened again", arguments: cases)
  func phrase(of test: Case) throws {
    let copy = try Copy()
    var session = try copy.session()
    if case .failed(let reply) = session.run(test.definition) {
      Issue.record("\(reply.findings.map(\.message))")
    }
    #expect(query(test.prompt, &session) == test.query)
    var again = try copy.session()
    #expect(query(test.prompt, &again) == test.query)
  }

  @Test func savingTouchesOnlyWhatChanged() throws {
    let copy = try Copy()
    let before = try copy.text()
    var session = try copy.session()
    _ = session.run("/define whale = trait('phone').exists()")
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let after = try copy.text().split(separator: "\n", omittingEmptySubsequences: false)
    // A comma behind the member before at most, and the new line.
    let kept = lines.filter { line in after.contains(line) || after.contains("\(line),") }
    #expect(kept.count == lines.count)
    #expect(after.count <= lines.count + 3)
    _ = session.run("/define whale =")
    #expect(
      try copy.session().workspace.definitions == Samples.session("shop").workspace.definitions)
  }

  @Test func aReadOnlyWorkspaceKeepsItsPhrasesInTheStateFolder() throws {
    let copy = try Copy()
    let before = try copy.text()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: copy.file.path)
    var session = try copy.session()
    guard case .text(let lines) = session.run("/define whale = trait('phone').exists()") else {
      Issue.record("no answer")
      return
    }
    #expect(lines.joined().contains("the workspace is read-only: saved in \(copy.folder.path)"))
    #expect(try copy.text() == before)
    let prompt = "Customers who are a whale today"
    #expect(query("Customers who are a whale and have an email", &session).contains("phone"))
    var again = try copy.session()
    #expect(query(prompt, &again) == query(prompt, &session))
    _ = again.run("/define whale =")
    #expect(try copy.session().workspace.definitions.contains { $0.phrase == "whale" } == false)
  }

  @Test(
    "what is no phrase or no meaning leaves the file as it was",
    arguments: [
      "/define = trait('phone').exists()", "/define 7 = trait('phone').exists()",
      "/define x =", "/define nothing", "/define x = Order Complete", "/define x = trait('phone'",
      "/define x = trait('phone')", "/define x = 'value' ) OR (", "/define x = within(3 weeks)",
    ])
  func refused(line: String) throws {
    let copy = try Copy()
    let before = try copy.text()
    var session = try copy.session()
    guard case .failed = session.run(line) else {
      Issue.record("\(line) was taken")
      return
    }
    #expect(try copy.text() == before)
  }
}
