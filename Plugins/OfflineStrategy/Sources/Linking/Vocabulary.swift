import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema

/// The tables of a `Vocabulary`, filled step by step.
struct VocabularyTables: Sendable {
  let workspace: Workspace
  private(set) var events: [EventWords] = []
  /// Traits first, then the properties of each event.
  private(set) var fields: [FieldWords] = []
  /// How many of them are traits.
  private(set) var traitCount = 0
  private(set) var audiences: [AudienceWords] = []
  /// Phrases of the workspace that stand for a condition, word by word in base form.
  private(set) var definitions: [(words: [String], condition: Condition)] = []
  /// Phrases of the workspace that stand for a window, word by word in lower case: `recently`.
  private(set) var windows: [(phrase: [String], time: TimeExpression)] = []
  /// For each line of `EventConceptTable`, the events of this workspace it stands for.
  private(set) var conceptEvents: [[Int]] = []
  /// What is done with what in this workspace.
  private(set) var frames = EventFrames([])
  /// The events that are no longer sent, and those of the frames.
  private(set) var inactiveEvents = EventSet()
  private(set) var framedEvents = EventSet()
  /// The trait that holds the age.
  private(set) var ageField: [TraitScope: Int] = [:]
  /// The traits that hold a day of birth.
  private(set) var birthFields: [TraitScope: [Int]] = [:]
  /// The trait that holds a city without listing cities.
  private(set) var cityField: [TraitScope: Int] = [:]
  /// The trait that tells since when somebody is there.
  private(set) var tenureField: [TraitScope: Int] = [:]
  /// The properties that measure time in a unit.
  private(set) var durationFields: Set<Int> = []
  /// The trait that holds a country without listing countries.
  private(set) var countryField: [TraitScope: Int] = [:]
  /// The trait that holds an e-mail address.
  private(set) var mailField: [TraitScope: Int] = [:]
  /// The trait that holds the answer to "how likely are you to recommend us?".
  private(set) var promoterField: [TraitScope: Int] = [:]
  /// The events that have synonyms of the workspace's own.
  private(set) var eventsWithSynonyms: [Int] = []
  /// Nouns for the accounts: the general ones, `clan` where accounts have a `clan_name`, and what the
  /// workspace says that an account is.
  private(set) var accountNouns = WordLists.accounts
  /// The events by the words of their names, each with the word's place.
  private(set) var eventPlaces: [String: [EventPlace]] = [:]
  /// The same, by the numbers that the tables have the words by.
  private(set) var eventPlacesByLexicon: [[EventPlace]] = []
  /// The fields by the words of their names.
  private(set) var fieldShapes = FieldShapes([])
  private var memory = FieldNameMemory(eventWords: [])
  /// The booleans by whose they are, ascending.
  private(set) var booleans: [FieldWords.Owner: [Int]] = [:]
  private(set) var eventShapes: [EventShape] = []
  /// By single words that name a property the events that have one, ascending.
  private(set) var eventsByProperty: [String: [Int32]] = [:]
  /// The listed values by what is said for them.
  private(set) var values = ValueIndex([])
  /// The words of the workspace's names and values in base form.
  private(set) var schemaWords: Set<String> = []
  /// Neighbouring words of a name written as one, the second in base form → the length of the
  /// first: `pageview` → 4.
  private(set) var pairs: [String: Int] = [:]
  /// Neighbouring words of a value or of an audience's name written as one, both in base form: they
  /// are not joined.
  private(set) var neighbours: Set<String> = []
  /// The words of the workspace's names and values, contraries included: none of them is a
  /// misspelling.
  private(set) var knownLemmas: Set<String> = []
  /// The same, to find what a misspelling may have meant.
  private(set) var nameableWords = SpellingIndex([])

  init(_ workspace: Workspace, report: (Double) -> Void) {
    self.workspace = workspace
    addEvents()
    let words = Lexicon.tables.words
    eventPlacesByLexicon = Array(repeating: [], count: words.lemmas.count)
    for (word, places) in eventPlaces {
      if let number = words.number(of: word) { eventPlacesByLexicon[Int(number)] = places }
    }
    report(0.1)
    addFields(report)
    addAccountNouns()
    fieldShapes = FieldShapes(fields)
    values = ValueIndex(fields)
    audiences = workspace.audiences.map { entry in
      let synonyms = workspace.synonyms.filter { $0.meaning == entry.key.description }
      return AudienceWords(entry, synonyms: synonyms.map(\.phrase))
    }
    frames = EventFrames(events)
    for (event, words) in events.enumerated() where words.activity == .inactive {
      inactiveEvents.insert(event)
    }
    for event in frames.entriesOfEvent.keys { framedEvents.insert(event) }
    let named = eventsByKey { !$0.isOptional || $0.isWeakVerb }
    // `Card Payment Made` is a card payment, too.
    let understood = eventsByKey { !$0.isOptional && !($0.isAction && Self.isWeak($0)) }
    conceptEvents = EventConceptTable.lines.map { eventsMeant(by: $0, among: named, understood) }
    definitions = workspace.definitions.compactMap { phrase in
      let words = NameWords.words(of: phrase.phrase).map(\.lemma)
      guard !words.isEmpty, let tree = try? QueryParser.parse(phrase.meaning).tree else {
        return nil
      }
      return (words, tree.condition)
    }
    windows = workspace.definitions.compactMap { phrase in
      let words = NameWords.words(of: phrase.phrase).map(\.folded)
      guard !words.isEmpty, let window = WindowText.window(of: phrase.meaning) else { return nil }
      switch window.extent {
      case .last(let span): return (words, .last(span))
      case .between(let one, let other): return (words, .between(one, other))
      }
    }
    report(0.8)
    schemaWords = schemaLemmas()
    // Not the contraries: "enrolled in paperless …" is no "inpaperless".
    let names = schemaWords.union(memory.names.flatMap(\.opposites).joined())
    addPairs()
    report(0.9)
    knownLemmas = names
    nameableWords = SpellingIndex(names.sorted())
    memory = FieldNameMemory(eventWords: [])
  }

