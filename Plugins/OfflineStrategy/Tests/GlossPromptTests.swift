import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Words that a prompt explains itself")
struct GlossPromptTests {
  static let workspace = WorkspaceMaker.make(
    "glosses",
    events: [
      ("Order Completed", ["order_id:string", "total:number", "coupon:string"]),
      ("Coupon Applied", ["coupon:string"]),
      ("Product Viewed", ["product_id:string"]),
      ("Product Added", ["product_id:string"]),
      ("Product Reviewed", ["product_id:string", "rating:number"]),
      ("NPS Survey Submitted", ["score:number"]),
    ],
    traits: ["email:string", "country:string=US|DE|GB", "tier:string=gold|silver"])

  static let cases: [PromptCase] = [
    // In parentheses.
    .init(
      "NPS detractors (score 6 or lower) in the last 90 days",
      """
      event('NPS Survey Submitted').where(property('score') <= 6).within(90 days).count() >= 1
      """),
    .init(
      "Big spenders (over $500 spent in the last 90 days) in Germany",
      """
      event('Order Completed').within(90 days).sum(property('total')) > 500 \
      AND trait('country') = 'DE'
      """),
    .init(
      "Customers who left a bad review (2 stars or less) in the last 30 days",
      """
      event('Product Reviewed').where(property('rating') <= 2).within(30 days).count() >= 1
      """),
    .init(
      "Super fans (5+ orders in the last 60 days) with gold tier",
      "event('Order Completed').within(60 days).count() >= 5 AND trait('tier') = 'gold'"),
    .init(
      "Loyal customers (those who ordered 3 or more times)",
      "event('Order Completed').count() >= 3"),
    // Behind words that announce it.
    .init(
      "Big spenders, i.e. customers who spent over $500 in the last 90 days",
      "event('Order Completed').within(90 days).sum(property('total')) > 500"),
    .init(
      "Window shoppers, meaning people who viewed 5 or more products but did not order",
      "event('Product Viewed').count() >= 5 AND event('Order Completed').count() = 0"),
    // Behind a dash or an equals sign.
    .init(
      "Bargain hunters - used a coupon at least 3 times", "event('Coupon Applied').count() >= 3"),
    .init(
      "Cart abandoners = added to cart but no order within 3 days",
      """
      event('Product Added').where(event('Order Completed').within(parent: 3 days).count() = 0)\
      .count() >= 1
      """),
  ]

  @Test("reads the explanation", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }

  @Test("the explained words are an assumption")
  func assumption() async throws {
    let readings = try await Answer.readings(
      "Bargain hunters (used a coupon at least 3 times)", Self.workspace)
    #expect(
      readings.first?.assumptions.map(\.text) == [
        "\"Bargain hunters\" is what the audience is called"
      ])
  }

  @Test(
    "a name or a time in parentheses explains nothing",
    arguments: [
      "Fancy customers (Germany) who ordered", "Power buyers (last 30 days)",
      "Big spenders in Germany (gold tier)", "VIP orderers (the good ones)",
    ])
  func unexplained(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }
}
