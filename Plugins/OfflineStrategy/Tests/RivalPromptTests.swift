import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// A pharmacy and clinic whose names have nothing of the words of the prompts but their own.
@Suite("Counts, times and values against each other")
struct RivalPromptTests {
  static let pharmacy = WorkspaceMaker.make(
    "pharmacy",
    events: [
      ("Substitution Rejected", ["category:string=vitamins|first aid"]),
      ("Substitution Accepted", ["category:string=vitamins|first aid"]),
      ("Order Completed", ["order_id:string", "total:number"]),
      ("Order Cancelled", ["order_id:string", "total:number", "reason:string=late|price"]),
      ("Treatment Accepted", ["treatment:string=crown|implant"]),
      ("Treatment Completed", ["treatment:string=crown|implant"]),
      ("Account Created", []),
      ("Review Left", ["rating:number", "site:string=Google|Yelp"]),
      ("Skill Test Completed", ["score:number", "skill:string=SQL|Excel"]),
      ("Invoice Paid", ["amount:number"]),
      ("Ticket Opened", ["priority:string=low|high|urgent"]),
      ("Job Closed", ["outcome:string=filled|expired"]),
      ("Audit Log Exported", []),
      ("Logged In", []),
      ("Auto Refill Enabled", []),
      ("Role Changed", ["from_role:string=viewer|editor", "to_role:string=viewer|editor"]),
      ("Pipeline Created", ["pipeline_id:string"]),
      ("Build Triggered", ["pipeline_id:string"]),
    ],
    traits: [
      "allergies:array=Penicillin|Latex", "auto_refill:boolean", "role:string=viewer|editor",
      "nps_owner:string", "seats_used:number", "seats_purchased:number", "pet:string=Cat|Dog",
      "is_seller:boolean", "next_refill_date:date",
    ])

  static let counts: [PromptCase] = [
    .init(
      "People who rejected more substitutions than they accepted",
      "event('Substitution Rejected').count() > event('Substitution Accepted').count()"),
    .init(
      "people with fewer completed orders than cancelled orders",
      "event('Order Completed').count() < event('Order Cancelled').count()"),
    .init(
      "In the last 90 days, people who rejected more substitutions than they accepted",
      """
      event('Substitution Rejected').within(90 days).count() > \
      event('Substitution Accepted').within(90 days).count()
      """),
    .init(
      "People who cancelled more orders over $50 than they completed",
      """
      event('Order Cancelled').where(property('total') > 50).count() > \
      event('Order Completed').where(property('total') > 50).count()
      """),
    .init(
      "People who have not rejected more substitutions than they accepted in the last 30 days",
      """
      event('Substitution Rejected').within(30 days).count() <= \
      event('Substitution Accepted').within(30 days).count()
      """),
    .init(
      "People who placed more orders this month than last month",
      """
      event('Order Completed').within(26 days).count() > \
      event('Order Completed').between(26 days, 57 days).count()
      """),
    .init(
      "People who opened more high tickets than low tickets in the last 30 days",
      """
      event('Ticket Opened').where(property('priority') = 'high').within(30 days).count() > \
      event('Ticket Opened').where(property('priority') = 'low').within(30 days).count()
      """),
    .init(
      "Users that use more seats than they purchased",
      "trait('seats_used') > trait('seats_purchased')"),
    .init(
      "People who opened more than 5 high or urgent tickets",
      "event('Ticket Opened').where(property('priority').one_of('high', 'urgent')).count() > 5"),
  ]

