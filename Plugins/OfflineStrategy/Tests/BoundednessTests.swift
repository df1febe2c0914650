import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@testable import OfflineStrategy

@Suite("Any text is read in bounded work")
struct BoundednessTests {
  static let words = [
    "and ", "or ", "a and ", "bought or ", "who ", "not ", "in the last 30 days ", "order and ",
    "email or order and ", "\u{1F600}", "\u{301}", "'", "\"x", "$", "1,", "- ", ", ",
    "customers in ",
    "haven't purchased or ", "between 3 and ", "vip, ", "the same product within 2 days ",
  ]

  @Test("300 characters of one word are read or refused", arguments: words)
  func repeatedWords(_ word: String) async throws {
    let text = String(String(repeating: word, count: 300 / word.count + 1).prefix(300))
    guard let prompt = try? Prompt(text) else { return }
    try await check(prompt.text, TestWorkspaces.shop)
  }

  @Test("Random text is read or refused, its spans inside the prompt")
  func randomText() async throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<TestSettings.heavyCases {
      let bytes = (0..<(20 + random.below(200))).map { _ in UInt8(random.below(256)) }
      guard let prompt = try? Prompt(String(decoding: bytes, as: UTF8.self)) else { continue }
      try await check(prompt.text, TestWorkspaces.desk)
    }
  }

  @Test("Shuffled prompts are read or refused, the same each time")
  func shuffledPrompts() async throws {
    var random = SplitMix64(seed: 11)
    let vocabulary = PromptTableTests.shop.flatMap { $0.id.split(separator: " ").map(String.init) }
    for _ in 0..<TestSettings.heavyCases {
      let text = (0..<(4 + random.below(30))).map { _ in random.pick(vocabulary) }
        .joined(separator: " ")
      guard let prompt = try? Prompt(text) else { continue }
      try await check(prompt.text, TestWorkspaces.shop)
    }
  }

  @Test(
    "A name that is parted by what joins two clauses is read or refused",
    arguments: [
      "Users whose review score of product reviewed or more than 40 score",
      "Users whose review of product reviewed and over 40 review score or over 5 score",
      "Users with review in product reviewed whose score is over 50 and score under 90",
    ])
  func partedNames(_ text: String) async throws {
    let workspace = WorkspaceMaker.make(
      "reviews", events: [("Product Reviewed", ["review_score:number", "amount:number"])],
      traits: ["email:string"])
    try await check(text, workspace)
  }

  private func check(_ text: String, _ workspace: Workspace) async throws {
    let outcome = try await Answer.outcome(text, workspace)
    let again = try await Answer.outcome(text, workspace)
    let whole = Span(0, text.utf8.count)
    switch (outcome, again) {
    case (.readings(let readings, _), .readings(let others, _)):
      #expect(readings.map(\.tree) == others.map(\.tree))
      #expect(readings.map(\.confidence) == others.map(\.confidence))
      #expect(readings.map(\.provenance) == others.map(\.provenance))
      for reading in readings {
        let spans = reading.provenance.values.flatMap { $0.flatMap(\.spans) } + reading.unusedWords
        #expect(spans.allSatisfy(whole.contains), "\(text)")
        let ids = Set(reading.tree.nodes.map(\.id))
        #expect(reading.provenance.keys.allSatisfy(ids.contains))
        let printed = QueryPrinter.text(reading.tree)
        let parsed = try QueryParser.parse(printed)
        #expect(parsed.tree == reading.tree)
        #expect(parsed.structureFindings(level: reading.level).isEmpty, "\(text): \(printed)")
      }
    case (.declined(let refusal), .declined(let other)):
      #expect(refusal == other)
      #expect(refusal.spans.allSatisfy(whole.contains))
    case (.readings, .declined), (.declined, .readings):
      Issue.record("the same prompt had two outcomes: \(text)")
    }
  }
}
