import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("What is given, what things cost, and who is in an audience of a shortened name")
struct RidePromptTests {
  static let workspace = WorkspaceMaker.make(
    "rides",
    events: [
      ("Ride Requested", ["ride_id:string"]),
      ("Ride Completed", ["ride_id:string", "fare:number", "distance_km:number"]),
      ("Ride Cancelled", ["ride_id:string"]),
      ("Driver Rated", ["ride_id:string", "stars:number"]),
      ("Scooter Trip Ended", ["minutes:number", "cost:number"]),
      ("Promotion Viewed", ["promo_code:string"]),
      ("Location Searched", ["query:string"]),
      ("Class Attended", ["class_type:string=spin|yoga"]),
      ("Plan Viewed", ["plan:string"]),
    ],
    traits: [
      "rider_rating:number", "total_rides:number", "email_verified:boolean",
      "membership_ends_on:date", "goals:array=run a marathon|get fit", "shift:string=day|night",
    ],
    audiences: [
      AudienceEntry(key: "promo_hunters", name: "Promo Hunters", level: .users),
      AudienceEntry(key: "late_payers", name: "Late Payers", level: .users),
    ])

  static let cases: [PromptCase] = [
    // What is given is no number of who gives it.
    .init(
      "Riders who rated a driver 1 star",
      "event('Driver Rated').where(property('stars') = 1).count() >= 1"),
    .init(
      "Riders who rated their driver 3 stars or lower",
      "event('Driver Rated').where(property('stars') <= 3).count() >= 1"),
    .init("Riders with a rider rating below 4", "trait('rider_rating') < 4"),
    // What things cost is no number of them, and riders are no drivers.
    .init(
      "Riders whose rides cost over 20",
      "event('Ride Completed').where(property('fare') > 20).count() >= 1"),
    .init(
      "Riders whose rides cost over 20 EUR on average",
      "event('Ride Completed').avg(property('fare')) > 20"),
    .init("Riders with more than 20 total rides", "trait('total_rides') > 20"),
    // Short names of audiences, and who is in them.
    .init("Riders outside the Promo Hunters audience", "NOT trait('promo_hunters') = 'true'"),
    .init(
      "Riders who sit outside the Promo Hunters audience", "NOT trait('promo_hunters') = 'true'"),
    .init("people who are not members of Late Payers", "NOT trait('late_payers') = 'true'"),
    .init("All the people inside the Late Payers audience", "trait('late_payers') = 'true'"),
    // Names with the word for what they are of.
    .init("Users whose email_verified attribute is false", "trait('email_verified') = 'false'"),
    .init(
      "Users who performed Plan Viewed with count >= 2 during the last 7 days",
      "event('Plan Viewed').within(7 days).count() >= 2"),
    // Other ways to say what was done, or is.
    .init(
      "Looked up Central Station in a location search during the last 60 days",
      """
      event('Location Searched').where(property('query') = 'Central Station').within(60 days)\
      .count() >= 1
      """),
    .init(
      "Took part in spin classes six times or more during the past 40 days",
      "event('Class Attended').where(property('class_type') = 'spin').within(40 days).count() >= 6"
    ),
    .init(
      "Memberships that end in the coming 30 days",
      "trait('membership_ends_on').within_next(30 days)"),
    .init(
      "Members with run a marathon listed under goals", "trait('goals').contains('run a marathon')"),
    .init(
      "Requested a ride, then cancelled that very ride within 24 hours",
      """
      event('Ride Requested').where(event('Ride Cancelled')\
      .where(property('ride_id') = property(parent: 'ride_id')).within(parent: 24 hours)\
      .count() >= 1).count() >= 1
      """),
    .init("Users working the night shift", "trait('shift') = 'night'"),
  ]

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }
}