  static let times: [PromptCase] = [
    .init(
      "Patients who accepted a treatment and then completed the same treatment between 30 and 60 days later",
      """
      event('Treatment Accepted').where(event('Treatment Completed').where(property('treatment') = \
      property(parent: 'treatment')).between(parent: 30 days, 60 days).count() >= 1).count() >= 1
      """),
    .init(
      "created an account and placed an order 2 to 5 days later",
      """
      event('Account Created').where(event('Order Completed')\
      .between(parent: 2 days, 5 days).count() >= 1).count() >= 1
      """),
    .init(
      "placed an order more than 30 days after creating an account",
      """
      event('Account Created').where(event('Order Completed')\
      .between(parent: 30 days, 730 days).count() >= 1).count() >= 1
      """),
    .init(
      "created an account and placed an order at least 30 days later",
      """
      event('Account Created').where(event('Order Completed')\
      .between(parent: 30 days, 730 days).count() >= 1).count() >= 1
      """),
    .init(
      "left a review in the last 30 days and did not place an order during the same 30 days",
      """
      event('Review Left').within(30 days).count() >= 1 AND \
      event('Order Completed').within(30 days).count() = 0
      """),
    .init(
      "created a pipeline and then triggered a build on the same pipeline more than 3 times within 7 days",
      """
      event('Pipeline Created').where(event('Build Triggered').where(property('pipeline_id') = \
      property(parent: 'pipeline_id')).within(parent: 7 days).count() > 3).count() >= 1
      """),
    .init(
      "exported an audit log in the last 30 days",
      "event('Audit Log Exported').within(30 days).count() >= 1"),
    .init("logged in in the last 30 days", "event('Logged In').within(30 days).count() >= 1"),
    .init("logged in the last 30 days", "event('Logged In').within(30 days).count() >= 1"),
    .init(
      "closed a job with the outcome filled in the last 30 days",
      "event('Job Closed').where(property('outcome') = 'filled').within(30 days).count() >= 1"),
  ]

  static let values: [PromptCase] = [
    .init(
      "Patients whose allergies include penicillin", "trait('allergies').contains('Penicillin')"),
    .init(
      "gave us 2 stars or less on google",
      "event('Review Left').where(property('rating') <= 2 AND property('site') = 'Google').count() >= 1"
    ),
    .init(
      "Users who averaged 80 or more on skill tests",
      "event('Skill Test Completed').avg(property('score')) >= 80"),
    .init(
      "Users whose average score across all the skill tests they completed is at least 80",
      "event('Skill Test Completed').avg(property('score')) >= 80"),
    .init(
      "Users whose average invoice amount over the last 90 days was below $100",
      "event('Invoice Paid').within(90 days).avg(property('amount')) < 100"),
    .init("people who turned on auto refill", "event('Auto Refill Enabled').count() >= 1"),
    .init("people with auto refill turned on", "trait('auto_refill') = 'true'"),
    .init(
      "viewers that got switched to editor",
      """
      event('Role Changed').where(property('from_role') = 'viewer' AND \
      property('to_role') = 'editor').count() >= 1
      """),
    .init(
      "users who were switched from viewer to editor",
      """
      event('Role Changed').where(property('from_role') = 'viewer' AND \
      property('to_role') = 'editor').count() >= 1
      """),
    .init("can you pull cat owners?", "trait('pet') = 'Cat'"),
    .init("Users whose nps_owner does not exist", "trait('nps_owner').absent()"),
    .init(
      "people whose refill is due within 7 days", "trait('next_refill_date').within_next(7 days)"),
    .init("people with 50+ purchased seats", "trait('seats_purchased') >= 50"),
  ]

  @Test("Two counts are compared", arguments: counts)
  func compares(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.pharmacy) == example.query)
  }

  @Test("Times from one event to another have two ends", arguments: times)
  func spans(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.pharmacy) == example.query)
  }

  @Test("Values and averages are of what they are said of", arguments: values)
  func measures(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.pharmacy) == example.query)
  }

  @Test(
    "What is said of two groups, of what people own, or of numbers apart is not guessed",
    arguments: [
      "buyers and sellers who logged in", "sellers and buyers who logged in",
      "people who own a store treatment card",
      "People who rejected more substitutions than they abandoned",
    ])
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, Self.pharmacy)?.code == .reword)
  }
}
