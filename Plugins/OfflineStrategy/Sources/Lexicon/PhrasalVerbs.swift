import AudienceDiagnostics

/// Verbs whose particle makes another verb: `sign in` is not `sign`.
enum PhrasalVerbs {
  /// The stem of a verb with how it is written and its particles.
  private static let particles: [String: (verb: String, particles: Set<String>)] = {
    let table = [
      "sign in up out off", "look at for up", "hand in out", "log in on out off", "check out in",
      "opt in out", "set up",
      "turn on off down in up", "pick up", "drop off out", "top up", "fill out in up", "follow up",
      "cart out", "sell out", "tune in", "dial in", "work out", "hang up", "show up", "in app",
      "on file", "no show",
      "clock in out", "cash in out", "back up", "roll back", "dine in", "switch on off away",
      "transfer out", "port out",
      "pay off back", "take out", "send back out", "use up", "punch in out", "call off",
      "kick off", "swap out", "trade in",
      "run out into", "max out", "hook up", "plug in", "shut down", "spin up",
      "rack up", "reach out",
    ]
    return Dictionary(
      table.map { line in
        let words = line.split(separator: " ").map(String.init)
        return (Lemmatizer.lemma(of: words[0]), (words[0], Set(words.dropFirst())))
      }, uniquingKeysWith: { first, _ in first })
  }()

  /// Particles in another form: `logged into`, `no-showed`.
  private static let plain = ["into": "in", "onto": "on", "showed": "show"]

  /// The phrasal verb of two words. Words of one stem may be of two verbs: `file in` fills nothing.
  private static func joined(_ verb: String, _ lemma: String, _ particle: String) -> String? {
    guard let (written, known) = particles[lemma],
      verb.hasPrefix(written.last == "e" ? String(written.dropLast()) : written)
        || IrregularForms.bases[verb] == written
    else { return nil }
    if known.contains(particle) { return "\(lemma)_\(particle)" }
    var short = plain[particle] ?? particle
    // "three top-ups", "sign-ins"
    if !known.contains(short), short.hasSuffix("s") { short.removeLast() }
    return known.contains(short) ? "\(lemma)_\(short)" : nil
  }

  /// The tokens with each verb and the particle behind it as one.
  static func merging(_ tokens: [Token]) -> [Token] {
    let tokens = unparted(tokens)
    var merged: [Token] = []
    for (index, token) in tokens.enumerated() {
      if let verb = merged.last, verb.isWord, token.isWord,
        let lemma = joined(verb.folded, verb.lemma, token.folded),
        !isOfTime(token, before: tokens[(index + 1)...], merged)
      {
        merged[merged.count - 1] = Token(
          kind: .word, text: "\(verb.text) \(token.text)",
          folded: "\(verb.folded) \(token.folded)", lemma: lemma,
          span: verb.span.union(token.span))
      } else {
        merged.append(token)
      }
    }
    return merged
  }

  /// The tokens with each pronoun behind the particle that it stands before: `picked it up`.
  private static func unparted(_ tokens: [Token]) -> [Token] {
    var found = tokens
    for index in tokens.indices.dropLast(2)
    where ["it", "them", "one"].contains(tokens[index + 1].folded)
      && ["up", "off", "out", "down", "back", "away"].contains(tokens[index + 2].folded)
      && joined(tokens[index].folded, tokens[index].lemma, tokens[index + 2].folded) != nil
    {
      found.swapAt(index + 1, index + 2)
    }
    return found
  }

  /// `had a call logged in the last 10 days`, `by cash or check in the past week`: behind an object
  /// the preposition is the time's, and so it is behind a noun.
  static func isOfTime(
    _ particle: Token, before next: ArraySlice<Token>, _ before: [Token]
  ) -> Bool {
    if particle.folded == "in", before.last?.folded == "cash", let payment = before.dropLast().last,
      paying.contains(payment.folded)
    {
      return true
    }
    guard particle.folded == "in", before.count >= 3, let verb = before.last else { return false }
    if beginsTime(next), isNoun(verb, behind: before.dropLast()) || verb.folded == "filled" {
      return true
    }
    guard ["the", "last", "past"].contains(next.first?.folded ?? "") else { return false }
    guard verb.folded.hasSuffix("ed") else {
      return ["or", "by", "with", "than", "of", "via"].contains(before[before.count - 2].folded)
    }
    let words = before.suffix(3).map(\.folded)
    return ["a", "an", "any", "no"].contains(words[0])
  }

  /// Words before "cash" that make it what is paid with.
  private static let paying: Set<String> = [
    "paid", "pay", "pays", "paying", "by", "with", "using", "used", "or", "of", "use", "in",
  ]

  /// `the last 30 days`, `May`, `Q2 2026`, `the second quarter of 2026`.
  private static func beginsTime(_ next: ArraySlice<Token>) -> Bool {
    let words = next.prefix(2).map(\.folded)
    guard let first = words.first else { return false }
    if first == "the", words.count > 1 { return times.contains(words[1]) }
    return first != "the" && (times.contains(first) || NumberWords.months[first] != nil)
      || first.utf8.count == 4 && Int(first) != nil
  }

  private static let times: Set<String> = [
    "last", "past", "previous", "prior", "preceding", "trailing", "this", "first", "second",
    "third",
    "fourth", "final", "current", "month", "week", "quarter", "year", "q1", "q2", "q3", "q4",
  ]

  /// `exported an audit log`, `uploaded two checks`: whether a word that may be a verb is a noun.
  private static func isNoun(_ word: Token, behind before: ArraySlice<Token>) -> Bool {
    guard !word.folded.hasSuffix("ed"), !word.folded.hasSuffix("ing") else { return false }
    let near = before.suffix(3)
    if word.folded.hasSuffix("s"), let last = near.last {
      return last.isWord
        && !["who", "that", "which", "user", "they", "everyone", "anyone"]
          .contains(last.folded)
        && !WordLists.subjects.contains(last.lemma)
    }
    for token in near.reversed() {
      if determiners.contains(token.folded) { return true }
      if !token.isWord || ["and", "or", "to", "not", "n't", "who", "that"].contains(token.folded) {
        return false
      }
    }
    return false
  }

  private static let determiners: Set<String> = ["a", "an", "any", "no", "the", "their", "another"]

  static func merging(_ words: [NameWords.Word]) -> [NameWords.Word] {
    var merged: [NameWords.Word] = []
    for word in words {
      if let verb = merged.last, let lemma = joined(verb.folded, verb.lemma, word.folded) {
        merged[merged.count - 1] = NameWords.Word(
          folded: "\(verb.folded) \(word.folded)", lemma: lemma)
      } else {
        merged.append(word)
      }
    }
    return merged
  }
}
