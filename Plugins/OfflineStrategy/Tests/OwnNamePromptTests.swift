import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("What names say as a whole, what is lent to a clause, and what numbers are of")
struct OwnNamePromptTests {
  static let workspace = WorkspaceMaker.make(
    "arcade",
    events: [
      ("Gift Card Purchased", ["amount:number"]),
      (
        "Order Completed",
        [
          "is_gift:boolean", "payment_method:string=card|cash",
          "delivery_method:string=locker|courier",
          "total:number",
        ]
      ),
      ("Referral Sent", []),
      ("guestListImported", ["guestCount:number", "source:string=csv|api"]),
      ("onboarding_started", []),
      ("onboarding_completed", []),
      ("onboarding_step_completed", ["step_name:string"]),
      ("App Opened", []),
      ("Email Opened", []),
      ("Loyalty Points Redeemed", ["points:number"]),
      ("Stay Ended", ["nights:number", "total_spend:number", "room:string=single|suite"]),
      ("Stay Booked", ["room:string=single|suite"]),
      ("House Move Notified", []),
    ],
    traits: ["email:string", "role:string=host|visitor"])

  static let cases: [PromptCase] = [
    .init(
      "people who sent a referral or purchased a gift card",
      "event('Referral Sent').count() >= 1 OR event('Gift Card Purchased').count() >= 1"),
    .init(
      "imported a list of over 10k guests from csv",
      """
      event('guestListImported').where(property('guestCount') > 10000 \
      AND property('source') = 'csv').count() >= 1
      """),
    .init("imported more than 3 guest lists", "event('guestListImported').count() > 3"),
    .init(
      "anyone with over 5k total spend across their ended stays",
      "event('Stay Ended').sum(property('total_spend')) > 5000"),
    .init(
      "started onboarding in the last 3 days and never finished it",
      """
      event('onboarding_started').within(3 days).count() >= 1 \
      AND event('onboarding_completed').count() = 0
      """),
    .init(
      "never opened the app and have no email address",
      "event('App Opened').count() = 0 AND trait('email').absent()"),
    .init(
      "never opened the app and no email address on record",
      "event('App Opened').count() = 0 AND trait('email').absent()"),
    .init(
      "redeemed more than 1,000 loyalty points in one redemption",
      "event('Loyalty Points Redeemed').where(property('points') > 1000).count() >= 1"),
    .init(
      "identify users who sent a referral in the last 30 days",
      "event('Referral Sent').within(30 days).count() >= 1"),
    .init(
      "users with role equal to host", "trait('role') = 'host'"),
    .init(
      "users who performed guestListImported with source equal to api",
      "event('guestListImported').where(property('source') = 'api').count() >= 1"),
    .init(
      "people whose first ended stay was in a suite and whose most recent one was in a single room",
      """
      event('Stay Ended').first(property('room')) = 'suite' \
      AND event('Stay Ended').last(property('room')) = 'single'
      """),
  ]

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }

  @Test("a notification of another kind is no event that notifies")
  func declines() async throws {
    let answer = try await Answer.query("people who got no push notification", Self.workspace)
    #expect(answer.hasPrefix("refused"))
  }
}
