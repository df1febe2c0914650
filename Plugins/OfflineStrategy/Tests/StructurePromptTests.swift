import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("What words share, leave out and look back at")
struct StructurePromptTests {
  static let shop: [PromptCase] = [
    .init(
      "Customers who bought lamps more than any other category",
      "event('Order Completed').mode(property('category'), 1) = 'Lamps'"),
    .init(
      "Customers who placed 3 orders or more, each over $50",
      "event('Order Completed').where(property('total') > 50).count() >= 3"),
    .init(
      "Customers who bought lamps in December 2025 but not in January 2026",
      """
      event('Order Completed').where(property('category') = 'Lamps').between(57 days, 88 days)\
      .count() >= 1 AND event('Order Completed').where(property('category') = 'Lamps')\
      .between(26 days, 57 days).count() = 0
      """),
    .init(
      "Customers who received the Winter Sale email but neither opened nor clicked it",
      """
      event('Email Delivered').where(property('campaign_name') = 'Winter Sale').count() >= 1 \
      AND event('Email Opened').where(property('campaign_name') = 'Winter Sale').count() = 0 \
      AND event('Email Clicked').where(property('campaign_name') = 'Winter Sale').count() = 0
      """),
    .init(
      "VIP or gold tier customers, but only those in Berlin",
      """
      (trait('vip') = 'true' OR trait('loyalty_tier') = 'gold') AND trait('city') = 'Berlin'
      """),
    .init(
      "Customers whose age is below 30 or missing",
      "trait('age') < 30 OR trait('age').absent()"),
    .init(
      "Customers created after January 5, 2026",
      "trait('created_at').after_date('2026-01-05')"),
    .init("Customers created this year", "trait('created_at') >= 2026-01-01"),
    .init(
      "Customers who placed 2 orders totaling more than $300",
      """
      event('Order Completed').sum(property('total')) > 300 AND event('Order Completed')\
      .count() = 2
      """),
  ]

  static let desk: [PromptCase] = [
    .init(
      "Users who started a trial without ending one within 14 days",
      """
      event('Trial Started').where(event('Trial Ended').within(parent: 14 days).count() = 0)\
      .count() >= 1
      """),
    .init(
      "Accounts with at least one user who is an admin and has opened a support ticket",
      "ANY (trait('role') = 'admin' AND event('Support Ticket Opened').count() >= 1)"),
    .init(
      "Users who opened a support ticket and then closed it within 2 days",
      """
      event('Support Ticket Opened').where(event('Support Ticket Closed')\
      .within(parent: 2 days).count() >= 1).count() >= 1
      """),
  ]

  @Test("A store", arguments: shop)
  func readsStore(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.shop) == example.query)
  }

  @Test("A business product", arguments: desk)
  func readsBusinessProduct(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.desk) == example.query)
  }

  @Test(
    "What a tree cannot say is declined",
    arguments: [
      "The 50 customers with the highest order total", "Top 10 shoppers by number of orders",
      "Customers who opened all emails", "Customers who ordered in each of the last 3 months",
      "Customers who bought from every category",
      "Customers who placed their second order in the last 30 days",
    ])
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, TestWorkspaces.shop)?.code == .reword)
  }
}
