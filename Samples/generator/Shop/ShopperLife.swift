/// Makes up the calls of one customer.
struct ShopperLife {
  var shopper: Shopper
  private var random: RandomSource
  private var spent = 0
  /// What the customer said about themselves so far.
  private var said: JSON = [:]

  init(shopper: Shopper) {
    self.shopper = shopper
    random = shopper.random
  }

  /// Records everything from the first visit to the workspace's clock.
  mutating func record(in log: inout CallLog) {
    recordArrival(in: &log)
    for (place, time) in shopper.orders.enumerated() {
      recordOrder(place + 1, at: time, in: &log)
    }
    for _ in 0..<random.int(0...2) { recordVisit(in: &log) }
    if random.chance(35) { recordAbandonedCart(in: &log) }
    if shopper.isMailed { recordMails(in: &log) }
    recordSettings(in: &log)
    recordStanding(in: &log)
  }

  private mutating func recordArrival(in log: inout CallLog) {
    let created = shopper.created
    var arriving = shopper.sender
    if random.chance(35) {
      let browser = "b-\(shopper.number)-\(random.int(1000...9999))"
      let stranger = Sender(anonymous: browser, source: "web")
      let product = random.pick(ShopCatalogue.products)
      log.page("Home", ["path": "/"], by: stranger, at: created.adding(minutes: -9))
      log.track(
        "Product Viewed", product.properties, by: stranger, at: created.adding(minutes: -8))
      arriving.anonymous = browser
    }
    let method = random.pick(weighted: [("email", 6), ("passkey", 2), ("in store", 1)])
    log.track("Signed Up", ["method": .string(method)], by: arriving, at: created)
    said = ShopTraits.first(of: shopper, random: &random)
    log.identify(said, by: arriving, at: created.adding(seconds: 1))
  }

  private mutating func recordVisit(in log: inout CallLog) {
    var time = random.instant(shopper.created...Shop.now.adding(minutes: -30))
    let sender = circumstances()
    let page = random.pick(ShopCatalogue.pages)
    let location: JSON = ["page": ["url": .string("https://shop.example.com" + page.path)]]
    log.page(page.name, ["path": .string(page.path)], by: sender.with(location), at: time)
    if random.chance(60) {
      let query = random.pick(ShopCatalogue.searches)
      time = time.adding(seconds: random.int(5...90))
      log.track(
        "Products Searched",
        ["query": .string(query), "result_count": .integer(random.int(0...24))], by: sender,
        at: time)
    }
    let product = random.pick(ShopCatalogue.products)
    log.track(
      "Product Viewed", product.properties, by: sender,
      at: time.adding(seconds: random.int(5...300)))
  }

  /// A cart that stood still, or that was paid for some days later.
  private mutating func recordAbandonedCart(in log: inout CallLog) {
    let product = random.pick(ShopCatalogue.products)
    let time = random.instant(shopper.created...Shop.now.adding(hours: -2))
    let sender = circumstances()
    let details: JSON = ["quantity": .integer(random.int(1...3)), "cart_id": .string(newID("c"))]
    log.track("Product Added", product.properties.merging(details), by: sender, at: time)
    if random.chance(30) {
      log.track(
        "Product Removed", product.properties, by: sender, at: time.adding(minutes: 6))
    }
  }

  private mutating func circumstances() -> Sender {
    let device = random.pick(weighted: [("mobile", 5), ("desktop", 4), ("tablet", 1)])
    var context: JSON = ["device": ["type": .string(device)]]
    if random.chance(20) {
      let campaign = random.pick(ShopCatalogue.campaigns).id
      context = context.merging(["campaign": ["name": .string(campaign), "medium": "email"]])
    }
    return shopper.sender.with(context)
  }

  private mutating func newID(_ prefix: String) -> String {
    "\(prefix)-\(shopper.number)-\(random.int(100...999))"
  }
}

// MARK: - Orders

