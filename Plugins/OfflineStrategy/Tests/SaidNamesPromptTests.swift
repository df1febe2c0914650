import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Names that hold a negation or a comparator, verbs with particles, and one of those")
struct SaidNamesPromptTests {
  static let workspace = WorkspaceMaker.make(
    "club",
    events: [
      ("Budget Exceeded", ["overage_amount:number"]),
      ("Deployment Rolled Back", []),
      ("Alert Acknowledged", []),
      ("Order Completed", ["payment_method:string=card|cash", "total:number"]),
      ("Gift Made", ["amount:number"]),
      ("Invoice Disputed", ["reason:string=Price|Quantity|Delay"]),
    ],
    traits: [
      "phone:string", "do_not_call:boolean", "training_completed:boolean", "date_of_birth:date",
      "membership_expires_on:date", "member_level:string=Friend|Supporter|Patron",
      "sms_opt_in:boolean", "city:string=Leeds|York",
    ])

  static let cases: [PromptCase] = [
    // A negation of the name negates nothing.
    .init("people whose do not call is false", "trait('do_not_call') = 'false'"),
    .init(
      "has a phone number and do not call = true",
      "trait('phone').exists() AND trait('do_not_call') = 'true'"),
    .init("people whose do_not_call is not true", "NOT trait('do_not_call') = 'true'"),
    // What leads to a truth value says nothing of its own.
    .init("users whose training completed trait is false", "trait('training_completed') = 'false'"),
    .init("users whose sms_opt_in equals true", "trait('sms_opt_in') = 'true'"),
    // A comparator may be what is done.
    .init(
      "Budget Exceeded in the last 30 days", "event('Budget Exceeded').within(30 days).count() >= 1"
    ),
    .init("anyone who exceeded a budget", "event('Budget Exceeded').count() >= 1"),
    .init(
      "users who exceeded their budget by more than 10k",
      "event('Budget Exceeded').where(property('overage_amount') > 10000).count() >= 1"),
    .init(
      "people whose orders exceeded 500",
      "event('Order Completed').where(property('total') > 500).count() >= 1"),
    // Years of birth.
    .init("people born before 1 January 1960", "trait('date_of_birth').before_date('1960-01-01')"),
    // Particles.
    .init(
      "everybody whose membership runs out in the next 30 days",
      "trait('membership_expires_on').within_next(30 days)"),
    .init(
      "users who rolled back a deployment and did not acknowledge an alert within 2 days after the rollback",
      """
      event('Deployment Rolled Back').where(event('Alert Acknowledged').within(parent: 2 days)\
      .count() = 0).count() >= 1
      """),
    // Whoever the audience is of.
    .init(
      "Supporters opted in to SMS that live in Leeds or York",
      "trait('sms_opt_in') = 'true' AND trait('city').one_of('Leeds', 'York')"),
    // One of those has their window.
    .init(
      "people with at least 3 orders in the past 180 days, at least one of which was paid by card",
      """
      event('Order Completed').within(180 days).count() >= 3 \
      AND event('Order Completed').where(property('payment_method') = 'card').within(180 days)\
      .count() >= 1
      """),
    .init(
      "people with at least 3 orders in the past 180 days, none of which was below $50",
      """
      event('Order Completed').within(180 days).count() >= 3 \
      AND event('Order Completed').where(property('total') < 50).within(180 days).count() = 0
      """),
    .init(
      "people with at least 3 orders, at least two of them over $50",
      """
      event('Order Completed').count() >= 3 \
      AND event('Order Completed').where(property('total') > 50).count() >= 2
      """),
    // In front of a listed value "over" compares nothing.
    .init(
      "users who disputed an invoice over price or quantity",
      """
      event('Invoice Disputed').where(property('reason').one_of('Price', 'Quantity')).count() >= 1
      """),
  ]

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }

  @Test("a calendar year is a year")
  func calendarYear() async throws {
    let named = try await Answer.query("made a gift in calendar year 2025", Self.workspace)
    #expect(named.hasPrefix("event('Gift Made').between("))
    #expect(try await Answer.query("made a gift in the year 2025", Self.workspace) == named)
  }
}
