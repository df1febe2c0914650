import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Names are found around numbers, in nouns and behind prepositions")
struct LinkingPromptTests {
  static let garage: [PromptCase] = [
    .init("Households that own two or more bikes", "trait('bikes_owned') >= 2"),
    .init("Customers who have at least 3 bikes", "trait('bikes_owned') >= 3"),
    .init(
      "Customers with two repair visits in the last 7 days",
      "event('Repair Visit Completed').within(7 days).count() = 2"),
    .init(
      "Riders whose most recent repair visit was for tyres",
      "event('Repair Visit Completed').last(property('repair_type')) = 'Tyres'"),
    .init(
      "People who test rode an electric bike",
      "event('Test Ride Completed').where(property('engine_type') = 'Electric').count() >= 1"),
    .init(
      "Customers who ride an electric bike", "trait('current_engine_type') = 'Electric'"),
    .init(
      "Renters who returned the bike 2 or more days late",
      "event('Hire Returned').where(property('days_late') >= 2).count() >= 1"),
    .init(
      "Customers who booked a city or touring hire at least twice",
      """
      event('Hire Booked').where(property('bike_class').one_of('City', 'Touring')).count() >= 2
      """),
    .init(
      "Members promoted from Blue to Red in the last 90 days",
      """
      event('Membership Level Changed').where(property('old_level') = 'Blue' \
      AND property('new_level') = 'Red').within(90 days).count() >= 1
      """),
    .init(
      "Members who dropped from Red to Blue",
      """
      event('Membership Level Changed').where(property('old_level') = 'Red' \
      AND property('new_level') = 'Blue').count() >= 1
      """),
    .init(
      "Customers who booked a ferry from CAL to DOV",
      """
      event('Ferry Booked').where(property('origin') = 'CAL' AND property('destination') = 'DOV')\
      .count() >= 1
      """),
    .init(
      "Customers who booked a ferry to DOV",
      "event('Ferry Booked').where(property('destination') = 'DOV').count() >= 1"),
    .init(
      "Riders in the US who never booked a ferry",
      "trait('country') = 'US' AND event('Ferry Booked').count() = 0"),
    .init(
      "Members who joined the club more than 90 days ago",
      "trait('club_joined_at').before_last(90 days)"),
    .init(
      "Customers whose credit score is below 580 or missing",
      "trait('credit_score') < 580 OR trait('credit_score').absent()"),
    .init(
      "Customers whose credit score is above 700 or not known",
      "trait('credit_score') > 700 OR trait('credit_score').absent()"),
    .init("Members whose level isn't none", "NOT trait('level') = 'none'"),
    .init(
      "Gold tier or higher members who never booked a ferry",
      "trait('club_tier').one_of('Gold', 'Platinum') AND event('Ferry Booked').count() = 0"),
    .init("At least Gold members of the club", "trait('club_tier').one_of('Gold', 'Platinum')"),
    .init(
      "Buyers who viewed a bike worth over 2k in the last 30 days",
      "event('Bike Viewed').where(property('price') > 2000).within(30 days).count() >= 1"),
    .init("NPS promoters in our workspace", "trait('nps_score') >= 9"),
    .init(
      "routes viewed 30d above their monthly route limit",
      "trait('routes_viewed_30d') > trait('monthly_route_limit')"),
  ]

  static let desk: [PromptCase] = [
    .init(
      "Users who sent a time sheet with more than 40 hours in the last 60 days",
      "event('time_sheet_sent').where(property('hours') > 40).within(60 days).count() >= 1"),
    .init(
      "Users who sent a time sheet of over 40 hours",
      "event('time_sheet_sent').where(property('hours') > 40).count() >= 1"),
    .init(
      "Users who sent a time sheet with over 5 overtime hours",
      "event('time_sheet_sent').where(property('overtime_hours') > 5).count() >= 1"),
    .init(
      "Players with at least one session longer than 1800 seconds",
      "event('session_end').where(property('duration_seconds') > 1800).count() >= 1"),
    .init("Players who had at least 3 sessions", "event('session_start').count() >= 3"),
    .init(
      "iOS users who had more than 10 sessions",
      "event('session_start').where(property('platform') = 'iOS').count() > 10"),
    .init(
      "Users who toggled a flag with enabled false",
      "event('flag_toggled').where(property('enabled') = 'false').count() >= 1"),
    .init(
      "Students who handed in a late essay of more than 2000 words",
      """
      event('essay_handed_in').where(property('late') = 'true' AND property('word_count') > 2000)\
      .count() >= 1
      """),
    .init(
      "People who booked a first visit in the last 7 days",
      "event('visit_booked').where(property('isFirstVisit') = 'true').within(7 days).count() >= 1"),
    .init(
      "People who booked a visit less than 24 hours before its start",
      "event('visit_booked').where(property('hoursBeforeStart') < 24).count() >= 1"),
    .init(
      "People who never late-cancelled a class",
      "event('class_cancelled').where(property('lateCancel') = 'true').count() = 0"),
    .init(
      "installed the cli on windows, version starts with 1.",
      """
      event('cli_installed').where(property('os') = 'windows' \
      AND property('version').starts_with('1.')).count() >= 1
      """),
    .init(
      "Everyone who clicked a link in a text message",
      "event('sms_link_clicked').count() >= 1"),
    .init(
      "logged a run with an avg heart rate above 140",
      """
      event('workout_logged').where(property('activity') = 'running' \
      AND property('avg_heart_rate') > 140).count() >= 1
      """),
    .init(
      "Lost a match against an opponent whose level is higher than the player's level",
      """
      event('match_played').where(property('result') = 'loss' \
      AND property('opponent_level') > trait('player_level')).count() >= 1
      """),
    .init(
      "Users whose profile is less than 70% complete", "trait('profile_complete_percent') < 70"),
    .init(
      "People who ran at least twice in the last 14 days",
      """
      event('workout_logged').where(property('activity') = 'running').within(14 days)\
      .count() >= 2
      """),
    .init(
      "Users who toggled a flag that isn't enabled",
      "event('flag_toggled').where(NOT property('enabled') = 'true').count() >= 1"),
    .init("Contacts with no owner assigned", "trait('ownerName').absent()"),
    .init("all users in the account are developers", "ALL trait('role') = 'developer'"),
    .init(
      "mrr between 1000 and 5000, account country not US",
      "trait('mrr') >= 1000 AND trait('mrr') <= 5000 AND NOT trait('country') = 'US'"),
    .init(
      "Companies with a name that contains Health", "trait('company_name').contains('Health')"),
    .init("Accounts using more than 20 seats", "trait('seats_used') > 20"),
  ]

  @Test("A bike shop", arguments: garage)
  func bikeShop(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, LinkingWorkspaces.garage) == prompt.query)
  }

  @Test("An office tool with accounts", arguments: desk)
  func officeTool(_ prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, LinkingWorkspaces.desk) == prompt.query)
  }

  static let declined = [
    "Customers who booked a ferry in Neverland", "Customers who booked a ferry with their llama",
    "Renters who returned the spaceship 2 days late", "Members at level Blue or above",
  ]

  @Test("What no name stands for is declined", arguments: declined)
  func declines(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, LinkingWorkspaces.garage)?.code == .reword)
  }
}
