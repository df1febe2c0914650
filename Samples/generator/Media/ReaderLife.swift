/// Makes up the calls of one reader.
struct ReaderLife {
  var reader: Reader
  private var random: RandomSource
  private var minutes = 0

  init(reader: Reader) {
    self.reader = reader
    random = reader.random
  }

  /// Records everything from the first visit to the workspace's clock.
  mutating func record(in log: inout CallLog) {
    recordArrival(in: &log)
    let end = reader.zeal == 0 ? reader.created.adding(days: 15) : Media.now
    for _ in 0..<(1 + reader.zeal * 2 + random.int(0...3)) {
      recordReading(at: random.instant(reader.created...min(end, Media.now)), in: &log)
    }
    if reader.usesApp {
      for _ in 0..<(1 + reader.zeal + random.int(0...2)) {
        // People who watch a lot do so now rather than then.
        let from = random.chance(50) ? reader.created : max(reader.created, end.adding(days: -14))
        recordWatching(at: random.instant(from...end.adding(hours: -3)), in: &log)
      }
    }
    ReaderMoney(reader: reader).record(in: &log, random: &random)
    recordNewsletters(in: &log)
    recordStanding(in: &log)
  }

  private mutating func recordArrival(in log: inout CallLog) {
    var sender = reader.web
    if random.chance(40) {
      let browser = "reader-\(reader.number * 37 % 1009)"
      let stranger = Sender(anonymous: browser, source: "web")
      let page = random.pick(MediaLibrary.pages)
      log.page(
        page.name, ["path": .string(page.path), "referrer": "search.example.org"], by: stranger,
        at: reader.created.adding(minutes: -random.int(2...4000)))
      sender.anonymous = browser
    }
    let channel = random.pick(["site", "app store", "friend"])
    log.track("Profile Created", ["channel": .string(channel)], by: sender, at: reader.created)
    log.identify(
      ReaderTraits.first(of: reader, random: &random), by: sender, at: reader.created)
  }

  private mutating func recordReading(at time: Instant, in log: inout CallLog) {
    let campaign: JSON = random.chance(25) ? ["campaign": ["name": "spring-tide"]] : [:]
    let page = random.pick(MediaLibrary.pages)
    let url: JSON = ["page": ["url": .string("https://harbourlight.example.org\(page.path)")]]
    let sender = reader.web.with(campaign)
    log.page(page.name, ["path": .string(page.path)], by: sender.with(url), at: time)
    for step in 0..<random.int(0...2) {
      recordArticle(by: sender, at: time.adding(minutes: 1 + step * 4), in: &log)
    }
    if random.chance(10) {
      let ad: JSON = [
        "advertiser": .string(random.pick(MediaLibrary.advertisers)),
        "format": .string(random.pick(["banner", "story"])),
      ]
      log.track("Ad Clicked", ad, by: sender, at: time.adding(seconds: 50))
    }
    if random.chance(12) {
      let query = random.pick(["harbour", "crème", "élection", "灯台", "\"exact words\""])
      log.track(
        "Search Performed",
        ["query": .string(query), "hits": .integer(random.int(0...60))], by: sender,
        at: time.adding(seconds: 30))
    }
  }

