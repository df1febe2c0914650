import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// What people say in a few words of everyday, and what of it cannot be told.
@Suite("Everyday forms of verbs, values and negation")
struct SpokenFormsTests {
  static let clinic = WorkspaceMaker.make(
    "clinic",
    events: [
      ("Booking Created", ["treatment:string=scan|cleaning", "price:number"]),
      ("Booking Completed", ["treatment:string=scan|cleaning"]),
      ("Booking Cancelled", []), ("Review Submitted", ["stars:number"]),
      ("Payment Completed", ["method:string=google_pay|cash", "amount:number"]),
      ("Parcel Delivered", ["on_time:boolean"]), ("Voucher Applied", ["code:string"]),
      ("Scan Ordered", []), ("Massage Ordered", []),
      ("Device Registered", ["model:string=eBike 500|eBike 900"]),
    ],
    traits: ["email:string", "preferred_payment:string=google_pay|cash"])

  static let rows: [PromptCase] = [
    .init(
      "Patients who booked in the last 30 days",
      "event('Booking Created').within(30 days).count() >= 1"),
    .init(
      "Patients who booked but have not left a review",
      "event('Booking Created').count() >= 1 AND event('Review Submitted').count() = 0"),
    .init("Patients who have completed a booking", "event('Booking Completed').count() >= 1"),
    .init(
      "Patients who paid with Google Pay in the last 30 days",
      "event('Payment Completed').where(property('method') = 'google_pay').within(30 days).count() >= 1"
    ),
    .init(
      "Patients who used a voucher code starting with HELLO",
      "event('Voucher Applied').where(property('code').starts_with('HELLO')).count() >= 1"),
    .init(
      "Patients who had a parcel delivered late",
      "event('Parcel Delivered').where(property('on_time') = 'false').count() >= 1"),
    .init(
      "Patients who registered an eBike 500",
      "event('Device Registered').where(property('model') = 'eBike 500').count() >= 1"),
    .init(
      "Patients who haven't ordered a scan or a massage",
      "event('Scan Ordered').count() = 0 AND event('Massage Ordered').count() = 0"),
    .init(
      "Patients who have never ordered both a scan and a massage",
      "NOT (event('Scan Ordered').count() >= 1 AND event('Massage Ordered').count() >= 1)"),
    .init(
      "Patients who have never booked both a scan and a cleaning",
      """
      NOT (event('Booking Created').where(property('treatment') = 'scan').count() >= 1 \
      AND event('Booking Created').where(property('treatment') = 'cleaning').count() >= 1)
      """),
  ]

  @Test("a prompt means its query", arguments: rows)
  func meaning(_ row: PromptCase) async throws {
    #expect(try await Answer.query(row.id, Self.clinic) == row.query)
  }

  @Test(
    "a negation before two things joined by \"and\" may mean both or either, and is asked to be told",
    arguments: [
      "Patients who haven't ordered a scan and a massage",
      "Patients who never booked a scan and a cleaning",
    ])
  func unclearNegation(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.clinic).hasPrefix("refused"))
  }

  @Test(
    "a part of a number is a part of it, not a number",
    arguments: [
      ("increase the amount by 20%", "> 60"), ("lower the amount by 10 percent", "> 45"),
      ("raise the amount by 20", "> 70"),
    ])
  func percentages(_ instruction: String, _ bound: String) async throws {
    func query(_ bound: String) -> String {
      "event('Payment Completed').where(property('amount') \(bound)).within(30 days).count() >= 1"
    }
    let outcome = try await Refined.outcome(instruction, query("> 50"), Self.clinic).1
    guard case .readings(let readings, _) = outcome else {
      Issue.record("declined")
      return
    }
    #expect(readings.first.map { QueryPrinter.text($0.tree) } == query(bound))
  }
}
