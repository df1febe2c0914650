import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// A trait or property as words, with the values that are known of it.
struct FieldWords: Sendable {
  enum Owner: Hashable, Sendable {
    case trait(TraitScope)
    case property(event: Int)
  }

  struct Value: Sendable {
    let literal: Literal
    let text: String
    /// What is said for it, word by word in base form.
    let spellings: [[String]]
    /// Whether it has to be written exactly so: `IN`, `US`.
    let isCode: Bool
  }

  let field: FieldSchema
  let owner: Owner
  let activity: NameActivity
  /// Ways to say it: its name without what may stay unsaid, and its synonyms.
  let spellings: [[String]]
  /// All words of its name, to be used up where they stand beside it.
  let allWords: [String]
  let values: [Value]

  init(_ field: FieldSchema, owner: Owner, synonyms: [String], activity: NameActivity) {
    self.field = field
    self.owner = owner
    self.activity = activity
    let words = NameWords.words(of: field.path.description).filter { $0.folded != "$" }
    allWords = words.map(\.lemma)
    let required = words.filter { word in
      !Self.optional.contains(word.folded)
        && !(field.type == .number && ["count", "number", "num"].contains(word.folded))
    }.map(\.lemma)
    var spellings = [required.isEmpty ? allWords : required]
    spellings += synonyms.map { NameWords.words(of: $0).map(\.lemma) }
    for line in FieldConceptTable.lines(mentioning: allWords)
    where line.fits(Set(allWords), required: Set(required), field.type) {
      spellings += line.said
    }
    self.spellings = spellings.filter { !$0.isEmpty }
    let isCountry = allWords.contains("countri") || allWords.contains("region")
    values = field.values.compactMap { Self.value($0.value, isCountry: isCountry) }
  }

  var isTrait: Bool {
    if case .trait = owner { true } else { false }
  }

  var scope: TraitScope? {
    if case .trait(let scope) = owner { scope } else { nil }
  }

  /// Whether its numbers count things: `total_orders`, `feature_count`.
  var isCount: Bool {
    moneyRank == nil && ["total", "count", "number", "num"].contains(where: allWords.contains)
  }

  /// Whether its numbers are money, by name or unit.
  var moneyRank: Int? {
    guard field.type == .number else { return nil }
    if let unit = field.unit, unit.count == 3, unit == unit.uppercased() { return 0 }
    // "total" is money at a name's end, and a count before a noun: `total_orders`.
    return Self.moneyWords.indices.first { place in
      allWords.contains(Self.moneyWords[place]) && (place > 0 || allWords.last == "total")
    }.map { $0 + 1 }
  }

  private static let moneyWords = [
    "total", "revenue", "amount", "grand", "subtotal", "value", "price", "spend", "cost", "paid",
    "payment", "donation", "fare", "premium", "fee", "balanc", "mr", "ar", "ltv",
  ].map { Lemmatizer.lemma(of: $0) }

  /// Words of a field's name that may stay unsaid.
  private static let optional: Set<String> = [
    "at", "is", "has", "on", "flag", "id", "the", "of", "in", "usd", "eur", "gbp", "date", "name",
    "code", "was", "cents", "user", "customer", "current", "enabled", "method", "did", "seconds",
    "year",
  ]

  private static func value(_ value: JSONValue, isCountry: Bool) -> Value? {
    switch value {
    case .string(let text):
      let string = text.string
      let upper = string.uppercased()
      var spellings = [NameWords.words(of: string).map(\.lemma)]
      if isCountry { spellings += CountryTable.names[upper] ?? [] }
      if isCountry, string.count > 2 {
        spellings += CountryTable.names.values.first { $0.contains(spellings[0]) } ?? []
      }
      spellings += ValueConceptTable.spellings[string.lowercased()] ?? []
      return Value(
        literal: .string(text), text: string, spellings: spellings.filter { !$0.isEmpty },
        isCode: string.count <= 2)
    case .number(let number):
      return Value(literal: .number(number), text: number.text, spellings: [], isCode: true)
    case .boolean, .null, .array, .object: return nil
    }
  }
}
