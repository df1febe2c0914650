import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// Groups that are added up or left out, how often by name, lists that are announced, dates with a
/// tail, and ages by a day of birth.
@Suite("Groups of people, counts by name, announced lists, dates or later, and ages")
struct GroupPromptTests {
  static let workspace = WorkspaceMaker.make(
    "bakery",
    events: [
      (
        "Order Completed",
        [
          "total:number", "coupon:string=BREAD10|CAKE5", "category:string=Bread|Cakes",
          "is_pick_up_and_pay:boolean",
        ]
      ),
      ("Product Viewed", ["category:string=Bread|Cakes"]),
      ("Shop Visited", ["branch:string=Leeds|York"]),
      ("Class Booked", ["topic:string=sourdough|pastry", "price:number", "seats:number"]),
      ("Class Attended", ["topic:string=sourdough|pastry"]),
      ("Exam Submitted", ["score:number", "passed:boolean"]),
      ("Items Searched", ["query:string"]), ("Bakers Club Joined", []), ("Unsubscribed", []),
      ("lecture_started", []), ("lecture_completed", []), ("course_completed", []),
      (
        "course_purchased",
        ["amount:number", "category:string=Bread|Cakes", "promo:string=FIRSTCLASS"]
      ),
      ("Mixer Rental Booked", ["mixer_type:string=stand|hand", "price:number"]),
      ("Mixer Rental Returned", ["mixer_type:string=stand|hand"]),
      ("Points Redeemed", ["points:number"]),
    ],
    traits: [
      "tier:string=Crumb|Crust", "country:string=GB|IE|FR", "email:string", "phone:string",
      "email_opt_in:boolean", "sms_opt_in:boolean", "bakery_pass_expires_on:date",
      "home_branch:string=Leeds|York", "city:string", "created_at:date", "birthday:date",
      "eldest_child_birthdate:date", "courses_purchased:number", "is_staff:boolean",
    ],
    audiences: [
      AudienceEntry(key: "lapsed_bakers", name: "Lapsed Bakers", level: .users)
    ])

  static let cases: [PromptCase] =
    groups + counts + lists + dates + ages + deeds

  private static let groups: [PromptCase] = [
    .init(
      "Crust members together with anyone who has attended a class",
      "trait('tier') = 'Crust' OR event('Class Attended').count() >= 1"),
    .init(
      "Crust members and anyone who attended a class",
      "trait('tier') = 'Crust' OR event('Class Attended').count() >= 1"),
    .init(
      "people in France plus those who unsubscribed",
      "trait('country') = 'FR' OR event('Unsubscribed').count() >= 1"),
    .init(
      "people in France as well as families that booked a class",
      "trait('country') = 'FR' OR event('Class Booked').count() >= 1"),
    .init(
      "Crust members and those who attended a class",
      "trait('tier') = 'Crust' AND event('Class Attended').count() >= 1"),
    .init(
      "Crust members, without those who have unsubscribed",
      "trait('tier') = 'Crust' AND event('Unsubscribed').count() = 0"),
    .init(
      "booked or attended a class, without anyone who unsubscribed",
      """
      (event('Class Booked').count() >= 1 OR event('Class Attended').count() >= 1) \
      AND event('Unsubscribed').count() = 0
      """),
    .init("customers living anywhere but Ireland", "NOT trait('country') = 'IE'"),
    .init("customers in any country but France", "NOT trait('country') = 'FR'"),
    .init(
      "never placed an order, despite having viewed a product from the Cakes category",
      """
      event('Order Completed').count() = 0 \
      AND event('Product Viewed').where(property('category') = 'Cakes').count() >= 1
      """),
    .init(
      "unsubscribed even though they are on the Crust tier",
      "event('Unsubscribed').count() >= 1 AND trait('tier') = 'Crust'"),
    .init("Families who booked a class", "event('Class Booked').count() >= 1"),
    .init("those who are part of the Lapsed Bakers audience", "trait('lapsed_bakers') = 'true'"),
    .init("whoever is on the Crust tier right now", "trait('tier') = 'Crust'"),
  ]

  private static let counts: [PromptCase] = [
    .init(
      "whose count of Mixer Rental Booked is between 2 and 5 in the last 12 months",
      """
      event('Mixer Rental Booked').within(360 days).count() >= 2 \
      AND event('Mixer Rental Booked').within(360 days).count() <= 5
      """),
    .init(
      "Users whose number of orders is at least 2 in the last 30 days",
      "event('Order Completed').within(30 days).count() >= 2"),
    .init(
      "Order Completed count greater than 5 in the past 30 days",
      "event('Order Completed').within(30 days).count() > 5"),
    .init(
      "the number of times they visited the shop in the last week is under 3",
      "event('Shop Visited').within(7 days).count() < 3"),
    .init(
      "whose maximum Order Completed total in the last 365 days exceeds 400",
      "event('Order Completed').within(365 days).max(property('total')) > 400"),
    .init(
      "members whose redeemed points total more than 5,000 over the past 90 days",
      "event('Points Redeemed').within(90 days).sum(property('points')) > 5000"),
    .init(
      "made a course purchase for more than $150",
      "event('course_purchased').where(property('amount') > 150).count() >= 1"),
    .init("whose courses purchased exceed 3", "trait('courses_purchased') > 3"),
  ]

