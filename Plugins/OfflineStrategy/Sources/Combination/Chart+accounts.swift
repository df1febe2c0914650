import AudienceConditions
import AudienceSchema

/// Stretches about users of an account.
extension Chart {
  /// The stretch as a statement about users of the account.
  func quantified(_ key: Key, _ range: Range<Int>) -> [Partial] {
    let inner = cell(key.start, key.end, .user)
    var quantifier = Quantifier.any
    var evidence = Evidence()
    var isSaid = false
    var restrictor: Range<Int>?
    let lead = range.prefix { index in
      switch analysis.mention(at: index)?.meaning {
      case .negation, .quantifier: true
      case nil, .time, .quantity, .frequency, .aggregate, .subject, .accountSubject, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        !analysis.isContent(index)
      }
    }
    for index in lead {
      if !isSaid, let mention = analysis.mention(at: index),
        case .quantifier(let found) = mention.meaning
      {
        quantifier = found
        evidence.tokens.formUnion(mention.tokens)
        isSaid = true
        restrictor = self.restrictor(behind: mention.tokens.upperBound, in: range)
      }
    }
    return inner.partials.compactMap { partial in
      guard let draft = partial.draft, isSaid || draft.readsTraits else { return nil }
      var partial = partial
      let isOfSome = quantifier == .all || quantifier == .notAll
      if let restrictor, isOfSome {
        guard let restricted = draft.restricted(by: restrictor, quantifier, evidence) else {
          return nil
        }
        partial.draft = restricted
      } else {
        partial.draft = .quantified(quantifier, draft, evidence)
      }
      let told = partial.unresolved.intersection(evidence.tokens)
      partial.unresolved.subtract(told)
      partial.score += 5 * Double(told.count) + (isSaid ? 1.2 : -0.7)
      partial.lastEvent = nil
      return partial
    }
  }

  /// Which users "all" is of: `all admins …`, `every user who …`.
  private func restrictor(behind end: Int, in range: Range<Int>) -> Range<Int>? {
    guard range.contains(end) else { return nil }
    if ["who", "that"].contains(analysis.tokens[end].folded) { return end..<range.upperBound }
    // "every user with the approver role has …": up to what is said of them.
    if analysis.tokens[end].folded == "with",
      let verb = range[(end + 1)...].first(where: {
        ["has", "have", "is", "are"].contains(analysis.tokens[$0].folded)
      })
    {
      return end..<verb
    }
    return analysis.saidValues.ofTraits.first {
      $0.tokens.lowerBound == end && analysis.vocabulary.fields[$0.field].scope == .user
    }?.tokens
  }
}

extension Draft {
  /// `all admins have …`: every user is no admin, or has it. `not all admins have …`: some admin
  /// has not. Nil where nothing is said of them.
  fileprivate func restricted(
    by words: Range<Int>, _ quantifier: Quantifier, _ evidence: Evidence
  ) -> Draft? {
    guard case .junction(.and, let members, let own) = self, let first = members.first,
      members.count > 1
    else {
      return words.count > 2 ? .quantified(quantifier, self, evidence) : nil
    }
    let rest = Array(members.dropFirst())
    let said = rest.count == 1 ? rest[0] : .junction(.and, rest, own)
    if quantifier == .notAll {
      return .quantified(.any, .junction(.and, [first, .not(said, evidence)], own), evidence)
    }
    return .quantified(.all, .junction(.or, [.not(first, evidence), said], own), evidence)
  }
}