extension ShopperLife {
  private mutating func recordOrder(_ place: Int, at time: Instant, in log: inout CallLog) {
    let sender = circumstances()
    let products = random.some(
      random.pick(weighted: [(1, 5), (2, 3), (3, 1)]), of: ShopCatalogue.products)
    let cart = newID("c")
    // Most carts are paid for within the hour; some wait for one to four days.
    let added = time.adding(
      minutes: random.chance(86) ? -random.int(4...50) : -random.int(1500...5800))
    for (index, product) in products.enumerated() {
      let details: JSON = ["quantity": .integer(1 + index % 2), "cart_id": .string(cart)]
      let moment = added.adding(seconds: index * 45)
      if index == 0 {
        log.track(
          "Product Viewed", product.properties, by: sender, at: moment.adding(seconds: -30))
      }
      log.track("Product Added", product.properties.merging(details), by: sender, at: moment)
    }
    let order = ShopOrder(
      id: "o-\(shopper.number)-\(place)", products: products, time: time, sender: sender,
      random: &random, fixedTotal: shopper.number == 44 && time > Shop.now.adding(days: -7))
    order.record(cart: cart, in: &log)
    spent += order.total
    order.recordAftermath(in: &log, random: &random)
  }
}

// MARK: - Mails and traits

extension ShopperLife {
  private mutating func recordMails(in log: inout CallLog) {
    let mail = shopper.sender.by(source: "mailer")
    let first = max(shopper.created.adding(days: 3), Shop.now.adding(days: -200))
    var time = random.instant(first...first.adding(days: 30))
    while time < Shop.now {
      let campaign = random.pick(ShopCatalogue.campaigns)
      let details: JSON = ["campaign": .string(campaign.id), "subject": .string(campaign.subject)]
      log.track("Email Delivered", details, by: mail, at: time)
      let opened = time.adding(minutes: random.int(2...2000))
      if random.chance(48), opened < Shop.now {
        log.track("Email Opened", details, by: mail, at: opened)
        if random.chance(35) {
          let link = random.pick(["shop-now", "view-online", "unsubscribe"])
          log.track(
            "Email Link Clicked", details.merging(["link": .string(link)]), by: mail,
            at: opened.adding(seconds: random.int(0...40)))
        }
      }
      time = time.adding(days: random.int(20...75), minutes: random.int(0...600))
    }
  }

  /// What the nightly job knows at the end: spend, points, tier, and what was taken back.
  private mutating func recordStanding(in log: inout CallLog) {
    let points = spent / 100 + random.int(0...60)
    let tier = points >= 600 ? "gold" : points >= 250 ? "silver" : "bronze"
    var traits: JSON = [
      "lifetime_value": .hundredths(spent), "loyalty_points": .integer(points),
      "loyalty_tier": .string(tier), "vip": .bool(points >= 750 || shopper.number % 29 == 4),
    ]
    if shopper.number % 8 == 1 { traits = traits.merging(["phone": .null]) }
    if shopper.number % 17 == 6 { traits = traits.merging(["favorite_category": .null]) }
    if shopper.hasPhone { traits = traits.merging(["phone": People.phone(shopper.number)]) }
    if points >= 550 { traits = traits.merging(["vip_circle": true]) }
    if shopper.number % 29 == 4 { traits = traits.merging(["vip_circle": false]) }
    log.identify(
      traits, by: shopper.sender.by(source: "warehouse"),
      at: Shop.now.adding(hours: -22, seconds: shopper.number))
  }

  /// Some go over their settings: they say the rest again and change their minds about a few.
  private mutating func recordSettings(in log: inout CallLog) {
    guard shopper.number % 5 == 2 else { return }
    let time = random.instant(Shop.now.adding(days: -27)...Shop.now.adding(hours: -30))
    said = said.merging(ShopTraits.settings(random: &random))
    log.page(
      "Settings", ["path": "/me/settings"], by: shopper.sender, at: time.adding(seconds: -70))
    log.identify(said, by: shopper.sender, at: time)
  }
}
