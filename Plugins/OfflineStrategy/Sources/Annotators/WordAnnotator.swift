import AudienceDiagnostics

/// Finds the mentions that are fixed phrases: negation, coordination, subjects, aggregates, text operators.
struct WordAnnotator: Annotator {
  private static let table: [(Phrases, Meaning)] = [
    (
      phrases(
        """
        not|n't|never|no|without|none|lacking|lack|lacks|missing|fail to|failed to|\
        yet to|did not ever|not yet|not ever|not any|n't any|n't ever|\
        never once|cannot|non|not even|n't even|never ever|not a single|n't yet|nothing|not anything|n't anything|avoid|avoided|\
        neglected to|turned off|switched off|anything but|everything but|any but|outside|outside of|\
        anywhere other than|somewhere other than|anyplace other than|everywhere other than|\
        anywhere but|anywhere except|everywhere but|everywhere except|anywhere apart from|\
        anywhere besides|anywhere outside|anywhere outside of|with no|have no|has no|had no|absent
        """), .negation
    ),
    (
      phrases(
        "and|&|, and|as well as|along with|and also|plus also|; and|in addition to|on top of|on top of that|on top of this|and on top of that|in addition|moreover|furthermore|besides that|, and on top of that|additionally|together with|, and also|, plus|, who also|while also|but also|, as well as"
      ), .coordinator(.and)
    ),
    (
      phrases(
        """
        , but|but|yet|, yet|while|, while|though|although|, though|, although|however|but then|\
        , however|whereas|, whereas|despite|, despite|in spite of|, in spite of|notwithstanding|\
        , notwithstanding|despite the fact that|, despite the fact that|even though|, even though
        """
      ), .coordinator(.and)
    ),
    (
      phrases("or|nor|, nor|and nor|, or|or else|or even|and/or|, or else|or who"),
      .coordinator(.or)
    ),
    (
      phrases(
        """
        excluding|except|except for|, excluding|, except|, except for|other than|but exclude|\
        apart from|minus|and exclude|exclude|but excluding|, but exclude|, but excluding|\
        leaving out|aside from|ignoring|not counting|, not counting|not including|, not including|\
        without counting|, without counting|excl|excl .|, excl|, excl .|ex .|, ex .
        """), .coordinator(.andNot)
    ),
    (
      phrases(
        "then|and then|, then|, and then|and subsequently|and afterwards|and later|, later|, and later|, subsequently|, afterwards|and thereafter|, and subsequently|, and afterwards|followed by|before then|but then|, followed by|and after that"
      ),
      .coordinator(.then)
    ),
    (
      phrases(
        """
        total of|in total|altogether|all told|all in all|combined|total|sum of|cumulative|cumulatively|overall|\
        all together|in all|totaling|totalling|adding up to|a total of|add up to|adds up to|\
        added up to|sum to|sums to|sum up to|summing to|summed to|amount to|amounts to|\
        amounting to|in aggregate|aggregate|aggregated|across all|over all|all added up|\
        summing up to|sum|summed|totals|totaled|totalled|came to|come to|comes to|together
        """), .aggregate(.sum)
    ),
    (
      phrases(
        "average|avg|mean|on average|typical|typically|averages|averaged|averaging|an average of|average of|on an average"
      ), .aggregate(.average)
    ),
    (
      phrases("first ever|very first|first|earliest|initial|first-ever|first time"),
      .aggregate(.first)
    ),
    (phrases("most recent|latest|last|very last|newest|most recently"), .aggregate(.last)),
    (
      phrases(
        """
        most frequent|most frequently|most often|most common|most commonly|usual|usually|most|\
        most popular|more than any other|more often than any other|more than any|\
        more frequently than any other|more often than any|more than anything else|\
        more often than anything else|most of all|more than all other|more than the other|\
        more times than any other
        """), .aggregate(.mostFrequent)
    ),
    (phrases("different|distinct|unique|separate|various"), .aggregate(.different)),
    (
      phrases("highest|largest|biggest|best|maximum|most expensive|greatest|max|longest"),
      .aggregate(.maximum)
    ),
    (phrases("lowest|smallest|worst|minimum|cheapest|least|min|shortest"), .aggregate(.minimum)),
    (
      phrases(
        """
        in a single transaction|in one transaction|per transaction|in a single payment|in a single visit|on a single|in a single|single|in one|on one|per|on a|on an|in an|in a|for a single|\
        on any|in any|any single|on at least one|each|for an|at once|in one go|on any single|\
        at a time|individual
        """), .aggregate(.perEvent)
    ),
    (
      phrases(
        "contains|contain|containing|includes|include|including|contained|mentions|mention|mentioning"
      ),
      .textOperator(.contains)
    ),
    (
      phrases(
        "starts with|start with|starting with|begins with|begin with|beginning with|prefixed with"),
      .textOperator(.startsWith)
    ),
    (
      phrases("ends with|end with|ending with|ends in|ending in|end in|finishing with"),
      .textOperator(.endsWith)
    ),
  ]

