/// One customer of the shop, decided before any of the calls.
struct Shopper {
  /// How long ago the last order was.
  enum Recency: CaseIterable {
    case twoDays, week, month, longer, never
  }

  var number: Int
  var recency: Recency
  var hasPhone: Bool
  var created: Instant
  /// When each order was paid for, the earliest first.
  var orders: [Instant]
  var random: RandomSource

  var id: String { "u_\(padded(number, 3))" }
  var isMailed: Bool { number % 5 != 3 }
  var sender: Sender { Sender(user: id, source: number % 3 == 0 ? "app" : "web") }

  /// Everybody who has an account, in the order of their numbers.
  static func everybody() -> [Shopper] {
    var random = RandomSource(seed: Shop.seed)
    // Of the 77 with a phone, 41 bought nothing in 30 days, 58 nothing in 7 and 65 nothing in 2:
    // the figures of the session that the documentation shows on this workspace.
    let withPhone = random.shuffled(
      deck([(.twoDays, 12), (.week, 6), (.month, 17), (.longer, 32), (.never, 9)]))
    let without = random.shuffled(
      deck([(.twoDays, 11), (.week, 18), (.month, 30), (.longer, 46), (.never, 17)]))
    let numbers = random.shuffled((1...Shop.memberCount).filter { !drawn.contains($0) })
    let phones = Set(numbers.prefix(withPhone.count))
    var decks = [true: withPhone, false: without]
    return (1...Shop.memberCount).map { number in
      if number == 44 { return Shopper(number: number, recency: .week, hasPhone: true) }
      if number == 100 { return Shopper(number: number, recency: .month, hasPhone: false) }
      let hasPhone = phones.contains(number)
      let recency = decks[hasPhone]?.popLast() ?? .never
      return Shopper(number: number, recency: recency, hasPhone: hasPhone)
    }
  }

  /// The numbers whose orders are given and not drawn by lot.
  private static let drawn: Set = [44, 100]

  private static func deck(_ counts: [(Recency, Int)]) -> [Recency] {
    counts.flatMap { Array(repeating: $0.0, count: $0.1) }
  }

  private init(number: Int, recency: Recency, hasPhone: Bool) {
    var random = RandomSource(seed: Shop.seed, stream: number)
    self.number = number
    self.recency = recency
    self.hasPhone = hasPhone
    let age = recency == .never ? random.int(4...90) : random.int(60...420)
    created = Shop.now.adding(days: -age, minutes: -random.int(0...1439))
    orders = Self.orders(number, recency, since: created, &random)
    self.random = random
  }

  private static func orders(
    _ number: Int, _ recency: Recency, since created: Instant, _ random: inout RandomSource
  ) -> [Instant] {
    let now = Shop.now
    let latest: Instant
    switch recency {
    case .never: return []
    case .twoDays: latest = random.instant(now.adding(hours: -47)...now.adding(hours: -1))
    case .week: latest = random.instant(now.adding(hours: -166)...now.adding(hours: -49))
    case .month: latest = random.instant(now.adding(days: -29)...now.adding(hours: -170))
    case .longer:
      latest = random.instant(created.adding(days: 1)...now.adding(days: -31))
    }
    let earlier = (0..<random.int(0...3)).map { _ in
      random.instant(created.adding(hours: 2)...latest.adding(hours: -1))
    }
    // One drawn order is shown to the minute; one is exactly thirty days old.
    if number == 44 {
      let old = earlier.filter { $0 < now.adding(days: -45) }
      return old.sorted() + [Instant(2026, 2, 26, 10, 12)]
    }
    if number == 100 { return [now.adding(days: -30)] }
    return earlier.sorted() + [latest]
  }
}
