import AudienceSchema

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

// MARK: - Words beside accounts

extension PromptAnalysis {
  /// `accounts that contain somebody who …`, `companies including a developer`: they have them.
  static func isHaving(
    _ mention: Mention, among all: [Mention], _ tokens: [Token]
  ) -> Bool {
    let start = mention.tokens.lowerBound
    guard mention.meaning == .textOperator(.contains), start > 0,
      ["that", "which"].contains(tokens[start - 1].folded)
        || all.contains(where: { other in
          guard other.tokens.upperBound == start else { return false }
          // "whose users include a developer"
          if case .quantifier = other.meaning { return true }
          return other.meaning == .accountSubject
        })
    else { return false }
    return all.contains { other in
      guard case .quantifier = other.meaning else { return false }
      return other.tokens.lowerBound == mention.tokens.upperBound
    }
  }

  private static let having = WordLists.list("contain include comprise have employ")

  /// `accounts that contain somebody who …`: no more than "have".
  func saysHaving(_ index: Int) -> Bool {
    guard Self.having.contains(tokens[index].lemma),
      case .quantifier? = mention(at: index + 1)?.meaning
    else { return false }
    return true
  }

  /// `customer accounts`, where a trait of accounts says which are customers.
  func isStateOfAccounts(_ index: Int) -> Bool {
    guard mention(at: index + 1)?.meaning == .accountSubject else { return false }
    return saidFields.ofTraits.contains { mention in
      let field = vocabulary.fields[mention.field]
      return mention.tokens.contains(index) && mention.quality >= 0.75
        && field.scope == .account && field.field.type == .boolean
    }
  }

  private static let affiliations = WordLists.list(
    "part work belong employ affiliate associate sit")

  /// `belong to an account`, `part of a merchant`, `work for a company`: that it is theirs.
  func isAffiliation(_ index: Int) -> Bool {
    guard Self.affiliations.contains(tokens[index].lemma), index + 1 < tokens.count,
      ["to", "of", "for", "at", "with", "in", "by"].contains(tokens[index + 1].folded)
    else { return false }
    let noun = (index + 2..<tokens.count).first {
      !["a", "an", "the", "any", "one", "some", "our"].contains(tokens[$0].folded)
    }
    return noun.flatMap { mention(at: $0) }?.meaning == .accountSubject
  }
}
