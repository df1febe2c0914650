import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Prompts that are declined")
struct RefusalTests {
  /// A prompt with a word that the cause has to name, in a workspace.
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let word: String
    var workspace = TestWorkspaces.shop
    var testDescription: String { id }
  }

  static let cases: [Case] = [
    .init(id: "Customers who booked a helicopter tour with their friends", word: "helicopter"),
    .init(id: "Shoppers with a helicopter licence", word: "helicopter"),
    .init(
      id: "Customers whose astrological sign compatibility score is over 40", word: "astrological"),
    .init(id: "Customers who own a dog and bought something", word: "dog"),
    .init(id: "Customers who bought red lamps in size 10", word: "red"),
    .init(id: "Customers whose favorite color is blue", word: "color"),
    .init(id: "Customers who placed an order on a Tuesday", word: "Tuesday"),
    .init(id: "Customers who ordered while it was raining", word: "raining"),
    .init(id: "VIP customers with a pilot licence", word: "pilot"),
    .init(id: "Customers who only ordered in the last 30 days", word: "only"),
    .init(id: "Customers whose orders no longer arrive broken", word: "broken"),
    .init(id: "Customers who bought the same product twice", word: "same"),
    .init(id: "Customers who ordered twice in a week", word: "week"),
    .init(id: "Customers who viewed lamps or toys but bought neither", word: "neither"),
    .init(id: "asdf qwer zxcv uiop hjkl bnmq wert", word: "asdf"),
    .init(id: "Customers who are about to buy lamps", word: "about"),
    .init(id: "Customers who want to buy lamps", word: "want"),
    .init(id: "Customers who might order next week", word: "might"),
    .init(id: "Customers who would order lamps again", word: "would"),
    .init(id: "Customers who should order lamps", word: "should"),
    .init(id: "Send an email to customers who bought lamps", word: "Send"),
    .init(
      id: "Users who watched the company rocket launch from the beach", word: "rocket",
      workspace: TestWorkspaces.desk),
    .init(
      id: "Accounts that renewed their contract with a competitor", word: "competitor",
      workspace: TestWorkspaces.desk),
    .init(
      id: "Customers who applied for a boat loan", word: "boat", workspace: TestWorkspaces.bank),
    .init(id: "Patients who had knee surgery", word: "knee", workspace: TestWorkspaces.clinic),
  ]

  @Test("The word that nothing stands for is named and marked", arguments: cases)
  func namesTheWord(_ example: Case) async throws {
    let refusal = try #require(try await Answer.refusal(example.id, example.workspace))
    #expect(refusal.code == .reword)
    #expect(refusal.cause.contains("\"\(example.word)\""))
    let source = SourceText(example.id)
    #expect(refusal.spans.contains { source.substring($0).contains(example.word) })
  }

  @Test("Function words alone name nothing")
  func functionWordsNameNothing() async throws {
    let refusal = try await Answer.refusal(
      "the the of and to in on at by with or", TestWorkspaces.shop)
    #expect(refusal?.code == .reword)
    #expect(refusal?.cause.contains("name no event") == true)
  }

  @Test(
    "The prompt offered instead is understood",
    arguments: [
      TestWorkspaces.shop, TestWorkspaces.desk, TestWorkspaces.media, TestWorkspaces.bank,
    ])
  func offersAPromptThatWorks(_ workspace: Workspace) async throws {
    let refusal = try await Answer.refusal("Customers who fly helicopters", workspace)
    let prompt = try #require(refusal?.workingPrompt)
    #expect(try await !Answer.readings(prompt, workspace).isEmpty)
  }

  @Test("Whatever is declined, the prompt offered instead is understood", arguments: cases)
  func offersWhatWorks(_ example: Case) async throws {
    let refusal = try #require(try await Answer.refusal(example.id, example.workspace))
    let prompt = try #require(refusal.workingPrompt)
    #expect(try await !Answer.readings(prompt, example.workspace).isEmpty)
  }

  @Test(
    "The prompt offered instead is about what was understood",
    arguments: [
      Case(id: "Customers who own a dog and added something to their cart", word: "Product Added"),
      Case(id: "Shoppers whose loyalty tier has a purple mascot", word: "loyalty_tier"),
    ])
  func offersWhatWasUnderstood(_ example: Case) async throws {
    let refusal = try #require(try await Answer.refusal(example.id, example.workspace))
    #expect(refusal.workingPrompt?.contains(example.word) == true)
  }

  @Test("The nearest names of the workspace are offered")
  func offersNearestNames() async throws {
    let refusal = try await Answer.refusal(
      "Customers whose loyalty mascot is a bear", TestWorkspaces.shop)
    #expect(refusal?.nearestNames.contains { $0.hasPrefix("loyalty") } == true)
  }
}
