import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Prompts on invented workspaces")
struct PromptTableTests {
  static let shop: [PromptCase] = [
    .init("VIP customers living in Canada", "trait('vip') = 'true' AND trait('country') = 'CA'"),
    .init(
      "Everyone who placed an order in the past week",
      "event('Order Completed').within(7 days).count() >= 1"),
    .init("Shoppers with more than 1,000 loyalty points", "trait('loyalty_points') > 1000"),
    .init("Members of the Lamp Lovers audience", "trait('lamp_lovers') = 'true'"),
    .init("People who have left the Lamp Lovers audience", "trait('lamp_lovers') = 'false'"),
    .init(
      "VIPs who are not in the At-Risk Customers audience",
      "trait('vip') = 'true' AND NOT trait('at_risk') = 'true'"),
    .init(
      "gold tier loyalty members who are older than 40",
      "trait('loyalty_tier') = 'gold' AND trait('age') > 40"),
    .init(
      "Customers from Germany or France who bought something in the last 60 days",
      "trait('country').one_of('DE', 'FR') AND event('Order Completed').within(60 days).count() >= 1"
    ),
    .init("Customers not living in Canada or the US", "NOT trait('country').one_of('CA', 'US')"),
    .init(
      "Customers who bought in 3 days in Berlin",
      "event('Order Completed').within(3 days).count() >= 1 AND trait('city') = 'Berlin'"),
    .init(
      "Customers who have bought lamps and shades but not toys in the last 90 days",
      """
      event('Order Completed').where(property('category') = 'Lamps').within(90 days).count() >= 1 \
      AND event('Order Completed').where(property('category') = 'Shades').within(90 days).count() >= 1 \
      AND event('Order Completed').where(property('category') = 'Toys').within(90 days).count() = 0
      """),
    .init(
      "Customers who haven't opened or clicked an email in the last 60 days",
      """
      event('Email Opened').within(60 days).count() = 0 \
      AND event('Email Clicked').within(60 days).count() = 0
      """),
    .init(
      "Customers who spent over $500 in total in the last 6 months",
      "event('Order Completed').within(180 days).sum(property('total')) > 500"),
    .init(
      "Customers who spent more than $200 on a single order paid with PayPal",
      "event('Order Completed').where(property('total') > 200 AND property('payment_method') = 'paypal').count() >= 1"
    ),
    .init(
      "Shoppers with two or more completed orders so far this year",
      "event('Order Completed').within(57 days).count() >= 2"),
    .init(
      "Customers who ordered in January 2026",
      "event('Order Completed').between(26 days, 57 days).count() >= 1"),
    .init(
      "Customers who ordered between 30 and 90 days ago",
      "event('Order Completed').between(30 days, 90 days).count() >= 1"),
    .init("Customers with no birthday on file", "trait('birthday').absent()"),
    .init("Customers that are subscribed to the newsletter", "trait('newsletter_opt_in') = 'true'"),
    .init(
      "Customers whose most recent order was paid by gift card",
      "event('Order Completed').last(property('payment_method')) = 'gift card'"),
    .init(
      "Customers whose very first order was over $100",
      "event('Order Completed').first(property('total')) > 100"),
    .init(
      "Customers whose last order was more than 90 days ago",
      """
      event('Order Completed').count() >= 1 \
      AND event('Order Completed').within(90 days).count() = 0
      """),
    .init(
      "Shoppers who bought from at least 3 different categories",
      "event('Order Completed').unique(property('category')).count() >= 3"),
    .init(
      "Customers whose most frequently viewed category is Home & Garden",
      "event('Product Viewed').mode(property('category'), 1) = 'Home & Garden'"),
    .init(
      "Viewed a product and then placed an order within 3 days of viewing it",
      "event('Product Viewed').where(event('Order Completed').within(parent: 3 days).count() >= 1).count() >= 1"
    ),
    .init(
      "Added a product to their cart but did not place an order within 1 day",
      "event('Product Added').where(event('Order Completed').within(parent: 1 day).count() = 0).count() >= 1"
    ),
    .init(
      "Shoppers who added an item to the cart and removed the same product within 2 days",
      """
      event('Product Added').where(event('Product Removed').where(property('product_id') = \
      property(parent: 'product_id')).within(parent: 2 days).count() >= 1).count() >= 1
      """),
    .init(
      "Customers in the US or Canada who either spent more than $300 in the last 90 days or are VIPs, excluding anyone who unsubscribed",
      """
      trait('country').one_of('US', 'CA') AND (event('Order Completed').within(90 days)\
      .sum(property('total')) > 300 OR trait('vip') = 'true') AND event('Unsubscribed').count() = 0
      """),
    .init(
      "In the last 60 days they placed an order whose total was at least their average order value",
      "event('Order Completed').where(property('total') >= trait('avg_order_value')).within(60 days).count() >= 1"
    ),
    .init(
      "People who searched for reading lamps in the past 3 months",
      "event('Products Searched').where(property('query') = 'reading lamps').within(90 days).count() >= 1"
    ),
    .init(
      "People who searched for 'Green Bulb' last month",
      "event('Products Searched').where(property('query') = 'Green Bulb').between(26 days, 57 days).count() >= 1"
    ),
    .init(
      "Women who reviewed a product with 2 stars or fewer",
      "trait('gender') = 'female' AND event('Product Reviewed').where(property('rating') <= 2).count() >= 1"
    ),
    .init(
      "Visitors who viewed the Returns page at least twice",
      "event('Page Viewed').where(property('page_name') = 'Returns').count() >= 2"),
    .init(
      "Customers whose postal code starts with 9", "trait('address.postal_code').starts_with('9')"),
    .init(
      "Customers whose account was created before January 1, 2025",
      "trait('created_at').before_date('2025-01-01')"),
    .init(
      "Customers who created their account within the last 90 days",
      "trait('created_at').within_last(90 days)"),
    .init("Customers interested in yoga or tea", "trait('interests').contains('yoga', 'tea')"),
    .init(
      "People who are bargain hunters in France",
      "event('Coupon').count() >= 3 AND trait('country') = 'FR'"),
    .init(
      "Customers who purchsed in the last 48 hours",
      "event('Order Completed').within(48 hours).count() >= 1"),
  ]

