/// Finds how many of an account's users are meant: `at least one of their users`, `nobody`.
struct QuantifierAnnotator: Annotator {
  private static let determiners: [(Phrases, Quantifier)] = [
    (
      phrases(
        """
        any|any one|any single|some|at least one|at least 1|at least a|one or more|1 or more|a|an|\
        one|even one|a single|more than zero
        """), .any
    ),
    (phrases("all|every|every single|each|each and every|every one|every last|100%"), .all),
    (phrases("no|none|not a single|not one|not any|zero|not even one|no single"), .none),
    (phrases("not all|not every|not each|not every single|less than all|fewer than all"), .notAll),
  ]

  private static let pronouns: [(Phrases, Quantifier)] = [
    (phrases("anyone|someone|anybody|somebody|users|people|members|employees|contacts"), .any),
    (phrases("everyone|everybody|each and everyone"), .all),
    (phrases("no one|nobody|not anyone|not anybody"), .none),
    (phrases("not everyone|not everybody"), .notAll),
  ]

  private static let nouns = WordLists.list(
    "user member person people employee contact teammate colleague seat_holder login staff")

  /// Words that count the users as one: `all their users together`.
  private static let collective: Set<String> = [
    "together", "collectively", "combined", "jointly",
  ]
  private static let totals: Set<String> = ["total", "altogether", "overall"]

  func mentions(in prompt: PromptContext) -> [Mention] {
    let firstNoun = prompt.tokens.firstIndex { Self.nouns.contains($0.lemma) } ?? .max
    return prompt.tokens.indices.flatMap { start -> [Mention] in
      var found: [Mention] = []
      for (table, quantifier) in Self.determiners {
        guard let end = prompt.end(ofAny: table, at: start),
          let noun = noun(behind: end, prompt)
        else { continue }
        found.append(Mention(start..<alone(behind: noun, prompt), .quantifier(quantifier)))
      }
      for (table, quantifier) in Self.pronouns {
        guard let end = prompt.end(ofAny: table, at: start),
          WordAnnotator.nobody(at: start, prompt) == nil
        else { continue }
        found.append(Mention(start..<end, .quantifier(quantifier)))
      }
      if firstNoun < start, let quantifier = Self.again[prompt.folded(start)],
        ["have", "has", "are", "is", "did", "were", "of"].contains(prompt.folded(start + 1))
      {
        found.append(Mention(start..<(start + 1), .quantifier(quantifier)))
      }
      if let floated = floated(at: start, prompt) { found.append(floated) }
      // "at least one" alone, before the role: "at least one admin".
      if let end = prompt.end(ofAny: Self.oneOf, at: start) {
        found.append(Mention(start..<end, .quantifier(.any)))
      }
      return found.filter { !isCollective($0, prompt) }
    }
  }

  private static let floating: Set<String> = ["all", "each"]
  private static let auxiliaries: Set<String> = ["have", "has", "had", "are", "were"]

  /// `users have all accepted an invite`, `whose members each ran a query`: the quantifier behind
  /// its noun, before what they did.
  private func floated(at start: Int, _ prompt: PromptContext) -> Mention? {
    guard let noun = prompt.token(start), noun.isWord, Self.nouns.contains(noun.lemma),
      noun.folded.hasSuffix("s") || noun.folded == "people" || noun.folded == "staff"
    else { return nil }
    var index = start + 1
    if Self.auxiliaries.contains(prompt.folded(index)) { index += 1 }
    let isNegated = ["not", "n't"].contains(prompt.folded(index))
    if isNegated { index += 1 }
    guard Self.floating.contains(prompt.folded(index)), let next = prompt.token(index + 1),
      next.isWord, isPredicate(index + 1, prompt)
    else { return nil }
    return Mention(start..<(index + 1), .quantifier(isNegated ? .notAll : .all))
  }

  /// Whether what people did or are begins at a place, and no noun: `all been`, `all signed in`.
  private func isPredicate(_ index: Int, _ prompt: PromptContext) -> Bool {
    let word = prompt.folded(index)
    return word.split(separator: " ").first?.hasSuffix("ed") == true
      || IrregularForms.bases[word] != nil
      || ["been", "have", "has", "had", "on", "in", "from", "based", "using", "not", "a", "an"]
        .contains(word)
  }

  /// `no` of `no admins`: the quantifier right before a role that users have.
  func roles(_ roles: [Range<Int>], in prompt: PromptContext) -> [Mention] {
    roles.flatMap { role in
      Self.determiners.compactMap { table, quantifier in
        (max(0, role.lowerBound - 6)..<role.lowerBound).first { start in
          // "is an admin" says what somebody is, not who is meant.
          guard var end = prompt.end(ofAny: table, at: start),
            !["is", "are", "was", "be", "as"].contains(prompt.folded(start - 1))
          else { return false }
          if prompt.folded(end) == "of" { end += 1 }
          if ["the", "their", "its"].contains(prompt.folded(end)) { end += 1 }
          return end == role.lowerBound
        }.map { Mention($0..<role.lowerBound, .quantifier(quantifier)) }
      }
    }
  }

  /// What stands for users that were named: `some users …, and none have …`.
  private static let again: [String: Quantifier] = [
    "none": .none, "some": .any, "all": .all, "others": .any,
  ]

  private static let oneOf = phrases("at least one|one or more")

  /// The end of `of their users`, `user`, `single team member`.
  private func noun(behind end: Int, _ prompt: PromptContext) -> Int? {
    var index = end
    if prompt.folded(index) == "of" { index += 1 }
    if ["the", "their", "its", "those", "these", "whose"].contains(prompt.folded(index)) {
      index += 1
    }
    if prompt.folded(index) == "single" { index += 1 }
    if prompt.folded(index) == "team" { index += 1 }
    guard let token = prompt.token(index), token.isWord, Self.nouns.contains(token.lemma) else {
      return nil
    }
    return index + 1
  }

  /// `one user alone`
  private func alone(behind end: Int, _ prompt: PromptContext) -> Int {
    ["alone", "individually"].contains(prompt.folded(end)) ? end + 1 : end
  }

  /// Whether the users are meant as one: what they do is counted together.
  private func isCollective(_ mention: Mention, _ prompt: PromptContext) -> Bool {
    let behind = prompt.tokens[mention.tokens.upperBound...].prefix(14).prefix {
      !["and", "or", "but"].contains($0.folded)
    }.map(\.folded)
    if behind.contains(where: Self.collective.contains) { return true }
    return mention.tokens.count == 1 && mention.meaning == .quantifier(.any)
      && behind.contains(where: Self.totals.contains)
  }
}
