import AudienceSchema

/// Words beside a number that belong to it: its unit, and what says no more than it does.
extension EventReading {
  /// `only opened the app once`: the number says it already.
  mutating func readOnly() {
    used.formUnion(leaf.range.filter { ["only", "just"].contains(analysis.tokens[$0].folded) })
  }

  /// `the number of orders is at least 2`, `total number of Gift Card Purchased events >= 2`: the words
  /// that say that the events are counted.
  func numberOf(_ measure: MeasureMention) -> TokenSet? {
    guard let name = said.min(), let end = said.max(), end < measure.mention.tokens.lowerBound,
      !measure.quantity.isMoney, measure.quantity.asRange != nil,
      let head = leaf.range.first(where: { index in
        ["number", "count"].contains(analysis.tokens[index].folded) && index < name
          && name - index <= 4 && leaf.range.contains(index + 1)
          && analysis.tokens[index + 1].folded == "of"
      }),
      (end + 1..<measure.mention.tokens.lowerBound).allSatisfy(saysNothingOfNumber)
    else { return nil }
    let total = head - 1
    let isTotal =
      leaf.range.contains(total)
      && ["total", "overall"].contains(analysis.tokens[total].folded)
    return TokenSet((isTotal ? total : head)...(head + 1))
      .union(
        TokenSet(end + 1..<measure.mention.tokens.lowerBound).filter {
          analysis.mention(at: $0) == nil
        })
  }

  /// Whether a word may stand between what is counted and how many there are: `… they placed in 2025
  /// was exactly 2`.
  private func saysNothingOfNumber(_ index: Int) -> Bool {
    if case .time? = analysis.mention(at: index)?.meaning { return true }
    return [
      "is", "was", "are", "event", "events", "being", "of", "they", "place", "placed", "made",
      "have", "has", "had", "were",
    ].contains(analysis.tokens[index].folded)
  }

  /// `one podcast episode`: no more than an article, where `only` or `exactly` would count.
  func isIndefinite(_ mention: Mention) -> Bool {
    mention.tokens.count == 1 && analysis.tokens[mention.tokens.lowerBound].folded == "one"
  }

  /// `never finished one`: not a number, but what was said before.
  func isPronoun(_ mention: Mention) -> Bool {
    guard isIndefinite(mention) else { return false }
    let next = mention.tokens.upperBound
    return !leaf.range.contains(next) || !analysis.isContent(next)
      || analysis.mention(at: next) != nil || analysis.tokens[next].folded == "again"
  }

  /// `a new one`: the adjectives before a pronoun, which say that it is not the same again.
  func adjectives(before pronoun: Int) -> TokenSet {
    TokenSet(
      stride(from: pronoun - 1, through: leaf.range.lowerBound, by: -1).prefix {
        ["new", "another", "fresh", "such", "similar"].contains(analysis.tokens[$0].folded)
      })
  }

