import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Lists, provisos, orders of events, and what holds of all or of none")
struct LayoutPromptTests {
  static let workspace = WorkspaceMaker.make(
    "studio",
    events: [
      (
        "Order Completed",
        [
          "order_id:string", "total:number", "coupon:string=SPRING10|VIP20",
          "category:string=Shoes|Hats|Books",
        ]
      ),
      ("Order Cancelled", ["order_id:string"]),
      ("Order Refunded", ["order_id:string"]),
      ("Product Viewed", ["category:string=Shoes|Hats|Books", "brand:string=Acme|Kite"]),
      ("Product Reviewed", ["rating:number"]),
      ("Class Booked", ["coach:string=Maya|Jonas"]),
      ("Class Attended", ["coach:string=Maya|Jonas"]),
      ("Class Cancelled", ["coach:string=Maya|Jonas"]),
      ("Trial Started", []),
      ("Subscription Upgraded", ["plan:string=pro|team"]),
      ("Subscription Downgraded", ["plan:string=pro|team"]),
      ("Email Opened", ["campaign:string=Winter Sale|Welcome"]),
      ("Invite Sent", ["invitee_role:string=admin|viewer"]),
      ("Signed In", []),
      ("Page Viewed", ["path:string"]),
    ],
    traits: [
      "email:string", "phone:string", "city:string=Berlin|Paris|Miami", "vip:boolean",
      "tier:string=gold|silver", "role:string=admin|viewer", "birthday:date",
      "averageRating:number",
    ])