  private mutating func recordArticle(by sender: Sender, at time: Instant, in log: inout CallLog) {
    guard time <= Media.now else { return }
    let place = random.int(0...(MediaLibrary.titles.count - 1))
    let section = MediaLibrary.sections[place % MediaLibrary.sections.count]
    let isPremium = place % 3 == 0
    if isPremium, reader.standing != .active, random.chance(50) {
      log.track("Paywall Shown", ["section": .string(section)], by: sender, at: time)
      return
    }
    log.track(
      "Article Read",
      [
        "article_id": .string("a-\(place + 100)"), "title": .string(MediaLibrary.titles[place]),
        "section": .string(section),
        "author": .string(MediaLibrary.authors[place % MediaLibrary.authors.count]),
        "word_count": .integer(350 + place * 210), "percent_read": .integer(random.int(5...100)),
        "is_premium": .bool(isPremium),
        "tags": .strings(random.some(place % 3, of: MediaLibrary.tags)),
        "published_on": .string(time.adding(days: -random.int(0...9)).day),
      ], by: sender, at: time)
    let about: JSON = ["section": .string(section)]
    switch random.int(0...19) {
    case 0, 1:
      let network = random.pick(["mail", "mastodon", "copied link"])
      log.track(
        "Article Shared", about.merging(["network": .string(network)]), by: sender, at: time)
    case 2, 3: log.track("Article Saved", about, by: sender, at: time)
    case 4:
      let length = random.int(4...900)
      log.track(
        "Comment Posted", about.merging(["length": .integer(length)]), by: sender,
        at: time.adding(seconds: 59))
    default: break
    }
  }
}

// MARK: - The apps, the letters, the nightly job

extension ReaderLife {
  private mutating func recordWatching(at time: Instant, in log: inout CallLog) {
    let system = reader.number % 3 == 0 ? "TV" : random.pick(["iOS", "Android"])
    let sender = reader.app.with(["os": ["name": .string(system)]])
    let screen = random.pick(["Home", "Browse", "Player", "My Harbour: Saved"])
    log.screen(screen, [:], by: sender, at: time)
    if random.chance(25) {
      let length = random.int(3...58)
      log.track(
        "Podcast Played",
        ["show": .string(random.pick(MediaLibrary.podcasts)), "minutes": .integer(length)],
        by: sender, at: time.adding(seconds: 9))
      minutes += length
      return
    }
    let show = random.pick(MediaLibrary.shows)
    let video: JSON = [
      "show": .string(show.name), "season": .integer(random.int(1...3)),
      "episode": .integer(random.int(1...8)), "genre": .string(show.genre),
      "is_live": .bool(show.genre == "sport"), "duration": .integer(show.minutes),
      "quality": .string(random.pick(["sd", "hd", "4k"])),
    ]
    log.track("Video Playback Started", video, by: sender, at: time.adding(seconds: 20))
    if random.chance(60) {
      let end = time.adding(minutes: show.minutes, seconds: 20)
      minutes += show.minutes
      log.track(
        "Video Playback Completed", video.merging(["minutes": .integer(show.minutes)]),
        by: sender, at: end)
    } else if random.chance(30) {
      log.track(
        "Watchlist Item Added", ["show": .string(show.name)], by: sender,
        at: time.adding(minutes: 2))
    }
  }

  private mutating func recordNewsletters(in log: inout CallLog) {
    guard reader.number % 4 != 1 else { return }
    let sender = reader.web.by(source: "newsletter")
    var time = reader.created.adding(days: random.int(1...20), hours: random.int(0...20))
    while time < Media.now {
      let issue: JSON = ["newsletter": .string(random.pick(MediaLibrary.newsletters))]
      log.track("Newsletter Sent", issue, by: sender, at: time)
      let opened = time.adding(minutes: random.int(1...900))
      if reader.zeal > 0, random.chance(45), opened < Media.now {
        log.track("Newsletter Opened", issue, by: sender, at: opened)
      }
      time = time.adding(days: random.int(14...40))
    }
  }

  private mutating func recordStanding(in log: inout CallLog) {
    var traits: JSON = [:]
    if reader.usesApp { traits = traits.merging(["minutes_watched": .integer(minutes)]) }
    if reader.number % 14 == 9 { traits = traits.merging(["phone": .null]) }
    if reader.number % 31 == 7 { traits = traits.merging(["city": .null]) }
    traits = traits.merging(ReaderTraits.standing(of: reader, random: &random))
    log.identify(
      traits, by: reader.web.by(source: "warehouse"),
      at: Media.now.adding(hours: -15, seconds: reader.number))
  }
}
