import AudienceConditions
import AudienceSchema

/// A trait or property as words, with the values that are known of it.
///
/// A class because readings look at the fields again and again, and each holds much.
final class FieldWords: Sendable {
  enum Owner: Hashable, Sendable {
    case trait(TraitScope)
    case property(event: Int)
  }

  struct Value: Sendable {
    /// In the order of the fields; fields that list the same value have the same.
    var number = 0
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
  /// What its name says.
  let name: FieldName
  let values: [Value]

  /// - Parameter memory: what was worked out of the names and values before.
  init(
    _ field: FieldSchema, owner: Owner, synonyms: [String], activity: NameActivity,
    memory: inout FieldNameMemory
  ) {
    self.field = field
    self.owner = owner
    self.activity = activity
    var scope: TraitScope?
    if case .trait(let owned) = owner { scope = owned }
    let name = memory.name(of: field, scope: scope, synonyms: synonyms)
    self.name = name
    values = field.values.compactMap {
      memory.value($0.value, isCountry: name.isCountry, isState: name.isState)
    }
  }

  /// Ways to say it: its name without what may stay unsaid, and its synonyms.
  var spellings: [[String]] { name.spellings }
  /// How many of them, from the first, are the name itself.
  var nameSpellings: Int { name.nameSpellings }
  /// Ways to say that a boolean is false: `unverified`, `failed` for `passed`.
  var opposites: [[String]] { name.opposites }
  /// All words of its name, to be used up where they stand beside it.
  var allWords: [String] { name.allWords }
  /// The unit that its numbers are in.
  var unit: MeasureUnit? { name.unit }
  /// Whether it is what was looked for: `query`, `search_term`.
  var isSearched: Bool { name.isSearched }
  /// Whether it is a text that no values are listed of, and no id.
  var isFreeText: Bool { name.isText && field.values.isEmpty }

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

  /// Whether its numbers count things or what was done with them: `courses_purchased`.
  var countsDeeds: Bool {
    if isCount { return true }
    let words = NameWords.words(of: field.path.description)
    guard moneyRank == nil, field.unit == nil, words.count > 1, let deed = words.last?.folded,
      deed.hasSuffix("ed") || IrregularForms.bases[deed] != nil,
      let things = words.dropLast().last
    else { return false }
    return things.folded.hasSuffix("s") && !things.folded.hasSuffix("ss")
      && !Self.moneyThings.contains(things.lemma)
  }

  private static let moneyThings = WordLists.list(
    "dollar euro pound saving donation gift deposit payment contribution sale fund credit earning")

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
    "payment", "donation", "fare", "premium", "fee", "balanc", "mr", "ar", "ltv", "salary", "wage",
    "income", "rent", "budget", "tuition", "commission", "bonus",
  ].map { Lemmatizer.lemma(of: $0) }
}
