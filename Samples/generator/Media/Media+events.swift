extension Media {
  /// The events, by what they are about.
  static let events: [EventEntry] = reading + watching + paying

  private static let reading: [EventEntry] = [
    EventEntry(
      name: "Article Read", about: "An article was open for more than ten seconds.",
      synonyms: ["read an article", "read a story"],
      properties: [
        property("article_id", .string), property("title", .string, .plain),
        property("section", .string, .counted), property("author", .string, .plain),
        property("word_count", .number, unit: "words"),
        property("percent_read", .number, unit: "%"),
        property("is_premium", .boolean), property("tags", .array),
        property("published_on", .date),
      ]),
    EventEntry(
      name: "Article Shared", about: "An article was passed on.", synonyms: ["shared a story"],
      properties: [property("section", .string, .plain), property("network", .string, .plain)]),
    EventEntry(
      name: "Article Saved", about: "An article was kept for later.", synonyms: ["bookmarked"],
      properties: [property("section", .string, .plain)]),
    EventEntry(
      name: "Comment Posted", about: "A reader wrote below an article.",
      synonyms: ["commented"],
      properties: [property("section", .string, .plain), property("length", .number)]),
    EventEntry(
      name: "Newsletter Sent", about: "An issue was delivered.",
      synonyms: ["received a newsletter"], properties: [property("newsletter", .string, .plain)]),
    EventEntry(
      name: "Newsletter Opened", about: "An issue was opened.", synonyms: ["opened a newsletter"],
      properties: [property("newsletter", .string, .counted)]),
    EventEntry(
      name: "Search Performed", about: "Something was searched for.", synonyms: ["searched"],
      properties: [property("query", .string), property("hits", .number)]),
    EventEntry(
      name: "Page Viewed", about: "A page of the site was opened.", synonyms: ["visited"],
      properties: [
        property("page_name", .string, .plain), property("path", .string),
        property("referrer", .string, .plain),
      ]),
    EventEntry(
      name: "RSS Feed Added", about: "Feeds were closed; the page went with them.",
      properties: [property("section", .string, .plain)]),
  ]

  private static let watching: [EventEntry] = [
    EventEntry(
      name: "Video Playback Started", about: "A film or an episode began.",
      synonyms: ["watched a video", "played a video"], properties: videoProperties),
    EventEntry(
      name: "Video Playback Completed", about: "A film or an episode was seen to its end.",
      synonyms: ["finished watching"],
      properties: videoProperties + [property("minutes", .number, unit: "minutes")]),
    EventEntry(
      name: "Podcast Played", about: "An episode was listened to.", synonyms: ["listened"],
      properties: [
        property("show", .string, .plain), property("minutes", .number, unit: "minutes"),
      ]),
    EventEntry(
      name: "Watchlist Item Added", about: "Something was put on the watchlist.",
      properties: [property("show", .string, .plain)]),
    EventEntry(
      name: "Screen Viewed", about: "A screen of an app was opened.",
      synonyms: ["opened the app"], properties: [property("screen_name", .string, .plain)]),
    EventEntry(
      name: "Flash Player Loaded", about: "From another age.",
      lastSeen: Instant(2023, 12, 30, 20, 0)),
  ]

  private static let paying: [EventEntry] = [
    EventEntry(
      name: "Profile Created", about: "A reader made a login.", synonyms: ["signed up"],
      properties: [property("channel", .string, .plain)]),
    EventEntry(
      name: "Paywall Shown", about: "An article or a video asked for a subscription.",
      synonyms: ["hit the paywall"], properties: [property("section", .string, .plain)]),
    EventEntry(
      name: "Trial Started", about: "Fourteen free days began.", synonyms: ["began a trial"],
      properties: [property("plan", .string, .plain)]),
    EventEntry(
      name: "Subscription Started", about: "The first payment was made.",
      synonyms: ["subscribed", "became a subscriber"],
      properties: planProperties + [
        property("discounts", .array), property("discounts.$.code", .string, .plain),
        property("discounts.$.percent", .number, unit: "%"),
      ]),
    EventEntry(
      name: "Subscription Renewed", about: "Another payment was made.", synonyms: ["renewed"],
      properties: planProperties),
    EventEntry(
      name: "Subscription Cancelled", about: "A subscription was ended.",
      synonyms: ["cancelled", "unsubscribed"],
      properties: [property("reason", .string, .counted), property("plan", .string, .plain)]),
    EventEntry(
      name: "Ad Clicked", about: "An advertisement was followed.", synonyms: ["clicked an ad"],
      properties: [
        property("advertiser", .string, .plain), property("format", .string, .plain),
      ]),
  ]

  private static let videoProperties = [
    property("show", .string, .plain), property("season", .number), property("episode", .number),
    property("genre", .string, .counted), property("is_live", .boolean),
    property("duration", .number, unit: "minutes"), property("quality", .string, .plain),
  ]

  private static let planProperties = [
    property("plan", .string, .plain), property("price", .number, unit: "EUR"),
    property("period", .string, .plain),
  ]
}
