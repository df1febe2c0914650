import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// The name of a trait or property as words.
///
/// A class because many events have a property of one name, and each refers to what it says.
final class FieldName: Sendable {
  /// In the order they were made.
  let number: Int
  let words: [NameWords.Word]
  let allWords: [String]
  let spellings: [[String]]
  let nameSpellings: Int
  let opposites: [[String]]
  let unit: MeasureUnit?
  let isSearched: Bool
  /// Whether it is a text and no id.
  let isText: Bool
  let isCountry: Bool
  let isState: Bool

  /// - Parameter eventWords: the words of the workspace's events, which a number's name does not
  ///   come down to: `transfer_amount` is not said as "transfer".
  init(
    _ field: FieldSchema, number: Int, scope: TraitScope?, synonyms: [String],
    eventWords: Set<String>
  ) {
    let isTrait = scope != nil
    let isOfAccount = scope == .account
    self.number = number
    words = NameWords.words(of: field.path.description)
    let words = words.filter { $0.folded != "$" }
    allWords = words.map(\.lemma)
    unit = FieldWords.unit(of: field, words: words.map(\.folded))
    isSearched = field.type == .string && words.contains { Self.searchTerms.contains($0.folded) }
    isText = field.type == .string && !field.path.description.lowercased().hasSuffix("id")
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
    let needed = required.map(\.lemma)
    spellings += FieldConceptTable.spellings(of: allWords, required: needed, field.type)
    spellings += FieldSynonymTable.spellings(of: allWords, field.type)
    if required.count < allWords.count {
      spellings += FieldSynonymTable.spellings(of: needed, field.type)
    }
    if isTrait, let last = Self.lastStep(field) {
      // "zip code" of `address.postal_code`
      spellings.append(last)
      spellings += FieldConceptTable.spellings(of: last, required: last, field.type)
      spellings += FieldSynonymTable.spellings(of: last, field.type)
    }
    if isOfAccount, allWords.count > 1, WordLists.accounts.contains(allWords[0]) {
      // The `company_name` of companies is their name.
      spellings.append(Array(allWords.dropFirst()))
    }
    if field.type == .number {
      let short = Array(allWords.reversed().drop(while: WordLists.numberTails.contains).reversed())
      if !short.isEmpty, short.count < allWords.count,
        !short.allSatisfy(WordLists.accounts.contains),
        allWords.last.map(Self.held.contains) == true || !short.allSatisfy(eventWords.contains)
      {
        spellings.append(short)
      }
      // `credits_used` of an event: how many are used is how many credits it is of.
      if !isTrait, words.count > 1, let last = words.last, last.folded.hasSuffix("ed"),
        eventWords.contains(last.lemma), !allWords.dropLast().allSatisfy(eventWords.contains)
      {
        spellings.append(Array(allWords.dropLast()))
      }
    }
    if field.type == .number, isTrait, words.count > 2, allWords.last == Self.age {
      // "whose youngest child is under 2" of `youngest_child_age`
      spellings.append(Array(allWords.dropLast()))
    }
    if field.type == .boolean, !isTrait, words.count == 2, let first = allWords.first,
      Self.found.contains(allWords[1]), !eventWords.contains(first)
    {
      // "returned with damage" of `damage_reported`
      spellings.append([first])
    }
    self.spellings = spellings.filter { !$0.isEmpty }
    isCountry = allWords.contains("countri") || allWords.contains("region")
    isState = ["stat", "provinc", "region"].contains(where: allWords.contains)
    // Who unsubscribed wants no messages: that says nothing of a membership.
    let isOfMessages = allWords.contains(where: Self.messaging.contains)
    opposites =
      field.type == .boolean
      ? Opposites.spellings(of: self.spellings + [allWords]).filter {
        isOfMessages || $0 != [Self.unsubscribed]
      } : []
  }

  private static let age = Lemmatizer.lemma(of: "age")

  /// What a boolean says of a thing beside that it is there.
  private static let found = WordLists.list(
    "reported recorded attached included found detected present added applied noted")

  private static let messaging = WordLists.list(
    "subscribe subscriber subscription email mail newsletter marketing opt sms text message push consent notification contact"
  )
  private static let unsubscribed = Lemmatizer.lemma(of: "unsubscribed")

  private static let searchTerms: Set<String> = [
    "query", "search", "term", "keyword", "keywords", "q", "phrase",
  ]

  /// What somebody has, and shares: a `miles_balance` is said as "miles" though events are of miles,
  /// too, a `usage_percent` as "usage", a `weight_kg` as "weight".
  private static let held = WordLists.list(
    "balance owned percent pct percentage kg lb km mb gb tb m2 sqm cm mbps gbps celsius")

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
}

/// The names and values of a workspace's fields that were taken apart already.
struct FieldNameMemory {
  private struct Key: Hashable {
    let path: FieldPath
    let type: FieldType
    let unit: String?
    let scope: TraitScope?
    let synonyms: [String]
  }

  private struct ValueKey: Hashable {
    let value: JSONValue
    let isCountry: Bool
    let isState: Bool
  }

  private let eventWords: Set<String>
  private var known: [Key: FieldName] = [:]
  private var values: [ValueKey: FieldWords.Value?] = [:]
  private var numberOfValues = 0
  /// Each name once.
  private(set) var names: [FieldName] = []

  init(eventWords: Set<String>) {
    self.eventWords = eventWords
  }

  mutating func name(of field: FieldSchema, scope: TraitScope?, synonyms: [String]) -> FieldName {
    let key = Key(
      path: field.path, type: field.type, unit: field.unit, scope: scope, synonyms: synonyms)
    if let name = known[key] { return name }
    let name = FieldName(
      field, number: names.count, scope: scope, synonyms: synonyms, eventWords: eventWords)
    known[key] = name
    names.append(name)
    return name
  }

  mutating func value(_ value: JSONValue, isCountry: Bool, isState: Bool) -> FieldWords.Value? {
    let key = ValueKey(value: value, isCountry: isCountry, isState: isState)
    if let known = values[key] { return known }
    var made = FieldWords.value(value, isCountry: isCountry, isState: isState)
    if made != nil {
      made?.number = numberOfValues
      numberOfValues += 1
    }
    values[key] = .some(made)
    return made
  }
}
