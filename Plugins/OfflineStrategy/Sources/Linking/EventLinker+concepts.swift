import AudienceSchema

/// Events by what people say: phrases of general vocabulary.
extension EventLinker {
  func concepts(among available: [Int]) -> [Found] {
    var links: [Found] = []
    for (line, phrases) in matches.concepts {
      var tokens: TokenSet = []
      var isIdiom = false
      for phrase in phrases {
        if isVague(phrase) { continue }
        guard let found = sequence(phrase, among: available) else { continue }
        tokens.formUnion(found)
        if phrase.count > 1 { isIdiom = true }
      }
      if tokens.isEmpty { continue }
      let events = vocabulary.conceptEvents[line].prefix(3)
      // "listened to podcasts" is rather `Podcast Played` than `Song Played`.
      let named = events.map { event in
        vocabulary.events[event].words.filter { word in
          !word.isAction && tokens.contains { self.tokens[$0].lemma == word.lemma }
        }.count
      }
      for (rank, event) in events.enumerated() where named[rank] == named.max() {
        let isOfOther = tokens.contains { isNoun($0, ofOtherThan: event) }
        links.append(
          Found(
            event: event, tokens: tokens,
            quality: 0.95 - 0.15 * Double(rank) - (isOfOther ? 0.4 : 0), isIdiom: isIdiom,
            isSynonym: true))
      }
    }
    return links
  }

  private static let coming = ["visit", "come"].map(Lemmatizer.lemma)

  /// `visited` is a page that was viewed only where no event is of visits itself.
  private func isVague(_ phrase: [String]) -> Bool {
    guard let first = phrase.first, Self.coming.contains(first),
      phrase.count == 1 || first == Self.coming[1]
    else { return false }
    return vocabulary.eventPlaces(of: Self.coming[0]).contains { place in
      let event = vocabulary.events[place.event]
      return event.activity != .inactive && event.words[place.place].isAction
    }
  }

  /// Whether a word is in the name of another event as its object, and in no form in this one's.
  func isNoun(_ index: Int, ofOtherThan event: Int) -> Bool {
    let lemma = tokens[index].lemma
    guard
      vocabulary.events[event].words.allSatisfy({
        SynonymTable.likeness(lemma, $0.lemma) == nil
      })
    else { return false }
    return vocabulary.eventPlaces(of: lemma).contains { other in
      let event = vocabulary.events[other.event]
      return event.activity != .inactive && !event.words[other.place].isAction
        && !event.words[other.place].isOptional
    }
  }

  /// The "did" of `did not complete a lesson`, where nobody did one.
  private func isAuxiliary(_ index: Int) -> Bool {
    ["did", "do", "does", "have", "has", "had"].contains(tokens[index].folded)
      && index + 1 < tokens.count
      && ["not", "n't", "never", "ever", "yet"].contains(tokens[index + 1].folded)
  }

  /// The tokens of a phrase in its order, with at most four others between two of its words.
  func sequence(_ phrase: [String], among available: [Int]) -> TokenSet? {
    for (place, first) in available.enumerated()
    where tokens[first].lemma == phrase[0] && !isAuxiliary(first) {
      var found: TokenSet = [first]
      var last = first
      var rest = available[(place + 1)...]
      for word in phrase.dropFirst() {
        guard let next = rest.first(where: { tokens[$0].lemma == word }), next - last <= 5 else {
          break
        }
        found.insert(next)
        last = next
        rest = rest.filter { $0 > next }[...]
      }
      if found.count == phrase.count { return found }
    }
    return nil
  }
}
