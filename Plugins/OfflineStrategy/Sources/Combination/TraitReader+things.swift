import AudienceSchema

/// Words beside a value of a trait that tell nothing more than the trait does.
extension TraitReader {
  /// Verbs that say no more than that somebody has what a trait tells of, with words of its name.
  private static let holding: [(verbs: Set<String>, held: Set<String>)] = [
    (
      WordLists.list("drive own hold carry operate ride wear possess"),
      WordLists.list(
        "current vehicle car device phone model bike equipment machine product certification")
    ),
    (
      WordLists.list("accept support offer use take allow enable"),
      WordLists.list("payment method currency language integration channel feature module")
    ),
    (
      WordLists.list("host run deploy build"),
      WordLists.list("cloud provider platform hosting infrastructure region warehouse server")
    ),
  ]

  /// `drive an electric car` where the trait is `current_fuel_type`, `hosted on aws`: the verb says
  /// that they have it.
  func isHolding(_ index: Int, _ used: TokenSet, _ atoms: [Atom]) -> Bool {
    let lemma = analysis.tokens[index].lemma
    guard let held = Self.holding.first(where: { $0.verbs.contains(lemma) })?.held else {
      return false
    }
    let next = (index + 1..<leaf.range.upperBound).first {
      !["a", "an", "the", "their", "on", "in", "by", "with"].contains(analysis.tokens[$0].folded)
    }
    guard let next, used.contains(next) else { return false }
    return atoms.contains { atom in
      guard let field = atom.field, atom.tokens.contains(next) else { return false }
      return vocabulary.fields[field].allWords.contains(where: held.contains)
    }
  }

  private static let marking = WordLists.list(
    "mark flag tag list classify identify label categorize designate record register count")

  /// `marked as students`, `flagged as fraud`: that it is said of them.
  func isMarking(_ index: Int, _ used: TokenSet) -> Bool {
    guard Self.marking.contains(analysis.tokens[index].lemma), leaf.range.contains(index + 1),
      ["as", "with"].contains(analysis.tokens[index + 1].folded)
    else { return false }
    let next = (index + 2..<leaf.range.upperBound).first {
      !["a", "an", "the", "being"].contains(analysis.tokens[$0].folded)
    }
    return next.map(used.contains) == true
  }

  /// `an electric car`: a noun behind a value that is the object of an event with a property of
  /// the same words: `fuel_type` of `Vehicle Viewed` for `current_fuel_type`.
  func isDescribed(_ index: Int, _ used: TokenSet) -> Bool {
    let lemma = analysis.tokens[index].lemma
    guard analysis.mention(at: index) == nil, analysis.tokens[index].isWord,
      let value = analysis.saidValues.ofTraits.first(where: {
        $0.tokens.upperBound == index && isReadable($0.field)
          && $0.tokens.allSatisfy(used.contains)
      })
    else { return false }
    let words = vocabulary.fields[value.field].allWords
    // The words of the property are two at least, and those of the trait more.
    guard words.count > 2 else { return false }
    var owners = EventSet()
    for start in 1..<(words.count - 1) {
      for event in vocabulary.events(withPropertyNamed: Array(words[start...])) {
        owners.insert(event)
      }
    }
    return !owners.isEmpty
      && vocabulary.hasEvent(mentioning: lemma) { index in
        owners.contains(index)
          && vocabulary.events[index].words.contains {
            !$0.isAction && SynonymTable.likeness(lemma, $0.lemma, isNoun: true) != nil
          }
      }
  }
}
