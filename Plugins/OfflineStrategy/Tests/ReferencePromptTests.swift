import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("The prompts of the public reference")
struct ReferencePromptTests {
  static let cases: [PromptCase] = [
    .init(
      "Customers who haven't purchased in the last 30 days.",
      "event('Order Completed').within(30 days).count() = 0"),
    .init(
      "Profiles that recently opened an email.",
      "event('Email Opened').within(30 days).count() >= 1"),
    .init(
      "Customers who have orders greater than $50.",
      "event('Order Completed').where(property('total') > 50).count() >= 1"),
    .init(
      "Customers who have not purchased in the last 30 days.",
      "event('Order Completed').within(30 days).count() = 0"),
    .init("Customers who don't have a phone number.", "trait('phone').absent()"),
    .init(
      "Customers who haven't received an email in the last 6 months.",
      "event('Email Delivered').within(180 days).count() = 0"),
    .init(
      "Customers who spend over $50 on an order.",
      "event('Order Completed').where(property('total') > 50).count() >= 1"),
  ]

  @Test("Each becomes the condition that the reference states", arguments: cases)
  func becomesTheStatedCondition(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.shop) == example.query)
  }

  @Test("What was taken for recently is said")
  func saysWhatRecentlyMeans() async throws {
    let readings = try await Answer.readings(
      "Profiles that recently opened an email.", TestWorkspaces.shop)
    #expect(readings.first?.assumptions.map(\.text) == ["\"recently\" = last 30 days"])
  }
}
