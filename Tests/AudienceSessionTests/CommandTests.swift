import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSampleSupport
import AudienceSchema
import AudienceSession
import Foundation
import Testing

@Suite("Commands of the session")
struct CommandTests {
  static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  @Test("the example of every command works after a prompt", arguments: CommandTable.all)
  func example(_ spec: CommandSpec) throws {
    // What a command saves goes into a copy.
    let copy = FileManager.default.temporaryDirectory.appending(path: "example-\(UUID())")
    try FileManager.default.copyItem(at: Samples.folder.appending(path: "shop"), to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    var session = try Samples.session(in: copy)
    _ = session.run(Self.prompt)
    let preparation: [CommandName: [String]] = [
      .undo: ["/set 2 within 7 days"], .redo: ["/set 2 within 7 days", "/undo"],
      .apply: ["/set 2 event 'Order Complete'"],
      .unwrap: ["/wrap 3 or trait('email').exists()", "/negate 3"],
      .diff: ["/set 2 within 7 days"],
      .confirm: ["The customer with the email jo.sample@example.com who ordered last week"],
    ]
    for line in preparation[spec.name] ?? [] { _ = session.run(line) }
    // These name what only some trees, or some places on a disk, have.
    let needsOther: Set<CommandName> = [.open, .take, .unwrap, .edit]
    let example = spec.example.replacing("my.session", with: copy.path + "/my.session")
      .replacing("audience.html", with: copy.path + "/audience.html")
    let reply = session.run(example)
    if needsOther.contains(spec.name) { return }
    if case .failed(let failed) = reply {
      Issue.record("\(spec.example): \(failed.findings.map(\.message))")
    }
  }

  struct Failing: CustomTestStringConvertible {
    let id: String
    var testDescription: String { id }
    init(_ id: String) { self.id = id }
  }

  @Test(
    "a line that fails leaves the tree, the history and the workspace as they were",
    arguments: [
      "short", "/", "/nothing", "/near 1", "/count 3", "/undo 2", "/config x", "/set", "/set 2",
      "/set 99 within 7 days", "/set x y",
      "/set 2 within 7", "/set 2 event 'Order Complete'", "/add", "/add (", "/remove",
      "/remove 1", "/move 1 2", "/move 2", "/wrap 2", "/wrap 2 xor", "/wrap 2 or",
      "/wrap 2 any", "/unwrap 2", "/negate", "/replace 2", "/replace 2 trait('x'", "/query",
      "/query (", "/query event('x').count()", "/query ANY (ANY trait('a').exists())",
      "/query entity('a').count() >= 1", "/take 7", "/take", "/level nobody", "/strategy none",
      "/at yesterday", "/open", "/open /nowhere/at/all", "/open \u{0}", "/schema zzzzzzz",
      "/why", "/why nobody_at_all", "/save", "/save 1", "/save vip", "/rename", "/rename nobody x",
      "/rename vip_circle", "/delete", "/delete nobody", "/delete high_spenders", "/load",
      "/load nobody", "/copy nothing", "/edit", "/session", "/session x", "/session run",
      "/session run /nowhere/at/all", "/session save /nowhere/at/all/x", "/session resume",
      "/report", "/report /nowhere/at/all.html", "/where", "/where 2", "/where 1 total > 1",
      "/where 2 total >", "/where 2 nothing = 1",
      "/preview 0", "/preview 3 nothing", "/export", "/export sql",
      "/export query /nowhere/at/all", "/apply", "/apply 9", "/confirm", "/redo", "/diff 99",
      "/show picture", "/help nothing_at_all", "/near 9", "/near x", "/near 2 none", "/sweep",
      "/sweep 2", "/sweep 3 within 1..5", "/sweep 2 value", "/sweep 2 value 1",
      "/sweep 2 value 1..",
      "/sweep 2 value 1..5 days", "/sweep 2 value 1..5 by 0", "/sweep 2 value 0..1e300 by 1",
      "/sweep 2 within 1..5 hours", "/sweep 2 within 0.5..0.7", "/invent 9", "/invent nobody",
      "/invent /nowhere/at/all.jsonl", "/overlap nobody", "/insights nothing_at_all",
      "/insights 'Order Complete'.total", "/values", "/values zzzz", "/values 'Order Completed'",
      "/profile", "/profile nobody", "/profile u_044 x", "/preview 3 email by",
      "/preview 3 by email upwards", "/export csv nothing", "/export csv /nowhere/at/all.csv",
      "/diff zzz", "/diff 2026-02-01 tomorrow", "/diff trait('x'",
      "/diff offline nothing", "Clients qui ont passé une commande",
      String(repeating: "(", count: 100_000),
      "/query " + String(repeating: "(", count: 100_000),
      "/query " + String(repeating: "NOT ", count: 100_000) + "trait('a').exists()",
    ].map(Failing.init))
  func failure(_ line: Failing) throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    _ = session.run("/set 2 within 7 days")
    let before = snapshot(session)
    guard case .failed(let failed) = session.run(line.id) else {
      Issue.record("\(line.id.prefix(80)) did not fail")
      return
    }
    #expect(!failed.findings.isEmpty)
    #expect(failed.exitStatus > 0)
    #expect(snapshot(session) == before)
    guard case .changed = session.run("/undo") else {
      Issue.record("nothing to undo after \(line.id.prefix(80))")
      return
    }
  }

