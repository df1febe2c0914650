extension B2B {
  /// What is known about a person.
  static let userTraits: [TraitEntry] = [
    trait("email", .string),
    trait("name", .string),
    trait("mobile", .string),
    trait("job_title", .string, .plain),
    trait("role", .string, .counted, about: "What the user may do."),
    trait("team", .string, .plain),
    trait("created_at", .date),
    trait("last_active_on", .date, about: "From the nightly job."),
    trait("locale", .string, .plain),
    trait("two_step_login", .boolean),
    trait("is_champion", .boolean),
    trait("onboarding_step", .number, about: "0 to 5; 5 is done."),
    trait("skills", .array),
    trait("notifications", .object),
    trait("notifications.email", .boolean),
    trait("notifications.push", .boolean),
    trait("certificates", .array, about: "One object a certificate."),
    trait("certificates.$.kind", .string, .plain),
    trait("certificates.$.expires_on", .date),
    trait("messenger_name", .string, lastSeen: Instant(2024, 10, 1, 12, 0)),
  ]

  /// What is known about a company.
  static let accountTraits: [TraitEntry] = [
    accountTrait("name", .string),
    accountTrait("industry", .string, .counted),
    accountTrait("plan", .string, .counted),
    accountTrait("seats", .number, unit: "seats"),
    accountTrait("seats_used", .number, unit: "seats"),
    accountTrait("mrr", .number, unit: "USD", about: "Monthly recurring revenue."),
    accountTrait("employees", .number),
    accountTrait("country", .string, .plain, about: "ISO 3166 code."),
    accountTrait("is_paying", .boolean),
    accountTrait("health", .number, about: "0 to 100."),
    accountTrait("renewal_on", .date),
    accountTrait("trial_ends_on", .date),
    accountTrait("success_manager", .string, .plain),
    accountTrait("addons", .array),
    accountTrait("contract", .object),
    accountTrait("contract.kind", .string, .plain),
    accountTrait("contract.signed_on", .date),
    accountTrait("contract.value", .number, unit: "USD"),
    accountTrait("ledger_code", .string, about: "From the ledger before this one."),
  ]
}
