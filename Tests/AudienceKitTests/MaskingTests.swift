import AudienceDiagnostics
import AudienceJSON
import AudienceRendering
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// `/config mask on`: whatever is asked, nobody of the samples can be told from the answer.
@Suite("Masked answers")
struct MaskingTests {
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  /// The answer as a person and as a program reads it.
  private func texts(_ reply: Reply) -> [String] {
    [
      TextRenderer(Screen(columns: 200)).lines(reply).joined(separator: "\n"),
      ReplyJSON.json(reply).compactText,
    ]
  }

  /// E-mail addresses and phones as the sample's calls have them.
  private static let secrets = ["@example.", "+1 555"]

  @Test(
    "no e-mail address and no phone is in any of them",
    arguments: [
      "/preview 200 email phone", "/preview 50 by email desc", "/why u_044", "/why u_002", "/near",
      "/near 3 40", "/profile u_044", "/profile u_001 500", "/values email", "/values phone",
      "/insights email", "/insights phone", "/schema email", "/schema", "/schema phone",
      "/diff trait('email').exists()", "/diff trait('phone') != '+1 555 0144'", "/at 2025-12-01",
      "/export csv", "/export jsonl", "/export csv-unformatted", "/overlap", "/waterfall",
      "/compare offline offline \(prompt)",
    ])
  func hidden(_ line: String) throws {
    var open = try Samples.session("shop")
    _ = open.run(Self.prompt)
    var masked = open
    _ = masked.run("/config mask on")
    let reply = masked.run(line)
    if case .failed(let failed) = reply {
      Issue.record("\(line): \(failed.findings.map(\.message))")
    }
    // What was typed is shown as it was typed.
    let typed = Self.secrets.filter { line.contains($0) }
    for text in texts(reply) {
      for secret in Self.secrets where !typed.contains(secret) {
        #expect(!text.contains(secret), "\(text)")
      }
    }
  }

  @Test(
    "the same answers show them without it",
    arguments: ["/preview 5 email", "/why u_044", "/profile u_044", "/values email", "/export csv"])
  func shown(_ line: String) throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    for text in texts(session.run(line)) {
      #expect(Self.secrets.contains { text.contains($0) })
    }
  }

  @Test("what says nothing of a person stays")
  func others() throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    let before = texts(session.run("/preview 20 age loyalty_tier lifetime_value"))
    _ = session.run("/config mask on")
    #expect(texts(session.run("/preview 20 age loyalty_tier lifetime_value")) == before)
  }

  @Test("a file that is written is whole, an export on the screen says that it is not")
  func exports() throws {
    let home = try TemporaryHome()
    var session = try home.session(isShown: true)
    _ = session.run(Self.prompt)
    _ = session.run("/config mask on")
    let shown = texts(session.run("/export csv"))
    #expect(shown[0].hasSuffix("personal data is masked: /export csv FILE writes it whole"))
    let file = home.folder.appending(path: "members.csv")
    _ = session.run("/export csv \(file.path)")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("@example."))
  }

  @Test("Tab offers no values of personal fields")
  func completion() throws {
    var session = try Samples.session("shop")
    _ = session.run("/config mask on")
    let line = "/query trait('email') = '"
    #expect(session.completion(of: line, at: line.utf8.count).candidates.isEmpty)
  }

  @Test("a script's output is the same whoever runs it")
  func scripts() throws {
    let home = try TemporaryHome()
    var set = try home.session(isShown: true)
    _ = set.run("/config mask on")
    var script = try home.session(isShown: false)
    _ = script.run(Self.prompt)
    #expect(texts(script.run("/preview 5 email"))[0].contains("@example."))
  }
}
