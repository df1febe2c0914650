import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// Other words for what comparisons, lists, times and texts say.
@Suite("Wordings of comparisons, lists, times and texts")
struct PlainWordingTests {
  static let library = WorkspaceMaker.make(
    "library",
    events: [
      ("Book Borrowed", ["genre:string=crime|poetry", "branch_name:string"]),
      ("Book Returned", ["days_late:number"]), ("Book Reserved", []),
      ("Fee Paid", ["amount:number", "method:string=card|cash"]),
      ("Card Application Rejected", []), ("Card Application Submitted", []),
      ("Import Completed", ["rows:number"]),
      ("Import Failed", ["error_code:string=no_access|timeout"]),
      ("Membership Cancelled", ["reason:string=price|moving"]),
      ("Add-on Purchased", ["price:number"]), ("Signed In", []),
      ("Query Run", []), ("Query Saved", []), ("Row Quota Exceeded", ["rows_over:number"]),
      ("List Created", []), ("Order Request Submitted", []), ("Order Request Failed", []),
      ("Feedback Submitted", ["form_name:string=Tour|Events"]),
    ],
    traits: [
      "job_title:string", "joined_on:date", "last_active_at:date", "tour_completed:boolean",
      "country:string=DE|AT|FR", "interests:array=chess|film", "points:number",
      "text_alerts:boolean", "lists_created:number",
    ])

  static let rows: [PromptCase] = [
    // Lists.
    .init("Country is none of Germany or Austria", "NOT trait('country').one_of('DE', 'AT')"),
    .init(
      "Readers whose country is none of Germany, Austria and France",
      "NOT trait('country').one_of('DE', 'AT', 'FR')"),
    .init(
      "Readers whose country is not any of Germany or France",
      "NOT trait('country').one_of('DE', 'FR')"),
    // Verbs that carry.
    .init(
      "Hit a no_access error on a failed import in the last 10 days",
      "event('Import Failed').where(property('error_code') = 'no_access').within(10 days).count() >= 1"
    ),
    .init(
      "Ran into a timeout error during an import",
      "event('Import Failed').where(property('error_code') = 'timeout').count() >= 1"),
    .init(
      "Readers who cancelled their membership citing the price",
      "event('Membership Cancelled').where(property('reason') = 'price').count() >= 1"),
    .init(
      "Spent over $20 on add-ons", "event('Add-on Purchased').sum(property('price')) > 20"),
    // Measures with their window before the number.
    .init(
      "Readers whose sum of amount on fee paid in the last 90 days exceeds 100",
      "event('Fee Paid').within(90 days).sum(property('amount')) > 100"),
    .init(
      "Readers whose maximum amount of fee paid in the past year is over 50",
      "event('Fee Paid').within(365 days).max(property('amount')) > 50"),
    .init(
      "Readers whose number of borrowed books in the last year exceeds 12",
      "event('Book Borrowed').within(365 days).count() > 12"),
    .init(
      "Readers whose number of borrowed books is below 3", "event('Book Borrowed').count() < 3"),
    .init(
      "Paid fees by card totalling over 40",
      "event('Fee Paid').where(property('method') = 'card').sum(property('amount')) > 40"),
    // Times.
    .init(
      "Readers whose joined date precedes March 15, 2025",
      "trait('joined_on').before_date('2025-03-15')"),
    .init(
      "Readers whose joined date predates March 15, 2025",
      "trait('joined_on').before_date('2025-03-15')"),
    .init(
      "Readers whose joined date follows March 15, 2025",
      "trait('joined_on').after_date('2025-03-15')"),
    .init(
      "Readers who have gone 45 days without borrowing a book",
      "event('Book Borrowed').within(45 days).count() = 0"),
    .init(
      "Readers who went more than a month with no sign-in",
      "event('Signed In').within(30 days).count() = 0"),
    .init(
      "Readers with no sign-in at all over the past 45 days",
      "event('Signed In').within(45 days).count() = 0"),
    .init(
      "They borrowed a book somewhere between 20 and 50 days ago",
      "event('Book Borrowed').between(20 days, 50 days).count() >= 1"),
    .init(
      "They borrowed a book anywhere from 20 to 50 days ago",
      "event('Book Borrowed').between(20 days, 50 days).count() >= 1"),
    .init("Readers active in the last 7 days", "trait('last_active_at').within_last(7 days)"),
    // Texts before the name they are in.
    .init(
      "Readers with Engineer or Architect in their job title",
      "trait('job_title').contains('Engineer', 'Architect')"),
    .init(
      "Readers with \"Nurse\" in the job title", "trait('job_title').contains('Nurse')"),
    .init(
      "Readers who have Lead or Head of Sales in their job title",
      "trait('job_title').contains('Lead', 'Head of Sales')"),
    .init(
      "Readers with the word Manager in their job title",
      "trait('job_title').contains('Manager')"),
    .init(
      "Readers without Intern in their job title", "trait('job_title').omits('Intern')"),
    .init(
      "Readers with Sales and Head in their job title",
      "trait('job_title').contains('Sales') AND trait('job_title').contains('Head')"),
    // The name of a state, and not of a form that is called so.
    .init("Readers who did not complete the tour", "NOT trait('tour_completed') = 'true'"),
    .init(
      "Completed the tour but never signed in",
      "trait('tour_completed') = 'true' AND event('Signed In').count() = 0"),
    // Again, of what had been done before.
    .init(
      "Had a card application rejected and then submitted a card application again within 48 hours",
      """
      event('Card Application Rejected').where(event('Card Application Submitted')\
      .within(parent: 48 hours).count() >= 1).count() >= 1
      """),
    // What is run and what is saved are two things; what a limit of rows is.
    .init(
      "Readers who ran a query but have not saved one",
      "event('Query Run').count() >= 1 AND event('Query Saved').count() = 0"),
    .init(
      "Readers who hit their row quota in the last 30 days",
      "event('Row Quota Exceeded').within(30 days).count() >= 1"),
    .init("Readers with more than 5 lists created", "trait('lists_created') > 5"),
    // What is off, whatever follows.
    .init("Readers with text alerts off please", "trait('text_alerts') = 'false'"),
    .init(
      "Readers with text alerts off who signed in",
      "trait('text_alerts') = 'false' AND event('Signed In').count() >= 1"),
    // A relative clause tells of what was done.
    .init(
      "Submitted an order request that failed within 3 days",
      """
      event('Order Request Submitted').where(event('Order Request Failed')\
      .within(parent: 3 days).count() >= 1).count() >= 1
      """),
    .init("Teammates that borrowed a book", "event('Book Borrowed').count() >= 1"),
  ]

  @Test("a prompt means its query", arguments: rows)
  func meaning(_ row: PromptCase) async throws {
    #expect(try await Answer.query(row.id, Self.library) == row.query)
  }

  static let instructions = [
    "the points no longer matter, drop it", "points don't matter any more",
    "points no longer apply", "points are not needed anymore",
  ]

  @Test("what no longer matters is removed", arguments: instructions)
  func needless(_ instruction: String) async throws {
    let outcome = try await Refined.outcome(
      instruction, "trait('country') = 'DE' AND trait('points') > 10", Self.library
    ).1
    guard case .readings(let readings, _) = outcome else {
      Issue.record("declined")
      return
    }
    #expect(readings.first.map { QueryPrinter.text($0.tree) } == "trait('country') = 'DE'")
  }
}
