import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Names are found in the words of many trades")
struct TradePromptTests {
  static let estate: [PromptCase] = [
    .init(
      "Buyers who toured at least 3 homes in the last 30 days",
      "event('Tour Completed').within(30 days).count() >= 3"),
    .init(
      "People who scheduled an in-person tour but never made an offer",
      """
      event('Tour Scheduled').where(property('tour_type') = 'in person').count() >= 1 \
      AND event('Offer Submitted').count() = 0
      """),
    .init(
      "First-time buyers in Texas with a budget above 400k",
      """
      trait('buyer_type') = 'first time' AND trait('state') = 'TX' \
      AND trait('budget_max') > 400000
      """),
    .init(
      "Pre-approved users without an agent",
      "trait('is_preapproved') = 'true' AND NOT trait('has_agent') = 'true'"),
    .init(
      "Users who opted in to SMS but not to email",
      "trait('sms_consent') = 'true' AND NOT trait('email_consent') = 'true'"),
    .init(
      "Single people in their thirties",
      "trait('marital_status') = 'single' AND trait('age') >= 30 AND trait('age') <= 39"),
    .init(
      "People between 25 and 34 who used the mortgage calculator",
      """
      trait('age') >= 25 AND trait('age') <= 34 \
      AND event('Mortgage Calculator Used').count() >= 1
      """),
    .init(
      "Users who opened the Price Drop email",
      "event('Email Opened').where(property('campaign') = 'Price Drop').count() >= 1"),
    .init(
      "Users whose favorite neighborhoods include both Downtown and Hyde Park",
      """
      trait('favorite_neighborhoods').contains('Downtown') \
      AND trait('favorite_neighborhoods').contains('Hyde Park')
      """),
    .init(
      "Relocators who looked at condos in Austin in the past week",
      """
      trait('relocators') = 'true' AND event('Listing Viewed')\
      .where(property('property_type') = 'condo' AND property('city') = 'Austin')\
      .within(7 days).count() >= 1
      """),
    .init(
      "Listing views of townhouses, 3+ times w/o an agent on file",
      """
      event('Listing Viewed').where(property('property_type') = 'townhouse').count() >= 3 \
      AND NOT trait('has_agent') = 'true'
      """),
  ]

  static let devices: [PromptCase] = [
    .init(
      "People whose device went offline more than 3 times",
      "event('device_went_offline').count() > 3"),
    .init(
      "Users with firmware 1.0.3 who haven't updated",
      "trait('firmware_version') = '1.0.3' AND event('firmware_updated').count() = 0"),
    .init(
      "Owners of a Cam 2 who never created an automation",
      "trait('owned_models').contains('Cam 2') AND event('automation_created').count() = 0"),
    .init(
      "Users who got a smoke alert in the last 7 days",
      """
      event('alert_triggered').where(property('alert_type') = 'smoke')\
      .within(7 days).count() >= 1
      """),
    .init(
      "Users who use Alexa and speak German",
      "trait('voice_assistant') = 'Alexa' AND trait('language') = 'de'"),
    .init("Users whose subscription is paused", "trait('subscription_status') = 'paused'"),
    .init(
      "Users who cancelled because of the price",
      "event('subscription_cancelled').where(property('reason') = 'price').count() >= 1"),
    .init("Users with push notifications turned off", "trait('push_enabled') = 'false'"),
    .init(
      "Canadian users on the Plus plan",
      "trait('country') = 'Canada' AND trait('plan') = 'Plus'"),
    .init(
      "Users who watched video clips longer than 60 seconds",
      "event('video_clip_viewed').where(property('length_seconds') > 60).count() >= 1"),
    .init(
      "Users who bought something with a coupon code",
      "event('order_completed').where(property('coupon_code').exists()).count() >= 1"),
    .init(
      "Users who fired the legacy device_pair_v1 event", "event('device_pair_v1').count() >= 1"),
  ]

  static let charity: [PromptCase] = [
    .init(
      "Donors who gave more than $100 to Clean Water",
      """
      event('Donation Made').where(property('amount') > 100 AND property('fund') = 'Clean Water')\
      .count() >= 1
      """),
    .init(
      "Repeat donors in the UK", "event('Donation Made').count() >= 2 AND trait('country') = 'GB'"),
    .init(
      "Major donors who opened the Impact Report email",
      """
      trait('is_major_donor') = 'true' \
      AND event('Email Opened').where(property('campaign_name') = 'Impact Report').count() >= 1
      """),
    .init(
      "People who prefer to be contacted by post", "trait('communication_preference') = 'post'"),
    .init(
      "Lapsed donors: gave before but nothing in the last 365 days",
      "event('Donation Made').count() >= 1 AND event('Donation Made').within(365 days).count() = 0"
    ),
    .init(
      "New donors who made their first gift in the last 60 days",
      "trait('first_gift_date').within_last(60 days)"),
    .init(
      "People who visited the Donate page but didn't donate",
      """
      event('Page Viewed').where(property('page_name') = 'Donate').count() >= 1 \
      AND event('Donation Made').count() = 0
      """),
    .init(
      "People interested in water or education",
      "trait('interests').contains('water', 'education')"),
  ]

