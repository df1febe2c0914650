import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

@Suite("/examples")
struct ExamplesTests {
  private func rows(_ session: inout Session) throws -> [ExamplesReply.Row] {
    guard case .examples(let reply) = session.run("/examples") else {
      Issue.record("no examples")
      return []
    }
    return reply.rows
  }

  @Test("each is understood, and selects as many as it says", arguments: ["shop", "b2b", "media"])
  func counts(_ name: String) throws {
    var session = try Samples.session(name)
    for row in try rows(&session) {
      guard case .generated(let reply) = session.run(row.prompt) else {
        Issue.record("\(row.prompt) is not understood")
        continue
      }
      #expect(reply.state.members?.ids.count == row.count, "\(row.prompt)")
      #expect(reply.state.level == row.level, "\(row.prompt)")
    }
  }

  @Test("there is one for each kind of condition that the workspace has names for")
  func kinds() throws {
    let events: Set = [
      "event", "no event", "between", "count", "value", "amount", "sum", "average", "largest",
      "last value", "most frequent", "different", "funnel",
    ]
    let others: Set = [
      "trait", "list", "yes or no", "number", "date", "no value", "and", "or", "audience",
    ]
    let accounts: Set = ["account", "any user", "all users"]
    var shop = try Samples.session("shop")
    #expect(Set(try rows(&shop).map(\.kind)) == events.union(others))
    var b2b = try Samples.session("b2b")
    #expect(Set(try rows(&b2b).map(\.kind)) == events.union(others).union(accounts))
  }

  @Test("where the workspace lists no values those of the samples are taken, nobody's data")
  func sampled() throws {
    let home = try TemporaryHome()
    try Data(
      """
      {"name":"gym","events":[{"name":"Class Booked","properties":[
        {"name":"class_name","type":"string"}]}],
       "traits":[{"name":"email","type":"string","scope":"user"},
        {"name":"plan","type":"string","scope":"user"}]}
      """.utf8
    ).write(to: home.folder.appending(path: "workspace.json"))
    let calls = (0..<9).flatMap { number in
      [
        """
        {"type":"identify","userId":"m\(number)","timestamp":"2026-01-01T00:00:00Z",\
        "traits":{"email":"m\(number)@example.com","plan":"\(number < 6 ? "basic" : "plus")"}}
        """,
        """
        {"type":"track","userId":"m\(number)","timestamp":"2026-01-02T00:00:00Z",\
        "event":"Class Booked","properties":{"class_name":"Yoga"}}
        """,
      ]
    }
    try Data(calls.joined(separator: "\n").utf8)
      .write(to: home.folder.appending(path: "calls.jsonl"))
    var session = try Samples.session(in: home.folder)
    let rows = try rows(&session)
    #expect(rows.first { $0.kind == "trait" }?.prompt == "Users whose plan is 'basic'")
    #expect(rows.first { $0.kind == "trait" }?.count == 6)
    #expect(rows.first { $0.kind == "value" }?.prompt.hasSuffix("class name 'Yoga'") == true)
    #expect(!rows.contains { $0.prompt.contains("@") })
  }
}
