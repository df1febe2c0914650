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
    /// In lower case, without diacritics.
    let folded: String
    /// Whether it is one word that its capitals make several of: `LinkedIn`.
    let isRunTogether: Bool
    /// `HR` for `Human Resources`; nil for one word.
    var initials: String?
  }

  let field: FieldSchema
  let owner: Owner
  let activity: NameActivity
  /// Ways to say it: its name without what may stay unsaid, and its synonyms.
  let spellings: [[String]]
  /// How many of them, from the first, are the name itself.
  let nameSpellings: Int
  /// Ways to say that a boolean is false: `unverified`, `failed` for `passed`.
  let opposites: [[String]]
  /// All words of its name, to be used up where they stand beside it.
  let allWords: [String]
  let values: [Value]
  /// The unit that its numbers are in.
  let unit: MeasureUnit?

  /// - Parameter eventWords: the words of the workspace's events, which a number's name does not
  ///   come down to: `transfer_amount` is not said as "transfer".
  init(
    _ field: FieldSchema, owner: Owner, synonyms: [String], activity: NameActivity,
    eventWords: Set<String>
  ) {
    self.field = field
    self.owner = owner
    self.activity = activity
    let words = NameWords.words(of: field.path.description).filter { $0.folded != "$" }
    allWords = words.map(\.lemma)
    unit = Self.unit(of: field, words: words.map(\.folded))
    let required = words.filter { word in
      !Self.optional.contains(word.folded)
        && !(field.type == .number && ["count", "number", "num"].contains(word.folded))
    }
    // "since" alone says nothing of `customer_since`.
    let isTelling = required.contains { !WordLists.functions.contains($0.folded) }
    var spellings = [isTelling ? required.map(\.lemma) : allWords]
    if spellings[0] != allWords { spellings.append(allWords) }
    nameSpellings = spellings.count
    spellings += synonyms.map { NameWords.words(of: $0).map(\.lemma) }
    for line in FieldConceptTable.lines(mentioning: allWords)
    where line.fits(Set(allWords), required: Set(required.map(\.lemma)), field.type) {
      spellings += line.said
    }
    spellings += FieldSynonymTable.spellings(of: Set(allWords), field.type)
    if required.count < allWords.count {
      spellings += FieldSynonymTable.spellings(of: Set(required.map(\.lemma)), field.type)
    }
    if case .trait = owner, let last = Self.lastStep(field) { spellings.append(last) }
    if case .trait(.account) = owner, allWords.count > 1, WordLists.accounts.contains(allWords[0]) {
      // The `company_name` of companies is their name.
      spellings.append(Array(allWords.dropFirst()))
    }
    if field.type == .number {
      let short = Array(allWords.reversed().drop(while: WordLists.numberTails.contains).reversed())
      if !short.isEmpty, short.count < allWords.count,
        allWords.last.map(Self.held.contains) == true || !short.allSatisfy(eventWords.contains)
      {
        spellings.append(short)
      }
    }
    self.spellings = spellings.filter { !$0.isEmpty }
    let isCountry = allWords.contains("countri") || allWords.contains("region")
    let isState = ["stat", "provinc", "region"].contains(where: allWords.contains)
    values = field.values.compactMap {
      Self.value($0.value, isCountry: isCountry, isState: isState)
    }
    opposites = field.type == .boolean ? Opposites.spellings(of: self.spellings + [allWords]) : []
  }

  /// The words of its name and its unit.
  var toldWords: [String] {
    allWords + (field.unit.map { [Lemmatizer.lemma(of: Folding.fold($0))] } ?? [])
  }

  var isTrait: Bool {
    if case .trait = owner { true } else { false }
  }

  var scope: TraitScope? {
    if case .trait(let scope) = owner { scope } else { nil }
  }

  /// Whether its dates lie ahead as a rule: `renewal_date`, `trial_ends_at`.
  var isAhead: Bool {
    field.type == .date && allWords.contains(where: Self.aheadWords.contains)
  }

  private static let aheadWords = WordLists.list(
    """
    renew renewal expire expiry expiration end due next upcoming deadline scheduled birthday
    birthdate dob anniversary until valid maturity departure closing
    """)

  /// How well a date tells since when somebody is there; nil where it does not.
  var tenureRank: Int? {
    guard field.type == .date else { return nil }
    return Self.tenureWords.firstIndex(where: allWords.contains)
  }

  private static let tenureWords = [
    "since", "joined", "registered", "registration", "sign_up", "signed_up", "signup", "sign",
    "created", "opened", "enrolled", "start",
  ].map { Lemmatizer.lemma(of: $0) }

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

  /// What somebody has, and shares: a `miles_balance` is said as "miles" though events are of miles,
  /// too, a `usage_percent` as "usage".
  private static let held = WordLists.list("balance owned percent pct percentage")

  private static let moneyWords = [
    "total", "revenue", "amount", "grand", "subtotal", "value", "price", "spend", "cost", "paid",
    "payment", "donation", "fare", "premium", "fee", "balanc", "mr", "ar", "ltv",
  ].map { Lemmatizer.lemma(of: $0) }

  /// `bio` of `profile.bio`: the end of a nested name says enough, but for words such as "name",
  /// and but for booleans, whose end names what they are about.
  private static func lastStep(_ field: FieldSchema) -> [String]? {
    guard field.path.steps.count > 1, field.type != .boolean,
      case .name(let name)? = field.path.steps.last
    else { return nil }
    let words = NameWords.words(of: name.string).filter { !optional.contains($0.folded) }
      .map(\.lemma)
    return words.isEmpty || words.allSatisfy(WordLists.heads.contains) ? nil : words
  }

  /// Words of a field's name that may stay unsaid.
  private static let optional: Set<String> = [
    "at", "is", "has", "on", "flag", "id", "the", "of", "in", "usd", "eur", "gbp", "date", "name",
    "code", "was", "cents", "user", "customer", "current", "enabled", "method", "did", "seconds",
    "year",
  ]

  private static func initials(of text: String) -> String? {
    let words = NameWords.words(of: text)
    guard words.count > 1, words.allSatisfy({ $0.folded.first?.isLetter == true }) else {
      return nil
    }
    return words.compactMap { $0.folded.first.map(String.init) }.joined().uppercased()
  }

  /// Nouns at the end of a value that may stay unsaid: `Platinum tier`, `Starter plan`.
  private static let kinds = WordLists.list(
    "tier plan level member membership club package edition grade rank status class subscription")

  private static func value(_ value: JSONValue, isCountry: Bool, isState: Bool) -> Value? {
    switch value {
    case .string(let text):
      let string = text.string
      let upper = string.uppercased()
      var spellings = [NameWords.words(of: string).map(\.lemma)]
      // `GitHub` is one word to who writes it.
      if spellings[0].count > 1, string.allSatisfy({ $0.isLetter || $0.isNumber }) {
        spellings.append([Lemmatizer.lemma(of: Folding.fold(string))])
      }
      if isCountry { spellings += CountryTable.names[upper] ?? [] }
      if isCountry, string.count > 2 {
        spellings += CountryTable.names.values.first { $0.contains(spellings[0]) } ?? []
      }
      if let last = spellings[0].last, spellings[0].count > 1, kinds.contains(last) {
        spellings.append(spellings[0].dropLast())
      }
      if isState { spellings += StateTable.names[upper].map { [$0] } ?? [] }
      spellings += ValueConceptTable.spellings[string.lowercased()] ?? []
      let folded = Folding.fold(string)
      return Value(
        literal: .string(text), text: string, spellings: spellings.filter { !$0.isEmpty },
        isCode: string.count <= 2, folded: folded,
        isRunTogether: spellings[0].count > 1 && folded.allSatisfy { $0.isLetter || $0.isNumber },
        initials: initials(of: string))
    case .number(let number):
      return Value(
        literal: .number(number), text: number.text, spellings: [], isCode: true,
        folded: number.text, isRunTogether: false)
    case .boolean, .null, .array, .object: return nil
    }
  }
}
