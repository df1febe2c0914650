/// Harbour Light: news, films and podcasts for subscribers.
func mediaWorkspace() -> SampleWorkspace {
  SampleWorkspace(
    name: "media",
    now: Media.now,
    settings: [
      "title": "Harbour Light (news and video)",
      "description":
        "An invented publisher: articles, films, newsletters, trials and subscriptions.",
      "lookback_days": 180,
      "now": .string(Media.now.text),
      "inactive_after_days": 30,
      "time_zone": "Europe/Paris",
      "week_start": "monday",
      "fiscal_year_start": 4,
      "currency": "EUR",
      "share_values": false,
    ],
    events: Media.events,
    traits: Media.traits,
    audiences: Media.audiences,
    synonyms: Media.synonyms,
    definitions: Media.definitions,
    calls: Media.calls(),
    file: Media.file
  )
}

/// What the publisher's parts share.
enum Media {
  static let now = Instant(2026, 3, 1, 18, 30)
  static let seed: UInt64 = 0x0BED_1A00
  static let memberCount = 250

  /// The log is split by source and, on the web, by year.
  static func file(of call: Call) -> String {
    switch call.sender.source {
    case "newsletter": "calls-newsletter.jsonl"
    case "tv-app", "phone-app": "calls/app/history.jsonl.gz"
    default: call.time < Instant(2026, 1, 1) ? "calls/web-2025.jsonl" : "calls/web-2026.jsonl"
    }
  }
}

// MARK: - Words and audiences

extension Media {
  static let synonyms: JSON = [
    "read an article": "Article Read",
    "watched": "Video Playback Started",
    "finished a video": "Video Playback Completed",
    "listened": "Podcast Played",
    "hit the paywall": "Paywall Shown",
    "subscribed": "Subscription Started",
    "cancelled": "Subscription Cancelled",
    "opened the app": "Screen Viewed",
    "bookmarked": "Article Saved",
    "watch time": "minutes_watched",
    "language": "locale",
    "followed topics": "followed_topics.$.topic",
  ]

  static let definitions: JSON = [
    "regular reader": "event('Article Read').within(30 days).count() >= 4",
    "converted from a trial": .string(
      "event('Trial Started').where("
        + "event('Subscription Started').within(parent: 14 days).count() >= 1).count() >= 1"),
    "lapsed": "trait('subscription.status') = 'cancelled'",
  ]

  static let audiences: [AudienceEntry] = [
    AudienceEntry(
      key: "subscribers", name: "Subscribers",
      about: "Kept by the shop: in while paying, out after cancelling.",
      query: "trait('subscription.status') = 'active'"),
    AudienceEntry(
      key: "binge_watchers", name: "Binge Watchers",
      about: "Finished at least two videos in 14 days.",
      query: "event('Video Playback Completed').within(14 days).count() >= 2"),
    AudienceEntry(
      key: "front_page_regulars", name: "Front Page Regulars",
      about: "Opened the front page at least twice in the last 30 days.",
      query:
        "event('Page Viewed').where(property('page_name') = 'Front Page')"
        + ".within(30 days).count() >= 2"
    ),
    AudienceEntry(
      key: "paywall_bouncers", name: "Paywall Bouncers",
      about: "Were shown the paywall and did not subscribe within a week.",
      query:
        "event('Paywall Shown').where("
        + "event('Subscription Started').within(parent: 7 days).count() = 0).count() >= 1"
    ),
    AudienceEntry(
      key: "creme_de_la_creme", name: "Crème de la Crème",
      about: "Subscribers who also binge.",
      query: "trait('subscribers') = 'true' AND trait('binge_watchers') = 'true'"),
  ]
}
