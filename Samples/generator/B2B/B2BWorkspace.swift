/// Plumbline: a planning product for building firms, with users in accounts.
func b2bWorkspace() -> SampleWorkspace {
  SampleWorkspace(
    name: "b2b",
    now: B2B.now,
    settings: [
      "title": "Plumbline (planning for building firms)",
      "description": "An invented product sold to companies: trials, seats, projects, invoices.",
      "lookback_days": 365,
      "now": .string(B2B.now.text),
      "inactive_after_days": 45,
      "time_zone": "America/New_York",
      "week_start": "sunday",
      "fiscal_year_start": 7,
      "currency": "USD",
      "share_values": true,
    ],
    events: B2B.events,
    traits: B2B.userTraits + B2B.accountTraits,
    audiences: B2B.audiences,
    accounts: [
      "id": "groupId of the group calls",
      "note": "A user belongs to every account it was ever grouped into; three have no users.",
    ],
    synonyms: B2B.synonyms,
    definitions: B2B.definitions,
    calls: B2B.calls(),
    file: { $0.sender.source == "billing" ? "calls-billing.jsonl.gz" : "calls.jsonl.gz" }
  )
}

/// What the parts of the B2B product share.
enum B2B {
  /// Midnight in New York.
  static let now = Instant(2026, 3, 1, 5)
  static let seed: UInt64 = 0xB2B0_0077
}

// MARK: - Words and audiences

extension B2B {
  static let synonyms: JSON = [
    "logged in": "Signed In",
    "signed in": "Signed In",
    "started a project": "Project Created",
    "uploaded a plan": "Drawing Uploaded",
    "moved to another plan": "Plan Changed",
    "churned": "Subscription Cancelled",
    "paid an invoice": "Invoice Paid",
    "support request": "Ticket Opened",
    "two-factor": "two_step_login",
    "2FA": "two_step_login",
    "revenue": "mrr",
    "headcount": "employees",
    "sector": "industry",
    "renews": "renewal_on",
    "CSM": "success_manager",
  ]

  static let definitions: JSON = [
    "active user": "event('Signed In').within(14 days).count() >= 1",
    "upgraded their plan":
      "event('Plan Changed').where(property('direction') = 'up').count() >= 1",
    "detractor": "event('Survey Answered').last(property('score')) <= 6",
    "promoter": "event('Survey Answered').last(property('score')) >= 9",
  ]

  static let audiences: [AudienceEntry] = [
    AudienceEntry(
      key: "power_planners", name: "Power Planners",
      about: "Finished at least five tasks in the last 60 days.",
      query: "event('Task Completed').within(60 days).count() >= 5"),
    AudienceEntry(
      key: "unsecured_admins", name: "Unsecured Admins",
      about: "Admins and owners who sign in with a password only.",
      query: "trait('role').one_of('admin', 'owner') AND trait('two_step_login') = 'false'"),
    AudienceEntry(
      key: "advisory_board", name: "Advisory Board",
      about: "Asked by hand; the log says who is in and who has left.",
      query: "trait('is_champion') = 'true'"),
    AudienceEntry(
      key: "strategic_accounts", name: "Strategic Accounts", level: "accounts",
      about: "Chosen by sales; group calls set it on the account, identify calls on its users.",
      query: "trait('mrr') >= 500"),
    AudienceEntry(
      key: "churn_risk", name: "Churn Risk", level: "accounts",
      about: "Paying, but in poor health.",
      query: "trait('is_paying') = 'true' AND trait('health') < 45"),
    AudienceEntry(
      key: "trialing_accounts", name: "Trialing Accounts", level: "accounts",
      about: "On a trial that has not run out.",
      query: "trait('is_paying') = 'false' AND trait('trial_ends_on').after_next(0 days)"),
    AudienceEntry(
      key: "quiet_accounts", name: "Quiet Accounts", level: "accounts",
      about: "Nobody has signed in for 30 days.",
      query: "ALL NOT event('Signed In').within(30 days).count() >= 1"),
  ]
}
