import AudienceSchema

/// The words of a stretch that add nothing to what was read in it, each with what is assumed so.
///
/// A word that the workspace tells things apart by is never one of them: where there is a value,
/// a boolean or another event of that name, the word says which is meant.
struct Redundancy {
  /// The words of a prompt that may be such words, by what they would say.
  struct Words {
    private(set) var besideOthers: TokenSet = []
    private(set) var manners: TokenSet = []
    private(set) var places: TokenSet = []
    private(set) var fresh: TokenSet = []
    private(set) var successful: TokenSet = []

    init(_ tokens: [Token]) {
      for (index, token) in tokens.enumerated() {
        if RedundancyTable.addsNothing(token.lemma) { besideOthers.insert(index) }
        if RedundancyTable.manners.contains(token.lemma) { manners.insert(index) }
        if RedundancyTable.places.contains(token.lemma) { places.insert(index) }
        if RedundancyTable.fresh.contains(token.lemma) { fresh.insert(index) }
        if RedundancyTable.successful.contains(token.lemma) { successful.insert(index) }
      }
    }
  }

  let leaf: LeafTokens
  /// The words that mean something already.
  let used: TokenSet
  /// The event that was read; nil where traits were.
  let event: Int?

  private var tokens: [Token] { leaf.tokens }
  private var vocabulary: Vocabulary { leaf.vocabulary }

  /// Those of some words that add nothing.
  func spare(_ open: TokenSet) -> (tokens: TokenSet, assumptions: [AssumptionDraft]) {
    var spare: TokenSet = []
    var assumptions: [AssumptionDraft] = []
    var isDone = false
    while !isDone {
      isDone = true
      for index in open where !spare.contains(index) {
        guard tokens[index].isWord, let text = reason(index, spare) else { continue }
        spare.insert(index)
        assumptions.append(AssumptionDraft(text: text, tokens: [index]))
        isDone = false
      }
    }
    return (spare, assumptions)
  }

  private func reason(_ index: Int, _ spare: TokenSet) -> String? {
    let word = tokens[index]
    let known = leaf.analysis.redundantWords
    if known.besideOthers.contains(index),
      let companion = neighbours(of: index, spare).first(where: {
        RedundancyTable.adds(nothing: word.lemma, beside: tokens[$0].lemma)
      }), !tells(word.lemma, index)
    {
      return "\"\(word.text)\" adds nothing to \"\(tokens[companion].text)\" here"
    }
    if isPlace(index), !tells(word.lemma, index) {
      return "\"\(word.text)\" is where all of it takes place"
    }
    if isOccasion(index) {
      return "\"\(word.text)\" is one of the events"
    }
    let (isFresh, isSuccessful) = (known.fresh.contains(index), known.successful.contains(index))
    guard isFresh || isSuccessful, let event, let action = action(of: event) else { return nil }
    let isImplied =
      isFresh && RedundancyTable.beginning.contains(action)
      || isSuccessful && RedundancyTable.ending.contains(action)
    guard isImplied, !tells(word.lemma, index) else { return nil }
    return "\"\(word.text)\" is said by event '\(vocabulary.events[event].schema.name)' already"
  }

  /// `in a single use`, `in one session`: each time that it happened.
  private func isOccasion(_ index: Int) -> Bool {
    guard event != nil, leaf.range.contains(index - 1),
      case .aggregate(.perEvent)? = leaf.analysis.mention(at: index - 1)?.meaning
    else { return false }
    return ["single", "one"].contains(tokens[index - 1].folded)
      && RedundancyTable.occasions.contains(tokens[index].lemma)
  }

  private func action(of event: Int) -> String? {
    vocabulary.events[event].words.last(where: \.isAction)?.lemma
  }

  /// The nearest words on both sides that mean something, or name the people.
  private func neighbours(of index: Int, _ spare: TokenSet) -> [Int] {
    [-1, 1].compactMap { step in
      var other = index + step
      var passed = 0
      while leaf.range.contains(other), passed < 4 {
        if used.contains(other) || leaf.analysis.mention(at: other)?.meaning == .subject {
          return other
        }
        guard spare.contains(other) || leaf.isSkippable(other) else { return nil }
        other += step
        passed += 1
      }
      return nil
    }
  }

  /// `on our website`, `in the app`, `online`, `app users`.
  private func isPlace(_ index: Int) -> Bool {
    let known = leaf.analysis.redundantWords
    if known.manners.contains(index) { return event != nil }
    guard known.places.contains(index) else { return false }
    let next = index + 1
    if leaf.range.contains(next), leaf.analysis.mention(at: next)?.meaning == .subject {
      return true
    }
    var before = index - 1
    while leaf.range.contains(before), index - before < 4 {
      let word = tokens[before].folded
      if RedundancyTable.placePrepositions.contains(word) { return !used.isEmpty }
      guard ["our", "the", "your", "my", "this", "a", "mobile", "web", "own"].contains(word) else {
        return false
      }
      before -= 1
    }
    return false
  }

  /// Whether the workspace tells things apart by a word: it is in a value, in the name of a boolean,
  /// or in the name of another event of the same action.
  private func tells(_ lemma: String, _ index: Int) -> Bool {
    let values = leaf.analysis.saidValues
    if values.tokens.contains(index),
      values.ofTraits.contains(where: { $0.tokens.contains(index) })
        || event.map({ values.of(event: $0).contains { $0.tokens.contains(index) } }) == true
    {
      return true
    }
    if vocabulary.fieldShapes.fields(withWord: lemma).contains(where: { field in
      vocabulary.fields[field].field.type == .boolean && isReadable(field)
        && vocabulary.fields[field].allWords.contains(lemma)
    }) {
      return true
    }
    guard let event else { return false }
    let own = vocabulary.events[event].words
    guard !own.contains(where: { $0.lemma == lemma }) else { return false }
    let action = action(of: event)
    return vocabulary.eventPlaces(of: lemma).contains { place in
      let other = vocabulary.events[place.event]
      guard place.event != event, other.activity != .inactive else { return false }
      let actions = other.words.filter(\.isAction).map(\.lemma)
      return actions.contains { other in
        other == action || action.flatMap { SynonymTable.likeness(other, $0) } != nil
      }
    }
  }

  private func isReadable(_ field: Int) -> Bool {
    switch vocabulary.fields[field].owner {
    case .trait: true
    case .property(let owner): owner == event
    }
  }
}
