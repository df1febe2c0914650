/// Makes up what a company pays; its owner performs the events.
struct TenantBilling {
  var tenant: Tenant
  var owner: Tenant.Member
  var random: RandomSource
  private var sender: Sender { Sender(user: owner.id, source: "billing") }

  init(tenant: Tenant, owner: Tenant.Member, random: RandomSource) {
    self.tenant = tenant
    self.owner = owner
    self.random = random
  }

  /// Records the trial, the invoices and the changes of plan.
  mutating func record(in log: inout CallLog) {
    let began = tenant.created.adding(hours: random.int(1...60))
    log.track(
      "Trial Started",
      ["plan": .string(tenant.plan == "free" ? "crew" : tenant.plan), "days": 14],
      by: sender, at: began)
    let ended = began.adding(days: 14)
    guard ended < B2B.now else { return }
    log.track("Trial Ended", ["is_converted": .bool(tenant.isPaying)], by: sender, at: ended)
    guard tenant.isPaying else {
      if tenant.plan != "free" { recordCancellation(after: ended, in: &log) }
      return
    }
    // Some move up during the trial, some at its very end, some much later.
    let moved = random.pick([began.adding(days: 5), ended, ended.adding(days: 33)])
    recordChange(from: "free", to: tenant.plan, direction: "up", at: moved, in: &log)
    if random.chance(25) {
      let later = ended.adding(days: random.int(20...50))
      recordChange(from: "enterprise", to: tenant.plan, direction: "down", at: later, in: &log)
    }
    recordInvoices(since: ended, in: &log)
  }

  private mutating func recordChange(
    from: String, to: String, direction: String, at time: Instant, in log: inout CallLog
  ) {
    guard time < B2B.now else { return }
    let change = (direction == "up" ? 1 : -1) * max(tenant.mrr / 2, 2900)
    log.track(
      "Plan Changed",
      [
        "from": .string(from), "to": .string(to), "direction": .string(direction),
        "mrr_change": .hundredths(change),
      ], by: sender, at: time)
  }

  private mutating func recordInvoices(since start: Instant, in log: inout CallLog) {
    var time = start
    while time < B2B.now {
      if random.chance(9) {
        let reason = random.pick(["expired card", "insufficient funds", "bank's limit"])
        log.track(
          "Payment Failed", ["reason": .string(reason)], by: sender,
          at: time.adding(hours: -2))
      }
      let addon = random.chance(35) ? 4900 : 0
      var lines: [JSON] = [["sku": "seats", "amount": .hundredths(tenant.mrr)]]
      if addon > 0 { lines.append(["sku": "drone-maps", "amount": .hundredths(addon)]) }
      log.track(
        "Invoice Paid",
        [
          "amount": .hundredths(tenant.mrr + addon), "currency": "USD", "lines": .array(lines),
        ], by: sender, at: time)
      time = time.adding(days: 30)
    }
  }

  private mutating func recordCancellation(after time: Instant, in log: inout CallLog) {
    let moment = time.adding(days: random.int(1...90))
    guard moment < B2B.now else { return }
    let reason = random.pick(["too expensive", "went to a rival", "project's over"])
    log.track("Subscription Cancelled", ["reason": .string(reason)], by: sender, at: moment)
  }
}
