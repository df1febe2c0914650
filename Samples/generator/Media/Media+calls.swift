extension Media {
  /// The whole call log of the publisher.
  static func calls() -> [Call] {
    var log = CallLog()
    for number in 1...memberCount {
      var life = ReaderLife(reader: Reader(number: number))
      life.record(in: &log)
    }
    recordStrangers(in: &log)
    recordOddities(in: &log)
    return log.delivered(prefix: "hl", seed: seed)
  }

  /// People who read without a login: they make no profile.
  private static func recordStrangers(in log: inout CallLog) {
    var random = RandomSource(seed: seed, stream: 9_000)
    for number in 1...40 {
      let stranger = Sender(anonymous: "stranger-\(number)", source: "web")
      let time = random.instant(now.adding(days: -60)...now.adding(hours: -1))
      let page = random.pick(MediaLibrary.pages)
      log.page(page.name, ["path": .string(page.path)], by: stranger, at: time)
      let section = random.pick(MediaLibrary.sections)
      log.track(
        "Paywall Shown", ["section": .string(section)], by: stranger, at: time.adding(minutes: 2))
    }
  }

  /// Calls that a careful reader of the log must not trip over.
  private static func recordOddities(in log: inout CallLog) {
    func web(_ number: Int) -> Sender { Sender(user: "hl-\(padded(number, 4))", source: "web") }
    let ahead = now.adding(days: 1, hours: 4)
    log.track("Subscription Cancelled", ["reason": "from tomorrow"], by: web(8), at: ahead)
    log.identify(["subscribers": false, "plan": "time machine"], by: web(9), at: ahead)
    log.page("Front Page", ["path": "/"], by: web(10), at: ahead)
    // Somebody who is known by events in the future only is not a profile yet.
    log.track("Profile Created", ["channel": "site"], by: web(999), at: ahead)
    for number in stride(from: 6, through: 90, by: 12) {
      log.track(
        "RSS Feed Added", ["section": "Science"], by: web(number),
        at: Instant(2025, 9, 20, 7, number % 60))
    }
    let before = now.adding(days: -6)
    let tablet = Sender(anonymous: "tablet-40", source: "web")
    log.page("Live Blog", ["path": "/live"], by: tablet, at: before)
    log.alias("tablet-40", to: web(40), at: before.adding(minutes: 1))
    // The name of a page in its properties only, and a call without a source.
    var unnamed = Call(kind: .page, time: before, sender: Sender(user: "hl-0041"))
    unnamed.content = ["name": "Front Page", "path": "/"]
    log.add(unnamed)
    // A number where a number in a string is usual elsewhere, and the other way about.
    log.track(
      "Podcast Played", ["show": "Fog Signal", "minutes": "41.5"], by: web(42), at: before)
    log.track(
      "Podcast Played", ["show": "Eight Bells", "minutes": "half"], by: web(43), at: before)
  }
}
