/// What tokens are to the clause readers.
extension PromptAnalysis {
  /// Whether a word may name an event or a property: not one of times, numbers, and the like.
  func isNameable(_ index: Int) -> Bool { nameableTokens.contains(index) }

  func namesSomething(_ index: Int) -> Bool {
    guard tokens[index].isWord else { return false }
    guard let mention = self.mention(at: index) else { return true }
    switch mention.meaning {
    case .comparator:
      // "exceeded a budget" is what is done, too.
      return mention.tokens.count == 1 && Self.comparingVerbs.contains(tokens[index].lemma)
    case .time, .quantity, .frequency, .coordinator, .comparatorBehind, .listHeader: return false
    case .negation, .textOperator: return mention.tokens.count == 1
    case .aggregate, .subject, .accountSubject, .quantifier: return true
    }
  }

  private static let comparingVerbs = WordLists.list("exceed surpass")

  /// `channel equal to sms`: before a value of the workspace it says no more than "is", and "over"
  /// in `disputed an invoice over price` no more than "about".
  func saysEquation(_ mention: Mention) -> Bool {
    (mention.meaning == .comparator(.equal)
      || mention.tokens.count == 1 && tokens[mention.tokens.lowerBound].folded == "over")
      && saidValues.places.contains { $0.lowerBound == mention.tokens.upperBound }
  }

  /// Function words, and the nouns that mean nothing beside a name.
  func isGap(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return token.folded == "-" || token.folded == "\"" }
    if let mention = self.mention(at: index) {
      switch mention.meaning {
      case .comparator: return saysEquation(mention)
      case .time, .quantity, .frequency, .coordinator, .negation, .textOperator, .aggregate:
        return false
      case .subject, .accountSubject, .quantifier, .comparatorBehind, .listHeader: return true
      }
    }
    return token.isFunction || token.isHead
      || token.isLight
  }
}