  private static let coming: Set<String> = ["came", "come", "comes"]

  /// `came to $50`, `came to less than their average`, but `came to a gala`.
  private func isAmount(at start: Int, _ prompt: PromptContext) -> Bool {
    (start..<(start + 4)).contains { index in
      prompt.token(index).map { $0.number != nil || $0.folded == "than" } == true
        || NumberWords.values[prompt.folded(index)] != nil
    }
  }

  func mentions(in prompt: PromptContext) -> [Mention] {
    var found: [Mention] = []
    let header = ListHeaderAnnotator().mentions(in: prompt).first
    for index in prompt.tokens.indices {
      for (phrases, meaning) in Self.table {
        if let end = prompt.end(ofAny: phrases, at: index), !isGerund(index, prompt),
          !Self.coming.contains(prompt.folded(index)) || isAmount(at: end, prompt)
        {
          found.append(Mention(index..<end, meaning))
        }
      }
      // "neither … nor …"; a "neither" alone looks back at what was said.
      if prompt.folded(index) == "neither",
        prompt.tokens[index...].contains(where: { $0.folded == "nor" })
      {
        found.append(Mention(index..<(index + 1), .negation))
      }
      if let end = Self.nobody(at: index, prompt) {
        found.append(Mention(index..<end, .negation))
      }
      if leavesOut(at: index, prompt) {
        found.removeAll { $0.tokens.contains(index) }
        found.append(Mention(index..<(index + 1), .coordinator(.andNot)))
      }
      if leavesOutPeople(at: index, prompt) {
        let start = prompt.folded(index - 1) == "," ? index - 1 : index
        found.removeAll { $0.tokens.contains(index) }
        found.append(Mention(start..<(index + 1), .coordinator(.andNot)))
      }
      if let end = union(at: index, prompt), !found.contains(where: Self.leavesOut) {
        found.removeAll { $0.tokens == index..<end }
        found.append(Mention(index..<end, .coordinator(.or)))
      }
      if let coordinator = sign(at: index, prompt) {
        found.append(Mention(index..<(index + 1), .coordinator(coordinator)))
      }
      if prompt.tokens[index].kind == .mark, prompt.folded(index) == "," {
        found.append(Mention(index..<(index + 1), .coordinator(comma(at: index, prompt, header))))
      }
      if prompt.tokens[index].kind == .mark, prompt.folded(index) == ";" {
        let kind = semicolon(at: index, prompt, header)
        found.append(Mention(index..<(index + 1), .coordinator(kind)))
      }
    }
    return found
  }

  private static let noPerson = phrases("nobody|no one|noone|not a single person|not one person")

  /// The end of `nobody` as what a verb is done to: `invited nobody` is that they did not.
  static func nobody(at index: Int, _ prompt: PromptContext) -> Int? {
    guard index > 0, let end = prompt.end(ofAny: noPerson, at: index),
      let verb = prompt.token(index - 1), verb.isWord,
      verb.folded.hasSuffix("ed")
        || IrregularForms.bases[verb.folded].map({ $0 != verb.folded }) == true,
      !["was", "were", "had", "is", "are", "has", "did"].contains(verb.folded)
    else { return nil }
    return end
  }