  static let staff: [PromptCase] = [
    .init(
      "People who were extended an offer but didn't accept it",
      "event('offer_extended').count() >= 1 AND event('offer_accepted').count() = 0"),
    .init(
      "Candidates who turned down an offer because of the salary",
      "event('offer_declined').where(property('reason') = 'salary').count() >= 1"),
    .init(
      "Senior employees in the HR department",
      "trait('job_level') = 'senior' AND trait('department') = 'Human Resources'"),
    .init(
      "Managers based in Berlin", "trait('is_manager') = 'true' AND trait('location') = 'Berlin'"),
    .init(
      "Employees who scored below 70 on Safety 101",
      """
      event('training_completed')\
      .where(property('score') < 70 AND property('course_name') = 'Safety 101').count() >= 1
      """),
    .init("Employees with a master's degree", "trait('education_level') = 'master'"),
    .init(
      "Candidates willing to relocate who need a visa",
      "trait('willing_to_relocate') = 'true' AND trait('visa_required') = 'true'"),
    .init(
      "Staff who submitted travel expenses over $500",
      """
      event('expense_submitted').where(property('category') = 'travel' AND property('amount') > 500)\
      .count() >= 1
      """),
    .init(
      "Employees who know Python and design",
      "trait('skills').contains('python') AND trait('skills').contains('design')"),
    .init(
      "Candidates from LinkedIn who applied in the last 30 days",
      "refused: nothing in workspace 'crewdeck' was found for \"LinkedIn\""),
  ]

  static let pairs: [(workspace: Workspace, example: PromptCase)] = [
    (
      TradeWorkspaces.cars,
      .init(
        "EV owners in California", "trait('owns_ev') = 'true' AND trait('state') = 'CA'")
    ),
    (
      TradeWorkspaces.cars,
      .init(
        "Customers who had an oil change in the last 6 months",
        """
        event('Service Completed').where(property('service_type') = 'oil change')\
        .within(180 days).count() >= 1
        """)
    ),
    (TradeWorkspaces.cars, .init("Customers with over 100,000 miles", "trait('mileage') > 100000")),
    (
      TradeWorkspaces.cars,
      .init(
        "Customers whose next service is overdue",
        "trait('next_service_date').before_date('2026-02-27')")
    ),
    (
      TradeWorkspaces.cars,
      .init(
        "Drivers who drove more than 100 km in a single trip",
        "event('Trip Logged').where(property('distance_km') > 100).count() >= 1")
    ),
    (
      TradeWorkspaces.insurer,
      .init(
        "Women over 40 who bought life insurance",
        """
        trait('gender') = 'F' AND trait('age') > 40 \
        AND event('policy_purchased').where(property('product') = 'life').count() >= 1
        """)
    ),
    (
      TradeWorkspaces.insurer,
      .init(
        "Married men aged 65+",
        "trait('marital_status') = 'married' AND trait('gender') = 'M' AND trait('age') >= 65")
    ),
    (TradeWorkspaces.insurer, .init("Customers with credit tier A", "trait('credit_tier') = 'A'")),
    (
      TradeWorkspaces.insurer,
      .init("Customers who went paperless", "trait('paperless') = 'true'")
    ),
    (
      TradeWorkspaces.insurer,
      .init("Spanish speaking policyholders", "trait('preferred_language') = 'es'")
    ),
    (
      TradeWorkspaces.market,
      .init(
        "Top rated sellers in Mexico",
        "trait('seller_level') = 'top rated' AND trait('country') = 'MX'")
    ),
    (
      TradeWorkspaces.market,
      .init(
        "Users who listed an item but never sold one",
        "event('Listing Created').count() >= 1 AND event('Item Sold').count() = 0")
    ),
    (
      TradeWorkspaces.market,
      .init("Users with a verified phone", "trait('phone_verified') = 'true'")
    ),
    (
      TradeWorkspaces.market,
      .init(
        "Sellers in vacation mode",
        "trait('is_seller') = 'true' AND trait('vacation_mode') = 'true'")
    ),
    (
      TradeWorkspaces.market,
      .init("Users who are on call", "trait('is_oncall') = 'true'")
    ),
  ]

  @Test("Homes", arguments: estate)
  func findsHomes(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, TradeWorkspaces.estate) == prompt.query)
  }

  @Test("Devices", arguments: devices)
  func findsDevices(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, TradeWorkspaces.devices) == prompt.query)
  }

  @Test("Donors", arguments: charity)
  func findsDonors(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, TradeWorkspaces.charity) == prompt.query)
  }

  @Test("Staff", arguments: staff)
  func findsStaff(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, TradeWorkspaces.staff) == prompt.query)
  }

  @Test("Cars, policies and market stalls", arguments: 0..<pairs.count)
  func findsOthers(_ index: Int) async throws {
    let (workspace, example) = Self.pairs[index]
    #expect(try await Answer.query(example.id, workspace) == example.query)
  }

  @Test("Words that name several events as well are declined")
  func ties() async throws {
    #expect(
      try await Answer.refusal("Users who upgraded in the last 30 days", Self.upgrades)?.cause
        .contains("upgraded") == true)
  }

  static let upgrades = WorkspaceMaker.make(
    "upgrades", events: [("Device Upgraded", []), ("Seat Upgraded", [])], traits: ["email:string"])

  @Test("What an audience is called is an assumption")
  func label() async throws {
    let readings = try await Answer.readings(
      "Promoters: users with at least 3 donations", TradeWorkspaces.charity)
    #expect(
      readings.first?.assumptions.map(\.text) == ["\"Promoters\" is what the audience is called"])
    #expect(
      try await Answer.refusal("Loyal donors in the United States", TradeWorkspaces.charity) != nil)
  }
}