  private mutating func addEvents() {
    for schema in workspace.events {
      var synonyms = schema.synonyms
      synonyms += workspace.synonyms.filter { $0.meaning == schema.name.description }.map(\.phrase)
      events.append(
        EventWords(
          schema, synonyms: synonyms, activity: workspace.activity(lastSeen: schema.lastSeen)))
      eventShapes.append(EventShape(events[events.count - 1]))
      if !synonyms.isEmpty { eventsWithSynonyms.append(events.count - 1) }
      let (event, own) = (events.count - 1, events[events.count - 1])
      for (place, word) in own.words.enumerated() {
        eventPlaces[word.lemma, default: []].append(
          EventPlace(event: event, place: place, isNaming: own.isNamed(byWordAt: place)))
      }
    }
  }

  private mutating func addFields(_ report: (Double) -> Void) {
    memory = FieldNameMemory(eventWords: Set(events.flatMap { $0.words.map(\.lemma) }))
    for trait in workspace.traits {
      add(trait.field, .trait(trait.scope))
    }
    traitCount = fields.count
    for (index, event) in workspace.events.enumerated() {
      let start = fields.count
      for property in event.properties { add(property, .property(event: index)) }
      for implied in Self.implied(in: event) { add(implied, .property(event: index)) }
      events[index] = EventWords(events[index], fields: Array(start..<fields.count))
      for field in fields[start...] {
        for spelling in field.spellings where spelling.count == 1 {
          let known = eventsByProperty[spelling[0]]?.last
          if known != Int32(index) {
            eventsByProperty[spelling[0], default: []].append(Int32(index))
          }
        }
      }
      if index % 1_000 == 999 {
        report(0.1 + 0.6 * Double(index) / Double(workspace.events.count))
      }
    }
  }

  /// Words for a day of birth.
  static let births = WordLists.list("birthday birthdate dob birth born")

  private mutating func addAccountNouns() {
    let names = fields.filter { $0.scope == .account }.map(\.allWords)
    let name = Lemmatizer.lemma(of: "name")
    for words in names where words.count == 2 && words[1] == name {
      if names.filter({ $0.first == words[0] }).count > 2 { accountNouns.insert(words[0]) }
    }
    if let noun = Self.accountNoun(in: workspace) { accountNouns.insert(noun) }
  }

  /// What the workspace says an account is: `"note": "an account is a merchant"`.
  private static func accountNoun(in workspace: Workspace) -> String? {
    guard let note = workspace.document["accounts"]?["note"]?.stringValue else { return nil }
    let words = NameWords.words(of: note)
    guard
      let verb = words.indices.first(where: { index in
        index > 0 && index + 2 < words.count && ["is", "means"].contains(words[index].folded)
          && words[index - 1].lemma == account && ["a", "an"].contains(words[index + 1].folded)
      })
    else { return nil }
    // "an account is a paying merchant" has no noun that is known to be one.
    let isLast =
      verb + 3 == words.count
      || [";", ",", ".", "("].contains { mark in
        note.contains("\(words[verb + 2].folded)\(mark)")
      }
    return isLast ? words[verb + 2].lemma : nil
  }

  private static let account = Lemmatizer.lemma(of: "account")

