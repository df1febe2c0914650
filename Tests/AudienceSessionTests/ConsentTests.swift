import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePreview
import AudienceSampleSupport
import AudienceTime
import Foundation
import Testing

@testable import AudienceSession

/// Consent, requests and strategies' settings through the session's commands.
@Suite("Consent")
struct ConsentTests {
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  /// A home that has nothing in it, gone after the test.
  private final class Home {
    let folder = FileManager.default.temporaryDirectory.appending(path: "audience-\(UUID())")

    var configuration: URL { folder.appending(path: ".config/audience/config.json") }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A session in the sample shop; nothing listens where the strategy would send to.
    func session(
      acceptsTerms: Bool = false, variables: [String: String] = [:], strategy: String = "openai",
      in workspace: String = "shop"
    ) throws -> Session {
      var all = [
        "HOME": folder.path, "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_MODEL": "m",
      ]
      all.merge(variables) { $1 }
      var session = try Session(
        catalog: Samples.catalog(),
        environment: SessionEnvironment(
          variables: all, systemNow: Instant(microseconds: 0), strategy: strategy,
          acceptsTerms: acceptsTerms))
      _ = try session.open(
        path: Samples.folder.appending(path: workspace).path, work: SessionWork())
      return session
    }
  }

  private func code(_ reply: Reply) -> String? {
    if case .failed(let reply) = reply { reply.findings.first?.code.rawValue } else { nil }
  }

  private func lines(_ reply: Reply) -> [String] {
    if case .text(let lines) = reply { lines } else { [] }
  }

