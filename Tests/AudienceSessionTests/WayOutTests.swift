import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

@Suite("Refusals that say the way out")
struct WayOutTests {
  static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  /// A line that is refused after the prompt, and what its refusal offers or says.
  struct Case: Sendable, CustomTestStringConvertible {
    let line: String
    var offer: String?
    var says = ""
    var testDescription: String { line }
  }

  @Test(
    "what cannot be done says what can",
    arguments: [
      Case(line: "/set 2 30 days", offer: "/set 2 within 30 days"),
      Case(line: "/add age > 30", offer: "/add trait('age') > 30"),
      Case(line: "/add 1 'age' > 30", offer: "/add 1 trait('age') > 30"),
      Case(
        line: "/replace 2 Order Completed",
        offer: "/replace 2 event('Order Completed').count() >= 1"),
      Case(line: "/add people older than 30", says: "/refine add people older than 30"),
      Case(line: "/sweep 2", says: "within (now 30 days), count (now 0)"),
      Case(line: "/preview abc", says: "/schema"),
      Case(line: "/at yesterday", says: "2026-03-01, or auto"),
      Case(line: "/export sql audience.sql", says: "audience export-profiles --to sqlite:FILE"),
      Case(line: "/refine undo that", offer: "/undo"),
      Case(
        line: "/define loyal people = gold tier",
        offer: "/define loyal people = trait('loyalty_tier') = 'gold'"),
    ])
  func refused(_ sample: Case) throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    guard case .failed(let reply) = session.run(sample.line) else {
      Issue.record("it was done")
      return
    }
    let finding = try #require(reply.findings.first)
    let told = finding.message + (finding.help ?? "")
    #expect(sample.says.isEmpty || told.contains(sample.says))
    let offers = finding.suggestions.compactMap { suggestion -> String? in
      guard case .replaceText(let span, let text) = suggestion.action else { return nil }
      let bytes = Array(sample.line.utf8)
      return String(
        decoding: bytes[..<span.start] + Array(text.utf8) + bytes[span.end...], as: UTF8.self)
    }
    if let offer = sample.offer { #expect(offers.contains(offer)) }
  }

  @Test("an edit that another node stands in the way of names that node")
  func otherNode() throws {
    var session = try Samples.session("shop")
    _ = session.run(
      "/query event('Product Viewed').where(property('category') = 'Books').count() >= 1")
    guard case .failed(let reply) = session.run("/set 1 event 'Order Completed'") else {
      Issue.record("it was done")
      return
    }
    #expect(reply.findings.first?.help?.contains("node 2 asks for it") == true)
    _ = session.run("/remove 2")
    guard case .changed = session.run("/set 1 event 'Order Completed'") else {
      Issue.record("the way out is none")
      return
    }
  }

  @Test("an instruction that the tree meets already is no trouble, and names the node")
  func met() throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    #expect(
      Self.text(session.run("/refine within the last 30 days")) == [
        "nothing changed: the tree is so already",
        "node 2: event 'Order Completed', last 30 days, count = 0",
      ])
  }

  @Test("a lesson is not graded as if a refused prompt had made the tree")
  func refusedPrompt() throws {
    var session = try Samples.session("shop")
    _ = session.run("/learn 1")
    _ = session.run(Self.prompt)
    let note = "the last prompt was refused: this grades the tree that was there before it"
    #expect(!Self.text(session.run("/learn check")).contains(note))
    _ = session.run("Customers who frobnicated the zzyzx")
    #expect(Self.text(session.run("/learn check")).first == note)
    _ = session.run("/set 2 within 7 days")
    #expect(!Self.text(session.run("/learn check")).contains(note))
  }

  @Test("a lesson of another workspace says what became of the tree, by a path without detours")
  func otherWorkspace() throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    let lines = Self.text(session.run("/learn 7"))
    #expect(lines.first?.contains("..") == false)
    #expect(lines.first?.hasSuffix("Samples/b2b") == true)
    #expect(lines.dropFirst().first?.hasPrefix("left behind: /query event('Order") == true)
  }

  @Test("a session that is saved after another workspace was opened says what it lacks")
  func leftSteps() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).session")
    defer { try? FileManager.default.removeItem(at: file) }
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    #expect(Self.text(session.run("/session save \(file.path)")).count == 2)
    _ = session.run("/open \(Samples.folder.path)/b2b")
    _ = session.run("/query trait('plan').exists()")
    #expect(
      Self.text(session.run("/session save \(file.path)")).last?.contains("before /open") == true)
  }

  @Test("new numbers out of order are explained once, where they come")
  func numbers() throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    func notes(_ line: String) -> [String] {
      guard case .changed(let reply) = session.run(line) else { return ["not changed"] }
      return reply.notes
    }
    #expect(notes("/add trait('age') > 30").isEmpty)
    #expect(notes("/replace 2 trait('email').exists()").count == 1)
    #expect(notes("/replace 3 trait('vip').exists()").isEmpty)
  }

  private static func text(_ reply: Reply) -> [String] {
    if case .text(let lines) = reply { lines } else { [] }
  }
}
