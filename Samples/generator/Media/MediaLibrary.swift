/// What there is to read, to watch and to hear.
enum MediaLibrary {
  static let sections = ["Politics", "Culture", "Science", "Cuisine & Crème", "Sport", "Météo"]

  static let authors = ["Imre Kovalent", "Saoirse Penhale", "D. \"Dot\" Marsh", "川上 光"]

  static let titles = [
    "The tide that wasn't", "Why harbours hum", "A \"small\" election", "日本の灯台",
    "Crème fraîche, explained", "Ten quiet lidos", "Storm names, ranked", "Letters from Nordväg",
    "What the buoy saw", "One lamp, two keepers",
  ]

  static let tags = ["analysis", "longread", "live", "local", "opinion"]

  /// A series or a film, with the length of a part in minutes.
  struct Show {
    var name: String
    var genre: String
    var minutes: Int
  }

  static let shows = [
    Show(name: "Lighthouse Kids", genre: "children", minutes: 12),
    Show(name: "Nordväg", genre: "crime", minutes: 54),
    Show(name: "The Salt Road", genre: "documentary", minutes: 88),
    Show(name: "Évian, mon amour", genre: "drama", minutes: 101),
    Show(name: "Deck Chairs", genre: "comedy", minutes: 24),
    Show(name: "Regatta Live", genre: "sport", minutes: 130),
    Show(name: "深海", genre: "documentary", minutes: 47),
  ]

  static let podcasts = ["Fog Signal", "Low Water, High Water", "What's That Ship?"]

  static let newsletters = ["Morning Tide", "The Galley", "Weekend Log"]

  static let pages: [(name: String, path: String)] = [
    ("Front Page", "/"), ("Front Page", "/"), ("Politics", "/politics"),
    ("Subscribe", "/subscribe"), ("Help: Cancelling", "/help/cancel"), ("Live Blog", "/live"),
  ]

  static let advertisers = ["Oar & Anchor", "Brightwater Bank", "Léger"]

  /// The plans with the price of a month, in cents.
  static let plans: [(name: String, price: Int)] = [
    ("digital", 990), ("premium", 1690), ("family", 2490),
  ]
}
