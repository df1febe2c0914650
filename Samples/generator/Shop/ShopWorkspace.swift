/// Lantern Lane: a shop for camping, light, and kitchen with 200 customers.
func shopWorkspace() -> SampleWorkspace {
  SampleWorkspace(
    name: "shop",
    now: Shop.now,
    settings: [
      "title": "Lantern Lane (online shop)",
      "description":
        "An invented shop for camping, light and kitchen things: carts, orders, e-mails.",
      "lookback_days": 730,
      "now": .string(Shop.now.text),
      "inactive_after_days": 30,
      "time_zone": "UTC",
      "week_start": "monday",
      "fiscal_year_start": 1,
      "currency": "USD",
      "share_values": false,
    ],
    events: Shop.events,
    traits: Shop.traits,
    audiences: Shop.audiences,
    synonyms: Shop.synonyms,
    definitions: Shop.definitions,
    calls: Shop.calls(),
    file: { _ in "calls.jsonl" }
  )
}

/// What the shop's parts share.
enum Shop {
  static let now = Instant(2026, 3, 1)
  static let seed: UInt64 = 0x5110_9001
  static let memberCount = 200
}

// MARK: - Words and audiences

extension Shop {
  static let synonyms: JSON = [
    "purchased": "Order Completed",
    "bought": "Order Completed",
    "placed an order": "Order Completed",
    "ordered": "Order Completed",
    "returned an order": "Order Refunded",
    "added to cart": "Product Added",
    "looked at": "Product Viewed",
    "spend": "lifetime_value",
    "mobile number": "phone",
    "phone number": "phone",
    "tier": "loyalty_tier",
    "points": "loyalty_points",
    "signed up on": "created_at",
    "zip code": "address.postal_code",
    "referral code": "referral\\.code",
  ]

  static let definitions: JSON = [
    "big spender": "trait('lifetime_value') >= 400",
    "repeat customer": "event('Order Completed').count() >= 2",
    "abandoned a cart": .string(
      "event('Product Added').where("
        + "event('Order Completed').within(parent: 24 hours).count() = 0).count() >= 1"),
    "bargain hunter":
      "event('Order Completed').where(property('coupon').exists()).count() >= 2",
  ]

  static let audiences: [AudienceEntry] = [
    AudienceEntry(
      key: "vip_circle", name: "VIP Circle",
      about: "Invited by hand; the log says who is in and who has left.",
      query: "trait('vip') = 'true'"),
    AudienceEntry(
      key: "lapsed_buyers", name: "Lapsed Buyers",
      about: "Bought once, but not in the last 120 days.",
      query:
        "event('Order Completed').count() >= 1"
        + " AND event('Order Completed').within(120 days).count() = 0"
    ),
    AudienceEntry(
      key: "newsletter_readers", name: "Newsletter Readers",
      about: "Opened at least two e-mails in the last 60 days.",
      query: "event('Email Opened').within(60 days).count() >= 2"),
    AudienceEntry(
      key: "high_spenders", name: "High Spenders",
      about: "A lifetime value of at least 400 dollars.",
      query: "trait('lifetime_value') >= 400"),
    AudienceEntry(
      key: "lapsed_high_spenders", name: "Lapsed High Spenders",
      about: "Made of two other audiences.",
      query: "trait('lapsed_buyers') = 'true' AND trait('high_spenders') = 'true'"),
  ]
}