  /// The property that a unit names by itself: `for over 600 seconds`, `to at least 80 percent`.
  func propertyOfUnit(_ measure: MeasureMention) -> Int? {
    guard let unit = measure.unit else { return nil }
    var found = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && words.activity != .inactive
        && words.factor(from: unit) != nil && isRelationSaid(words)
        && hasRelation(words, behind: measure)
    }
    if found.count > 1 {
      let exact = found.filter { vocabulary.fields[$0].unit == unit }
      if !exact.isEmpty { found = exact }
    }
    if found.count > 1 {
      let said = found.filter { !wordsAround($0, measure).isEmpty }
      if !said.isEmpty { found = said }
    }
    if found.count > 1 {
      // "more than 40 hours" are the `hours`, not the `overtime_hours`.
      let named = found.filter { vocabulary.fields[$0].allWords.count == 1 }
      if named.count == 1 { found = named }
    }
    if found.count == 1 { return found[0] }
    guard found.isEmpty, unit.kind == "time", !measure.isTime else { return nil }
    // "duration" in no unit anybody told: the number is taken as it was said.
    let unknown = event.fields.filter { vocabulary.fields[$0].isDurationOfUnknownUnit }
    return unknown.count == 1 ? unknown[0] : nil
  }

  /// `15 minutes late` is the number of no property that says nothing of being late.
  func hasRelation(_ field: FieldWords, behind measure: MeasureMention) -> Bool {
    var next = (measure.tokens.max() ?? measure.mention.tokens.upperBound) + 1
    while leaf.range.contains(next), ["in", "of", "too"].contains(analysis.tokens[next].folded) {
      next += 1
    }
    guard leaf.range.contains(next), Self.trailing.contains(analysis.tokens[next].folded) else {
      return true
    }
    let lemma = analysis.tokens[next].lemma
    return field.allWords.contains { Self.areRelated($0, lemma) }
  }

  /// The "advance" of `30 days in advance`, where the length of time is read.
  func trailsLength(_ index: Int) -> Bool {
    guard Self.trailing.contains(analysis.tokens[index].folded) else { return false }
    var before = index - 1
    while leaf.range.contains(before), ["in", "of", "too"].contains(analysis.tokens[before].folded)
    {
      before -= 1
    }
    return leaf.measures.contains { $0.tokens.max() == before && $0.tokens.isSubset(of: used) }
  }

  /// Words behind a length of time that say what it is counted from.
  private static let trailing: Set<String> = [
    "late", "early", "overdue", "ahead", "beforehand", "advance", "notice",
  ]

  /// Words for where a length of time lies from something else, those of one meaning together.
  private static let relations = [
    WordLists.list("late overdue delay past overtime lateness tardy"),
    WordLists.list("early ahead advance lead notice before prior beforehand until"),
    WordLists.list("after since"),
    WordLists.list("remaining left until remain"),
    WordLists.list("idle"),
    WordLists.list("waiting wait queue"),
  ]

  static func areRelated(_ one: String, _ other: String) -> Bool {
    relations.contains { $0.contains(one) && $0.contains(other) }
  }

  /// `days_late` is no length of its own: what it is counted from has to be said.
  private func isRelationSaid(_ field: FieldWords) -> Bool {
    let relations = field.allWords.filter { Self.areRelated($0, $0) }
    return relations.isEmpty
      || relations.contains { word in
        leaf.range.contains { Self.areRelated(analysis.tokens[$0].lemma, word) }
      }
      || relations.contains(where: Self.lateness.contains)
        && leaf.range.contains { Self.lateness.contains(analysis.tokens[$0].lemma) }
  }

  private static let lateness = WordLists.list("late delay overdue lateness behind")

  static let measureVerbs = WordLists.list(
    """
    burn run walk ride cycle swim watch listen read spend pay earn score gain reach hit accumulate
    log record collect hold own consume use weigh last take cost rack total charge receive leave
    measure exceed play complete work wait stay sit travel drive lift train
    turn find reveal yield uncover surface detect flag identify bring
    """)

  /// Words beside a comparison that say no more than its property does: words of the property's
  /// name, and the verb that the number is the object of.
  func wordsAround(_ field: Int, _ measure: MeasureMention) -> TokenSet {
    let names = vocabulary.fields[field].allWords
    var found: TokenSet = []
    let start = measure.tokens.min() ?? measure.mention.tokens.lowerBound
    let end = (measure.tokens.max() ?? measure.mention.tokens.upperBound - 1) + 1
    var index = start - 1
    var isVerbFound = false
    while leaf.range.contains(index), start - index <= 3 {
      let lemma = analysis.tokens[index].lemma
      if used.contains(index) { break }
      if names.contains(lemma) || !isVerbFound && Self.measureVerbs.contains(lemma) {
        isVerbFound = isVerbFound || Self.measureVerbs.contains(lemma)
        found.insert(index)
      } else if !leaf.isSkippable(index) {
        break
      }
      index -= 1
    }
    index = end
    while leaf.range.contains(index), index - end <= 2, !used.contains(index) {
      if names.contains(analysis.tokens[index].lemma) {
        found.insert(index)
      } else if !leaf.isSkippable(index) {
        break
      }
      index += 1
    }
    return found.filter { analysis.mention(at: $0) == nil }
  }

  private static let dimensions: [(adjectives: Set<String>, words: Set<String>)] = [
    (
      ["longer", "shorter", "long", "lasting"],
      WordLists.list("length duration time minutes seconds hours days")
    ),
    (["larger", "bigger", "smaller"], WordLists.list("size amount quantity area total")),
    (["heavier", "lighter"], WordLists.list("weight mass")),
    (["cheaper", "expensive"], WordLists.list("price cost fare total amount fee")),
    (["faster", "slower"], WordLists.list("speed pace duration time")),
    (["older", "younger", "newer"], WordLists.list("age")),
    (["taller"], WordLists.list("height")),
    (["better", "worse", "higher", "lower"], WordLists.list("score rating rate level percent")),
    (["farther", "further"], WordLists.list("distance")),
    (["hotter", "colder", "warmer"], WordLists.list("temperature")),
  ]

  /// The only property of the dimension that an adjective compares: `longer than 500 characters`.
  func propertyOfAdjective(_ measure: MeasureMention) -> Int? {
    let said = Set(measure.mention.tokens.map { analysis.tokens[$0].folded })
    return propertyOfAdjective(among: said) { words in
      guard let unit = measure.unit, let own = words.unit else { return true }
      return unit.factor(to: own) != nil
    }
  }

  func propertyOfAdjective(among said: Set<String>, fits: (FieldWords) -> Bool) -> Int? {
    guard let line = Self.dimensions.first(where: { !$0.adjectives.isDisjoint(with: said) }) else {
      return nil
    }
    let found = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && words.activity != .inactive
        && words.allWords.contains(where: line.words.contains) && fits(words)
    }
    return found.count == 1 ? found[0] : nil
  }

  // MARK: - How long

  /// `paused for more than 60 days`: how long, where a property of the event tells that in days;
  /// under a negation it is since when.
  mutating func readDurations() {
    for measure in leaf.measures
    where measure.isTime && !measure.tokens.contains(where: used.contains) {
      let isNegated = leaf.negations.contains {
        $0.tokens.upperBound <= measure.mention.tokens.lowerBound
      }
      guard !isNegated, measured(measure)?.isOfUnit == true else { continue }
      read(measure)
    }
  }
}
