import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// Prompts over two invented trades: what is hired and borrowed, for how long, by how many, how late.
@Suite("Lengths, parties, lateness and lists of choices are read as people say them")
struct HirePromptTests {
  static let cars = WorkspaceMaker.make(
    "wheelhouse",
    events: [
      (
        "create_reservation",
        [
          "vehicle_class:string=compact|suv|van", "pickup_city:string=Denver|Austin",
          "hire_days:number", "notice_days:number", "total:number", "prepaid:boolean",
          "party_size:number",
        ]
      ),
      ("pick_up_vehicle", ["location_type:string=airport|downtown", "wait_minutes:number"]),
      (
        "return_vehicle",
        ["miles_driven:number", "hours_late:number", "damage_reported:boolean"]
      ),
      ("submit_review", ["stars:number", "would_recommend:boolean"]),
      ("cancel_reservation", ["reason:string=price|plans changed"]),
      (
        "booked_flight",
        [
          "cabin:string=economy|first", "origin:string=OSL|LIS", "destination:string=OSL|LIS",
          "paid_with_miles:boolean", "fare:number",
        ]
      ),
    ],
    traits: [
      "loyalty_tier:string=Silver|Gold|Platinum", "country:string=ES|DE|US", "state:string=CA|NV",
      "preferred_language:string=en|no|es", "company_name:string", "job_title:string",
      "lifetime_spend:number", "children_count:number", "marketing_opt_in:boolean",
      "travel_goal:string=see_family|do_business", "uses:array=road trips|moving house",
    ])

  static let library = WorkspaceMaker.make(
    "reading room",
    events: [
      ("Item Borrowed", ["format:string=book|dvd", "loan_days:number"]),
      ("Item Returned", ["format:string=book|dvd", "days_overdue:number"]),
      ("Hold Placed", ["pickup_branch:string=North|Harbour"]),
      ("Hold Collected", ["pickup_branch:string=North|Harbour"]),
      ("Event Booked", ["event_type:string=book club|gala|walkathon"]),
      ("Event Attended", ["event_type:string=book club|gala|walkathon"]),
      ("Exhibition Visited", ["exhibition:string=Vermeer|Space Age", "visit_minutes:number"]),
      ("Survey Submitted", ["rating:number"]),
      ("Ticket Purchased", ["ticket_type:string=adult|child", "total:number"]),
      ("Catalogue Searched", ["query:string", "results_count:number"]),
      ("Newsletter Opened", ["campaign:string=weekend|holiday"]),
      ("Page Viewed", ["page_name:string=Home|Opening Hours"]),
    ],
    traits: [
      "items_overdue:number", "email:string", "visits_count:number",
      "youngest_child_age:number", "balance_due:number", "last_booking_at:date",
    ])

  static let hired: [PromptCase] = [
    .init(
      "Customers who booked for more than 7 days",
      "event('create_reservation').where(property('hire_days') > 7).count() >= 1"),
    .init(
      "Customers who made a 7 day reservation",
      "event('create_reservation').where(property('hire_days') = 7).count() >= 1"),
    .init(
      "Customers with a reservation longer than a week",
      "event('create_reservation').where(property('hire_days') > 7).count() >= 1"),
    .init(
      "Customers who booked a van for 5 or more people",
      """
      event('create_reservation').where(property('vehicle_class') = 'van' \
      AND property('party_size') >= 5).count() >= 1
      """),
    .init(
      "Customers who waited for over an hour to pick up their car",
      "event('pick_up_vehicle').where(property('wait_minutes') > 60).count() >= 1"),
    .init(
      "Airport pickups in the last 90 days",
      """
      event('pick_up_vehicle').where(property('location_type') = 'airport').within(90 days)\
      .count() >= 1
      """),
    .init(
      "Renters who returned a car late",
      "event('return_vehicle').where(property('hours_late') > 0).count() >= 1"),
    .init(
      "Customers who returned a vehicle with damage",
      "event('return_vehicle').where(property('damage_reported') = 'true').count() >= 1"),
    .init(
      "People who drove more than 500 miles in one rental",
      "event('return_vehicle').where(property('miles_driven') > 500).count() >= 1"),
    .init(
      "Customers who would recommend us",
      "event('submit_review').where(property('would_recommend') = 'true').count() >= 1"),
    .init(
      "Customers who would not recommend us",
      "event('submit_review').where(NOT property('would_recommend') = 'true').count() >= 1"),
    .init(
      "Customers who left a bad review (2 stars or less)",
      "event('submit_review').where(property('stars') <= 2).count() >= 1"),
    .init(
      "Cancelled a reservation owing to the price",
      "event('cancel_reservation').where(property('reason') = 'price').count() >= 1"),
    .init(
      "The first flight they ever booked was paid with miles",
      "event('booked_flight').first(property('paid_with_miles')) = 'true'"),
    .init(
      "Customers who booked a flight in first class",
      "event('booked_flight').where(property('cabin') = 'first').count() >= 1"),
    .init(
      "Customers whose last booked flight departed from OSL",
      "event('booked_flight').last(property('origin')) = 'OSL'"),
    .init(
      "Customers whose last booked flight was to OSL",
      "event('booked_flight').last(property('destination')) = 'OSL'"),
    .init(
      "Users whose maximum fare in the last 365 days is greater than 2500",
      "event('booked_flight').within(365 days).max(property('fare')) > 2500"),
    .init(
      "Loyalty tier is one of Silver or Gold", "trait('loyalty_tier').one_of('Silver', 'Gold')"),
    .init(
      "Country is none of Spain or Germany", "NOT trait('country').one_of('ES', 'DE')"),
    .init("Travellers with no company name", "trait('company_name').absent()"),
    .init(
      "Contacts whose job title contains any of Manager or Lead",
      "trait('job_title').contains('Manager', 'Lead')"),
    .init(
      "Californians with a Gold tier", "trait('state') = 'CA' AND trait('loyalty_tier') = 'Gold'"),
    .init("Customers sitting in the Platinum loyalty tier", "trait('loyalty_tier') = 'Platinum'"),
    .init("Customers who want to see family", "trait('travel_goal') = 'see_family'"),
    .init("People with children", "trait('children_count') > 0"),
  ]

