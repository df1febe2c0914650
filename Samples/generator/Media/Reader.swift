/// One reader and viewer, decided before any of the calls.
struct Reader {
  /// How far somebody went with paying.
  enum Standing {
    case never, trialing, lapsedTrial, active, cancelled
  }

  var number: Int
  var standing: Standing
  /// How busy: 0 has gone, 3 is there every day.
  var zeal: Int
  var created: Instant
  var plan: (name: String, price: Int)
  /// When the trial, if any, began.
  var trialBegan: Instant
  /// When the first payment, if any, was made.
  var paid: Instant
  var cancelled: Instant
  var usesApp: Bool
  var random: RandomSource

  var id: String { "hl-\(padded(number, 4))" }
  var web: Sender { Sender(user: id, source: "web") }
  /// The apps still send the older field for their source.
  var app: Sender {
    let source = number % 3 == 0 ? "tv-app" : "phone-app"
    return Sender(user: id, source: source, sourceField: "projectId")
  }

  init(number: Int) {
    var random = RandomSource(seed: Media.seed, stream: number)
    let now = Media.now
    self.number = number
    zeal = random.pick(weighted: [(0, 2), (1, 4), (2, 4), (3, 2)])
    standing = random.pick(weighted: [
      (.never, 8), (.trialing, 2), (.lapsedTrial, 2), (.active, 7), (.cancelled, 3),
    ])
    plan = random.pick(MediaLibrary.plans)
    created = now.adding(days: -random.int(20...175), minutes: -random.int(0...1400))
    let earliest = standing == .trialing ? now.adding(days: -13) : created.adding(hours: 1)
    let latest = standing == .trialing ? now.adding(hours: -2) : created.adding(days: 3)
    trialBegan = random.instant(earliest...latest)
    // Nearly all who pay do so when the trial ends; some think about it for longer.
    let thinking = random.chance(70) ? random.int(2...13) : 15
    paid = trialBegan.adding(days: thinking, minutes: random.int(0...500))
    cancelled = random.instant(paid.adding(hours: 3)...max(paid.adding(hours: 4), now))
    usesApp = random.chance(60)
    self.random = random
  }
}
