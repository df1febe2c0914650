import AudienceSchema

/// An event's name as words, with what of it is the action.
///
/// A class because readings look at the events again and again, and each holds much.
final class EventWords: Sendable {
  struct Word: Hashable, Sendable {
    let lemma: String
    let folded: String
    /// What is done: `Completed` in `Order Completed`.
    var isAction = false
    /// May stay unsaid: `v1`, `(legacy)`, `user`, `to`.
    var isOptional = false
    /// A verb that says no more than the noun beside it: `Submitted` in `Application Submitted`.
    var isWeakVerb = false
  }

  let schema: EventSchema
  let words: [Word]
  /// Phrases the workspace gives for it, word by word in base form.
  let synonyms: [[String]]
  let activity: NameActivity
  /// How likely its action is one that the noun alone implies, 0 the likeliest
  /// (`EventLinker.understood`); nil where it is none of those.
  let impliedRank: Int?
  /// Its properties, as indices into the vocabulary's fields.
  let fields: [Int]

  init(_ schema: EventSchema, synonyms: [String], activity: NameActivity) {
    self.schema = schema
    self.activity = activity
    self.synonyms = synonyms.map { NameWords.words(of: $0).map(\.lemma) }.filter { !$0.isEmpty }
    let plain = NameWords.words(of: schema.name.description)
    var words = plain.map { word in
      Word(
        lemma: word.lemma, folded: word.folded,
        isOptional: plain.count > 1 && Self.optional.contains(word.folded))
    }
    let action =
      words.lastIndex { !$0.isOptional && Self.looksLikeAction($0) }
      ?? words.lastIndex { !$0.isOptional }
    let verbal = words.indices.first {
      !words[$0].isOptional && SynonymTable.isVerbalNoun(words[$0].lemma)
    }
    if let action, let verbal, action != verbal, Self.weak.contains(words[action].lemma) {
      // In "Application Submitted" the noun is what is done.
      words[verbal].isAction = true
      words[action].isOptional = true
      words[action].isWeakVerb = true
    } else if let action {
      words[action].isAction = true
    }
    self.words = words
    impliedRank = words.first(where: \.isAction).flatMap { EventLinker.understood[$0.lemma] }
    fields = []
  }

  /// The same event with its properties.
  ///
  /// - Parameter fields: of the vocabulary, those that are its properties; ascending.
  init(_ event: EventWords, fields: [Int]) {
    schema = event.schema
    words = event.words
    impliedRank = event.impliedRank
    synonyms = event.synonyms
    activity = event.activity
    self.fields = fields
  }

  /// Whether a word may be enough to name it: its action, or the head of its object.
  func isNamed(byWordAt place: Int) -> Bool {
    !words[place].isOptional
      && (words[place].isAction
        || place == words.lastIndex { !$0.isOptional && !$0.isAction })
  }

  /// Whether one of some base forms says what is done.
  func hasAction(among lemmas: [String]) -> Bool {
    words.contains { word in
      word.isAction && lemmas.contains { SynonymTable.likeness($0, word.lemma) != nil }
    }
  }

  private static let optional: Set<String> = [
    "legacy", "v1", "v2", "v3", "old", "new", "event", "tracked", "user", "customer", "server",
    "client", "web", "the", "a", "an", "of", "to", "by", "on", "in", "for", "with", "from", "and",
    "is", "was", "has", "as", "successfully", "beta", "deprecated",
  ]

  /// Verbs that say no more than that the noun beside them took place.
  private static let weak = WordLists.list(
    "submit complete make create perform send place process succeed receive record start open")

  private static func looksLikeAction(_ word: Word) -> Bool {
    word.folded.hasSuffix("ed") || word.lemma.contains("_")
      || IrregularForms.bases[word.folded].map { $0 != word.folded } == true
      || actions.contains(word.lemma)
  }

  /// Verbs that names have in base form: `page_view`, `video_play`.
  private static let actions = WordLists.list(
    """
    view play start stop complete open close click add remove purchase buy order pay send receive
    deliver submit create delete update cancel search watch listen read share invite install
    download upload export import book reserve visit attend upgrade downgrade renew refund return
    rate review like follow comment subscribe unsubscribe login signup logout deposit withdraw
    transfer apply approve reject activate enable disable connect use end begin finish bounce
    enroll register redeem donate join leave ship
    """)
}

/// An audience's name as words.
struct AudienceWords: Sendable {
  let entry: AudienceEntry
  /// Its name, its key and the workspace's synonyms of it, word by word in base form.
  let spellings: [[String]]

  init(_ entry: AudienceEntry, synonyms: [String]) {
    self.entry = entry
    let names = ([entry.name, entry.key.description] + synonyms).map {
      NameWords.words(of: $0).map(\.lemma)
    }
    // "at risk" of "At-Risk Accounts": the noun at the end may stay unsaid.
    let short = names.filter { name in
      name.count > 2
        && name.last.map { WordLists.subjects.union(WordLists.accounts).contains($0) } == true
    }.map { Array($0.dropLast()) }
    let all = names + short
    spellings = all.enumerated().filter { index, name in
      !name.isEmpty && !all[..<index].contains(name)
    }.map(\.element)
  }
}

/// Where a word stands in the name of an event.
struct EventPlace: Sendable {
  private let number: Int32
  private let position: Int16
  /// Whether it may be enough to name the event.
  let isNaming: Bool

  /// Which of the event's words it is.
  var place: Int { Int(position) }
  var event: Int { Int(number) }

  init(event: Int, place: Int, isNaming: Bool) {
    number = Int32(event)
    position = Int16(clamping: place)
    self.isNaming = isNaming
  }
}