  static let cases: [PromptCase] = [
    .init(
      "customers with (a) gold tier, (b) a phone number and (c) at least 2 orders",
      """
      trait('tier') = 'gold' AND trait('phone').exists() AND event('Order Completed')\
      .count() >= 2
      """),
    .init(
      "1) gold tier 2) ordered at least twice 3) never cancelled an order",
      """
      trait('tier') = 'gold' AND event('Order Completed').count() >= 2 \
      AND event('Order Cancelled').count() = 0
      """),
    .init(
      "- in Berlin - ordered in the last 30 days - no refunds",
      """
      trait('city') = 'Berlin' AND event('Order Completed').within(30 days).count() >= 1 \
      AND event('Order Refunded').count() = 0
      """),
    .init(
      "customers who viewed a product (but never ordered) in the last 30 days",
      """
      event('Product Viewed').within(30 days).count() >= 1 AND event('Order Completed')\
      .count() = 0
      """),
    .init(
      "users who have done at least one of the following: ordered; viewed a product; reviewed a product",
      """
      event('Order Completed').count() >= 1 OR event('Product Viewed').count() >= 1 \
      OR event('Product Reviewed').count() >= 1
      """),
    .init(
      "users who haven't done any of these in the last month: ordered, viewed a product, reviewed a product",
      """
      event('Order Completed').within(30 days).count() = 0 AND event('Product Viewed')\
      .within(30 days).count() = 0 AND event('Product Reviewed').within(30 days)\
      .count() = 0
      """),
    .init(
      "customers who either are VIPs or placed more than 5 orders, as long as they live in Berlin",
      """
      (trait('vip') = 'true' OR event('Order Completed').count() > 5) \
      AND trait('city') = 'Berlin'
      """),
    .init(
      "gold tier customers, provided that they have ordered in the last 60 days",
      "trait('tier') = 'gold' AND event('Order Completed').within(60 days).count() >= 1"),
    .init(
      "customers with at least 3 orders, unless they are in Paris",
      "event('Order Completed').count() >= 3 AND NOT trait('city') = 'Paris'"),
    .init(
      "users who, unless they are viewers, have ordered at least 5 times",
      "NOT trait('role') = 'viewer' AND event('Order Completed').count() >= 5"),
    .init(
      "gold tier customers plus at least 2 orders",
      "trait('tier') = 'gold' AND event('Order Completed').count() >= 2"),
    .init(
      "gold tier customers, plus anyone who ordered more than 5 times",
      "trait('tier') = 'gold' OR event('Order Completed').count() > 5"),
    .init(
      "on top of having a phone number, customers must have ordered at least 3 times",
      "trait('phone').exists() AND event('Order Completed').count() >= 3"),
    .init(
      "customers who bought shoes and nothing else",
      """
      event('Order Completed').count() >= 1 AND event('Order Completed')\
      .where(NOT property('category') = 'Shoes').count() = 0
      """),
    .init(
      "customers who bought nothing but shoes",
      """
      event('Order Completed').count() >= 1 AND event('Order Completed')\
      .where(NOT property('category') = 'Shoes').count() = 0
      """),
    .init(
      "customers with at most one order, including those who have none",
      "event('Order Completed').count() <= 1"),
    .init(
      "customers whose birthday we don't know",
      "trait('birthday').absent()"),
    .init(
      "customers we have no email for",
      "trait('email').absent()"),
    .init(
      "customers living anywhere other than Miami",
      "NOT trait('city') = 'Miami'"),
    .init(
      "customers who ordered in the month before last",
      "event('Order Completed').between(57 days, 88 days).count() >= 1"),
    .init(
      "customers who ordered in the last 30 to 60 days",
      "event('Order Completed').between(30 days, 60 days).count() >= 1"),
    .init(
      "customers who ordered in both January and February",
      """
      event('Order Completed').between(26 days, 57 days).count() >= 1 \
      AND event('Order Completed').within(26 days).count() >= 1
      """),
    .init(
      "customers who have ordered but not since January",
      """
      event('Order Completed').count() >= 1 AND event('Order Completed').within(57 days)\
      .count() = 0
      """),
    .init(
      "customers who ordered at least 10 times since the quarter began",
      "event('Order Completed').within(57 days).count() >= 10"),
    .init(
      "users who signed in for the first time in the past week",
      """
      event('Signed In').within(7 days).count() >= 1 AND event('Signed In')\
      .between(7 days, 730 days).count() = 0
      """),
    .init(
      "users whose first sign in was more than a year ago",
      "event('Signed In').between(365 days, 730 days).count() >= 1"),
    .init(
      "users who upgraded within their first week of starting a trial",
      """
      event('Trial Started').where(event('Subscription Upgraded').within(parent: 7 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "users who started a trial and upgraded no later than 14 days afterwards",
      """
      event('Trial Started').where(event('Subscription Upgraded').within(parent: 14 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "users who started a trial and, within 14 days of that, upgraded",
      """
      event('Trial Started').where(event('Subscription Upgraded').within(parent: 14 days)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers who viewed shoes, unless they ordered shoes afterwards",
      """
      event('Product Viewed').where(property('category') = 'Shoes' \
      AND event('Order Completed').where(property('category') = 'Shoes')\
      .within(parent: 730 days).count() = 0).count() >= 1
      """),
    .init(
      "customers who made a single order in 2025",
      "event('Order Completed').between(57 days, 422 days).count() = 1"),
    .init(
      "customers with a single order of over $100",
      "event('Order Completed').where(property('total') > 100).count() >= 1"),
    .init(
      "customers who ordered exactly twice, both times with a coupon",
      """
      event('Order Completed').count() = 2 AND event('Order Completed')\
      .where(property('coupon').exists()).count() = 2
      """),
    .init(
      "customers who ordered 3 times and then left a review",
      """
      event('Order Completed').where(event('Product Reviewed').within(parent: 730 days)\
      .count() >= 1).count() = 3
      """),
    .init(
      "customers who reviewed a product, then got a refund or cancelled an order",
      """
      event('Product Reviewed').where(event('Order Refunded').within(parent: 730 days)\
      .count() >= 1 OR event('Order Cancelled').within(parent: 730 days).count() >= 1)\
      .count() >= 1
      """),
    .init(
      "customers who viewed a product, then ordered, then left a review within a week",
      """
      event('Product Viewed').where(event('Order Completed')\
      .where(event('Product Reviewed').within(parent: 7 days).count() >= 1)\
      .within(parent: 730 days).count() >= 1).count() >= 1
      """),
    .init(
      "users who upgraded and have since downgraded",
      """
      event('Subscription Upgraded').where(event('Subscription Downgraded')\
      .within(parent: 730 days).count() >= 1).count() >= 1
      """),
    .init(
      "customers who cancelled an order and never came back",
      """
      event('Order Cancelled').where(event('Page Viewed').within(parent: 730 days)\
      .count() = 0).count() >= 1
      """),
    .init(
      "customers who cancelled an order within a day of placing it",
      """
      event('Order Completed').where(event('Order Cancelled').within(parent: 1 day)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "users who opened the Winter Sale email after ordering at least twice",
      """
      event('Order Completed').where(event('Email Opened')\
      .where(property('campaign') = 'Winter Sale').within(parent: 730 days).count() >= 1)\
      .count() >= 2
      """),
    .init(
      "the number of orders they placed in 2025 was exactly 2",
      "event('Order Completed').between(57 days, 422 days).count() = 2"),
    .init(
      "customers with no refunds and at least four orders",
      "event('Order Refunded').count() = 0 AND event('Order Completed').count() >= 4"),
    .init(
      "customers who stopped ordering more than 90 days ago",
      """
      event('Order Completed').count() >= 1 AND event('Order Completed').within(90 days)\
      .count() = 0
      """),
    .init(
      "customers whose orders were all over $50",
      """
      event('Order Completed').count() >= 1 AND event('Order Completed')\
      .where(property('total') <= 50).count() = 0
      """),
    .init(
      "customers every one of whose orders was over $50",
      """
      event('Order Completed').count() >= 1 AND event('Order Completed')\
      .where(property('total') <= 50).count() = 0
      """),
    .init(
      "users who booked a class and either cancelled it or never attended it",
      """
      event('Class Booked').count() >= 1 AND (event('Class Cancelled').count() >= 1 \
      OR event('Class Attended').count() = 0)
      """),
    .init(
      "users who booked a class with Maya but never attended one with her",
      """
      event('Class Booked').where(property('coach') = 'Maya').count() >= 1 \
      AND event('Class Attended').where(property('coach') = 'Maya').count() = 0
      """),
    .init(
      "customers who viewed shoes but never ordered them",
      """
      event('Product Viewed').where(property('category') = 'Shoes').count() >= 1 \
      AND event('Order Completed').where(property('category') = 'Shoes').count() = 0
      """),
    .init(
      "admins who sent at least 3 invites but none of them to viewers",
      """
      trait('role') = 'admin' AND event('Invite Sent').count() >= 3 \
      AND event('Invite Sent').where(property('invitee_role') = 'viewer').count() = 0
      """),
    .init(
      "users who have not both booked and attended a class",
      "NOT (event('Class Booked').count() >= 1 AND event('Class Attended').count() >= 1)"),
    .init(
      "users who opened the Winter Sale email or the Welcome email, but not both",
      """
      (event('Email Opened').where(property('campaign') = 'Winter Sale').count() >= 1 \
      OR event('Email Opened').where(property('campaign') = 'Welcome').count() >= 1) \
      AND NOT (event('Email Opened').where(property('campaign') = 'Winter Sale')\
      .count() >= 1 AND event('Email Opened').where(property('campaign') = 'Welcome')\
      .count() >= 1)
      """),
    .init(
      "viewers not in Berlin",
      "trait('role') = 'viewer' AND NOT trait('city') = 'Berlin'"),
    .init(
      "users who left a product review with a rating of 1",
      "event('Product Reviewed').where(property('rating') = 1).count() >= 1"),
    .init(
      "users who started a trial and, in the following 24 hours, upgraded",
      """
      event('Trial Started').where(event('Subscription Upgraded').within(parent: 24 hours)\
      .count() >= 1).count() >= 1
      """),
    .init(
      "customers who viewed at least 3 products this month, of which at least one was from Acme",
      """
      event('Product Viewed').within(26 days).count() >= 3 AND event('Product Viewed')\
      .where(property('brand') = 'Acme').within(26 days).count() >= 1
      """),
    .init(
      "users who booked a class with Maya and a class with Jonas, both last week",
      """
      event('Class Booked').where(property('coach') = 'Maya').between(4 days, 11 days)\
      .count() >= 1 AND event('Class Booked').where(property('coach') = 'Jonas')\
      .between(4 days, 11 days).count() >= 1
      """),
    .init(
      "users who have been trialing for more than 10 days",
      "event('Trial Started').between(10 days, 730 days).count() >= 1"),
    .init(
      "customers who viewed shoes and hats, both from Acme",
      """
      event('Product Viewed').where(property('category') = 'Shoes' \
      AND property('brand') = 'Acme').count() >= 1 AND event('Product Viewed')\
      .where(property('category') = 'Hats' AND property('brand') = 'Acme').count() >= 1
      """),
    .init(
      "users who sent at least 2 invites, one of them to an admin",
      """
      event('Invite Sent').count() >= 2 AND event('Invite Sent')\
      .where(property('invitee_role') = 'admin').count() >= 1
      """),
  ]

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }

  @Test(
    "what is vague, and what no tree tells, is declined",
    arguments: [
      "customers with no more than a handful of orders", "people who hardly ever order",
      "customers who ordered more than once in any 30 day period",
      "customers who viewed an Acme product but ordered nothing of that brand",
      "customers who ordered every month", "customers who ordered in their first 30 days",
      "customers who neither ordered nor viewed a product this week, but did both last week",
    ])
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }
}
