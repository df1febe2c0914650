import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// What colleagues say of utilities, shows and meters, and what it means in other trades.
@Suite("Last events, clauses as values, lists before amounts, and what people do as a rule")
struct EverydayPromptTests {
  static let workspace = WorkspaceMaker.make(
    "waterworks",
    events: [
      (
        "Invoice Sent",
        ["kind:string=Actual|Estimated", "amount:number", "zone:string=North|South"]
      ),
      ("Payment Received", ["channel:string=Standing Order|Cash", "amount:number"]),
      ("Visit Missed", ["missed_by:string=Customer|Plumber"]), ("Visit Booked", []),
      ("Payout Requested", ["cause:string=pipe_burst|cannot_access|meter_replaced"]),
      ("Ticket Listed", []), ("Ticket Transferred", []),
      ("Ticket Scanned", ["stage:string=jazz|folk"]),
      ("Order Completed", ["seat_type:string=stalls|front_row|balcony", "total:number"]),
      ("Waitlist Joined", ["stage:string=jazz|folk"]), ("Waitlist Left", []),
      ("Thermostat Temperature Changed", ["temperature:number", "mode:string=Eco|Away|Home"]),
      ("Leak Reported", []), ("Review Posted", ["rating:number", "stage:string=jazz|folk"]),
      ("Help Case Opened", ["topic:string=billing|leaks"]),
      ("Insurance Added", []),
    ],
    traits: [
      "paymentMethod:string=Standing Order|Cash", "region:string=Scotland|Wales|Kent",
      "homeType:string=Flat|Bungalow", "is_pensioner:boolean", "email:string", "phone:string",
    ])

  static let cases: [PromptCase] = [
    // More about the last or the first of them.
    .init(
      "Customers whose most recent invoice was estimated and came to more than £250",
      """
      event('Invoice Sent').last(property('kind')) = 'Estimated' \
      AND event('Invoice Sent').last(property('amount')) > 250
      """),
    .init(
      "whose last invoice was estimated and over £80",
      """
      event('Invoice Sent').last(property('kind')) = 'Estimated' \
      AND event('Invoice Sent').last(property('amount')) > 80
      """),
    .init(
      "Customers whose first order was over $200 and for the balcony",
      """
      event('Order Completed').first(property('total')) > 200 \
      AND event('Order Completed').first(property('seat_type')) = 'balcony'
      """),
    // Values that are said as clauses.
    .init(
      "requested a payout because the meter was replaced",
      "event('Payout Requested').where(property('cause') = 'meter_replaced').count() >= 1"),
    .init(
      "people who requested a payout as they couldn't access it",
      "event('Payout Requested').where(property('cause') = 'cannot_access').count() >= 1"),
    // A list of values before an amount.
    .init(
      "Customers who bought stalls or front row seats over $200",
      """
      event('Order Completed').where(property('seat_type').one_of('stalls', 'front_row') \
      AND property('total') > 200).count() >= 1
      """),
    .init(
      "customers who bought stalls seats over $50 or balcony seats over $30",
      """
      event('Order Completed').where(property('seat_type') = 'stalls' AND property('total') > 50)\
      .count() >= 1 OR event('Order Completed').where(property('seat_type') = 'balcony' \
      AND property('total') > 30).count() >= 1
      """),
    // A gerund is no negation.
    .init(
      "Customers who missed a visit and did not book one within 7 days of missing it",
      """
      event('Visit Missed').where(event('Visit Booked').within(parent: 7 days).count() = 0)\
      .count() >= 1
      """),
    .init("Customers who are missing a phone", "trait('phone').absent()"),
    // What people do as a rule.
    .init(
      "customers not paying by standing order", "NOT trait('paymentMethod') = 'Standing Order'"),
    .init("people who pay by standing order", "trait('paymentMethod') = 'Standing Order'"),
    .init(
      "people who paid by standing order",
      "event('Payment Received').where(property('channel') = 'Standing Order').count() >= 1"),
    .init(
      "people who paid by cash twice or more",
      "event('Payment Received').where(property('channel') = 'Cash').count() >= 2"),
    // Parts of a country are not one another.
    .init("Customers in Scotland or Wales", "trait('region').one_of('Scotland', 'Wales')"),
    .init("Customers who live in Wales", "trait('region') = 'Wales'"),
    // Homes are lived in; marks are true.
    .init("people who live in a flat", "trait('homeType') = 'Flat'"),
    .init("customers that aren't marked as pensioners", "NOT trait('is_pensioner') = 'true'"),
    .init("customers flagged as pensioners", "trait('is_pensioner') = 'true'"),
    // Shows are attended by who has the ticket scanned, and by nobody on a waitlist.
    .init(
      "people who have been to a jazz show",
      "event('Ticket Scanned').where(property('stage') = 'jazz').count() >= 1"),
    .init("customers who attended at least 5 shows", "event('Ticket Scanned').count() >= 5"),
    .init("never listed a ticket for resale", "event('Ticket Listed').count() = 0"),
    .init(
      "never listed a ticket for sale and never transferred one",
      "event('Ticket Listed').count() = 0 AND event('Ticket Transferred').count() = 0"),
    .init(
      "set their thermostat above 23 degrees in any mode except Away",
      """
      event('Thermostat Temperature Changed').where(property('temperature') > 23 \
      AND property('mode') != 'Away').count() >= 1
      """),
    .init(
      "left a review under 3 for jazz",
      """
      event('Review Posted').where(property('rating') < 3 AND property('stage') = 'jazz')\
      .count() >= 1
      """),
    // A negation behind a comma is of what follows it.
    .init(
      "got an invoice over £300, not in Kent",
      """
      event('Invoice Sent').where(property('amount') > 300).count() >= 1 \
      AND NOT trait('region') = 'Kent'
      """),
  ]

  @Test("a prompt means its query", arguments: cases)
  func means(_ row: PromptCase) async throws {
    #expect(try await Answer.query(row.id, Self.workspace) == row.query)
  }

  @Test(
    "what would leave a word out is declined",
    arguments: [
      "customers with a help case about leaks still open"
    ])
  func declined(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }

  @Test(
    "what does not suit is what the correction is of",
    arguments: [
      ("30 days is too tight, use 45 days", "within(45 days).count() >= 2"),
      ("the window is too short, make it 60 days", "within(60 days).count() >= 2"),
      ("twice is not enough, make it 4 times", "within(30 days).count() >= 4"),
    ])
  func complaints(_ instruction: String, _ end: String) async throws {
    let query = "event('Invoice Sent').within(30 days).count() >= 2 AND trait('phone').exists()"
    let outcome = try await Refined.outcome(instruction, query, Self.workspace).1
    guard case .readings(let readings, _) = outcome else {
      Issue.record("declined")
      return
    }
    #expect(
      readings.first.map { QueryPrinter.text($0.tree) }
        == "event('Invoice Sent').\(end) AND trait('phone').exists()")
  }
}
