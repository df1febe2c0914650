import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// How an audience is asked for says nothing of it, but who is left out is left out.
@Suite("Requests, exclusions, what money is spent on, and single occasions")
struct RequestTests {
  static let workspace = WorkspaceMaker.make(
    "optician",
    events: [
      ("ordered_glasses", ["price:number"]), ("picked_up_glasses", []),
      ("ordered_lens_cleaner", ["price:number", "bottles:number"]),
      ("Order Completed", ["total:number"]), ("Order Cancelled", ["reason:string"]),
      ("Points Redeemed", ["points:number"]), ("Help Used", ["credits_used:number"]),
      ("Products Searched", ["query:string"]), ("Email Delivered", []),
      ("Product Removed", []),
      ("Bill Paid", ["payment_method:string=cash|check|card", "amount:number"]),
      ("Claim Sent", ["insurer:string=VSP|Aetna"]),
      ("Order Delivered", ["minutes_late:number"]),
      ("Ticket Opened", ["topic:string=Delivery|Refund"]),
    ],
    traits: [
      "email:string", "country:string=Germany|France", "insurer:string=VSP|Aetna",
      "role:string=owner|admin|viewer", "subscription_renews_at:date", "premium_member:boolean",
    ])

  static let ordered = "event('Order Completed').within(14 days).count() >= 1"

  /// Verbs that ask for people, with what may stand between.
  static let openings = [
    "Identify", "identify all", "Isolate", "Pinpoint the", "Retrieve every one of the",
    "Export all",
    "Return", "Return all of our", "can you pull up", "Could you please extract", "Gather",
    "Display", "Look up", "Query", "Email all", "Message", "View", "Filter for", "Narrow down to",
    "Compile a list of", "Determine the", "hi team, please surface", "Let's retarget",
  ]

  @Test("Whatever asks for people, they are the same", arguments: openings)
  func opening(_ opening: String) async throws {
    let prompt = "\(opening) customers who placed an order in the last 14 days"
    #expect(try await Answer.query(prompt, Self.workspace) == Self.ordered)
  }

  static let cases: [PromptCase] = [
    .init("Exclude users who placed an order in the last 14 days", "NOT " + ordered),
    .init("Everyone except users who placed an order in the last 14 days", "NOT " + ordered),
    .init("please leave out customers who placed an order in the last 14 days", "NOT " + ordered),
    .init("Remove people who cancelled an order", "NOT event('Order Cancelled').count() >= 1"),
    .init("Omit all customers from Germany", "NOT trait('country') = 'Germany'"),
    // What asks is no deed of the people's.
    .init(
      "Return customers who spent more than $90 on one order",
      "event('Order Completed').where(property('total') > 90).count() >= 1"),
    // What money is spent on is bought.
    .init(
      "people who spent over $300 on glasses",
      "event('ordered_glasses').sum(property('price')) > 300"),
    .init(
      "Customers who spent more than $40 in total on lens cleaner in the past 90 days",
      "event('ordered_lens_cleaner').within(90 days).sum(property('price')) > 40"),
    // A trait that is named is no event that has it.
    .init("People whose insurer is VSP", "trait('insurer') = 'VSP'"),
    .init("everyone holding the owner or admin role", "trait('role').one_of('owner', 'admin')"),
    .init(
      "customers with a subscription that renews within the next 45 days",
      "trait('subscription_renews_at').within_next(45 days)"),
    .init(
      "customers who cancelled an order, come from Germany and have a subscription that renews within the next 45 days",
      """
      event('Order Cancelled').count() >= 1 AND trait('country') = 'Germany' \
      AND trait('subscription_renews_at').within_next(45 days)
      """),
    .init(
      "order cancellations in the last 14 days",
      "event('Order Cancelled').within(14 days).count() >= 1"),
    // What does not matter, and what does.
    .init(
      "people with 3+ cancelled orders, any reason", "event('Order Cancelled').count() >= 3"),
    .init("cancelled an order for whatever reason", "event('Order Cancelled').count() >= 1"),
    // Another value than one of several.
    .init(
      "paid a bill with any method other than cash or check in the last 120 days",
      "event('Bill Paid').where(property('payment_method').none_of('cash', 'check'))"
        + ".within(120 days).count() >= 1"),
    // What was said before is no value.
    .init(
      "whose order was delivered over 30 minutes late and who opened a ticket within 2 days of that delivery",
      """
      event('Order Delivered').where(property('minutes_late') > 30 AND \
      event('Ticket Opened').within(parent: 2 days).count() >= 1).count() >= 1
      """),
    .init("cancelled an order zero times over all time", "event('Order Cancelled').count() = 0"),
    // Once, whatever the noun for it.
    .init(
      "Members who redeemed more than 1,000 points in one redemption",
      "event('Points Redeemed').where(property('points') > 1000).count() >= 1"),
    .init(
      "Members who redeemed more than 1,000 points in a single go",
      "event('Points Redeemed').where(property('points') > 1000).count() >= 1"),
  ]

  @Test("Who is left out, what is bought, and each time", arguments: cases)
  func prompt(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }

  static let company = WorkspaceMaker.make(
    "company", events: [("Report Exported", [])],
    traits: ["email_verified:boolean", "user_role:string=user|admin|billing"],
    accountTraits: ["plan:string=free|pro"])

  @Test(
    "Users are people, though a role is called so",
    arguments: [
      PromptCase(
        "Accounts where some user has not verified their email",
        "ANY NOT trait('email_verified') = 'true'"),
      PromptCase(
        "Accounts where all users have verified their email",
        "ALL trait('email_verified') = 'true'"),
      PromptCase(
        "Accounts with at least one user whose role is admin", "ANY trait('user_role') = 'admin'"),
    ])
  func users(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.company) == example.query)
  }
}
