import AudienceDiagnostics

/// Verbs whose particle makes another verb: `sign in` is not `sign`.
enum PhrasalVerbs {
  /// Verb with its particles, in base form.
  private static let particles: [String: Set<String>] = {
    let table = [
      "sign in up out off", "log in on out off", "check out in", "opt in out", "set up",
      "turn on off", "pick up", "drop off", "top up", "cash out", "fill out in", "follow up",
      "cart out", "sell out", "tune in", "dial in", "work out", "hang up", "show up", "in app",
      "on file", "no show",
      "clock in out", "cash in out", "back up", "roll back", "dine in", "switch on off",
    ]
    return Dictionary(
      table.map { line in
        let words = line.split(separator: " ").map(String.init)
        return (Lemmatizer.lemma(of: words[0]), Set(words.dropFirst()))
      }, uniquingKeysWith: { $0.union($1) })
  }()

  /// Particles in another form: `logged into`, `check-ins`, `no-showed`.
  private static let plain = [
    "into": "in", "onto": "on", "ins": "in", "ups": "up", "outs": "out", "offs": "off",
    "showed": "show", "shows": "show",
  ]

  private static func joined(_ verb: String, _ particle: String) -> String? {
    let short = plain[particle] ?? particle
    return particles[verb]?.contains(short) == true ? "\(verb)_\(short)" : nil
  }

  /// The tokens with each verb and the particle behind it as one.
  static func merging(_ tokens: [Token]) -> [Token] {
    var merged: [Token] = []
    for token in tokens {
      if let verb = merged.last, verb.isWord, token.isWord,
        let lemma = joined(verb.lemma, token.folded)
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

  static func merging(_ words: [NameWords.Word]) -> [NameWords.Word] {
    var merged: [NameWords.Word] = []
    for word in words {
      if let verb = merged.last, let lemma = joined(verb.lemma, word.folded) {
        merged[merged.count - 1] = NameWords.Word(
          folded: "\(verb.folded) \(word.folded)", lemma: lemma)
      } else {
        merged.append(word)
      }
    }
    return merged
  }
}
