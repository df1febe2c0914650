import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("How far a negation reaches, and what an event is counted from")
struct ScopePromptTests {
  static let workspace = WorkspaceMaker.make(
    "store",
    events: [
      ("Order Completed", ["order_id:string", "total:number"]),
      ("Order Cancelled", ["order_id:string"]),
      ("Order Refunded", ["order_id:string"]),
      ("Product Viewed", ["product_id:string"]),
      ("Product Added", ["product_id:string"]),
      ("Page Viewed", ["path:string"]),
      ("Report Exported", ["format:string=pdf|csv|xlsx"]),
      ("Trial Ended", []),
    ],
    traits: ["email:string", "phone:string", "city:string"])

  static let cases: [PromptCase] = [
    // A negation in front of two nouns is of both.
    .init(
      "customers missing both phone and email",
      "trait('phone').absent() AND trait('email').absent()"),
    .init(
      "customers without phone and email", "trait('phone').absent() AND trait('email').absent()"),
    .init(
      "people lacking a phone and an email", "trait('phone').absent() AND trait('email').absent()"),
    .init(
      "customers with no phone and email", "trait('phone').absent() AND trait('email').absent()"),
    .init(
      "customers without phone, email and city",
      "trait('phone').absent() AND trait('email').absent() AND trait('city').absent()"),
    .init(
      "customers who don't have both a phone and an email",
      "NOT (trait('phone').exists() AND trait('email').exists())"),
    // What says that the second is there ends it.
    .init(
      "customers with no phone and an email",
      "trait('phone').absent() AND trait('email').exists()"),
    .init(
      "customers without a phone and with an email",
      "trait('phone').absent() AND trait('email').exists()"),
    .init(
      "customers who have no phone and have an email",
      "trait('phone').absent() AND trait('email').exists()"),
    .init(
      "customers with a phone and no email",
      "trait('phone').exists() AND trait('email').absent()"),
    // The word behind "within N days of" is of the event that is counted from.
    .init(
      "customers who cancelled within 2 days of ordering",
      """
      event('Order Completed').where(event('Order Cancelled').within(parent: 2 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers who were refunded within a week of their order",
      """
      event('Order Completed').where(event('Order Refunded').within(parent: 7 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers who got a refund within 7 days after an order",
      """
      event('Order Completed').where(event('Order Refunded').within(parent: 7 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers who got a refund after ordering",
      """
      event('Order Completed').where(event('Order Refunded').within(parent: 730 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers who added a product within a day of viewing one",
      """
      event('Product Viewed').where(event('Product Added').within(parent: 1 day)\
      .count() >= 1).count() >= 1
      """),
    // "Then" says which comes first, however long after.
    .init(
      "customers who viewed a product and then exported a report",
      """
      event('Product Viewed').where(event('Report Exported').within(parent: 730 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers with a phone who viewed a product in the last 30 days and then ordered",
      """
      trait('phone').exists() AND event('Product Viewed').where(event('Order Completed')\
      .within(parent: 730 days).count() >= 1).within(30 days).count() >= 1
      """),
    // What is left out of a count is not left out of the people.
    .init(
      "users who exported more than 10 reports in the last 30 days, excluding CSV exports",
      """
      event('Report Exported').where(property('format') != 'csv').within(30 days).count() > 10
      """),
    .init(
      "users who exported at least 5 reports, not counting csv exports",
      "event('Report Exported').where(property('format') != 'csv').count() >= 5"),
    .init(
      "users who exported at least 5 reports, except those who exported a csv",
      """
      event('Report Exported').count() >= 5 \
      AND event('Report Exported').where(property('format') = 'csv').count() = 0
      """),
    .init(
      "users who exported pdf reports, excluding csv reports",
      """
      event('Report Exported').where(property('format') = 'pdf').count() >= 1 \
      AND event('Report Exported').where(property('format') = 'csv').count() = 0
      """),
    .init(
      "users whose trial ended in the last 3 days",
      "event('Trial Ended').within(3 days).count() >= 1"
    ),
  ]

  @Test(
    "what is to come was not done",
    arguments: [
      "users whose trial ends in 3 days", "users whose trial expires in 3 days",
      "customers whose order is cancelled in 5 days",
    ])
  func toCome(_ prompt: String) async throws { try await expectRefusal(prompt) }

  @Test(
    "of several first or last ones, of a share, and of each of two months no tree tells",
    arguments: [
      "customers whose last two orders were over $50",
      "customers who viewed at least half of the products we added",
      "customers with at least 3 orders, most of them over $50",
      "customers who have ordered every product except hats",
    ])
  func unsayable(_ prompt: String) async throws { try await expectRefusal(prompt) }

  private func expectRefusal(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }
}