  static let meaning: [PromptCase] = [
    .init(
      "Customers with an order over $100 that was not paid with PayPal",
      "event('Order Completed').where(property('total') > 100 AND NOT property('payment_method') = 'paypal').count() >= 1"
    ),
    .init(
      "Customers who did not order with a coupon",
      "event('Order Completed').where(property('coupon').exists()).count() = 0"),
    .init(
      "Customers who ordered without a coupon",
      "event('Order Completed').where(property('coupon').absent()).count() >= 1"),
    .init(
      "Customers who are neither VIP nor gold",
      "NOT trait('vip') = 'true' AND NOT trait('loyalty_tier') = 'gold'"),
    .init(
      "Customers who placed their first order in January 2026",
      """
      event('Order Completed').between(26 days, 57 days).count() >= 1 \
      AND event('Order Completed').between(57 days, 730 days).count() = 0
      """),
    .init("Customers with 0 orders", "event('Order Completed').count() = 0"),
    .init(
      "Customers who haven\u{2019}t purchased in a month",
      "event('Order Completed').within(30 days).count() = 0"),
    .init(
      "Customers who paid with PayPal at least once and with gift card at least twice",
      """
      event('Order Completed').where(property('payment_method') = 'paypal').count() >= 1 \
      AND event('Order Completed').where(property('payment_method') = 'gift card').count() >= 2
      """),
  ]

  static let desk: [PromptCase] = [
    .init(
      "Users who haven't signed in during the last 30 days",
      "event('Signed In').within(30 days).count() = 0"),
    .init("Users whose email address is not verified", "NOT trait('email_verified') = 'true'"),
    .init(
      "Users with a job title containing VP or Head", "trait('job_title').contains('VP', 'Head')"),
    .init(
      "Users who signed up via a webinar or a referral",
      "event('Signed Up').where(property('source').one_of('webinar', 'referral')).count() >= 1"),
    .init(
      "Users who upgraded to the team plan",
      "event('Subscription Upgraded').where(property('to_plan') = 'team').count() >= 1"),
    .init(
      "Users whose trial ended without converting",
      "event('Trial Ended').where(NOT property('converted') = 'true').count() >= 1"),
    .init(
      "Users who connected Slack but not Jira",
      "event('Integration Connected').where(property('integration_name') = 'Slack').count() >= 1 AND event('Integration Connected').where(property('integration_name') = 'Jira').count() = 0"
    ),
    .init(
      "Users who created a dashboard within 7 days of signing up",
      "event('Signed Up').where(event('Dashboard Created').within(parent: 7 days).count() >= 1).count() >= 1"
    ),
    .init(
      "Users who paid more than $5,000 in invoices over the past year",
      "event('Invoice Paid').within(365 days).sum(property('amount')) > 5000"),
    .init(
      "Users who were last seen more than 90 days ago", "trait('last_seen_at').before_last(90 days)"
    ),
    .init(
      "Accounts in the Healthcare industry with more than 20 seats",
      "trait('industry') = 'Healthcare' AND trait('seats') > 20"),
    .init(
      "Accounts where any user opened an urgent support ticket in the last 90 days",
      "ANY event('Support Ticket Opened').where(property('priority') = 'urgent').within(90 days).count() >= 1"
    ),
    .init(
      "Accounts where none of the users connected an integration",
      "ALL NOT event('Integration Connected').count() >= 1"),
    .init(
      "Companies where every user has verified their email", "ALL trait('email_verified') = 'true'"),
    .init(
      "Paying accounts with a renewal date in the next 60 days",
      "trait('is_paying') = 'true' AND trait('renewal_date').within_next(60 days)"),
    .init(
      "Accounts that have an admin who has not signed in during the last 60 days",
      "ANY (trait('role') = 'admin' AND event('Signed In').within(60 days).count() = 0)"),
    .init(
      "Free plan accounts with at least one user in the Power Users audience",
      "trait('plan') = 'free' AND ANY trait('power_users') = 'true'"),
    .init(
      "Owners that belong to an account in the Shaky Accounts audience",
      "trait('role') = 'owner' AND trait('shaky_accounts') = 'true'"),
  ]

