import AudienceDiagnostics
import AudiencePreview
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// `/why` reads a profile from a file: calls as JSON lines or an array, or a profile object.
@Suite struct ProfileFileTests {
  struct File: CustomTestStringConvertible {
    let id: String
    let text: String
    var isMember = true
    /// The code of the error where there is one.
    var fails: FindingCode?
    var testDescription: String { id }
  }

  @Test(arguments: [
    File(
      id: "calls, one a line",
      text: """
        {"type":"identify","userId":"x","timestamp":"2026-01-01","traits":{"phone":"1"}}

        {"type":"track","event":"Order Completed","userId":"x","timestamp":"2026-02-01","properties":{"total":9}}
        """),
    File(
      id: "an array of calls",
      text: """
        [{"type":"identify","userId":7,"timestamp":"2026-01-01","traits":{"phone":"1"}},
         {"type":"track","event":"Order Completed","userId":7,"timestamp":"2026-02-01"}]
        """),
    File(
      id: "a profile object",
      text: """
        {"id": "jo", "traits": {"phone": "1"},
         "events": [{"event": "Order Completed", "timestamp": "2026-02-01T10:00:00Z"}]}
        """),
    File(
      id: "an event without a time is of now",
      text: #"{"id":"jo","traits":{"phone":"1"},"events":[{"event":"Order Completed"}]}"#),
    File(id: "no member", text: #"{"id":"jo","traits":{"phone":"1"}}"#, isMember: false),
    File(id: "nobody", text: "[]", fails: .input),
    File(id: "no JSON", text: "{\"id\": \n nonsense", fails: .json),
    File(id: "empty", text: "", fails: .input),
    File(
      id: "a company alone", text: #"{"type":"group","groupId":"g","timestamp":"2026-01-01"}"#,
      fails: .noProfile),
  ])
  func file(_ file: File) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json").path
    try Data(file.text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var session = try Samples.session("shop")
    _ = session.run(
      "/query trait('phone').exists() AND event('Order Completed').within(60 days).count() >= 1")
    switch session.run("/why \(path)") {
    case .why(let reply):
      #expect(file.fails == nil)
      #expect(reply.report.isMember == file.isMember)
    case .failed(let failed): #expect(failed.findings.first?.code == file.fails)
    default: Issue.record("no reason was given")
    }
  }

  @Test(arguments: [nil, 2, 3])
  func `an invented profile is in, or out, as the file says`(nodeID: Int?) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var session = try Samples.session("shop")
    _ = session.run(CommandTests.prompt)
    _ = session.run("/invent \(nodeID.map { "\($0) " } ?? "")\(path)")
    guard case .why(let reply) = session.run("/why \(path)") else {
      Issue.record("no reason was given")
      return
    }
    #expect(reply.report.isMember == (nodeID == nil))
    if let nodeID { #expect(reply.report.verdicts[nodeID]?.outcome == .holds(false)) }
  }
}
