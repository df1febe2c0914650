import AudienceConditions
import AudienceSchema

/// Whether an amount is of one event, or of many together: `spent over $500`, `on average`.
extension EventReading {
  /// The aggregate that the words ask for: `on average`, `in total`, `spent over $500`.
  ///
  /// - Parameter ignoring: words of another name: `their monthly spend limit` spends nothing.
  mutating func aggregateSaid(
    _ field: Int, _ tokens: TokenSet, isShare: Bool, ignoring: TokenSet = []
  ) -> Aggregate? {
    let words = leaf.aggregates.filter {
      !$0.mention.tokens.contains(where: used.contains) && !isNamePart($0.mention)
    }
    if let single = words.first(where: { $0.aggregate == .sum && isOfOne($0.mention) }) {
      used.formUnion(single.mention.tokens)
      return nil
    }
    let decisive: [Aggregate] = [.average, .sum, .first, .last, .maximum, .minimum]
    let overall = leaf.range.contains { analysis.tokens[$0].folded == "altogether" }
    if let found = words.first(where: { decisive.contains($0.aggregate) }) {
      if found.aggregate == .sum {
        used.formUnion(leaf.range.filter { analysis.tokens[$0].lemma == "spend" })
      }
      used.formUnion(found.mention.tokens)
      draft.test.tokens.formUnion(found.mention.tokens)
      return found.aggregate
    }
    if overall { return .sum }
    let hasSingle = leaf.aggregates.contains { $0.aggregate == .perEvent }
    if hasSingle || isShare { return nil }
    if totalsMany(tokens) { return .sum }
    let isSpent =
      leaf.range.contains { index in
        analysis.tokens[index].lemma == "spend" && !ignoring.contains(index)
          && (!["spending", "spend"].contains(analysis.tokens[index].folded)
            || !tokens.contains(index))
      }
      && vocabulary.fields[field].unit == nil
    if isSpent {
      used.formUnion(leaf.range.filter { analysis.tokens[$0].lemma == "spend" })
      return .sum
    }
    if isAmountOfMany(tokens) || isAcross(tokens) || isTimeSpent(tokens) { return .sum }
    return isGathered(tokens) ? .sum : nil
  }

  /// `spent over 5 hours in webinars`, `spent an hour listening this week`: many together, where it
  /// is not the time of one.
  private func isTimeSpent(_ tokens: TokenSet) -> Bool {
    guard let unit = tokens.first(where: { leaf.unitKind(before: $0 + 1) == "time" }),
      leaf.range.contains(where: {
        $0 < unit && ["spent", "spend", "spends", "spending"].contains(analysis.tokens[$0].folded)
      })
    else { return false }
    let rest = (unit + 1)..<leaf.range.upperBound
    guard !rest.contains(where: { Self.single.contains(analysis.tokens[$0].folded) }) else {
      return false
    }
    return !leaf.times.isEmpty
      || rest.contains { index in
        let word = analysis.tokens[index].folded
        return !analysis.tokens[index].isFunction
          && (word.hasSuffix("ing") || word.hasSuffix("s") && !word.hasSuffix("ss"))
      }
  }

  private static let single: Set<String> = ["a", "an", "one", "any", "single", "each", "every"]

  /// `an order that came to less than 20`: of the one that is named, not of many together.
  private func isOfOne(_ mention: Mention) -> Bool {
    guard ["came", "come", "comes"].contains(analysis.tokens[mention.tokens.lowerBound].folded),
      leaf.range.contains(mention.tokens.lowerBound - 1),
      ["that", "which"].contains(analysis.tokens[mention.tokens.lowerBound - 1].folded)
    else { return false }
    return said.contains { index in
      index < mention.tokens.lowerBound && leaf.range.contains(index - 1)
        && ["a", "an", "one"].contains(analysis.tokens[index - 1].folded)
    }
  }

  /// `over 5k total spend across their stays`: of all those events together.
  private func isAcross(_ tokens: TokenSet) -> Bool {
    guard let end = tokens.max() else { return false }
    return leaf.range.contains { index in
      guard index > end, ["across", "over", "throughout"].contains(analysis.tokens[index].folded),
        let noun = (index + 1..<min(index + 5, leaf.range.upperBound)).first(where: said.contains)
      else { return false }
      let last = (noun..<leaf.range.upperBound).prefix(while: said.contains).last ?? noun
      return analysis.tokens[last].folded.hasSuffix("s")
        && (index + 1..<noun).contains {
          ["all", "their", "his", "her", "its", "any", "the", "multiple", "several"].contains(
            analysis.tokens[$0].folded)
        }
    }
  }

  /// `orders total more than $500`: a verb behind the plural, where `order total` is a name.
  private func totalsMany(_ tokens: TokenSet) -> Bool {
    tokens.contains { index in
      ["total", "totals", "totaled", "totalled", "totaling", "totalling"].contains(
        analysis.tokens[index].folded)
        && leaf.range.contains(index - 1) && said.contains(index - 1)
        && analysis.tokens[index - 1].folded.hasSuffix("s")
    }
  }

  private static let gathering = WordLists.list(
    "accumulate burn earn walk run cycle collect gain save raise gather amass rack clock")

  /// `burned over 2,000 calories`: many together, where no single event is named.
  private func isGathered(_ tokens: TokenSet) -> Bool {
    guard let start = tokens.min() else { return false }
    // What is compared may have been named before the stretch.
    let near = max(leaf.range.lowerBound, start - 2)
    guard near <= start else { return false }
    let verb = (near...start).first {
      Self.gathering.contains(analysis.tokens[$0].lemma) && !isNoun($0) && !isObject($0)
    }
    return verb != nil
      && !said.contains { index in
        leaf.range.contains(index - 1) && ["a", "an"].contains(analysis.tokens[index - 1].folded)
      }
  }

  /// Whether a word is a noun of the event's name: `payroll runs`.
  private func isObject(_ index: Int) -> Bool {
    link.tokens.contains(index)
      && event.words.contains { !$0.isAction && $0.lemma == analysis.tokens[index].lemma }
  }

  /// Whether an article stands before a word: `a run`.
  private func isNoun(_ index: Int) -> Bool {
    index > 0 && ["a", "an", "the", "any"].contains(analysis.tokens[index - 1].folded)
  }

  /// `$5,000 in invoices`, `$300 worth of orders`: many together.
  func isAmountOfMany(_ tokens: TokenSet) -> Bool {
    guard let end = tokens.max().map({ $0 + 1 }), leaf.range.contains(end + 1) else { return false }
    let isJoined = ["in", "on", "of", "worth", "for"].contains(analysis.tokens[end].folded)
    if analysis.tokens[end].folded == "of", leaf.unitKind(before: end) == "time",
      !["a", "an", "the", "one", "their", "any"].contains(analysis.tokens[end + 1].folded)
    {
      return true
    }
    let noun = analysis.tokens[end].folded == "worth" ? end + 2 : end + 1
    guard isJoined, leaf.range.contains(noun) else { return false }
    if !said.contains(noun) { return false }
    // "200 minutes of video", "$5,000 in failed payments", but "$50 on an order".
    let last = (noun..<leaf.range.upperBound).prefix(while: said.contains).last ?? noun
    return analysis.tokens[last].folded.hasSuffix("s") || analysis.tokens[end].folded == "of"
  }
}
