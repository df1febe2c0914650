/// Makes up how one reader pays: trial, subscription, renewals, cancellation.
struct ReaderMoney {
  var reader: Reader

  /// Records what is not after the workspace's clock.
  func record(in log: inout CallLog, random: inout RandomSource) {
    guard reader.standing != .never else { return }
    let plan = reader.plan
    log.track("Trial Started", ["plan": .string(plan.name)], by: reader.web, at: reader.trialBegan)
    guard reader.standing == .active || reader.standing == .cancelled else { return }
    var payment: JSON = [
      "plan": .string(plan.name), "price": .hundredths(plan.price), "period": "month",
    ]
    if random.chance(40) {
      payment = payment.merging(["discounts": discounts(&random)])
    }
    let end = reader.standing == .active ? Media.now : reader.cancelled
    var time = reader.paid
    log.track("Subscription Started", payment, by: reader.web, at: time)
    time = time.adding(days: 30)
    while time < end {
      log.track(
        "Subscription Renewed",
        [
          "plan": .string(plan.name), "price": .hundredths(plan.price), "period": "month",
        ], by: reader.web.by(source: "billing"), at: time)
      time = time.adding(days: 30)
    }
    if reader.standing == .cancelled {
      let reason = random.pick(["price", "no time", "wasn't for me", "technical"])
      log.track(
        "Subscription Cancelled", ["reason": .string(reason), "plan": .string(plan.name)],
        by: reader.web, at: reader.cancelled)
    }
  }

  private func discounts(_ random: inout RandomSource) -> JSON {
    let codes = random.some(random.int(1...2), of: [("STUDENT", 50), ("TIDE10", 10), ("NOËL", 25)])
    return .array(codes.map { ["code": .string($0.0), "percent": .integer($0.1)] })
  }
}
