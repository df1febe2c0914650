/// What the words of a name tell about what was done.
extension EventLinker {
  /// Whether a name's noun is said as the verb it is made of: "booked" of `Booking Created`.
  func saysDeed(of event: EventWords, _ used: TokenSet) -> Bool {
    used.contains { index in
      tokens[index].folded.hasSuffix("ed")
        && event.words.contains {
          !$0.isAction && $0.lemma == tokens[index].lemma && $0.folded.hasSuffix("ing")
        }
    }
  }

  /// Who booked made the booking, rather than that it was completed.
  func deedRank(_ action: EventWords.Word, _ rank: Int) -> Int {
    Self.making.contains(action.lemma) ? 0 : rank + 4
  }

  private static let making = WordLists.list("create make place submit request schedule")

  /// Whether the action is said as what people did, not as a state something is in: `who paused
  /// their membership`, not `whose membership is paused`.
  func saysDone(_ action: EventWords.Word, _ used: TokenSet) -> Bool {
    guard let verb = used.first(where: { tokens[$0].lemma == action.lemma }), verb > 0 else {
      return false
    }
    // "not paused" without an auxiliary is a state, too.
    if tokens[verb - 1].folded == "not",
      verb < 2 || !Self.auxiliaries.contains(tokens[verb - 2].folded)
    {
      return false
    }
    return ["who", "have", "has", "n't", "never", "that", "did", "also", "not"].contains(
      tokens[verb - 1].folded)
  }

  /// Whether a word is what people do: `who drive`, no noun.
  func isPredicate(_ index: Int) -> Bool {
    index > 0 && ["who", "that", "to", "n't"].contains(tokens[index - 1].folded)
  }

  private static let auxiliaries: Set<String> = [
    "have", "has", "had", "did", "do", "does", "who", "but", "and",
  ]

  /// Whether one of an event's properties is named, which tells it from the others of its thing: a
  /// coupon's code is no more the rejected one's than the applied one's.
  func namesProperty(
    of index: Int, among available: TokenSet, _ used: TokenSet
  ) -> Bool {
    if !measuredFields.isEmpty,
      vocabulary.events[index].fields.contains(where: measuredFields.contains)
    {
      return true
    }
    let named = available.intersection(matches.propertyNames).subtracting(used).filter { token in
      matches.owners(ofPropertyAt: token, tokens, vocabulary).contains(index)
    }
    guard !named.isEmpty else { return false }
    let event = vocabulary.events[index]
    let things = event.words.filter { word in
      !word.isAction && !word.isOptional && used.contains { tokens[$0].lemma == word.lemma }
    }
    return named.contains { token in
      let owners = matches.owners(ofPropertyAt: token, tokens, vocabulary)
      return !things.contains { thing in
        vocabulary.eventPlaces(of: thing.lemma).contains { other in
          other.event != index && !vocabulary.inactiveEvents.contains(other.event)
            && owners.contains(other.event)
        }
      }
    }
  }

  /// Whether a noun is what was done: behind a light verb, counted, or the head of its clause.
  func isCarried(_ used: TokenSet) -> Bool {
    guard let first = used.min() else { return false }
    // "complaints about billing this month": nothing stands before it.
    if tokens[..<first].allSatisfy({ ["all", "any", "recent", "a", "an"].contains($0.folded) }) {
      return true
    }
    for index in stride(from: first - 1, through: max(0, first - 5), by: -1) {
      let token = tokens[index]
      if token.number != nil || NumberWords.values[token.folded] != nil { return true }
      if token.isLightVerb { return true }
      if ["with", "without", "no", "any", "whose", "never", "multiple", "several", "zero"]
        .contains(token.folded)
      {
        return true
      }
      // "spent $150 on extras": what money is spent on is bought.
      if ["on", "for"].contains(token.folded), isPaid(before: index) { return true }
      if ["on", "to", "at"].contains(token.folded), isApplied(before: index) { return true }
      if ["who", "that", "and", "or", "in", "on", "from"].contains(token.folded) { return false }
    }
    return false
  }

  private static let applying = WordLists.list("redeem apply enter claim")

  /// `redeemed SAVE10 on an order`: the order that it was used for is one that was placed.
  private func isApplied(before index: Int) -> Bool {
    guard
      let verb = tokens[max(0, index - 6)..<index].lastIndex(where: {
        Self.applying.contains($0.lemma)
      })
    else { return false }
    return tokens[(verb + 1)..<index].contains { $0.looksLikeCode || $0.kind == .quoted }
  }

  private static let paying = WordLists.list("spend pay")

  func isPaid(before index: Int) -> Bool {
    let verb = tokens[max(0, index - 9)..<index].lastIndex { Self.paying.contains($0.lemma) }
    return verb.map { tokens[$0..<index].contains { $0.number != nil } } == true
  }
}
