import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("What colleagues write in a hurry means what it means in full")
struct HurriedPromptTests {
  static let workspace = WorkspaceMaker.make(
    "allotment",
    events: [
      ("Plot Rented", ["size:string=Small|Large", "price:number"]),
      ("Harvest Logged", ["crop:string=Beans|Kale|Plums", "weight_kg:number"]),
      ("Tool Borrowed", ["tool:string=Spade|Rake|Barrow"]),
      ("Tool Handed Back", ["tool:string=Spade|Rake|Barrow"]),
      ("Visit Requested", ["topic:string=Soil|Water"]),
      ("Contest Joined", ["contest_name:string=Giant Pumpkin|Best Bed"]),
      ("Contest Completed", ["contest_name:string=Giant Pumpkin|Best Bed"]),
      ("Signup Completed", ["method:string=email|card"]),
      ("Voucher Applied", ["voucher_code:string", "discount:number"]),
      ("Voucher Rejected", ["voucher_code:string", "reason:string=expired|used"]),
      ("Task Closed", ["priority:string=low|high"]),
    ],
    traits: [
      "role:string=warden|guest|viewer", "city:string=Leeds|York", "age:number", "phone:string",
      "current_streak:number", "goal_weight_kg:number", "two_factor_enabled:boolean",
      "checks_read_30d:number", "skill:string=novice|expert", "postcode:string",
    ])

  static let cases: [PromptCase] = [
    .init(
      "need folks who rented a plot twice or more this year, need them for the newsletter",
      "event('Plot Rented').within(57 days).count() >= 2"),
    .init(
      "want all the users who logged a harvest so we can send them a recipe",
      "event('Harvest Logged').count() >= 1"),
    .init("Everyone who joined a contest, finished or not", "event('Contest Joined').count() >= 1"),
    .init(
      "wardens, experienced or not, who logged kale",
      """
      trait('role') = 'warden' \
      AND event('Harvest Logged').where(property('crop') = 'Kale').count() >= 1
      """),
    .init(
      "people who rented a plot whether or not they borrowed a tool",
      "event('Plot Rented').count() >= 1"),
    .init(
      "lives in York, anything but a guest",
      "trait('city') = 'York' AND NOT trait('role') = 'guest'"),
    .init(
      "hey can you pull ppl who rented a plot in the last 30d pls",
      "event('Plot Rented').within(30 days).count() >= 1"),
    .init(
      "quick one - people w/ no phone who rented a plot in the past 2 wks, thx",
      "trait('phone').absent() AND event('Plot Rented').within(14 days).count() >= 1"),
    .init(
      "need a list of everyone who borrowed a spade anyway",
      "event('Tool Borrowed').where(property('tool') = 'Spade').count() >= 1"),
    .init(
      "whoever has rented a large plot",
      "event('Plot Rented').where(property('size') = 'Large').count() >= 1"),
    .init(
      "wardens + guests who live in York",
      "trait('role').one_of('warden', 'guest') AND trait('city') = 'York'"),
    .init(
      "viewers/guests who borrowed a rake",
      """
      trait('role').one_of('viewer', 'guest') \
      AND event('Tool Borrowed').where(property('tool') = 'Rake').count() >= 1
      """),
    .init(
      "viewers and guests who borrowed a rake",
      """
      trait('role').one_of('viewer', 'guest') \
      AND event('Tool Borrowed').where(property('tool') = 'Rake').count() >= 1
      """),
    .init(
      "viewers or guests who rented a plot",
      "trait('role').one_of('viewer', 'guest') AND event('Plot Rented').count() >= 1"),
    .init("Members whose current streak is at least 30 days", "trait('current_streak') >= 30"),
    .init("Members with a current streak of 10 days or more", "trait('current_streak') >= 10"),
    .init(
      "Members between the ages of 25 and 34", "trait('age') >= 25 AND trait('age') <= 34"),
    .init(
      "Members whose two factor is not enabled", "NOT trait('two_factor_enabled') = 'true'"),
    .init(
      "Members who logged a harvest with a weight above their goal weight",
      """
      event('Harvest Logged').where(property('weight_kg') > trait('goal_weight_kg')).count() >= 1
      """),
    .init(
      "Members who joined a contest and completed it within 30 days of joining",
      """
      event('Contest Joined').where(event('Contest Completed').within(parent: 30 days).count() \
      >= 1).count() >= 1
      """),
    .init(
      "Members who handed back the spade within 2 days of borrowing it",
      """
      event('Tool Borrowed').where(property('tool') = 'Spade' AND event('Tool Handed Back')\
      .where(property('tool') = 'Spade').within(parent: 2 days).count() >= 1).count() >= 1
      """),
    .init(
      "Members who rented a plot in the last 7 days but not in the 60 days before that",
      """
      event('Plot Rented').within(7 days).count() >= 1 \
      AND event('Plot Rented').between(7 days, 67 days).count() = 0
      """),
    .init(
      "Members who applied a voucher code starting with SPRING",
      """
      event('Voucher Applied').where(property('voucher_code').starts_with('SPRING')).count() >= 1
      """),
    .init(
      "Members who no longer borrow tools",
      """
      event('Tool Borrowed').count() >= 1 AND event('Tool Borrowed').within(30 days).count() = 0
      """),
    .init(
      "Members who stopped renting plots in the last 90 days",
      "event('Plot Rented').count() >= 1 AND event('Plot Rented').within(90 days).count() = 0"),
    .init(
      "Members who only borrowed spades",
      """
      event('Tool Borrowed').count() >= 1 \
      AND event('Tool Borrowed').where(NOT property('tool') = 'Spade').count() = 0
      """),
    .init(
      "expert members only: rented a plot or borrowed a spade",
      """
      trait('skill') = 'expert' AND (event('Plot Rented').count() >= 1 \
      OR event('Tool Borrowed').where(property('tool') = 'Spade').count() >= 1)
      """),
    .init(
      "Members who performed Contest Joined or performed Contest Completed",
      "event('Contest Joined').count() >= 1 OR event('Contest Completed').count() >= 1"),
  ]

  @Test("short forms, signs and courtesies", arguments: cases)
  func hurried(_ row: PromptCase) async throws {
    #expect(try await Answer.query(row.id, Self.workspace) == row.query)
  }

  @Test(
    "a word that names no event of the workspace is none",
    arguments: [
      "Members with no ticket in the last 60 days", "Members with a complaint in the last 60 days",
      "advanced members only: rented a plot in the last 30 days",
    ])
  func unnamed(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }

  @Test("how long ago a habit ended is assumed, and said to be")
  func ended() async throws {
    let reading = try #require(
      try await Answer.readings("Members who no longer borrow tools", Self.workspace).first)
    #expect(reading.assumptions.map(\.text).contains { $0.contains("30 days") })
  }

  @Test(
    "a stronger reading stands before a weaker one",
    arguments: cases.map(\.id) + [
      "Members who rented a plot or borrowed a spade in the last 30 days",
      "Members with a ticket they closed", "Members who completed a contest or a signup",
    ])
  func order(_ prompt: String) async throws {
    let confidences = try await Answer.readings(prompt, Self.workspace).map(\.confidence)
    #expect(confidences == confidences.sorted(by: >))
  }
}