  @Test("nothing is asked of the server before the terms are accepted; then it is")
  func accepting() throws {
    let home = try Home()
    var session = try home.session()
    #expect(code(session.run(Self.prompt)) == "consent")
    #expect(code(session.run("/examples")) == nil)
    #expect(lines(session.run("/consent show")).last?.hasPrefix("not accepted") == true)
    #expect(code(session.run("/consent")) == nil)
    #expect(lines(session.run("/consent show")).last?.hasPrefix("accepted") == true)
    #expect(code(session.run(Self.prompt)) == "unavailable")
    let attributes = try FileManager.default.attributesOfItem(atPath: home.configuration.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("an acceptance is kept for the workspace, the host and the version, and for no other")
  func scope() throws {
    let home = try Home()
    var session = try home.session()
    _ = session.run("/consent")
    var again = try home.session()
    #expect(code(again.run(Self.prompt)) == "unavailable")
    var otherHost = try home.session(variables: ["OPENAI_BASE_URL": "http://127.0.0.1:10/v1"])
    #expect(code(otherHost.run(Self.prompt)) == "consent")
    var otherWorkspace = try home.session(in: "media")
    #expect(code(otherWorkspace.run(Self.prompt)) == "consent")
    let text = try String(contentsOf: home.configuration, encoding: .utf8)
    try Data(text.replacing("\"version\": \"", with: "\"version\": \"old-").utf8)
      .write(to: home.configuration)
    var otherVersion = try home.session()
    #expect(code(otherVersion.run(Self.prompt)) == "consent")
  }

  @Test("what was withdrawn is asked again, also where it came with --accept-terms")
  func withdrawing() throws {
    let home = try Home()
    var session = try home.session(acceptsTerms: true)
    #expect(code(session.run(Self.prompt)) == "unavailable")
    _ = session.run("/consent withdraw")
    #expect(code(session.run(Self.prompt)) == "consent")
    var again = try home.session()
    #expect(code(again.run(Self.prompt)) == "consent")
  }

  @Test("what the file holds besides is kept")
  func otherFields() throws {
    let home = try Home()
    let folder = home.configuration.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(#"{"theme":"dark","consent":["odd"],"plugins":{"openai":{"model":"mine"}}}"#.utf8)
      .write(to: home.configuration)
    var session = try home.session()
    _ = session.run("/consent")
    _ = session.run("/consent withdraw")
    let text = try String(contentsOf: home.configuration, encoding: .utf8)
    #expect(text.contains("dark") && text.contains("odd") && text.contains("mine"))
  }

  @Test("a configuration that cannot be read is told, and nothing is sent")
  func broken() throws {
    let home = try Home()
    let folder = home.configuration.deletingLastPathComponent()
    var session = try home.session()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("{,}".utf8).write(to: home.configuration)
    #expect(code(session.run(Self.prompt)) == "file")
  }

  @Test("a strategy that sends nothing has no terms")
  func local() throws {
    var session = try Home().session(strategy: "offline")
    #expect(lines(session.run("/consent")).first?.contains("sends nothing out") == true)
    #expect(lines(session.run("/request")).isEmpty)
    #expect(
      lines(session.run("/request \(Self.prompt)")) == ["strategy 'offline' sends nothing out"])
  }

  @Test("what would be sent is shown without consent, without a key and without a server")
  func request() throws {
    var session = try Home().session()
    _ = session.run(Self.prompt)
    guard case .outgoing(let reply) = session.run("/request") else {
      Issue.record("expected what would be sent")
      return
    }
    let body = String(decoding: reply.data.bytes, as: UTF8.self)
    #expect(body.contains(#"haven't purchased in the last 30 days and have a phone"#))
    #expect(body.contains("Order Completed"))
    #expect(reply.data.leftOut == ["4 inactive names"])
    #expect(reply.data.leftOutNames.contains("event 'Paper Catalogue Requested' (inactive)"))
  }

  @Test("settings come from what is typed, the environment, then the configuration; never a secret")
  func settings() throws {
    let home = try Home()
    let folder = home.configuration.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(#"{"plugins":{"openai":{"model":"from-file","schema-tokens":5000}}}"#.utf8)
      .write(to: home.configuration)
    func model(_ session: inout Session) -> String {
      guard case .outgoing(let reply) = session.run("/request \(Self.prompt)") else { return "" }
      return String(String(decoding: reply.data.bytes, as: UTF8.self).prefix(40))
    }
    var session = try home.session()
    #expect(model(&session).contains(#""model":"m""#))
    var bare = try home.session(variables: ["OPENAI_MODEL": ""])
    #expect(!model(&bare).contains("from-file"))
    _ = session.run("/strategy openai model=typed")
    #expect(model(&session).contains(#""model":"typed""#))
    for line in [
      "/strategy openai api-key=sk-x", "/strategy openai modle=x", "/strategy openai api=telex",
    ] {
      #expect(code(session.run(line)) == "usage")
    }
    #expect(model(&session).contains(#""model":"typed""#))
  }

  @Test("personal data is masked by the suggestion, and confirmed by /confirm")
  func masking() throws {
    var session = try Home().session(strategy: "offline")
    let reply = session.run("Customers who have a phone and the address jane@example.org there")
    #expect(code(reply) == "pii-warning")
    guard case .failed(let failed) = reply else { return }
    #expect(
      failed.findings.first?.suggestions.first?.title
        == "mask it: Customers who have a phone and the address [an e-mail address] there")
    #expect(code(session.run("/apply 1")) != "pii-warning")
    _ = session.run("Customers who have a phone and the address jane@example.org there")
    #expect(code(session.run("/confirm")) != "pii-warning")
  }

  @Test(
    "two strategies on one prompt: both trees, or why there is none, and the members that differ")
  func comparing() throws {
    let recording = Samples.folder.appending(path: "shop/recorded.jsonl").path
    var session = try Home().session(
      variables: ["AUDIENCE_REPLAY": recording], strategy: "offline")
    let prompt = "Customers who spent more than 200 dollars on lighting"
    guard case .comparison(let reply) = session.run("/compare offline replay \(prompt)") else {
      Issue.record("expected a comparison")
      return
    }
    #expect(reply.sides.map(\.strategy) == ["offline", "replay"])
    let trees = reply.sides.compactMap { try? $0.outcome.get() }
    #expect(trees.count == 2)
    #expect(trees.first?.tree != trees.last?.tree)
    #expect(reply.difference?.difference?.lost.isEmpty == false)
    guard case .comparison(let refused) = session.run("/compare offline openai \(prompt)") else {
      Issue.record("expected a comparison")
      return
    }
    #expect(refused.difference == nil)
    #expect(code(session.run("/compare offline")) == "usage")
    #expect(code(session.run("/compare offline nobody \(prompt)")) == "usage")
  }
}
