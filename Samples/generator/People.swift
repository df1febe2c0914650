/// Invented people: no name, address or number here is anybody's.
enum People {
  static let firstNames = [
    "Ada", "Bram", "Chiara", "Dag", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun", "Kaya", "Léa",
    "Mirko", "Nadia", "Oona", "Pavel", "Quinn", "Rosa", "Søren", "Tove", "Uma", "Vikram", "Wren",
    "Xenia", "Yara", "Zoltán", "結衣", "Ōtani", "Zoë", "Óscar",
  ]

  static let lastNames = [
    "Ashby", "Bergström", "Castellane", "Dovetail", "Ekwall", "Farthing", "Grünwald", "Holloway",
    "Ilves", "Jansky", "Kestrel", "Lindqvist", "Marlow", "Norling", "O'Hara", "Pemberton",
    "Quillfeather", "Rowntree", "Sandoval", "Thackeray", "Underhill", "Vasari", "Wexcombe",
    "Yellowlees", "de la Croix", "\"Dutch\" van Rijn",
  ]

  /// Places with their country's code, so that a city never lies in the wrong country.
  static let places: [(city: String, country: String)] = [
    ("Portland", "US"), ("Austin", "US"), ("Boston", "US"), ("Göteborg", "SE"), ("Malmö", "SE"),
    ("Lyon", "FR"), ("Rouen", "FR"), ("Köln", "DE"), ("Leipzig", "DE"), ("São Paulo", "BR"),
    ("東京", "JP"), ("Sapporo", "JP"), ("Leeds", "GB"), ("Bristol", "GB"), ("Toronto", "CA"),
  ]

  /// An address in a domain that is reserved for examples.
  static func email(_ id: String, _ random: inout RandomSource) -> JSON {
    let name = id.replacingUnderscores
    return .string("\(name)@example.\(random.pick(["com", "org", "net"]))")
  }

  /// One of the hundred numbers that are reserved for fiction.
  static func phone(_ number: Int) -> JSON {
    .string("+1 555 01\(padded(number % 100, 2))")
  }
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? "." : $0 })
  }
}
