import AudienceConditions
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Prompts in varied wording")
struct VariedPromptTests {
  static let bank: [PromptCase] = [
    .init(
      "Profiles with a Card Transaction event in the last 7 days",
      "event('cardTransaction').within(7 days).count() >= 1"),
    .init(
      "Customers who bought groceries with their card at least five times",
      "event('cardTransaction').where(property('merchantCategory') = 'groceries').count() >= 5"),
    .init(
      "Customers who used their card for travel or dining",
      """
      event('cardTransaction')\
      .where(property('merchantCategory').one_of('travel', 'dining')).count() >= 1
      """),
    .init(
      "Customers who sent transfers totaling at least $10,000",
      "event('Transfer Sent').sum(property('amount')) >= 10000"),
    .init(
      "Customers whose loan application was approved within 7 days of submitting it",
      """
      event('loan_application_submitted')\
      .where(event('loan_application_approved').within(parent: 7 days).count() >= 1).count() >= 1
      """),
    .init(
      "Customers who froze their card because it was stolen",
      "event('card_frozen').where(property('reason') = 'stolen').count() >= 1"),
    .init(
      "Customers who were overdrawn more than once", "event('Overdraft Occurred').count() > 1"),
    .init(
      "People whose support chat wait was longer than 30 minutes",
      "event('Support Chat Started').where(property('wait_minutes') > 30).count() >= 1"),
    .init(
      "Customers who created a savings goal for a house with a target above $10,000",
      """
      event('Savings Goal Created')\
      .where(property('goal_name') = 'house' AND property('target_amount') > 10000).count() >= 1
      """),
    .init(
      "Visitors of the Credit Cards page",
      "event('Page Viewed').where(property('page_name') = 'Credit Cards').count() >= 1"),
    .init(
      "Customers who opened an account since the beginning of the year",
      "event('Account Opened').within(57 days).count() >= 1"),
    .init(
      "Customers who opened an account in January 2026 but not since",
      """
      event('Account Opened').between(26 days, 57 days).count() >= 1 \
      AND event('Account Opened').within(26 days).count() = 0
      """),
    .init("Customers with a negative account balance", "trait('account_balance') < 0"),
    .init(
      "Premium customers who either have a mortgage or earn over 150,000",
      """
      trait('isPremium') = 'true' \
      AND (trait('has_mortgage') = 'true' OR trait('annual_income') > 150000)
      """),
    .init("Customers living in Texas", "trait('address.state') = 'TX'"),
    .init("Chinese speaking customers", "trait('preferred_language') = 'zh'"),
    .init(
      "Customers who have been with us for more than 5 years",
      "trait('customer_since').before_last(1825 days)"),
    .init(
      "Customers whose card has already expired",
      "trait('card_expiry_date').before_date('2026-02-27')"),
    .init("Customers with an NPS score of 9 or 10", "trait('nps_score').one_of(9, 10)"),
    .init("Customers with an unverified KYC", "trait('kyc_verified') = 'false'"),
    .init("Customers with disabled push", "trait('push_enabled') = 'false'"),
    .init("Customers with more than 20 total orders", "trait('total_orders') > 20"),
    .init("Customers whose bio is filled in", "trait('profile.bio').exists()"),
  ]

  static let school: [PromptCase] = [
    .init(
      "Users who started a course but never finished one",
      "event('courseStarted').count() >= 1 AND event('courseCompleted').count() = 0"),
    .init(
      "Users who started Fire Safety but didn't complete it",
      """
      event('courseStarted').where(property('courseTitle') = 'Fire Safety').count() >= 1 \
      AND event('courseCompleted').where(property('courseTitle') = 'Fire Safety').count() = 0
      """),
    .init(
      "Users who failed a quiz in the last two weeks",
      "event('Quiz Submitted').where(property('passed') = 'false').within(14 days).count() >= 1"),
    .init(
      "Users whose best quiz score is under 40",
      "event('Quiz Submitted').max(property('score')) < 40"),
    .init("Users with no more than two quiz submissions", "event('Quiz Submitted').count() <= 2"),
    .init(
      "Users with a certificate that expires in the next 90 days",
      "event('Certificate Earned').where(property('expires_on').within_next(90 days)).count() >= 1"
    ),
    .init(
      "Users who watched a video lesson for over 600 seconds",
      """
      event('lesson_viewed')\
      .where(property('lesson_type') = 'video' AND property('seconds_watched') > 600).count() >= 1
      """),
    .init(
      "People who viewed lessons tagged safety",
      "event('lesson_viewed').where(property('tags').contains('safety')).count() >= 1"),
    .init("Users who have only ever opened the app once", "event('App Opened').count() = 1"),
    .init(
      "Users who performed a search with no results",
      "event('search_performed').where(property('results_count') = 0).count() >= 1"),
    .init(
      "Users who gave feedback with 1 or 2 stars",
      "event('Feedback Given').where(property('stars').one_of(1, 2)).count() >= 1"),
    .init(
      "Users who paid with Apple Pay",
      "event('checkoutStarted').where(property('payment_method') = 'apple_pay').count() >= 1"),
    .init(
      "HR employees outside the US",
      "trait('department') = 'Human Resources' AND NOT trait('country') = 'US'"),
    .init(
      "Users who attended one or two live sessions",
      "event('Live Session Attended').count() >= 1 AND event('Live Session Attended').count() <= 2"
    ),
    .init("People interested in python", "trait('interests').contains('python')"),
    .init("People interested in sea kayaking", "trait('interests').contains('sea kayaking')"),
  ]

  @Test("A customer of a bank is found in many wordings", arguments: bank)
  func reads(bank prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, VariedWorkspaces.bank) == prompt.query)
  }

  @Test("A learner is found in many wordings", arguments: school)
  func reads(school prompt: PromptCase) async throws {
    #expect(try await Answer.query(prompt.id, VariedWorkspaces.school) == prompt.query)
  }

  @Test(
    "What the workspace does not know is refused, whatever is near",
    arguments: [
      "Customers who redeemed airline miles at a hotel", "Customers with the eye color green",
      "Customers who returned an item they bought", "Customers who are likely to churn soon",
      "Customers with a driving licence older than 5 years",
      "Customers with 2 or 5 sent transfers",
    ])
  func refuses(_ prompt: String) async throws {
    #expect(try await Answer.refusal(prompt, VariedWorkspaces.bank) != nil)
  }

  @Test("A workspace read again is a workspace of its own")
  func keepsVocabularyByIdentity() {
    let store = VocabularyStore()
    let one = WorkspaceMaker.make("one", events: [("Ran", [])], traits: [])
    let other = WorkspaceMaker.make("one", events: [("Swam", [])], traits: [])
    for workspace in [one, other, one] {
      let vocabulary = store.vocabulary(of: workspace)
      #expect(vocabulary.events.map(\.schema.name) == workspace.events.map(\.name))
    }
    #expect(one.identity != other.identity)
  }
}
