import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Turns of phrase, and what stands behind a noun")
struct TurnOfPhraseTests {
  static let workspace = WorkspaceMaker.make(
    "turns",
    events: [
      ("Signed Up", ["source:string=google|partner|referral"]),
      ("Order Completed", ["order_id:string", "total:number"]),
      ("Feature Used", ["feature_name:string=Dashboards|Exports|API", "duration_seconds:number"]),
      ("Webinar Attended", ["topic:string", "minutes:number"]),
      ("Email Opened", ["campaign:string"]),
      ("Guest Seated", ["wait_minutes:number"]),
    ],
    traits: [
      "email:string", "country:string=US|DE|FR", "tier:string=Guest|Silver|Gold",
      "is_homeowner:boolean", "newsletter_opt_in:boolean", "skills:array=spanish|welsh",
    ],
    audiences: [AudienceEntry(key: "steady_savers", name: "Steady Savers", level: .users)])

  static let cases: [PromptCase] = [
    // A negation before a preposition is of what follows.
    .init(
      "Homeowners not in Germany", "trait('is_homeowner') = 'true' AND NOT trait('country') = 'DE'"),
    .init(
      "Homeowners not in the Steady Savers audience",
      "trait('is_homeowner') = 'true' AND NOT trait('steady_savers') = 'true'"),
    .init(
      "Newsletter subscribers not on the gold tier",
      "trait('newsletter_opt_in') = 'true' AND NOT trait('tier') = 'Gold'"),
    // Who is in an audience.
    .init("Anyone that falls into the Steady Savers audience", "trait('steady_savers') = 'true'"),
    .init("Customers who qualify for Steady Savers", "trait('steady_savers') = 'true'"),
    .init("Customers who aren't part of the Steady Savers", "NOT trait('steady_savers') = 'true'"),
    .init("Customers excluded from Steady Savers", "NOT trait('steady_savers') = 'true'"),
    // A list of which one is meant.
    .init(
      "Customers whose country is one of Germany, France", "trait('country').one_of('DE', 'FR')"),
    .init(
      "Customers where country is one of Germany and France, and newsletter opt in is true",
      "trait('country').one_of('DE', 'FR') AND trait('newsletter_opt_in') = 'true'"),
    .init(
      "users whose country is not one of Germany or France",
      "NOT trait('country').one_of('DE', 'FR')"),
    .init(
      "Users with spanish listed as one of their skills", "trait('skills').contains('spanish')"),
    // In other words.
    .init(
      "Users who signed up by way of a partner or a referral",
      "event('Signed Up').where(property('source').one_of('partner', 'referral')).count() >= 1"),
    .init("Customers who have not once opened an email", "event('Email Opened').count() = 0"),
    .init(
      "Customers who spent over $200 over the course of the last 90 days",
      "event('Order Completed').within(90 days).sum(property('total')) > 200"),
    .init(
      "Homeowners with the exception of gold tier members",
      "trait('is_homeowner') = 'true' AND NOT trait('tier') = 'Gold'"),
    // Everybody, though a tier is called so.
    .init("Guests who opened an email", "event('Email Opened').count() >= 1"),
    .init("Pull the guests whose tier is Gold", "trait('tier') = 'Gold'"),
    .init("Customers whose tier is still Guest", "trait('tier') = 'Guest'"),
    // Hours spent are of many together, unless one is named.
    .init(
      "Users who spent over 5 hours in Exports",
      """
      event('Feature Used').where(property('feature_name') = 'Exports')\
      .sum(property('duration_seconds')) > 18000
      """),
    .init(
      "Users who spent at least an hour in webinars",
      "event('Webinar Attended').sum(property('minutes')) >= 60"),
    .init(
      "Users who spent more than 10 minutes in a single webinar",
      "event('Webinar Attended').where(property('minutes') > 10).count() >= 1"),
    .init(
      "Users who attended a webinar for at least an hour",
      "event('Webinar Attended').where(property('minutes') >= 60).count() >= 1"),
    // As those write who have the workspace before their eyes.
    .init(
      "has performed \"Order Completed\" 3 or more times in the last 30 days",
      "event('Order Completed').within(30 days).count() >= 3"),
    .init(
      "Count of Order Completed in the past 90 days is at least 3",
      "event('Order Completed').within(90 days).count() >= 3"),
    .init(
      "Customers whose number of orders is over 5", "event('Order Completed').count() > 5"),
    .init(
      "Maximum total of Order Completed in the last 90 days is above 150",
      "event('Order Completed').within(90 days).max(property('total')) > 150"),
    .init(
      "trait country equals France and tier equals Gold",
      "trait('country') = 'FR' AND trait('tier') = 'Gold'"),
    .init(
      "Users who did Order Completed where the attribute total is greater than 30",
      "event('Order Completed').where(property('total') > 30).count() >= 1"),
    // The first one was then, and none before.
    .init(
      "Customers whose first order was over 90 days ago",
      "event('Order Completed').between(90 days, 730 days).count() >= 1"),
    .init(
      "Customers who ordered for the first time in the last 30 days",
      """
      event('Order Completed').within(30 days).count() >= 1 \
      AND event('Order Completed').between(30 days, 730 days).count() = 0
      """),
  ]

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }
}
