import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Who is left out, what is only asked for, and how often, in few words")
struct ChatPromptTests {
  static let workspace = WorkspaceMaker.make(
    "choir",
    events: [
      (
        "Rehearsal Attended",
        ["hall:string=North|South", "is_paid:boolean", "minutes:number"]
      ),
      ("Upgrade Clicked", []),
      ("Plan Upgraded", ["from_plan:string=solo|duo", "to_plan:string=solo|duo"]),
      ("Song Shared", ["visibility:string=public|private"]),
      ("Member Invited", []),
      ("Recording Uploaded", ["size_mb:number"]),
      ("NPS Submitted", ["score:number"]),
      ("Ticket Bought", ["price:number"]),
    ],
    traits: [
      "role:string=tenor|alto|guest", "plan:string=solo|duo|Choir + Band", "city:string=Leeds|York",
      "age:number", "last_active_at:date", "next_renewal_date:date", "country:string=US|CA|GB",
    ],
    audiences: [AudienceEntry(key: "quiet", name: "Gone Quiet Singers", level: .users)])

  static let cases: [PromptCase] = [
    .init("all users but tenors", "NOT trait('role') = 'tenor'"),
    .init(
      "tenors only, with an age over 30", "trait('role') = 'tenor' AND trait('age') > 30"),
    .init(
      "people over the age of 50 in Leeds", "trait('age') > 50 AND trait('city') = 'Leeds'"),
    .init(
      "people between the ages of 20 and 30", "trait('age') >= 20 AND trait('age') <= 30"),
    .init(
      "attended a rehearsal last week but not the week before",
      """
      event('Rehearsal Attended').between(4 days, 11 days).count() >= 1 \
      AND event('Rehearsal Attended').between(11 days, 18 days).count() = 0
      """),
    .init(
      "attended a rehearsal in the last 30 days but not in the previous 30 days",
      """
      event('Rehearsal Attended').within(30 days).count() >= 1 \
      AND event('Rehearsal Attended').between(30 days, 60 days).count() = 0
      """),
    .init(
      "uploaded a >100mb recording",
      "event('Recording Uploaded').where(property('size_mb') > 100).count() >= 1"),
    .init(
      "attended a rehearsal 3x in the last 30d",
      "event('Rehearsal Attended').within(30 days).count() = 3"),
    .init(
      "shared a song publicly in the last 2 weeks",
      "event('Song Shared').where(property('visibility') = 'public').within(14 days).count() >= 1"),
    .init(
      "invited nobody in the last 60 days", "event('Member Invited').within(60 days).count() = 0"),
    .init(
      "inactive for 60 days in Leeds",
      "NOT trait('last_active_at').within_last(60 days) AND trait('city') = 'Leeds'"),
    .init(
      "clicked upgrade but didn't upgrade within 3 days",
      """
      event('Upgrade Clicked').where(event('Plan Upgraded').within(parent: 3 days).count() = 0)\
      .count() >= 1
      """),
    .init("i'm looking for people who bought a ticket", "event('Ticket Bought').count() >= 1"),
    .init(
      "us people who bought a ticket",
      "trait('country') = 'US' AND event('Ticket Bought').count() >= 1"),
    .init(
      "people on choir + band who bought a ticket",
      "trait('plan') = 'Choir + Band' AND event('Ticket Bought').count() >= 1"),
    .init(
      "bought a ticket last week, not on solo",
      """
      event('Ticket Bought').between(4 days, 11 days).count() >= 1 \
      AND NOT trait('plan') = 'solo'
      """),
    .init(
      "gave an nps of 6 or less this year",
      "event('NPS Submitted').where(property('score') <= 6).within(57 days).count() >= 1"),
    .init(
      "people who attended at least 10 this month",
      "event('Rehearsal Attended').within(26 days).count() >= 10"),
    .init(
      "people whose plan renews in may",
      """
      trait('next_renewal_date') >= 2026-05-01 \
      AND trait('next_renewal_date').before_date('2026-06-01')
      """),
    .init(
      "people gone quiet but still in Leeds",
      "trait('quiet') = 'true' AND trait('city') = 'Leeds'"),
  ]

  @Test("means what it says", arguments: cases)
  func reads(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, Self.workspace) == example.query)
  }

  @Test(
    "declines what it would have to leave out",
    arguments: ["one-off tickets over $50 were bought", "went from somewhere to duo this month"])
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.query(prompt, Self.workspace).hasPrefix("refused"))
  }
}
