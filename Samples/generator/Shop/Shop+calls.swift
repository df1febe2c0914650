extension Shop {
  /// The whole call log of the shop.
  static func calls() -> [Call] {
    var log = CallLog()
    for shopper in Shopper.everybody() {
      var life = ShopperLife(shopper: shopper)
      life.record(in: &log)
    }
    recordStrangers(in: &log)
    recordOddities(in: &log)
    return log.delivered(prefix: "shop", seed: seed)
  }

  /// People who never said who they are: they make no profile.
  private static func recordStrangers(in log: inout CallLog) {
    var random = RandomSource(seed: seed, stream: 9_000)
    for number in 1...18 {
      let stranger = Sender(anonymous: "anon-\(padded(number, 3))", source: "web")
      var time = random.instant(now.adding(days: -90)...now.adding(hours: -3))
      for _ in 0..<random.int(1...3) {
        let page = random.pick(ShopCatalogue.pages)
        log.page(page.name, ["path": .string(page.path)], by: stranger, at: time)
        time = time.adding(seconds: random.int(20...200))
      }
      let product = random.pick(ShopCatalogue.products)
      log.track("Product Viewed", product.properties, by: stranger, at: time)
    }
  }

  /// Calls that a careful reader of the log must not trip over.
  private static func recordOddities(in log: inout CallLog) {
    func web(_ number: Int) -> Sender { Sender(user: "u_\(padded(number, 3))", source: "web") }
    // A clock that runs ahead: these have not happened yet.
    let ahead = now.adding(days: 2, hours: 9)
    log.track(
      "Order Completed", ["order_id": "o-ahead", "total": 999, "currency": "USD"],
      by: web(12), at: ahead)
    log.identify(["loyalty_tier": "platinum"], by: web(13), at: ahead)
    log.track("Email Opened", ["campaign": "spring-2026"], by: web(14), at: ahead)
    // An alias that links a browser, and one that would merge two customers and must not.
    let browser = Sender(anonymous: "old-browser-17", source: "web")
    let before = now.adding(days: -12, minutes: 7)
    log.page("Gift Guide", ["path": "/gifts"], by: browser, at: before)
    log.track(
      "Products Searched", ["query": "camp bed", "result_count": 0], by: browser,
      at: before.adding(seconds: 40))
    log.alias("old-browser-17", to: web(17), at: before.adding(minutes: 3))
    log.alias("u_101", to: web(102), at: before.adding(minutes: 9))
    // A browser that two customers shared: it belongs to the first.
    var shared = web(20)
    shared.anonymous = "kitchen-tablet"
    log.page("Home", ["path": "/"], by: shared, at: now.adding(days: -20))
    shared.user = "u_021"
    log.page("Home", ["path": "/"], by: shared, at: now.adding(days: -19))
    log.page(
      "Sale: Last Chance", ["path": "/sale"],
      by: Sender(anonymous: "kitchen-tablet", source: "web"), at: now.adding(days: -18))
    // The old till, long before the others fell silent.
    for number in stride(from: 5, through: 95, by: 9) {
      log.track(
        "Order Done (old till)", ["sum": .hundredths(number * 145)],
        by: web(number).by(source: "till"), at: Instant(2025, 1, 2, 11, number % 60))
      log.identify(
        ["newsletter_v1": .bool(number % 2 == 0)], by: web(number),
        at: Instant(2025, 1, 2, 11, number % 60))
    }
    // No name of a source, and a name of an event that differs only by case.
    log.track("order completed", ["total": 1], by: Sender(user: "u_031"), at: before)
  }
}