  private mutating func add(_ field: FieldSchema, _ owner: FieldWords.Owner) {
    var synonyms = field.synonyms
    synonyms += workspace.synonyms.filter { $0.meaning == field.path.description }.map(\.phrase)
    let words = FieldWords(
      field, owner: owner, synonyms: synonyms,
      activity: workspace.activity(lastSeen: field.lastSeen), memory: &memory)
    fields.append(words)
    if field.type == .boolean { booleans[owner, default: []].append(fields.count - 1) }
    if let scope = words.scope {
      if field.type == .number, words.allWords.contains("age"), ageField[scope] == nil {
        ageField[scope] = fields.count - 1
      }
      if field.type == .date, words.allWords.contains(where: Self.births.contains),
        words.activity != .inactive
      {
        birthFields[scope, default: []].append(fields.count - 1)
      }
      if let rank = words.tenureRank, words.activity != .inactive,
        rank < tenureField[scope].flatMap({ fields[$0].tenureRank }) ?? .max
      {
        tenureField[scope] = fields.count - 1
      }
      if field.type == .string, field.values.isEmpty, words.allWords.last == "citi",
        cityField[scope] == nil
      {
        cityField[scope] = fields.count - 1
      }
      if field.type == .string, field.values.isEmpty, words.allWords.contains(Self.country),
        countryField[scope] == nil, words.activity != .inactive
      {
        countryField[scope] = fields.count - 1
      }
      if field.type == .string, field.values.isEmpty, words.allWords.contains(Self.mail),
        mailField[scope] == nil
      {
        mailField[scope] = fields.count - 1
      }
      if field.type == .number, words.allWords.contains("nps"), promoterField[scope] == nil {
        promoterField[scope] = fields.count - 1
      }
    }
    if words.scope == nil, words.unit?.kind == "time", words.activity != .inactive {
      durationFields.insert(fields.count - 1)
    }
  }

  private static let mail = Lemmatizer.lemma(of: "email")
  private static let country = Lemmatizer.lemma(of: "country")

  private mutating func addPairs() {
    let names =
      events.map { $0.words.map { ($0.folded, $0.lemma) } }
      + memory.names.map { $0.words.map { ($0.folded, $0.lemma) } }
    for words in names {
      for (first, second) in zip(words, words.dropFirst()) where !first.0.contains(" ") {
        pairs[first.0 + second.1] = first.0.utf8.count
      }
    }
    let others =
      audiences.flatMap(\.spellings)
      + fields.flatMap { $0.values.flatMap { $0.spellings.prefix(1) } }
    for words in others where words.count > 1 {
      for (first, second) in zip(words, words.dropFirst()) { neighbours.insert(first + second) }
    }
  }

  private func schemaLemmas() -> Set<String> {
    var lemmas: Set<String> = []
    for event in events {
      lemmas.formUnion(event.words.map(\.lemma))
      event.synonyms.forEach { lemmas.formUnion($0) }
    }
    for name in memory.names {
      lemmas.formUnion(name.allWords)
      name.spellings.forEach { lemmas.formUnion($0) }
    }
    for field in fields {
      for value in field.values { value.spellings.forEach { lemmas.formUnion($0) } }
    }
    for audience in audiences { audience.spellings.forEach { lemmas.formUnion($0) } }
    return lemmas
  }

  /// Every page call has a page name, every screen call a screen name (SEMANTICS 1.8).
  private static func implied(in event: EventSchema) -> [FieldSchema] {
    let names: [EventName: FieldPath] = [
      "Page Viewed": "page_name", "Screen Viewed": "screen_name",
    ]
    guard let path = names[event.name], !event.properties.contains(where: { $0.path == path })
    else { return [] }
    return [FieldSchema(path, .string)]
  }

  /// Active events before inactive ones, then in the order of the line's names.
  private func eventsMeant(
    by line: EventConceptTable.Line, among named: EventKeys, _ understood: EventKeys
  ) -> [Int] {
    var ranked: [(rank: Int, event: Int)] = []
    for (place, names) in [named, understood].enumerated() {
      for (rank, name) in line.names.enumerated() {
        for event in names.events(of: name)
        where !ranked.contains(where: { $0.event == event }) {
          let isInactive = events[event].activity == .inactive
          ranked.append((rank + 100 * place + (isInactive ? 1_000 : 0), event))
        }
      }
    }
    return ranked.sorted { ($0.rank, $0.event) < ($1.rank, $1.event) }.map(\.event)
  }

  private func eventsByKey(_ isTelling: (EventWords.Word) -> Bool) -> EventKeys {
    var keys = EventKeys()
    for (index, event) in events.enumerated() {
      let words = event.words.filter(isTelling).map(\.lemma)
      if !words.isEmpty { keys.add(index, words) }
    }
    return keys
  }

  private static func isWeak(_ word: EventWords.Word) -> Bool {
    weakVerbs.contains(word.lemma)
  }

  /// Actions that say no more than that the noun beside them took place.
  private static let weakVerbs = WordLists.list(
    "make complete perform succeed process happen occur")
}

/// Events by the words of their names, as far as `EventConceptTable` has them.
private struct EventKeys {
  private var events: [[WordNumber]: [Int]] = [:]
  /// By word: whether a name has it.
  private var areUsed = [Bool](repeating: false, count: Lexicon.tables.words.lemmas.count)

  mutating func add(_ event: Int, _ words: [String]) {
    guard let key = EventConceptTable.key(of: words) else { return }
    events[key, default: []].append(event)
    for word in key { areUsed[Int(word)] = true }
  }

  func events(of name: [WordNumber]) -> [Int] {
    name.allSatisfy { areUsed[Int($0)] } ? events[name] ?? [] : []
  }
}
