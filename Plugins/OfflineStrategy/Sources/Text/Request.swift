/// Finds what is said of the request and not of the audience: `need folks who …`, `…, need them for
/// the promo`, `… so we can send them a coupon`.
///
/// Its words are read as ones with a grammatical job only; an explanation lists them among the words
/// that nothing used.
enum Request {
  /// The tokens with such words made into what they are worth.
  static func settled(_ tokens: [Token]) -> [Token] {
    var settled = tokens
    for index in [opening(tokens), purpose(tokens)].joined() where tokens[index].kind == .word {
      settled[index] = tokens[index].madeFunctional
    }
    return excluding(settled)
  }

  /// What asks for an audience, before the noun for people that it begins with: `identify users
  /// who`, `can you pull up all accounts that`, `need folks who`.
  private static func opening(_ tokens: [Token]) -> Range<Int> {
    let start = behindAddress(tokens)
    guard start < tokens.count else { return 0..<0 }
    let word = tokens[start].folded
    let isPlain = asks.contains(word) || wishes.contains(word)
    if asks.contains(word), let end = described(in: tokens, behind: start) { return 0..<end }
    guard isPlain || deeds.contains(word), let noun = people(in: tokens, behind: start) else {
      return 0..<0
    }
    let isDetermined = noun > start + 1 && determiners.contains(tokens[noun - 1].folded)
    guard isPlain || isDetermined || isTold(noun, of: tokens) else { return 0..<0 }
    return 0..<noun
  }

  /// `Exclude users who …` is everyone but them.
  private static func excluding(_ tokens: [Token]) -> [Token] {
    let start = behindAddress(tokens)
    guard start < tokens.count, exclusions.contains(tokens[start].folded),
      let noun = people(in: tokens, behind: start), isTold(noun, of: tokens)
    else { return tokens }
    let verb = tokens[start]
    func said(_ word: String) -> Token {
      Token(
        kind: .word, text: verb.text, folded: word, lemma: Lemmatizer.lemma(of: word),
        span: verb.span)
    }
    return tokens[..<start] + [said("everyone"), said("excluding")] + tokens[noun...]
  }

  /// Where a request begins behind a greeting and what makes it polite.
  private static func behindAddress(_ tokens: [Token]) -> Int {
    tokens.firstIndex { !addresses.contains($0.folded) && $0.kind != .mark } ?? tokens.count
  }

  /// The noun for people or companies behind a verb and words that add nothing.
  private static func people(in tokens: [Token], behind verb: Int) -> Int? {
    var end = verb + 1
    while end < tokens.count, end - verb < 9, fillers.contains(tokens[end].folded) { end += 1 }
    guard end < tokens.count,
      WordLists.subjects.contains(tokens[end].lemma)
        || WordLists.accounts.contains(tokens[end].lemma)
    else { return nil }
    return end
  }

  /// Where what people are called begins behind a verb that asks for them: `can you pull cat owners`,
  /// `grab gold members`. Nil where the verb may be one of theirs.
  private static func described(in tokens: [Token], behind verb: Int) -> Int? {
    guard people(in: tokens, behind: verb) == nil else { return nil }
    var start = verb + 1
    while start < tokens.count, start - verb < 6, fillers.contains(tokens[start].folded) {
      start += 1
    }
    let noun = (start..<min(start + 4, tokens.count)).first { index in
      WordLists.subjects.contains(tokens[index].lemma)
        || WordLists.accounts.contains(tokens[index].lemma)
    }
    guard let noun, noun > start,
      tokens[start..<noun].allSatisfy({ $0.isWord && !$0.isFunction })
    else { return nil }
    return tokens[..<verb].contains { courtesies.contains($0.folded) } || isTold(noun, of: tokens)
      ? start : nil
  }

  private static let courtesies: Set<String> = [
    "can", "could", "would", "please", "kindly", "help", "let", "lets", "let's", "need", "me",
  ]

  /// Whether what people they are is told right behind the noun.
  private static func isTold(_ noun: Int, of tokens: [Token]) -> Bool {
    noun + 1 < tokens.count && relatives.contains(tokens[noun + 1].folded)
  }

  /// What the audience is wanted for, at the prompt's end.
  private static func purpose(_ tokens: [Token]) -> Range<Int> {
    for start in tokens.indices.dropFirst(2) {
      let words = tokens[start...].prefix(4).map(\.folded)
      if Self.purposes.contains(where: { words.starts(with: $0) }) { return start..<tokens.count }
    }
    return 0..<0
  }

  private static let addresses: Set<String> = [
    "hi", "hey", "hello", "team", "i", "we", "you", "please", "just", "ok", "okay", "so", "kindly",
    "can", "could", "would", "'d", "like", "love", "help", "me", "us", "to", "let", "lets", "let's",
    "'s",
    "now",
  ]
  private static let wishes: Set<String> = [
    "need", "want", "needing", "wanting", "require", "gimme",
  ]
  /// Verbs that ask for an audience, whatever stands before the people.
  private static let asks: Set<String> = [
    "identify", "isolate", "pinpoint", "determine", "discover", "locate", "retrieve", "gather",
    "compile", "assemble", "extract", "fetch", "grab", "pull", "select", "pick", "find", "show",
    "list", "get", "give", "build", "create", "make", "generate",
    "narrow", "spot", "uncover", "produce", "prepare", "define", "include", "see", "detect",
    "highlight", "enumerate", "look up", "look for", "pick out",
  ]
  /// Verbs that ask for one where the people are told of, or have a word such as "all" before them:
  /// by themselves they may be said of the people (`return customers`).
  private static let deeds: Set<String> = [
    "return", "export", "display", "capture", "collect", "surface", "filter", "query", "search",
    "look", "track", "monitor", "view", "print", "save", "segment", "group", "email", "message",
    "text", "call", "contact", "retarget", "engage", "reengage", "reward", "invite", "thank",
    "nudge", "output", "report", "analyze", "analyse", "separate", "focus", "count",
  ]
  private static let exclusions: Set<String> = [
    "exclude", "excluding", "except", "omit", "remove", "drop", "skip", "leave", "leave out",
    "filter out", "take out",
  ]
  private static let determiners: Set<String> = [
    "all", "any", "every", "the", "our", "those", "of", "for", "only", "to",
  ]
  private static let relatives: Set<String> = [
    "who", "that", "whose", "which", "with", "without", "having", "in", "from", "on", "whom",
  ]
  private static let fillers: Set<String> = [
    "a", "an", "the", "all", "list", "of", "to", "see", "get", "find", "for", "any", "our", "my",
    "segment", "audience", "group", "cohort", "every", "those", "me", "us", "up", "out", "down",
    "only", "just", "on", "at", "full", "complete", "containing", "that", "includes",
    "including", "consisting", "contains",
  ]
  private static let purposes: [[String]] = [
    ["need", "them", "for"], ["need", "it", "for"], ["need", "this", "for"],
    ["want", "them", "for"], ["want", "it", "for"], ["want", "this", "for"],
    ["need", "to", "email"], ["want", "to", "email"], ["so", "we", "can"], ["so", "i", "can"],
    ["so", "that", "we", "can"], ["so", "that", "i", "can"],
  ]
}

extension Token {
  /// The word with a grammatical job only.
  var madeFunctional: Token {
    Token(kind: .word, text: text, folded: "whether", lemma: "whether", span: span)
  }
}