  /// `everyone but admins`, `all users but guests`: who is left out, where no clause follows.
  private func leavesOut(at index: Int, _ prompt: PromptContext) -> Bool {
    guard prompt.folded(index) == "but", index > 0, prompt.token(index + 1)?.isWord == true,
      !Self.clauses.contains(prompt.folded(index + 1))
    else { return false }
    let before = prompt.folded(index - 1)
    if ["everyone", "everybody", "anyone", "anybody", "all", "any"].contains(before) {
      return true
    }
    guard index > 1, ["all", "every", "any"].contains(prompt.folded(index - 2)),
      let noun = prompt.token(index - 1), noun.isWord
    else { return false }
    // "in any country but the US"
    let named = prompt.folded(index + 1) == "the" ? index + 2 : index + 1
    return WordLists.subjects.contains(noun.lemma)
      || prompt.token(named).map { $0.kind == .quoted || $0.isCapitalised } == true
  }

  /// Words that begin what somebody did or is.
  private static let clauses: Set<String> = [
    "not", "n't", "never", "no", "who", "that", "whose", "which", "have", "has", "had", "did", "do",
    "does", "are", "is", "were", "was", "only", "just", "with", "without", "then", "later", "still",
    "also", "in", "on", "they", "haven", "hasn", "didn", "don", "doesn",
  ]

  /// `within 7 days of missing it`: what was done, no word for what is not there.
  private func isGerund(_ index: Int, _ prompt: PromptContext) -> Bool {
    ["missing", "lacking", "avoiding"].contains(prompt.folded(index))
      && ["of", "after", "before", "since", "by", "for", "upon", "following", "without"].contains(
        prompt.folded(index - 1))
  }

  /// `viewers + guests`, `viewers/guests`: a sign between two words.
  private func sign(at index: Int, _ prompt: PromptContext) -> Coordinator? {
    // "advanced users only: shared a workout"
    if prompt.folded(index) == ":", index > 1, prompt.folded(index - 1) == "only" { return .and }
    guard index > 0, prompt.tokens[index].kind == .mark, ["+", "/"].contains(prompt.folded(index)),
      let before = prompt.token(index - 1), let next = prompt.token(index + 1), before.isWord,
      next.isWord
    else { return nil }
    let span = prompt.tokens[index].span
    // "the /pricing page" has no two of anything.
    if prompt.folded(index) == "/", before.span.end != span.start || span.end != next.span.start {
      return nil
    }
    return prompt.folded(index) == "+" ? .and : .or
  }

  private static let comparatives: Set<String> = [
    "more", "less", "fewer", "higher", "lower", "above", "below", "over", "under", "up", "better",
    "worse", "longer", "shorter", "older", "younger", "greater", "later", "earlier", "so",
  ]

  /// A semicolon parts items of a list, which are joined as the list's header, or an "or" before the
  /// last of them, says.
  private func semicolon(
    at index: Int, _ prompt: PromptContext, _ header: Mention?
  ) -> Coordinator {
    if let header, let kind = kind(under: header, at: index) { return kind }
    let last = prompt.tokens.indices.last { prompt.folded($0) == ";" } ?? index
    return prompt.folded(last + 1) == "or" ? .or : .and
  }

  /// How the items of a list under a header are joined.
  private func kind(under header: Mention, at index: Int) -> Coordinator? {
    guard header.tokens.upperBound <= index else { return nil }
    return [.listHeader(.any), .listHeader(.none)].contains(header.meaning) ? .or : .and
  }

  /// A comma in a list means what the coordinator at the list's end means.
  private func comma(at index: Int, _ prompt: PromptContext, _ header: Mention?) -> Coordinator {
    if let header, let kind = kind(under: header, at: index) { return kind }
    let following = prompt.tokens[(index + 1)...]
    if let next = following.first, ["who", "that", "whose", "which"].contains(next.folded) {
      return .and
    }
    for (place, token) in zip(following.indices, following) {
      switch token.folded {
      case "or", "and":
        // "three times or more" joins nothing.
        if QuantityAnnotator.isComparator(at: place, prompt)
          || Self.comparatives.contains(prompt.folded(place + 1))
        {
          continue
        }
        if token.folded == "and" { return .and }
        if isInsideItem(or: place, comma: index, prompt) { continue }
        return isTerse(after: place, prompt) || joinsPlaces(at: place, prompt) ? .and : .or
      case "but", "who", "that", "whose", "excluding", "except": return .and
      default: continue
      }
    }
    return .and
  }
}