  static let borrowed: [PromptCase] = [
    .init(
      "Readers who brought an item back more than 2 weeks overdue",
      "event('Item Returned').where(property('days_overdue') > 14).count() >= 1"),
    .init(
      "Readers who returned something late",
      "event('Item Returned').where(property('days_overdue') > 0).count() >= 1"),
    .init("Patrons with overdue items", "trait('items_overdue') > 0"),
    .init(
      "People who picked up a hold at Harbour",
      "event('Hold Collected').where(property('pickup_branch') = 'Harbour').count() >= 1"),
    .init(
      "Everyone who came to a walkathon",
      "event('Event Attended').where(property('event_type') = 'walkathon').count() >= 1"),
    .init(
      "People who came to book club",
      "event('Event Attended').where(property('event_type') = 'book club').count() >= 1"),
    .init(
      "People who booked the gala but didn't show up to the gala",
      """
      event('Event Booked').where(property('event_type') = 'gala').count() >= 1 \
      AND event('Event Attended').where(property('event_type') = 'gala').count() = 0
      """),
    .init(
      "People who went to Space Age twice",
      "event('Exhibition Visited').where(property('exhibition') = 'Space Age').count() = 2"),
    .init(
      "People who stayed less than half an hour at Space Age",
      """
      event('Exhibition Visited').where(property('visit_minutes') < 30 \
      AND property('exhibition') = 'Space Age').count() >= 1
      """),
    .init("Readers with 10+ visits", "trait('visits_count') >= 10"),
    .init(
      "Readers who searched the catalogue but found nothing",
      "event('Catalogue Searched').where(property('results_count') = 0).count() >= 1"),
    .init(
      "Readers who opened the weekend newsletter",
      "event('Newsletter Opened').where(property('campaign') = 'weekend').count() >= 1"),
    .init(
      "People who bought two or more adult tickets",
      "event('Ticket Purchased').where(property('ticket_type') = 'adult').count() >= 2"),
    .init("Parents whose youngest child is under 2", "trait('youngest_child_age') < 2"),
    .init("Readers owing more than 10 pounds", "trait('balance_due') > 10"),
    .init(
      "Visitors who visited the site in the last 7 days",
      "event('Page Viewed').within(7 days).count() >= 1"),
    .init(
      "Unhappy visitors who gave a rating below 3",
      "event('Survey Submitted').where(property('rating') < 3).count() >= 1"),
  ]

  @Test("A car rental", arguments: hired)
  func carRental(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, Self.cars) == prompt.query)
  }

  @Test("A library", arguments: borrowed)
  func readingRoom(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, Self.library) == prompt.query)
  }

  static let declined = [
    "Readers who came back after the gala",
    "Customers who returned the car with a dent", "Non members who borrowed 3 books",
  ]

  @Test("What no number or name stands for is declined", arguments: declined)
  func declines(_ prompt: String) async throws {
    let workspace = !prompt.hasPrefix("Customers") ? Self.library : Self.cars
    #expect(try await Answer.refusal(prompt, workspace)?.code == .reword)
  }
}