  static let media: [PromptCase] = [
    .init(
      "Readers who read at least 4 articles in the last 30 days",
      "event('article_read').within(30 days).count() >= 4"),
    .init(
      "People who watched a video for more than 10 minutes this month",
      "event('video_play').where(property('minutes') > 10).within(26 days).count() >= 1"),
    .init(
      "Readers who subscribed to the family plan",
      "event('subscription_started').where(property('plan') = 'family').count() >= 1"),
    .init(
      "Subscribers who cancelled in the last quarter",
      "event('subscription_cancelled').within(90 days).count() >= 1"),
    .init("People who have never downloaded a podcast", "event('podcast_downloaded').count() = 0"),
  ]

  static let bank: [PromptCase] = [
    .init(
      "Clients who deposited more than $1,000 in a single transaction in the last 30 days",
      "event('deposit_made').where(property('amount') > 1000).within(30 days).count() >= 1"),
    .init(
      "Clients who made at least 3 deposits this month",
      "event('deposit_made').within(26 days).count() >= 3"),
    .init(
      "Customers with a credit score below 600 who applied for a mortgage",
      "trait('credit_score') < 600 AND event('loan_application_submitted').where(property('loan_type') = 'mortgage').count() >= 1"
    ),
    .init(
      "People with a card payment declined because of insufficient funds in the past week",
      "event('card_payment_declined').where(property('reason') = 'insufficient_funds').within(7 days).count() >= 1"
    ),
    .init(
      "Retired or self-employed customers with a balance over $50,000",
      "trait('employment_status').one_of('retired', 'self-employed') AND trait('balance') > 50000"),
    .init(
      "Customers without a mortgage who have an annual income of at least 80,000 dollars",
      "NOT trait('has_mortgage') = 'true' AND trait('annual_income') >= 80000"),
    .init(
      "Premier Clients who withdrew more than $5,000 in total in the last 90 days",
      "trait('premier_clients') = 'true' AND event('withdrawal_made').within(90 days).sum(property('amount')) > 5000"
    ),
    .init(
      "Clients in Boston who made a deposit at an ATM",
      "trait('city') = 'Boston' AND event('deposit_made').where(property('channel') = 'atm').count() >= 1"
    ),
    .init(
      "Customers who haven't logged into the app in the last 60 days",
      "event('app_login').within(60 days).count() = 0"),
    .init("Customers enrolled in paperless statements", "trait('paperless_statements') = 'true'"),
    .init(
      "Customers whose account was opened in 2025",
      "trait('account_opened_at') >= 2025-01-01 AND trait('account_opened_at').before_date('2026-01-01')"
    ),
  ]

  static let clinic: [PromptCase] = [
    .init(
      "Patients who missed at least two appointments in the last 6 months",
      "event('Appointment Missed').within(180 days).count() >= 2"),
    .init(
      "Patients over 65 who have not completed an appointment in the last year",
      "trait('age') > 65 AND event('Appointment Completed').within(365 days).count() = 0"),
    .init(
      "Patients insured by Aetna or Cigna", "trait('insurance_provider').one_of('Aetna', 'Cigna')"),
    .init(
      "Smokers older than 50 who haven't booked an appointment",
      "trait('smoker') = 'true' AND trait('age') > 50 AND event('Appointment Booked').count() = 0"),
    .init(
      "Patients who booked a Cardiology appointment but cancelled within 2 days",
      "event('Appointment Booked').where(property('department') = 'Cardiology' AND event('Appointment Cancelled').within(parent: 2 days).count() >= 1).count() >= 1"
    ),
    .init(
      "Patients whose last visit was more than 180 days ago",
      "trait('last_visit_at').before_last(180 days)"),
    .init(
      "Patients who haven't activated the portal and have no emergency contact",
      "NOT trait('portal_activated') = 'true' AND trait('emergency_contact').absent()"),
    .init(
      "Spanish speaking patients with a portal activated",
      "trait('language') = 'es' AND trait('portal_activated') = 'true'"),
    .init(
      "Patients whose average satisfaction is at least 4",
      "event('Survey Completed').avg(property('satisfaction')) >= 4"),
  ]

  @Test("A store", arguments: shop)
  func readsStore(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.shop) == example.query)
  }

  @Test("Negation, firsts and lists mean what English means", arguments: meaning)
  func readsMeaning(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.shop) == example.query)
  }

  @Test("A business product with accounts", arguments: desk)
  func readsBusinessProduct(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.desk) == example.query)
  }

  @Test("A publisher with names in snake case", arguments: media)
  func readsPublisher(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.media) == example.query)
  }

  @Test("A bank", arguments: bank)
  func readsBank(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.bank) == example.query)
  }

  @Test("A clinic", arguments: clinic)
  func readsClinic(_ example: PromptCase) async throws {
    #expect(try await Answer.query(example.id, TestWorkspaces.clinic) == example.query)
  }
}
