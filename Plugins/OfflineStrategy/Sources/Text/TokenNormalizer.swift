import AudienceDiagnostics

/// Brings the words of a prompt to the form the workspace's names have: short forms are written
/// out (`appts`), words are joined or taken apart as the names do (`on call` for `is_oncall`,
/// `pageviews` for `Page Viewed`).
struct TokenNormalizer {
  let vocabulary: Vocabulary

  func normalized(_ tokens: [Token]) -> [Token] {
    var found: [Token] = []
    var index = 0
    while index < tokens.count {
      let token = attending(tokens[index])
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if let (compound, count) = compound(at: index, in: tokens) {
        found.append(compound)
        index += count
        continue
      }
      if let next, let joined = joined(token, next) ?? withUnit(token, next, after: found.last),
        !PhrasalVerbs.isOfTime(next, before: tokens[(index + 2)...], found + [token])
      {
        found.append(joined)
        index += 2
        continue
      }
      if let absence = absence(token, after: found) {
        found.removeLast(absence.count)
        found.append(absence.token)
      } else if let parts = cased(token) ?? parts(of: token) {
        found += parts
      } else if token.folded == "been", let next, next.folded == "to" {
        // Who has been to a place has gone there.
        found.append(
          Token(kind: .word, text: token.text, folded: "gone", lemma: "go", span: token.span))
      } else if Self.isVerb(token, after: found.last, before: tokens[(index + 1)...]) {
        // Trips that last 25 minutes or longer take so long.
        found.append(
          Token(kind: .word, text: token.text, folded: "take", lemma: "take", span: token.span))
      } else if token.lemma == "spend", Self.beginsWithTime(tokens[(index + 1)...]) {
        // Who spends hours in a thing uses it for so long.
        found.append(
          Token(kind: .word, text: token.text, folded: token.folded, lemma: "use", span: token.span)
        )
      } else if isMembership(token, after: found.last, before: next) {
        found.append(
          Token(
            kind: .word, text: "\(token.text) \(tokens[index + 1].text)", folded: "in", lemma: "in",
            span: token.span.union(tokens[index + 1].span)))
        index += 1
      } else {
        found +=
          inactive(token, before: next)
          ?? [
            people(token, after: found.last, before: next)
              ?? written(token, after: found.last, before: next)
          ]
      }
      index += 1
    }
    return found
  }

  /// `trips last 25 minutes or longer`: the verb, where `the last 25 minutes` are when.
  private static func isVerb(
    _ token: Token, after before: Token?, before tokens: ArraySlice<Token>
  ) -> Bool {
    let next = Array(tokens.prefix(4))
    guard token.folded == "last", let before, before.isWord, !before.isFunction,
      before.folded.hasSuffix("s"), MeasureUnit.named(before.lemma)?.kind != "time",
      next.count == 4,
      next[0].number != nil, MeasureUnit.named(next[1].lemma)?.kind == "time"
    else { return false }
    return next[2].folded == "or" && ["longer", "more", "less", "shorter"].contains(next[3].folded)
  }

  /// `more than 10 hours`, `at least an hour`; `in the last 10 hours` is when.
  private static func beginsWithTime(_ tokens: ArraySlice<Token>) -> Bool {
    for token in tokens.prefix(8) {
      if MeasureUnit.named(token.lemma)?.kind == "time" { return true }
      guard
        token.number != nil || NumberWords.values[token.folded] != nil
          || comparing.contains(token.folded)
      else { return false }
    }
    return false
  }

  private static let comparing: Set<String> = [
    "more", "less", "than", "over", "under", "at", "least", "most", "up", "to", "about", "around",
    "nearly", "almost", "a", "an", "total", "of", "between", "and", "or", "fewer", "exactly",
    "half",
    "above", "below", "+", "-", "upwards", "just", "well", "no", "not", "minimum", "maximum",
    "combined", "full", "whole", "altogether", ">", "<", "=",
  ]

