import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import Foundation
import ModelClient
import NetworkClient
import Testing

@testable import OpenAIStrategy

@Suite("What leaves this machine")
struct PrivacyTests {
  /// Everything that was sent, as text.
  private static func sent(_ lab: Lab) -> String {
    lab.server.requests.map { request in
      request.url + request.headers.map(\.shown).joined()
        + String(decoding: request.body, as: UTF8.self)
    }.joined()
  }

  private static func workspace(sharesValues: Bool) -> Workspace {
    let values = [
      FieldValue(.text("gold-CANARY"), count: 40), FieldValue(.text("once-CANARY"), count: 1),
      FieldValue(.text("uncounted-CANARY")),
      FieldValue(.text("jane-CANARY@example.org"), count: 40),
    ]
    let many = (0..<50).map { FieldValue(.text("many-\($0)-CANARY"), count: 40) }
    return Lab.workspace(
      traits: [
        TraitSchema(FieldSchema("phone", .string), scope: .user),
        TraitSchema(FieldSchema("tier", .string, values: values), scope: .user),
        TraitSchema(FieldSchema("city", .string, values: many), scope: .user),
      ], sharesValues: sharesValues)
  }

  @Test("no value goes out unless the workspace allows it")
  func noValues() async throws {
    let lab = try Lab(.saying(Lab.good))
    _ = try await lab.generate(in: Self.workspace(sharesValues: false))
    #expect(!Self.sent(lab).contains("CANARY"))
  }

  @Test("of the values that may go, only few distinct ones that are shared and name nobody")
  func sharedValues() async throws {
    let lab = try Lab(.saying(Lab.good))
    _ = try await lab.generate(in: Self.workspace(sharesValues: true))
    let sent = Self.sent(lab)
    #expect(sent.contains("gold-CANARY"))
    for value in ["once-CANARY", "uncounted-CANARY", "jane-CANARY", "many-"] {
      #expect(!sent.contains(value))
    }
  }

  @Test("definitions of audiences, and phrases with personal data, stay here")
  func definitions() async throws {
    let shop = Lab.shop
    let workspace = Workspace(
      name: "secret-CANARY", settings: shop.settings, events: shop.events, traits: shop.traits,
      audiences: [
        AudienceEntry(key: "vip", name: "VIP", level: .users, query: "trait('x') = 'CANARY'")
      ],
      definitions: [
        Phrase("me", "trait('email') = 'CANARY@example.org'"), Phrase("big", "trait('n') > 5"),
      ],
      document: .object(["note": .text("CANARY")]))
    let lab = try Lab(.saying(Lab.good))
    _ = try await lab.generate(in: workspace)
    #expect(!Self.sent(lab).contains("CANARY"))
    #expect(Self.sent(lab).contains("trait('n') > 5"))
  }

  @Test(
    "a key's file that others can read is told, with what to do",
    arguments: [(0o600, false), (0o644, true), (0o640, true), (0o400, false)])
  func keyFile(mode: Int, isTold: Bool) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID())")
    try Data("\(Lab.key)\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    let lab = try Lab(.saying(Lab.good), environment: ["OPENAI_API_KEY_FILE": file.path])
    let warning = "the key's file can be read by others: chmod 600 \(file.path)"
    #expect(try await lab.generate().best.notes.contains(warning) == isTold)
    let outgoing = try #require(
      try lab.strategy.outgoing(
        for: GenerationRequest(
          task: .generate(try Prompt(Lab.prompt)), workspace: Lab.shop, now: Lab.now)))
    #expect(outgoing.headers.contains(warning) == isTold)
    // With the key in the environment the file is not looked at.
    let other = try Lab(
      .saying(Lab.good),
      environment: ["OPENAI_API_KEY": Lab.key, "OPENAI_API_KEY_FILE": file.path])
    #expect(try await !other.generate().best.notes.contains(warning))
  }

  @Test("the key is in the authorization header and nowhere else")
  func key() async throws {
    let lab = try Lab(.error(401, message: "no such key \(Lab.key)"))
    let failure = try #require(await lab.failure())
    #expect(!"\(failure)".contains(Lab.key))
    let request = try #require(lab.server.requests.first)
    #expect(!String(decoding: request.body, as: UTF8.self).contains(Lab.key))
    #expect(!request.headers.map(\.shown).joined().contains(Lab.key))
    #expect(!request.url.contains(Lab.key))
    #expect(!"\(lab.strategy.settings)".contains(Lab.key))
    var dumped = ""
    dump(lab.strategy, to: &dumped)
    #expect(!dumped.contains(Lab.key))
    let secrets = request.headers.filter { header in
      if case .secret = header.value { true } else { false }
    }
    #expect(secrets.map(\.name) == ["Authorization"])
  }

  @Test("what would be sent is what is sent, byte for byte")
  func exact() async throws {
    let lab = try Lab(.saying(Lab.good))
    let request = GenerationRequest(
      task: .generate(try Prompt(Lab.prompt)), workspace: Lab.shop, now: Lab.now)
    let outgoing = try #require(
      try GenerationHost(lab.strategy, disabled: DisabledPlugins()).outgoing(for: request))
    _ = try await lab.generate()
    #expect(lab.server.requests.map(\.body) == [outgoing.bytes])
    #expect(outgoing.destination == "POST https://model.example/v1/chat/completions")
    #expect(outgoing.headers.contains("Authorization: Bearer <redacted>"))
  }

  @Test(
    "prompts about what the law protects most ask first, where they would leave",
    arguments: [
      ("Customers who are pregnant and bought shoes", "pregnant"),
      ("People diagnosed with diabetes this year", "diagnosed"),
      ("Muslims who opened an email last week", "Muslims"),
      ("Gay customers who bought a ticket twice", "Gay"),
      ("Members of a trade union with a phone", "trade union"),
    ])
  func sensitive(_ prompt: String, _ word: String) async throws {
    let lab = try Lab(.saying(Lab.good))
    let failure = try #require(await lab.failure(prompt))
    #expect(failure.code == .personalData)
    guard case .text(let source, let span) = failure.place else {
      Issue.record("expected a place in the prompt")
      return
    }
    #expect(source.substring(span) == word)
    #expect(failure.help?.contains("model.example") == true)
    #expect(lab.server.requests.isEmpty)
    _ = try await lab.generate(prompt, allowsPersonalData: true)
    #expect(lab.server.requests.count == 1)
  }

  @Test(
    "words that only look like it do not ask",
    arguments: [
      "Customers in Paris who bought a racing bike", "People who opened the newsletter in Sikkim",
      "Customers who played the hidden level twice", "Users who raced through the onboarding tour",
    ])
  func harmless(_ prompt: String) async throws {
    let lab = try Lab(.saying(Lab.good))
    _ = try await lab.generate(prompt)
    #expect(lab.server.requests.count == 1)
  }

  @Test("the terms name the recipient, and say what is not known of one's own choice")
  func terms() throws {
    let official = OpenAITerms.official
    #expect(official.recipient == "api.openai.com")
    for words in ["30 days", "not used to train", "own the output", "Nothing is warranted"] {
      #expect(official.text.contains(words))
    }
    let own = try #require(try Lab(.saying("")).strategy.terms)
    #expect(own.recipient == "model.example")
    #expect(own.text.contains("not known here"))
    #expect(!own.text.contains("30 days"))
  }
}
