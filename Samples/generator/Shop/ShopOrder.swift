/// One order with what comes before and after it.
struct ShopOrder {
  var id: String
  var products: [ShopCatalogue.Product]
  var time: Instant
  var sender: Sender
  var coupon: String?
  var isGift: Bool
  var payment: String
  var delivery: String
  var discount: Int
  var shipping: Int
  /// What was paid, in cents.
  var total: Int

  init(
    id: String, products: [ShopCatalogue.Product], time: Instant, sender: Sender,
    random: inout RandomSource, fixedTotal: Bool
  ) {
    self.id = id
    self.products = products
    self.time = time
    self.sender = sender
    let value = products.enumerated().reduce(0) { $0 + $1.element.price * (1 + $1.offset % 2) }
    coupon = random.chance(28) ? random.pick(ShopCatalogue.coupons) : nil
    discount = coupon == nil ? 0 : value / 10
    shipping = value > 7500 ? 0 : 690
    isGift = random.chance(15)
    payment = random.pick(weighted: [("card", 6), ("invoice", 2), ("gift card", 1)])
    delivery = random.pick(weighted: [("parcel", 6), ("pickup", 2), ("cargo bike", 1)])
    total = fixedTotal ? 8450 : value - discount + shipping
  }

  /// Records the checkout and the order.
  func record(cart: String, in log: inout CallLog) {
    let checkout = time.adding(seconds: -95)
    log.track(
      "Checkout Started", ["cart_id": .string(cart), "value": .hundredths(total)],
      by: sender, at: checkout)
    if let coupon {
      // In the same millisecond as the checkout: neither comes after the other.
      log.track(
        "Coupon Applied", ["coupon": .string(coupon), "discount": .hundredths(discount)],
        by: sender, at: checkout)
    }
    if payment == "gift card" {
      log.track(
        "Gift Card 2.0 Redeemed", ["amount": .hundredths(min(total, 5000))], by: sender, at: time)
    }
    log.track("Order Completed", properties, by: sender, at: time)
  }

  /// Records what some orders lead to: a refund, a cancellation, a review.
  func recordAftermath(in log: inout CallLog, random: inout RandomSource) {
    if random.chance(14) {
      let reason = random.pick(["damaged", "too late", "changed my mind", "wrong size"])
      let amount = random.chance(60) ? total : total / 2
      add(
        "Order Refunded",
        [
          "order_id": .string(id), "amount": .hundredths(amount), "reason": .string(reason),
        ], after: random.int(2...24), from: "warehouse", in: &log)
    } else if random.chance(5) {
      add(
        "Order Cancelled",
        ["order_id": .string(id), "by": .string(random.pick(["customer", "shop"]))],
        after: 1, from: "warehouse", in: &log)
    }
    if random.chance(24), let product = products.first {
      add(
        "Product Reviewed",
        [
          "product_id": .string(product.id), "category": .string(product.category),
          "rating": .integer(random.int(1...5)),
          "text": .string(random.pick(["Just \"right\".", "Très bien", "It's ok", ""])),
        ], after: random.int(3...30), from: "web", in: &log)
    }
    if random.chance(8) {
      add(
        "Collector's Box Opened", ["edition": .string(random.pick(["No. 7", "No. 8"]))],
        after: random.int(1...9), from: "app", in: &log)
    }
  }

  private func add(
    _ event: String, _ properties: JSON, after days: Int, from source: String,
    in log: inout CallLog
  ) {
    let moment = time.adding(days: days, minutes: total % 600)
    if moment < Shop.now { log.track(event, properties, by: sender.by(source: source), at: moment) }
  }

  private var properties: JSON {
    let lines = products.enumerated().map { index, product in
      product.properties.merging(["quantity": .integer(1 + index % 2)])
    }
    let result: JSON = [
      "order_id": .string(id), "total": .hundredths(total), "shipping": .hundredths(shipping),
      "currency": "USD", "payment_method": .string(payment),
      "item_count": .integer(products.indices.reduce(0) { $0 + 1 + $1 % 2 }),
      "is_gift": .bool(isGift),
      "delivery": [
        "method": .string(delivery), "due_on": .string(time.adding(days: 4).day),
      ],
      "products": .array(lines),
    ]
    return coupon.map { result.merging(["coupon": .string($0)]) } ?? result
  }
}