extension WordAnnotator {
  /// `applied for it, got declined for income or credit, and applied again`: whether an "or" joins two
  /// nouns inside one of several clauses that commas part.
  private func isInsideItem(or place: Int, comma: Int, _ prompt: PromptContext) -> Bool {
    guard prompt.folded(place - 1) != ",", isVerb(comma + 1, prompt), !isVerb(place + 1, prompt)
    else { return false }
    let rest = prompt.tokens.indices[(place + 1)...]
    return rest.contains { index in
      prompt.folded(index) == "," && ["and", "or"].contains(prompt.folded(index + 1))
        && isVerb(index + 2, prompt)
    }
  }

  /// Whether a word is a verb that says what somebody did.
  private func isVerb(_ index: Int, _ prompt: PromptContext) -> Bool {
    guard let token = prompt.token(index), token.isWord else { return false }
    let word = String(token.folded.prefix { $0 != " " && $0 != "_" })
    return word.hasSuffix("ed") || IrregularForms.bases[word].map { $0 != word } == true
      || ["have", "has", "had", "did", "never", "who", "haven", "hasn", "didn"].contains(word)
  }

  /// Whether an "or" is of the last of several remarks: `gold guests, 10+ stays, not from Germany or
  /// France`, where none before it begins as that one does.
  private func joinsPlaces(at place: Int, _ prompt: PromptContext) -> Bool {
    guard
      let comma = prompt.tokens[..<place].lastIndex(where: { $0.kind == .mark && $0.folded == "," })
    else { return false }
    let first = prompt.folded(comma + 1)
    return ["in", "from", "not", "living", "based", "located", "using", "via"].contains(first)
      && !prompt.tokens[..<comma].contains { $0.folded == first }
  }

  /// Whether the list goes on behind an "or": `women, in Germany or France, older than 40`.
  private func isTerse(after place: Int, _ prompt: PromptContext) -> Bool {
    let times: Set<String> = ["in", "within", "during", "over", "last", "past", "since", "this"]
    return prompt.tokens.indices[(place + 1)...].contains { index in
      prompt.folded(index) == "," && prompt.token(index)?.kind == .mark
        && !["or", "and", "but", "who", "that", "whose"].contains(prompt.folded(index + 1))
        && !times.contains(prompt.folded(index + 1))
    }
  }
}

/// Finds the nouns for the people or the companies that the audience is made of.
struct SubjectAnnotator: Annotator {
  private static let peers = WordLists.list(
    "teammate colleague coworker peer associate staffer seat_holder end_user")
  private static let relatives: Set<String> = [
    "who", "that", "whose", "with", "without", "in", "having", "which", "from",
  ]

  /// `Teammates that created a report`: whom the prompt begins with, and not what was invited.
  private func isAddressed(_ index: Int, _ token: Token, _ prompt: PromptContext) -> Bool {
    Self.peers.contains(token.lemma)
      && (Self.relatives.contains(prompt.folded(index + 1))
        || ["ed", "ing"].contains(where: prompt.folded(index + 1).hasSuffix))
      && prompt.tokens[..<index].allSatisfy { $0.isFunction || !$0.isWord }
  }

  func mentions(in prompt: PromptContext) -> [Mention] {
    prompt.tokens.enumerated().compactMap { index, token in
      guard token.isWord else { return nil }
      if prompt.accountNouns.contains(token.lemma) {
        return Mention(index..<(index + 1), .accountSubject)
      }
      if isAddressed(index, token, prompt) { return Mention(index..<(index + 1), .subject) }
      // "volunteered" is what people did.
      let isGroup = WordLists.groups.contains(token.lemma) && token.folded.hasSuffix("s")
      return isGroup || WordLists.subjects.contains(token.lemma) && !token.folded.hasSuffix("ed")
        ? Mention(index..<(index + 1), .subject) : nil
    }
  }
}