  /// `who are part of the Career Switchers audience`: who are in it.
  private func isMembership(_ token: Token, after before: Token?, before next: Token?) -> Bool {
    ["part", "member", "members"].contains(token.folded) && next?.folded == "of"
      && before.map { Self.being.contains($0.folded) } == true
  }

  private static let being: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "a", "not", "n't", "also", "already", "now",
    "currently", "still", "form", "forms", "both",
  ]

  /// `showed up`, where the workspace calls that attending.
  private func attending(_ token: Token) -> Token {
    guard Self.appearing.contains(token.lemma), !vocabulary.schemaWords.contains(token.lemma),
      !vocabulary.schemaWords.contains(Self.noShow), vocabulary.schemaWords.contains(Self.attend)
    else { return token }
    return Token(
      kind: .word, text: token.text, folded: "attended", lemma: Self.attend, span: token.span)
  }

  private static let attend = Lemmatizer.lemma(of: "attended")
  private static let appearing = ["show_up", "turn_up"]
  private static let noShow = "no_show"

  /// `didn't show up`, where the workspace has an event of that: the verb, with how many tokens before
  /// it belong to it.
  private func absence(_ token: Token, after before: [Token]) -> (token: Token, count: Int)? {
    guard Self.appearing.contains(token.lemma), vocabulary.schemaWords.contains(Self.noShow),
      let negation = before.last, ["not", "n't"].contains(negation.folded)
    else { return nil }
    let hasAuxiliary =
      before.dropLast().last.map { ["did", "do", "does", "have", "has"].contains($0.folded) }
      == true
    let words = before.suffix(hasAuxiliary ? 2 : 1) + [token]
    guard let first = words.first else { return nil }
    let said = Token(
      kind: .word, text: words.map(\.text).joined(separator: " "), folded: "no-showed",
      lemma: Self.noShow, span: first.span.union(token.span))
    return (said, words.count - 1)
  }

  /// Several words that a name of the workspace has as one other, where it has not them.
  private func compound(at start: Int, in tokens: [Token]) -> (token: Token, count: Int)? {
    guard tokens[start].isWord else { return nil }
    for (rest, word) in CompoundWords.table[tokens[start].lemma] ?? [] {
      let end = start + 1 + rest.count
      guard end <= tokens.count, vocabulary.isNamed(word),
        zip(tokens[(start + 1)..<end], rest).allSatisfy({ $0.isWord && $0.lemma == $1 }),
        !vocabulary.neighbours.contains(tokens[start].lemma + rest[0]),
        vocabulary.pairs[tokens[start].folded + rest[0]] == nil
      else { continue }
      let text = tokens[start..<end].map(\.text).joined(separator: " ")
      let token = Token(
        kind: .word, text: text, folded: word, lemma: word,
        span: tokens[start].span.union(tokens[end - 1].span))
      return (token, end - start)
    }
    return nil
  }

  /// `30d`, where a name of the workspace has it as a word.
  private func withUnit(_ number: Token, _ unit: Token, after before: Token?) -> Token? {
    guard number.number != nil, unit.isWord, number.span.end == unit.span.start,
      before.map({ Self.reaching.contains($0.folded) }) != true
    else { return nil }
    let folded = number.text + unit.folded
    guard vocabulary.schemaWords.contains(folded) else { return nil }
    return Token(
      kind: .word, text: number.text + unit.text, folded: folded, lemma: folded,
      span: number.span.union(unit.span))
  }

  /// Before a number with its unit they say when: `in the last 30d` is no name.
  private static let reaching: Set<String> = [
    "last", "past", "previous", "prior", "next", "within", "trailing", "in", "for", "over",
    "every", "than", "least", "most", "coming",
  ]

  /// Two words that a name of the workspace writes as one.
  private func joined(_ one: Token, _ other: Token) -> Token? {
    // "enrolled in paperless …" has no word "inpaperless", whatever may be its contrary.
    guard one.isWord, other.isWord, one.folded != "in",
      one.folded != "on" || !other.folded.hasSuffix("ed"), !one.text.contains(" "),
      !other.text.contains(" "), vocabulary.pairs[one.folded + other.lemma] == nil,
      !vocabulary.neighbours.contains(one.lemma + other.lemma)
    else { return nil }
    let folded = one.folded + other.folded
    let lemma = Lemmatizer.lemma(of: folded)
    guard lemma.utf8.count >= 5, vocabulary.schemaWords.contains(lemma) else { return nil }
    // "their first course" is no coupon `FIRSTCOURSE`, "first name" may be a trait.
    if Self.ranking.contains(one.folded),
      vocabulary.events(mentioning: [lemma]).isEmpty, vocabulary.fields(mentioning: [lemma]).isEmpty
    {
      return nil
    }
    return Token(
      kind: .word, text: "\(one.text) \(other.text)", folded: folded, lemma: lemma,
      span: one.span.union(other.span))
  }

  /// Words that say which of several things is meant, before the thing.
  private static let ranking: Set<String> = [
    "first", "last", "next", "second", "third", "new", "latest", "best", "only",
  ]

  /// A name written in one word with capitals inside, of words that the workspace's names have:
  /// `supportTicketOpened`.
  private func cased(_ token: Token) -> [Token]? {
    guard token.isWord, token.text.utf8.count == token.folded.utf8.count,
      token.text.dropFirst().contains(where: \.isUppercase),
      token.text.contains(where: \.isLowercase),
      !vocabulary.schemaWords.contains(token.lemma)
    else { return nil }
    let words = NameWords.words(of: token.text)
    guard words.count > 1 || words.first?.folded.contains(" ") == true,
      words.allSatisfy({ vocabulary.schemaWords.contains($0.lemma) })
    else { return nil }
    var start = 0
    let text = Array(token.text.utf8)
    var found: [Token] = []
    for word in words {
      let end = start + word.folded.utf8.filter { $0 != UInt8(ascii: " ") }.count
      guard end <= text.count else { return nil }
      found.append(
        Token(
          kind: .word, text: String(decoding: text[start..<end], as: UTF8.self),
          folded: word.folded, lemma: word.lemma,
          span: Span(token.span.start + start, token.span.start + end)))
      start = end
    }
    return start == text.count ? found : nil
  }

  /// One word that a name of the workspace writes as two.
  private func parts(of token: Token) -> [Token]? {
    guard token.isWord, token.text.utf8.count == token.folded.utf8.count else { return nil }
    let digits = token.folded.prefix { $0.isNumber }
    if !digits.isEmpty, digits.count < token.folded.count, let number = Int(digits),
      let word = NumberWords.values.filter({ $0.value == number }).keys.min(),
      vocabulary.pairs[word + token.folded.dropFirst(digits.count)] != nil
    {
      return split(token, at: digits.utf8.count, as: word)
    }
    guard !vocabulary.schemaWords.contains(token.lemma), token.folded.utf8.count >= 6,
      let length = vocabulary.pairs[token.lemma], length < token.folded.utf8.count
    else { return nil }
    return split(token, at: length)
  }

  private func split(_ token: Token, at length: Int, as word: String? = nil) -> [Token]? {
    let text = Array(token.text.utf8)
    let folded = Array(token.folded.utf8)
    let middle = token.span.start + length
    let first = word ?? String(decoding: folded[..<length], as: UTF8.self)
    let second = String(decoding: folded[length...], as: UTF8.self)
    return [
      Token(
        kind: .word, text: String(decoding: text[..<length], as: UTF8.self), folded: first,
        lemma: Lemmatizer.lemma(of: first), span: Span(token.span.start, middle)),
      Token(
        kind: .word, text: String(decoding: text[length...], as: UTF8.self), folded: second,
        lemma: Lemmatizer.lemma(of: second), span: Span(middle, token.span.end)),
    ]
  }

  /// `premium subs who …`, `subs w/ …`: people, where the word may be short for what they have.
  private func people(_ token: Token, after before: Token?, before next: Token?) -> Token? {
    guard token.folded == "subs", token.isWord,
      before.map({ Self.owning.contains($0.folded) || $0.number != nil }) != true,
      next.map({ next in
        !next.isWord || Self.telling.contains(next.folded) || next.folded.hasSuffix("ing")
      }) ?? true
    else { return nil }
    return Token(
      kind: .word, text: token.text, folded: "subscribers",
      lemma: Lemmatizer.lemma(of: "subscribers"), span: token.span)
  }

  /// Before "subs" they say that it is what people have.
  private static let owning: Set<String> = [
    "their", "his", "her", "a", "an", "the", "any", "no", "of", "gift", "our", "buy", "bought",
    "more", "than", "started", "cancelled", "canceled", "paused", "renewed", "s",
  ]

  /// Behind it they tell of people.
  private static let telling: Set<String> = [
    "who", "w", "w/", "with", "without", "w/o", "that", "whose", "in", "aged", "on", "from", "up",
    "over", "under", "and", "or", "but", "not", "living", "due", "where", "older", "younger",
  ]

  /// `inactive for 60 days`: not active in that time; elsewhere it may be a state that has no time.
  private func inactive(_ token: Token, before next: Token?) -> [Token]? {
    guard token.folded == "inactive", token.isWord,
      ["for", "in", "over", "since", "within", "during"].contains(next?.folded),
      !vocabulary.schemaWords.contains(token.lemma),
      vocabulary.values.beginning(with: token.lemma).isEmpty
    else { return nil }
    return split(token, at: 2, as: "not")
  }

  /// `us accounts`, `in the us`: the country, and no pronoun.
  private func isCountry(_ token: Token, after before: Token?, before next: Token?) -> Bool {
    guard token.text == "us" else { return false }
    if before?.folded == "the" { return true }
    guard before == nil || before?.isWord == false || before?.folded == "or", let next,
      next.isWord
    else { return false }
    return WordLists.subjects.contains(next.lemma) || WordLists.accounts.contains(next.lemma)
      || ["based", "only", "residents", "market"].contains(next.folded)
  }

  private static let particles: Set<String> = ["on", "in", "out", "up", "off", "over", "back"]

  /// The token with a short form written out, where the workspace has the whole word.
  private func written(_ token: Token, after before: Token?, before next: Token?) -> Token {
    guard token.isWord else { return token }
    // "add-ons", "log-ins"
    if let before, before.span.end + 1 == token.span.start, token.folded.hasSuffix("s"),
      vocabulary.neighbours.contains(before.lemma + token.folded.dropLast())
        || vocabulary.pairs[before.folded + token.folded.dropLast()] != nil,
      Self.particles.contains(String(token.folded.dropLast()))
    {
      let particle = String(token.folded.dropLast())
      return Token(
        kind: .word, text: token.text, folded: particle, lemma: particle, span: token.span)
    }
    if isCountry(token, after: before, before: next) {
      return Token(kind: .word, text: "US", folded: "us", lemma: "us", span: token.span)
    }
    let inFull =
      before?.number != nil
      ? ChatSpellings.units[token.folded] ?? ChatSpellings.words[token.folded]
      : ChatSpellings.words[token.folded]
    // "mo" may be a name of the workspace, "US" is no "us".
    if let inFull, !vocabulary.schemaWords.contains(token.lemma) || before?.number != nil,
      token.text.utf8.count < 2 || token.text != token.text.uppercased()
    {
      return Token(
        kind: .word, text: token.text, folded: inFull, lemma: Lemmatizer.lemma(of: inFull),
        span: token.span)
    }
    // A cat is a cat where that is a value, and "Promo Hunters" may be an audience's name.
    guard let whole = Abbreviations.words[token.lemma], !vocabulary.values.haveWord(token.lemma),
      !vocabulary.audiences.contains(where: { audience in
        audience.spellings.contains { $0.contains(token.lemma) }
      }),
      vocabulary.schemaWords.contains(whole) || WordLists.subjects.contains(whole)
    else { return token }
    return Token(
      kind: .word, text: token.text, folded: token.folded, lemma: whole, span: token.span)
  }
}