  @Test(
    "undo takes an edit back, and redo does it again",
    arguments: [
      "/set 2 within 7 days", "/add trait('email').exists()", "/remove 3", "/move 3 1 1",
      "/wrap 3 or trait('email').exists()", "/wrap 3 not", "/negate 2",
      "/replace 3 trait('email').exists()", "/level accounts",
      "/query trait('email').exists()", "Shoppers who refunded an order in the last 90 days",
    ])
  func undo(_ edit: String) throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    let before = snapshot(session)
    _ = session.run(edit)
    let after = snapshot(session)
    #expect(after != before)
    _ = session.run("/undo")
    #expect(snapshot(session).tree == before.tree)
    #expect(snapshot(session).members == before.members)
    _ = session.run("/redo")
    #expect(snapshot(session) == after)
  }

  @Test("a step that is taken back is counted at the clock of now")
  func clock() throws {
    var session = try Samples.session("shop")
    _ = session.run("/query event('Order Completed').within(30 days).count() >= 1")
    _ = session.run("/set 1 within 7 days")
    _ = session.run("/at 2026-02-01T00:00:00Z")
    _ = session.run("/undo")
    let undone = session.state?.members
    var other = try Samples.session("shop")
    _ = other.run("/at 2026-02-01T00:00:00Z")
    _ = other.run("/query event('Order Completed').within(30 days).count() >= 1")
    #expect(undone == other.state?.members)
  }

  @Test("a suggestion of a refused line is applied by its number")
  func apply() throws {
    var session = try Samples.session("shop")
    _ = session.run("/query event('Order Refunded').count() >= 1")
    _ = session.run("/set 1 event 'Order Complete'")
    _ = session.run("/apply 1")
    let tree = try #require(session.state?.tree)
    #expect(QueryPrinter.text(tree) == "event('Order Completed').count() >= 1")
  }

  struct Tab: CustomTestStringConvertible {
    let id: String
    let offers: [String]
    let withholds: [String]
    var testDescription: String { id }
  }

  @Test(
    "Tab offers what fits the position",
    arguments: [
      Tab(id: "/und", offers: ["/undo "], withholds: ["/redo "]),
      Tab(id: "/set ", offers: ["1 ", "2 ", "3 "], withholds: ["4 "]),
      Tab(id: "/preview 5 em", offers: ["email "], withholds: ["Email Opened"]),
      Tab(id: "/preview 5 email ph", offers: ["phone "], withholds: ["email "]),
      Tab(id: "/add tr", offers: ["trait('"], withholds: ["event('Order Completed')"]),
      Tab(id: "/add 1 trait('em", offers: ["email')"], withholds: ["phone')"]),
      Tab(id: "/at ", offers: ["auto"], withholds: ["users"]),
      Tab(id: "/level ", offers: ["users", "accounts", "auto"], withholds: ["tree"]),
      Tab(id: "/why u_04", offers: ["u_044"], withholds: ["u_051"]),
      Tab(id: "/export ", offers: ["query", "json"], withholds: ["sql"]),
      Tab(id: "People who Order Comp", offers: ["Order Completed"], withholds: ["email"]),
    ])
  func tab(_ tab: Tab) throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    let texts = session.completion(of: tab.id, at: tab.id.utf8.count).candidates.map(\.text)
    for offer in tab.offers { #expect(texts.contains(offer)) }
    for text in tab.withholds { #expect(!texts.contains(text)) }
  }

  struct Snapshot: Equatable {
    var workspace: String?
    var tree: String?
    var members: MemberSet?
    var steps: Int
  }

  private func snapshot(_ session: Session) -> Snapshot {
    var copy = session
    var steps = 0
    if case .log(let entries) = copy.run("/log") { steps = entries.count }
    return Snapshot(
      workspace: session.open?.workspace.name,
      tree: session.state.map { QueryPrinter.text($0.tree) + $0.level.rawValue },
      members: session.state?.members, steps: steps)
  }
}
