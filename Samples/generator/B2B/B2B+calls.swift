extension B2B {
  /// The whole call log of the product.
  static func calls() -> [Call] {
    var log = CallLog()
    let tenants = Tenant.all()
    for tenant in tenants {
      var random = RandomSource(seed: seed, stream: tenant.number)
      var server = Sender(source: "crm")
      // A company without people is known by its server only, or by no sender at all.
      if tenant.number != 58 { server.anonymous = "server-\(tenant.number)" }
      let first = tenant.firstTraits(&random)
      log.group(tenant.id, first, by: server, at: tenant.created)
      if tenant.number % 3 == 1, tenant.created < now.adding(days: -60) {
        let code: JSON = ["ledger_code": .string("L-\(tenant.number * 7)")]
        log.group(tenant.id, code, by: server, at: tenant.created.adding(minutes: 1))
      }
      log.group(
        tenant.id, first.merging(tenant.currentTraits(&random)), by: server,
        at: now.adding(hours: -random.int(6...400)))
      for member in tenant.users {
        var life = MemberLife(member: member, tenant: tenant)
        life.record(in: &log)
      }
      if let owner = tenant.users.first {
        var billing = TenantBilling(tenant: tenant, owner: owner, random: random)
        billing.record(in: &log)
      }
    }
    recordConsultants(of: tenants, in: &log)
    recordLoners(in: &log)
    recordOddities(in: &log)
    return log.delivered(prefix: "b2b", seed: seed)
  }

  /// People who work for two companies.
  private static func recordConsultants(of tenants: [Tenant], in log: inout CallLog) {
    for (place, tenant) in tenants.enumerated() where tenant.number % 4 == 2 {
      guard let member = tenant.users.last, place + 1 < 57 else { continue }
      let sender = Sender(user: member.id, source: "web")
      log.group(tenants[place + 1].id, [:], by: sender, at: now.adding(days: -50, minutes: place))
    }
  }

  /// People who signed up and never joined a company.
  private static func recordLoners(in log: inout CallLog) {
    var random = RandomSource(seed: seed, stream: 7_000)
    for number in 901...906 {
      let browser = "visitor-\(number)"
      let stranger = Sender(anonymous: browser, source: "web")
      let time = random.instant(now.adding(days: -80)...now.adding(days: -2))
      log.page("Pricing", ["path": "/pricing"], by: stranger, at: time)
      let known = Sender(user: "user-\(number)", anonymous: browser, source: "web")
      log.track("Signed Up", ["channel": "search"], by: known, at: time.adding(minutes: 6))
      let traits: JSON = [
        "email": People.email("user-\(number)", &random), "role": "guest",
        "created_at": .string(time.adding(minutes: 6).text),
      ]
      log.identify(traits, by: known, at: time.adding(minutes: 6))
    }
    for number in 1...10 {
      let stranger = Sender(anonymous: "passer-by-\(number)", source: "web")
      let time = random.instant(now.adding(days: -40)...now.adding(days: -1))
      log.page("Home", ["path": "/"], by: stranger, at: time)
      log.page("Pricing", ["path": "/pricing"], by: stranger, at: time.adding(minutes: 1))
    }
  }

  /// Calls that a careful reader of the log must not trip over.
  private static func recordOddities(in log: inout CallLog) {
    let ahead = now.adding(days: 3)
    log.group(
      "acc_061", ["name": "Not Yet Ltd.", "plan": "site"], by: Sender(source: "crm"), at: ahead)
    log.group("acc_002", ["mrr": 99_999], by: Sender(source: "crm"), at: ahead)
    log.track(
      "Invoice Paid", ["amount": 99_999, "currency": "USD"],
      by: Sender(user: "user-003", source: "billing"), at: ahead)
    for number in stride(from: 4, through: 120, by: 11) {
      log.track(
        "Gantt Printed", ["paper": number % 2 == 0 ? "A1" : "A3"],
        by: Sender(user: "user-\(padded(number, 3))", source: "web"),
        at: Instant(2025, 3, 3, 9, number % 60))
    }
    log.alias(
      "visitor-950", to: Sender(user: "user-905", source: "web"), at: now.adding(days: -1))
    log.page(
      "Docs", ["path": "/docs"], by: Sender(anonymous: "visitor-950", source: "web"),
      at: now.adding(days: -3))
  }
}
