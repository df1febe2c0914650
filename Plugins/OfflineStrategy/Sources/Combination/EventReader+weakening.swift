import AudienceConditions
import AudienceSchema

/// Links that are hardly meant, whatever their words match.
extension EventReader {
  /// A noun for the people is seldom the event: "gold members" started no membership here.
  func weakened(_ link: EventLink) -> EventLink {
    if saysState(link) || describesThing(link) || cutsTraitName(link) || saysHabit(link)
      || isPossessed(link) || takesValue(link) || isHeld(link)
    {
      var link = link
      link.quality -= 0.8
      return link
    }
    guard link.tokens.allSatisfy({ analysis.mention(at: $0)?.meaning == .subject }) else {
      return link
    }
    var link = link
    link.quality -= 0.5
    return link
  }

  /// `whose direct debit is over £150`, where a trait says how large it is: what they have, not what
  /// they did.
  private func isPossessed(_ link: EventLink) -> Bool {
    guard let first = link.tokens.min(), let last = link.tokens.max(),
      leaf.range.contains(first - 1), leaf.tokens[first - 1].folded == "whose",
      leaf.range.contains(last + 1), ["is", "are"].contains(leaf.tokens[last + 1].folded)
    else { return false }
    return leaf.traitMentions.contains { mention in
      let field = vocabulary.fields[mention.field]
      return field.scope == .user && field.activity != .inactive && field.field.type == .number
        && mention.quality >= 0.75 && link.tokens.allSatisfy(mention.tokens.contains)
    }
  }

  /// `with 50+ purchased seats`, where a trait of that name says how many: what they have, not how often
  /// they did it.
  private func isHeld(_ link: EventLink) -> Bool {
    guard let first = link.tokens.min(), let last = link.tokens.max(), last == first + 1,
      leaf.tokens[first].folded.hasSuffix("ed"),
      let number = leaf.quantities.first(where: { $0.mention.tokens.upperBound == first }),
      leaf.range.contains(number.mention.tokens.lowerBound - 1),
      ["with", "have", "has", "having"].contains(
        leaf.tokens[number.mention.tokens.lowerBound - 1].folded)
    else { return false }
    return leaf.traitMentions.contains { mention in
      let field = vocabulary.fields[mention.field]
      return field.scope == analysis.level.traitScope && field.activity != .inactive
        && field.field.type == .number && mention.quality >= 0.75
        && field.spellings.first?.count == link.tokens.count
        && link.tokens.allSatisfy(mention.tokens.contains)
    }
  }

  /// `completed a filling`, where that is a treatment that may be completed: it is no other word for a
  /// survey to fill in.
  private func takesValue(_ link: EventLink) -> Bool {
    guard link.extent != .whole, link.tokens.count > 1 else { return false }
    let own = vocabulary.events[link.event].words
    return link.tokens.contains { index in
      guard leaf.range.contains(index), leaf.range.contains(index - 1),
        ["a", "an"].contains(leaf.tokens[index - 1].folded),
        !own.contains(where: { $0.lemma == leaf.tokens[index].lemma })
      else { return false }
      let verbs = link.tokens.filter { $0 != index }.map { leaf.tokens[$0].lemma }
      return analysis.saidValues.all.contains { value in
        guard value.tokens.contains(index), value.tokens.count == 1,
          vocabulary.values.value(value.number).folded == leaf.tokens[index].folded
        else { return false }
        return analysis.saidValues.places(of: value).contains { place in
          guard case .property(let other) = vocabulary.fields[place.field].owner,
            other != link.event
          else { return false }
          return vocabulary.events[other].activity != .inactive
            && vocabulary.events[other].hasAction(among: verbs)
        }
      }
    }
  }

  /// `customers not paying by direct debit`, where a trait says how they pay: what they do as a rule,
  /// not what they did.
  private func saysHabit(_ link: EventLink) -> Bool {
    guard leaf.times.isEmpty, leaf.quantities.isEmpty, leaf.aggregates.isEmpty,
      link.tokens.count == 1, let verb = link.tokens.min()
    else { return false }
    let word = leaf.tokens[verb]
    let isPresent =
      word.folded.hasSuffix("ing")
      || ["who", "they", "people", "customers", "users"].contains(
        leaf.range.contains(verb - 1) ? leaf.tokens[verb - 1].folded : "")
        && !word.folded.hasSuffix("ed") && IrregularForms.bases[word.folded] == nil
    guard isPresent, leaf.range.contains(verb + 1),
      ["by", "with", "via", "through", "using", "in"].contains(leaf.tokens[verb + 1].folded)
    else { return false }
    return leaf.traitValues.contains { value in
      let field = vocabulary.fields[value.field]
      return value.tokens.lowerBound > verb && field.scope == .user && field.activity != .inactive
        && field.allWords.contains { SynonymTable.likeness(word.lemma, $0) != nil }
    }
  }

  /// `whose membership is paused`, `membership not paused`, where that is a value of a trait: how
  /// somebody is, not what they did.
  private func saysState(_ link: EventLink) -> Bool {
    let words = vocabulary.events[link.event].words
    return link.tokens.contains { index in
      var before = index - 1
      var isNegated = false
      while leaf.range.contains(before),
        ["not", "n't", "currently", "now"].contains(
          leaf.tokens[before].folded)
      {
        isNegated = isNegated || leaf.tokens[before].folded == "not"
        before -= 1
      }
      let word = leaf.range.contains(before) ? leaf.tokens[before].folded : ""
      let isBare = isNegated && !["have", "has", "had", "did", "do", "does", "who"].contains(word)
      guard ["is", "are"].contains(word) || isBare else { return false }
      return words.contains { $0.isAction && $0.lemma == leaf.tokens[index].lemma }
        && analysis.saidValues.ofTraits.contains { value in
          let field = vocabulary.fields[value.field]
          return value.tokens.contains(index) && field.scope == .user
            && field.activity != .inactive
            && leaf.range.contains {
              $0 < before + 1 && field.allWords.contains(leaf.tokens[$0].lemma)
            }
        }
    }
  }

  /// `with verified KYC`, where that is a value of a trait of that name: how it is, not what was done.
  private func describesThing(_ link: EventLink) -> Bool {
    link.tokens.contains { index in
      guard link.tokens.contains(index + 1), leaf.tokens[index].folded.hasSuffix("ed"),
        !leaf.range.contains(index - 1)
          || ["with", "a", "an", "their", "the", "having", "whose"].contains(
            leaf.tokens[index - 1].folded)
      else { return false }
      return analysis.saidValues.ofTraits.contains { value in
        let field = vocabulary.fields[value.field]
        return value.tokens == index..<(index + 1) && field.activity != .inactive
          && field.allWords.contains(leaf.tokens[index + 1].lemma)
      }
    }
  }

  /// `no loan balance`, where that is a trait: no loan is meant by a part of it.
  private func cutsTraitName(_ link: EventLink) -> Bool {
    guard link.extent != .whole else { return false }
    return leaf.traitMentions.contains { mention in
      mention.quality == 1 && mention.words.count > 1
        && vocabulary.fields[mention.field].scope == .user
        && vocabulary.fields[mention.field].activity != .inactive
        && link.tokens.isSubset(of: mention.words)
        && link.tokens != mention.words.intersection(leaf.contentTokens)
    }
  }
}
