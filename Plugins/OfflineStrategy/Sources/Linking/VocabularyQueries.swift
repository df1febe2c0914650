import AudienceConditions
import AudienceSchema

/// The names of a workspace, taken apart into words and indexed by them.
///
/// A class because all that reads a prompt refers to the one vocabulary, which is large.
final class Vocabulary: Sendable {
  private let tables: VocabularyTables
  /// A prompt that is understood here.
  let workingPrompt: String?

  /// - Parameter report: told now and then which part of the work is done.
  init(_ workspace: Workspace, report: (Double) -> Void = { _ in }) {
    tables = VocabularyTables(workspace, report: report)
    workingPrompt = WorkingPrompt(workspace: workspace).text
  }

  var workspace: Workspace { tables.workspace }
  var events: [EventWords] { tables.events }
  /// Traits first, then the properties of each event.
  var fields: [FieldWords] { tables.fields }
  /// How many of them are traits.
  var traitCount: Int { tables.traitCount }
  var audiences: [AudienceWords] { tables.audiences }
  /// Phrases of the workspace that stand for a condition, word by word in base form.
  var definitions: [(words: [String], condition: Condition)] { tables.definitions }
  /// Phrases of the workspace that stand for a window, word by word in lower case: `recently`.
  var windows: [(phrase: [String], time: TimeExpression)] { tables.windows }
  /// For each line of `EventConceptTable`, the events of this workspace it stands for.
  var conceptEvents: [[Int]] { tables.conceptEvents }
  /// What is done with what in this workspace.
  var frames: EventFrames { tables.frames }
  /// The events that are no longer sent, and those of the frames.
  var inactiveEvents: EventSet { tables.inactiveEvents }
  var framedEvents: EventSet { tables.framedEvents }
  /// The trait that holds the age.
  var ageField: [TraitScope: Int] { tables.ageField }
  /// The traits that hold a day of birth.
  var birthFields: [TraitScope: [Int]] { tables.birthFields }
  /// The trait that holds a city without listing cities.
  var cityField: [TraitScope: Int] { tables.cityField }
  /// The trait that tells since when somebody is there.
  var tenureField: [TraitScope: Int] { tables.tenureField }
  /// The properties that measure time in a unit.
  var durationFields: Set<Int> { tables.durationFields }
  /// The trait that holds a country without listing countries.
  var countryField: [TraitScope: Int] { tables.countryField }
  var mailField: [TraitScope: Int] { tables.mailField }
  /// The trait that holds the answer to "how likely are you to recommend us?".
  var promoterField: [TraitScope: Int] { tables.promoterField }
  /// The events that have synonyms of the workspace's own.
  var eventsWithSynonyms: [Int] { tables.eventsWithSynonyms }
  /// Nouns for the accounts: the general ones, and `clan` where accounts have a `clan_name`.
  var accountNouns: Set<String> { tables.accountNouns }
  /// The events of it, as far as they are compared with prompts.
  var eventShapes: [EventShape] { tables.eventShapes }
  /// The events that have a property named by a single word; ascending.
  func events(withProperty lemma: String) -> [Int32] { tables.eventsByProperty[lemma] ?? [] }
  /// The listed values by what is said for them.
  var values: ValueIndex { tables.values }
  /// The words of the workspace's names and values in base form.
  var schemaWords: Set<String> { tables.schemaWords }
  /// Neighbouring words of a name written as one, the second in base form → the length of the
  /// first: `pageview` → 4.
  var pairs: [String: Int] { tables.pairs }
  /// Neighbouring words of a value or of an audience's name written as one, both in base form: they
  /// are not joined.
  var neighbours: Set<String> { tables.neighbours }
  /// Whether a word is of the workspace or of the tables, and so no misspelling.
  func isKnown(_ lemma: String) -> Bool {
    GeneralWords.contains(lemma) || tables.knownLemmas.contains(lemma)
  }

  /// The word of the workspace or of the tables that a misspelling may have meant; the first of
  /// those that are equally near.
  func nearest(to lemma: String) -> String? {
    let found = [tables.nameableWords, GeneralWords.nameable].compactMap { $0.nearest(to: lemma) }
    return found.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// The events that some of the words could name.
  func events(mentioning lemmas: some Sequence<String>) -> [Int] {
    var events = EventSet()
    for word in Set(lemmas.flatMap(SynonymTable.related)) {
      for place in eventPlaces(of: word) { events.insert(place.event) }
    }
    return events.sorted
  }

  /// Whether a condition holds of an event that a word could name.
  func hasEvent(mentioning lemma: String, where isFit: (Int) -> Bool) -> Bool {
    SynonymTable.related(to: lemma).contains { word in
      eventPlaces(of: word).contains { isFit($0.event) }
    }
  }

  /// The events that have a word in their names, each with the word's place.
  func eventPlaces(of word: String) -> [EventPlace] { tables.eventPlaces[word] ?? [] }

  /// The events that have a word in their names which a word of a prompt stands for.
  func eventPlaces(of relative: SynonymTable.Relative) -> [EventPlace] {
    relative.number.map { tables.eventPlacesByLexicon[Int($0)] } ?? eventPlaces(of: relative.word)
  }

  /// The fields by the words of their names.
  var fieldShapes: FieldShapes { tables.fieldShapes }

  /// The fields that some of the words could name.
  func fields(mentioning lemmas: some Sequence<String>) -> [Int] {
    let keys = Set(lemmas.flatMap(SynonymTable.related))
    return Set(keys.flatMap(fieldShapes.fields(withWord:))).sorted()
  }

  /// The events with a property whose name is just some words.
  func events(withPropertyNamed words: [String]) -> [Int] {
    guard let last = words.last else { return [] }
    return fieldShapes.fields(withWord: last) { fields[$0].allWords == words }.compactMap {
      if case .property(let event) = fields[$0].owner { event } else { nil }
    }
  }

  /// The booleans that are of one event, or of users or accounts; ascending.
  func booleans(of owner: FieldWords.Owner) -> [Int] { tables.booleans[owner] ?? [] }

  /// Whether an event, a property or a trait is called by a word.
  func isNamed(_ lemma: String) -> Bool {
    !eventPlaces(of: lemma).isEmpty || fieldShapes.isNamed(lemma)
  }

  /// The name of an active trait of users.
  var anyTraitName: String? {
    fields.first { $0.scope == .user && $0.activity != .inactive }?.field.path.description
  }
}