  private static let lists: [PromptCase] = [
    .init(
      "tier is one of Crumb or Crust and SMS opt in is true",
      "trait('tier').one_of('Crumb', 'Crust') AND trait('sms_opt_in') = 'true'"),
    .init(
      "whose tier is any of Crumb or Crust and whose country is none of GB or IE",
      "trait('tier').one_of('Crumb', 'Crust') AND NOT trait('country').one_of('GB', 'IE')"),
    .init("people whose country isn't one of GB or FR", "NOT trait('country').one_of('GB', 'FR')"),
    .init(
      "tier is Crust, email exists, and SMS opt-in is false",
      "trait('tier') = 'Crust' AND trait('email').exists() AND trait('sms_opt_in') = 'false'"),
  ]

  private static let dates: [PromptCase] = [
    .init(
      "booked a class on February 3, 2026 or later",
      "event('Class Booked').within(24 days).count() >= 1"),
    .init(
      "signed up on January 5, 2026 or before",
      "trait('created_at').before_date('2026-01-06')"),
    .init(
      "attended a class somewhere between two and six weeks ago",
      "event('Class Attended').between(14 days, 42 days).count() >= 1"),
    .init(
      "customers with a bakery pass that expires in the coming 45 days",
      "trait('bakery_pass_expires_on').within_next(45 days)"),
    .init(
      "whose bakery pass expires on 1 October 2026 or later",
      "trait('bakery_pass_expires_on') >= 2026-10-01"),
    .init(
      "whose bakery pass expires before 1 June",
      "trait('bakery_pass_expires_on').before_date('2026-06-01')"),
    .init("just one order in their whole history", "event('Order Completed').count() = 1"),
    .init(
      "viewed a product but did not place an order afterwards",
      """
      event('Product Viewed').where(event('Order Completed').within(parent: 730 days).count() = 0)\
      .count() >= 1
      """),
  ]

  private static let ages: [PromptCase] = [
    .init("customers older than 40", "trait('birthday').before_date('1986-02-28')"),
    .init(
      "customers whose eldest child is under 3 years old",
      "trait('eldest_child_birthdate') >= 2023-02-28"),
    .init("people who live in York", "trait('city') = 'York'"),
    .init("people whose home branch is York", "trait('home_branch') = 'York'"),
  ]

  private static let deeds: [PromptCase] = [
    .init(
      "submitted an exam in the last month and did not pass it",
      """
      event('Exam Submitted').where(NOT property('passed') = 'true').within(30 days).count() >= 1
      """),
    .init("people who did not complete a lecture", "event('lecture_completed').count() = 0"),
    .init(
      "the first course they purchased was in the Cakes category",
      "event('course_purchased').first(property('category')) = 'Cakes'"),
    .init(
      "redeemed BREAD10 or CAKE5 on a completed order",
      """
      event('Order Completed').where(property('coupon').one_of('BREAD10', 'CAKE5')).count() >= 1
      """),
    .init(
      "typed rye flour into the search bar within the last two months",
      "event('Items Searched').where(property('query') = 'rye flour').within(60 days).count() >= 1"),
    .init(
      "joined the bakers club program in the last week",
      "event('Bakers Club Joined').within(7 days).count() >= 1"),
  ]

  @Test("a prompt means its query", arguments: cases)
  func means(_ row: PromptCase) async throws {
    #expect(try await Answer.query(row.id, Self.workspace) == row.query)
  }

  @Test(
    "who is left out is no name for the audience",
    arguments: ["staff members excluded: everyone who ordered this month"])
  func declined(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }

  @Test(
    "what is needed besides is added, and what is needed no longer is taken out",
    arguments: [
      (
        "and they also need an email",
        "trait('tier') = 'Crust' AND trait('phone').exists() AND trait('email').exists()"
      ),
      ("we no longer need the phone condition", "trait('tier') = 'Crust'"),
    ])
  func refined(_ instruction: String, _ query: String) async throws {
    let before = "trait('tier') = 'Crust' AND trait('phone').exists()"
    let outcome = try await Refined.outcome(instruction, before, Self.workspace).1
    guard case .readings(let readings, _) = outcome else {
      Issue.record("declined")
      return
    }
    #expect(readings.first.map { QueryPrinter.text($0.tree) } == query)
  }
}
