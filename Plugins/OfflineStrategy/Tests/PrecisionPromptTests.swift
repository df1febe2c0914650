import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("What is said of one thing is read of no other")
struct PrecisionPromptTests {
  static let inn = WorkspaceMaker.make(
    "inn",
    events: [
      ("Stay Completed", ["nights:number", "total_spend:number"]),
      ("Booking Completed", ["room_type:string=Suite|Standard", "total:number"]),
      ("Booking Cancelled", ["reason:string=price|price too high"]),
      ("Spa Treatment Booked", ["treatment:string=Massage|Facial"]),
      ("Spa Treatment Cancelled", ["treatment:string=Massage|Facial"]),
      ("Gift Card Purchased", ["amount:number"]),
      ("Seats Added", ["quantity:number"]),
      ("AI Assist Used", ["credits_used:number"]),
      ("Email Unsubscribed", ["list:string=alerts|newsletter"]),
      ("Contract Signed", ["baseSalary:number"]),
      ("Interview Scheduled", ["round:number"]),
      ("Logged In", []),
    ],
    inactive: ["User Login"],
    traits: [
      "created_at:date", "tier:string=Gold|Blue", "email_opt_in:boolean", "premium_member:boolean",
      "languages:array=German|Dutch", "country:string=GB|DE", "registered_at:date",
      "seats:number", "seats_used:number",
    ])

  static let cases: [PromptCase] = [
    .init(
      "People who booked a massage but cancelled it within 24 hours",
      """
      event('Spa Treatment Booked').where(property('treatment') = 'Massage' AND \
      event('Spa Treatment Cancelled').where(property('treatment') = 'Massage')\
      .within(parent: 24 hours).count() >= 1).count() >= 1
      """),
    .init(
      "Gold members who haven't stayed with us this year",
      "trait('tier') = 'Gold' AND event('Stay Completed').within(57 days).count() = 0"),
    .init(
      "Guests who have been with us since 2024", "trait('created_at') >= 2024-01-01"),
    .init(
      "Gold members who registered more than 2 years ago",
      "trait('tier') = 'Gold' AND trait('registered_at').before_last(730 days)"),
    .init(
      "People who added more than 10 seats in total",
      "event('Seats Added').sum(property('quantity')) > 10"),
    .init(
      "People who added at least 5 seats",
      "event('Seats Added').where(property('quantity') >= 5).count() >= 1"),
    .init(
      "People who used more than 50 AI Assist credits in total",
      "event('AI Assist Used').sum(property('credits_used')) > 50"),
    .init(
      "People who unsubscribed from an email list", "event('Email Unsubscribed').count() >= 1"),
    .init(
      "People who cancelled a booking because the price was too high",
      "event('Booking Cancelled').where(property('reason') = 'price too high').count() >= 1"),
    .init(
      "People who signed a contract over 55k",
      "event('Contract Signed').where(property('baseSalary') > 55000).count() >= 1"),
    .init(
      "People who scheduled an interview of round 2 or later",
      "event('Interview Scheduled').where(property('round') >= 2).count() >= 1"),
    .init("People who speak German or Dutch", "trait('languages').contains('German', 'Dutch')"),
    .init("Guests based outside the UK", "NOT trait('country') = 'GB'"),
    .init(
      "guests who completed a booking n never cancelled one",
      "event('Booking Completed').count() >= 1 AND event('Booking Cancelled').count() = 0"),
  ]

  @Test("An inn", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.inn) == example.query)
  }

  static let charity = WorkspaceMaker.make(
    "charity",
    events: [
      ("Gift Updated", ["old_amount:number", "new_amount:number"]),
      ("Gift Made", ["amount:number"]),
    ],
    traits: [
      "donor_level:string=Friend|Supporter|Patron", "largest_gift_amount:number",
      "volunteer_hours:number", "country:string", "city:string",
    ])

  static let ofCharity: [PromptCase] = [
    .init("Supporters whose volunteer hours are at least 10", "trait('volunteer_hours') >= 10"),
    .init(
      "Donors whose donor level is Supporter or Patron",
      "trait('donor_level').one_of('Supporter', 'Patron')"),
    .init(
      "Donors who updated a gift so that the new amount is lower than the old amount",
      """
      event('Gift Updated').where(property('new_amount') < property('old_amount')).count() >= 1
      """),
    .init(
      "Donors who made a gift larger than their largest gift amount",
      "event('Gift Made').where(property('amount') > trait('largest_gift_amount')).count() >= 1"),
    .init("Donors in Canada or Ireland", "trait('country').one_of('CA', 'IE')"),
    .init("All of our donors in Singapore", "trait('country') = 'SG'"),
    .init("All of our donors in Berlin", "trait('city') = 'Berlin'"),
  ]

  @Test("A charity", arguments: ofCharity)
  func readsCharity(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.charity) == example.query)
  }

  @Test("Every user of a role is no user of it, or has what is said")
  func restricts() async throws {
    let firm = WorkspaceMaker.make(
      "firm", events: [("Logged In", [])],
      traits: ["role:string=admin|approver", "sso_enabled:boolean"],
      accountTraits: ["seats:number"])
    let query = try await Answer.query(
      "Accounts in which every user with the approver role has SSO enabled", firm)
    #expect(query == "ALL (NOT trait('role') = 'approver' OR trait('sso_enabled') = 'true')")
  }

  @Test("A period that begins now has its first day, and that is said")
  func beginsNow() async throws {
    let readings = try await Answer.readings("Guests who completed a stay today", Self.inn)
    let first = try #require(readings.first)
    #expect(QueryPrinter.text(first.tree) == "event('Stay Completed').within(1 day).count() >= 1")
    #expect(first.assumptions.contains { $0.text.contains("begins now") })
  }

  @Test("Users of accounts that have a trait are told apart from these accounts")
  func assumesAccounts() async throws {
    let firm = WorkspaceMaker.make(
      "firm", events: [("Logged In", [])], traits: ["role:string=admin|viewer"],
      accountTraits: ["seats:number", "plan:string=free|pro"])
    let first = try #require(
      try await Answer.readings("admins of companies with more than 50 seats", firm).first)
    #expect(first.level == .accounts)
    #expect(first.assumptions.contains { $0.text.contains("not read of users") })
    let refusal = try await Answer.refusal("users of accounts on the pro plan", firm)
    #expect(refusal?.cause.contains("'plan' of accounts") == true)
  }

  @Test(
    "Where something else was done with a thing, nothing is answered",
    arguments: [
      "Guests who used all of their seats", "Guests who received a gift card",
      "Groups where at least 3 users logged in during the last week",
    ])
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, Self.inn)?.code == .reword)
  }
}
