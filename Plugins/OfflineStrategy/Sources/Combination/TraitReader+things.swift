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

  private static let sitting = WordLists.list(
    "sit fall rank stand rest remain land stay reside place")
  private static let stating = WordLists.list(
    "list work name mention indicate state cite select specify declare note report choose enter give put say"
  )

  /// `sitting in the Platinum tier`, `listing yoga among their interests`: that it is so of them.
  func isStating(_ index: Int, _ used: TokenSet, _ atoms: [Atom]) -> Bool {
    let isSitting = Self.sitting.contains(analysis.tokens[index].lemma)
    guard isSitting || Self.stating.contains(analysis.tokens[index].lemma) else { return false }
    let words: Set<String> =
      isSitting
      ? ["in", "at", "on", "within", "into", "under", "the", "our", "a", "an"]
      : ["the", "a", "an", "as", "that", "either", "both"]
    let next = (index + 1..<leaf.range.upperBound).first {
      !words.contains(analysis.tokens[$0].folded)
    }
    guard let next, used.contains(next) else { return false }
    return atoms.contains { atom in
      guard let field = atom.field, atom.tokens.contains(next) else { return false }
      if isSitting { return true }
      // The name has to be said, too: "listed a house" is done.
      return analysis.words(for: vocabulary.fields[field].name).contains {
        $0 != next && used.contains($0)
      }
    }
  }

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

  /// `with gold tier, a phone number and at least 2 orders`: a trait with an article in a list of what
  /// people have.
  func isListed(_ mention: FieldMention) -> Bool {
    let start = leaf.range.lowerBound
    guard start > 1, ["a", "an", "any"].contains(analysis.tokens[start].folded),
      mention.tokens.lowerBound == start + 1,
      case .coordinator? = analysis.mention(at: start - 1)?
        .meaning
    else { return false }
    for index in stride(from: start - 1, through: max(0, start - 14), by: -1) {
      let word = analysis.tokens[index].folded
      if ["with", "having"].contains(word) { return true }
      if ["who", "that", "whose", "which", "but", "or"].contains(word) { return false }
    }
    return false
  }
}
