import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Times, numbers and amounts")
struct MeasureTests {
  @Test("Times are windows and dates", arguments: MeasureTables.times)
  func readsTimes(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.shop) == example.query)
  }

  @Test("Amounts are of one event, of many, and of all", arguments: MeasureTables.amounts)
  func readsAmounts(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.shop) == example.query)
  }

  @Test("Units convert into those of the property", arguments: MeasureTables.units)
  func readsUnits(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.media) == example.query)
  }

  @Test("Numbers compare with what has a name", arguments: MeasureTables.traits)
  func readsNames(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.bank) == example.query)
  }

  static let fiscal: [PromptCase] = [
    .init("Users who paid this fiscal year", "event('Bill Paid').within(26 days).count() >= 1"),
    .init(
      "Users who paid last fiscal year",
      "event('Bill Paid').between(26 days, 391 days).count() >= 1"),
    .init(
      "Users who paid in the previous fiscal quarter",
      "event('Bill Paid').between(26 days, 118 days).count() >= 1"),
    .init(
      "Users who paid in fiscal year 2026",
      "event('Bill Paid').between(26 days, 391 days).count() >= 1"),
    .init("Users who paid this calendar year", "event('Bill Paid').within(57 days).count() >= 1"),
  ]

  @Test("The fiscal year begins where the workspace says", arguments: fiscal)
  func readsFiscalYears(_ example: PromptCase) async throws {
    let workspace = WorkspaceMaker.make(
      "bills", events: [("Bill Paid", ["amount:number"])], traits: ["email:string"],
      fiscalYearStart: 2)
    #expect(try await Answer.query(example.id, workspace) == example.query)
  }

  @Test(
    "A window beyond the limit is told before a name that is not known",
    arguments: [
      "Customers who booked a helicopter tour in the past 3 years",
      "Customers who rode a camel at any point in the last five years",
    ])
  func tellsLookbackFirst(_ prompt: String) async throws {
    let refusal = try #require(try await Answer.refusal(prompt, TestWorkspaces.shop))
    #expect(refusal.code == .lookback)
    let source = SourceText(prompt)
    #expect(refusal.spans.contains { source.substring($0).contains("years") })
  }

  @Test(
    "What has no meaning is declined",
    arguments: [
      "Customers who placed an order worth half of something",
      "Customers who ordered 5 times in a single month",
      "Customers who ordered on Tuesdays at least twice",
    ])
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, TestWorkspaces.shop)?.code == .reword)
  }
}
