/// Units of measurement: what people say, and what a property's name or `unit` says.
struct MeasureUnit: Hashable, Sendable {
  /// Units of the same kind convert into each other.
  let kind: String
  /// How many of the kind's base unit one is; nil where it converts into no other.
  let factor: Double?
  let name: String

  /// The factor that turns numbers in this unit into another; nil where there is none.
  func factor(to other: MeasureUnit) -> Double? {
    if name == other.name { return 1 }
    guard kind == other.kind, let factor, let to = other.factor else { return nil }
    return factor / to
  }

  /// The unit that a word names, by its base form.
  static func named(_ lemma: String) -> MeasureUnit? { byLemma[lemma] }

  private static let byLemma: [String: MeasureUnit] = {
    var units: [String: MeasureUnit] = [:]
    for line in table.split(separator: "\n") {
      let sides = line.split(separator: ":").map(String.init)
      let words = sides[2].split(separator: " ").map(String.init)
      let unit = MeasureUnit(kind: sides[0], factor: Double(sides[1]), name: words[0])
      for word in words {
        units[Lemmatizer.lemma(of: word)] = unit
        units[word] = unit
      }
    }
    return units
  }()

  /// The kind : how many of its base unit : the words for it, the name first. Units of one kind that
  /// convert by no agreed number have none.
  private static let table = """
    time:0.001:millisecond milliseconds ms msec millis
    time:1:second seconds sec secs
    time:60:minute minutes min mins
    time:3600:hour hours hr hrs
    time:86400:day days
    time:604800:week weeks wk wks
    time:2592000:month months
    time:31536000:year years yr yrs
    length:0.01:centimeter centimeters centimetre centimetres cm
    length:1:meter meters metre metres
    length:1000:kilometer kilometers kilometre kilometres km kms
    distance:-:mile miles mi
    mass:0.001:gram grams gramme grammes
    mass:1:kilogram kilograms kg kgs kilo kilos
    weight:-:lb lbs
    volume:0.001:milliliter milliliters millilitre ml
    volume:1:liter liters litre litres
    data:-:kilobyte kilobytes kb
    data:-:megabyte megabytes mb mbs
    data:-:gigabyte gigabytes gb gbs gig gigs
    data:-:terabyte terabytes tb
    speed:-:mbps
    speed:-:gbps
    energy:-:calorie calories kcal kcals cal
    power:-:kwh
    temperature:-:degree degrees celsius fahrenheit
    share:-:percent % percentage pct
    stars:-:star stars
    text:-:character characters char chars
    text:-:word words
    area:-:sqm m2
    pages:-:page pages
    steps:-:step steps
    """

  /// Properties that hold a unit under another name: a rating counts stars, a length characters.
  static let holders: [String: Set<String>] = [
    "star": WordLists.list("rating star score"),
    "percent": WordLists.list("percent percentage pct progress completion rate discount"),
    "character": WordLists.list("length characters chars size"),
    "word": WordLists.list("length words"),
    "calorie": WordLists.list("calorie calories kcal"),
    "degree": WordLists.list("temperature temp heat"),
    "step": WordLists.list("step steps"),
    "page": WordLists.list("page pages"),
  ]
}
