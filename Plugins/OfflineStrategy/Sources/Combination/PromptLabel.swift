import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI

/// What an audience is called before it is told what it is: `Promoters: users who gave a score of
/// 9 or 10`, `Lapsed customers who bought nothing in 180 days`, `big spenders (over $500 a year)`.
///
/// A label is no condition of its own. It is looked for only where the prompt is not understood as
/// it stands; a word before a colon may be any name, an adjective has to be spelled out by the
/// rest.
struct PromptLabel {
  /// The label's words, as tokens.
  let tokens: TokenSet
  /// Whether the words name the audience, rather than ask for one.
  var isName = true
  /// What the rest has to say; nil where anything will do.
  let spelling: Spelling?

  /// What an adjective says of the people.
  enum Spelling: Hashable, Sendable {
    /// Something was not done, or long ago.
    case absence
    /// Something was done lately.
    case presence
    /// Something was done more than once.
    case often
    /// Something was done once.
    case once
    /// An amount is compared.
    case amount
    /// A score is compared.
    case score
  }

  /// The labels that a prompt may begin with.
  static func labels(of analysis: PromptAnalysis) -> [PromptLabel] {
    [request(analysis), beforeColon(analysis), adjective(analysis), noun(analysis)]
      .compactMap(\.self) + glosses(analysis)
  }

  /// Whether it is more than words that mean nothing where they stand: without those no other
  /// reading is to be had.
  func says(something analysis: PromptAnalysis) -> Bool {
    tokens.contains { index in
      analysis.isContent(index) || analysis.mention(at: index) != nil
        || !analysis.tokens[index].isWord || !analysis.tokens[index].isFunction
    }
  }

  /// What is taken for granted with it.
  func assumption(in analysis: PromptAnalysis) -> Assumption? {
    guard isName else { return nil }
    let words = tokens.filter { analysis.tokens[$0].isWord }
    let text = words.map { analysis.tokens[$0].text }.joined(separator: " ")
    return Assumption(
      spelling == nil
        ? "\"\(text)\" is what the audience is called"
        : "\"\(text)\" is what the rest of the description says",
      spans: SpanMaker(tokens: analysis.tokens).spans(TokenSet(words)))
  }

  private static let asking = WordLists.list(
    """
    i we want need would like love to create build make find get show give me us please a an the my our
    segment audience list cohort group of target for that include contain consist set up define help
    identify select pull generate looking look trying try all made new can you could identify reach
    send campaign email message let who which interested see know be is are am so
    hey hi hello grab fetch gimme quick one question someone anyone everyone after need needed real just
    """)

  /// `I want to create a segment of`: the words before the people that ask for an audience.
  private static func request(_ analysis: PromptAnalysis) -> PromptLabel? {
    let tokens = analysis.tokens
    guard
      let noun = tokens.indices.prefix(16).last(where: { index in
        let meaning = analysis.mention(at: index)?.meaning
        return (meaning == .subject || meaning == .accountSubject)
          && analysis.tokens[index].folded != "audience"
          && tokens[..<index].allSatisfy { $0.isWord ? asking.contains($0.lemma) : isPause($0) }
      }), noun > 0
    else { return nil }
    return PromptLabel(tokens: TokenSet(0..<noun), isName: false, spelling: nil)
  }

  /// `i'm looking for users who …`: whoever writes looks for them, they look for nothing.
  static func search(_ analysis: PromptAnalysis) -> PromptLabel? {
    let tokens = analysis.tokens
    guard
      let verb = tokens.indices.prefix(8).first(where: {
        searching.contains(tokens[$0].folded)
      }),
      tokens[..<verb].allSatisfy({ $0.isWord ? beforeSearch.contains($0.folded) : isPause($0) }),
      let noun = tokens.indices[(verb + 1)...].prefix(4).first(where: { index in
        let meaning = analysis.mention(at: index)?.meaning
        return meaning == .subject || meaning == .accountSubject
      }),
      tokens[(verb + 1)..<noun].allSatisfy({
        ["for", "the", "all", "any", "a", "list", "of", "our"].contains($0.folded)
      })
    else { return nil }
    return PromptLabel(tokens: TokenSet(0..<noun), isName: false, spelling: nil)
  }

  private static let searching: Set<String> = [
    "looking", "looking for", "searching", "hunting", "search", "look for", "look",
  ]
  private static let beforeSearch: Set<String> = [
    "i", "we", "am", "are", "is", "'m", "'re", "hey", "hi", "hello", "so", "ok", "okay", "team",
    "all", "please", "just", "currently", "folks", "guys", "here", "someone", "currently", "was",
  ]

  /// `quick one - people who …`
  private static func isPause(_ token: Token) -> Bool {
    [",", "-", ":", "!", "?", "—", "–", ".", "…"].contains(token.text)
  }

  private static func beforeColon(_ analysis: PromptAnalysis) -> PromptLabel? {
    let tokens = analysis.tokens
    guard let colon = tokens.prefix(7).indices.first(where: { isPointing($0, tokens) }), colon > 0,
      tokens.count - colon > 3,
      (0..<colon).allSatisfy({ index in
        tokens[index].isWord && isPlain(analysis.mention(at: index)) || tokens[index].text == "-"
          || isRepeated(index, behind: colon, analysis)
      }),
      !tokens[..<colon].contains(where: { leavingOut.contains($0.folded) }),
      // "advanced users only: …" says who they are, unless it is said once more.
      !tokens[..<colon].contains(where: { ["only", "just"].contains($0.folded) })
        || tokens[..<colon].contains(where: { one in
          !one.isFunction
            && tokens[colon...].contains { $0.isWord && $0.lemma == one.lemma }
        }),
      !analysis.saidValues.ofTraits.contains(where: { $0.tokens.upperBound <= colon })
    else { return nil }
    return PromptLabel(tokens: TokenSet(0..<(colon + 1)), spelling: nil)
  }

  /// `90-day engaged: … in the last 90 days`: a length of time that the rest says again.
  private static func isRepeated(_ index: Int, behind colon: Int, _ analysis: PromptAnalysis)
    -> Bool
  {
    let tokens = analysis.tokens
    guard analysis.mention(at: index) != nil || tokens[index].number != nil else { return false }
    let words = analysis.mention(at: index)?.tokens ?? index..<(index + 1)
    return words.upperBound <= colon
      && words.contains { place in
        tokens[place].number.map { number in
          tokens[colon...].contains { $0.number == number }
        } == true
      }
  }

  /// `staff excluded: …` says who is left out.
  private static let leavingOut: Set<String> = [
    "exclude", "excluded", "excludes", "omit", "omitted", "remove", "removed", "drop", "dropped",
    "out", "suppress", "suppressed", "skip", "skipped", "ignore", "ignored", "included", "include",
  ]

  /// A colon, or a dash or equals sign between spaces.
  private static func isPointing(_ index: Int, _ tokens: [Token]) -> Bool {
    if tokens[index].text == ":" { return true }
    return ["-", "–", "—", "="].contains(tokens[index].text) && index > 0
      && tokens.indices.contains(index + 1)
      && tokens[index - 1].span.end < tokens[index].span.start
      && tokens[index].span.end < tokens[index + 1].span.start
  }

  static func isPlain(_ mention: Mention?) -> Bool {
    switch mention?.meaning {
    case nil, .subject, .accountSubject, .aggregate: true
    case .time, .quantity, .frequency, .negation, .quantifier, .textOperator, .coordinator,
      .comparator, .comparatorBehind, .listHeader:
      false
    }
  }

  /// An adjective before the people, who are told of in a clause behind them.
  private static func adjective(_ analysis: PromptAnalysis) -> PromptLabel? {
    let tokens = analysis.tokens
    guard
      let noun = tokens.indices.prefix(6).first(where: {
        let meaning = analysis.mention(at: $0)?.meaning
        return $0 > 0 && (meaning == .subject || meaning == .accountSubject)
      })
    else { return nil }
    for start in max(0, noun - 2)..<noun {
      let words = tokens[start..<noun].map(\.folded).joined(separator: " ")
      if let spelling = adjectives[words] {
        return PromptLabel(tokens: TokenSet(start..<noun), spelling: spelling)
      }
    }
    return nil
  }

  /// A name for the people that a relative clause spells out: `Detractors who scored 6 or lower`.
  private static func noun(_ analysis: PromptAnalysis) -> PromptLabel? {
    let tokens = analysis.tokens
    guard tokens.count > 3, let name = tokens.first, name.isWord,
      ["who", "that", "whose", "with", "having"].contains(tokens[1].folded)
        || tokens[1].folded.hasSuffix("ing") && tokens[1].folded.utf8.count > 5,
      let spelling = nouns[name.folded]
    else { return nil }
    return PromptLabel(tokens: [0], spelling: spelling)
  }

  private static let nouns: [String: Spelling] = [
    "detractors": .score, "promoters": .score, "passives": .score, "spenders": .amount,
    "whales": .amount, "payers": .presence, "churners": .absence, "dropouts": .absence,
    "abandoners": .absence, "regulars": .often, "enthusiasts": .often, "fans": .often,
    "superfans": .often, "newcomers": .presence, "newbies": .presence, "starters": .presence,
  ]

  /// Whether a reading of the rest says what the label says.
  func isSpelledOut(in condition: Condition) -> Bool {
    guard let spelling else { return true }
    return Self.says(spelling, condition)
  }

  private static func says(_ spelling: Spelling, _ condition: Condition) -> Bool {
    switch condition {
    case .and(let members), .or(let members):
      return members.contains { says(spelling, $0.condition) }
    case .any(let inner), .all(let inner): return says(spelling, inner.condition)
    case .not: return spelling == .absence
    case .compare(.measure(let stream, let measure), let symbol, .literal(.number(let number))):
      let isNone = symbol == .equal && number == ExactNumber(0)
      switch spelling {
      case .absence: return isNone
      case .presence: return !isNone && stream.hasWindow
      case .often:
        return (symbol == .greater && number >= ExactNumber(1))
          || (symbol == .greaterOrEqual && number >= ExactNumber(2))
      case .once: return symbol == .equal && number == ExactNumber(1)
      case .amount: return measure != .count
      case .score: return stream.hasFilter
      }
    case .compare(.trait, let symbol, .literal(.number)):
      return spelling == .amount || spelling == .score
        || spelling == .often && symbol != .less && symbol != .lessOrEqual
    case .test(.trait, .oneOf): return spelling == .score
    case .test(.trait, .withinLast): return spelling == .presence
    case .test(.trait, .beforeLast): return spelling == .absence
    case .compare(.trait, .greaterOrEqual, .literal(.date)): return spelling == .presence
    case .compare, .test: return false
    }
  }

  private static let adjectives: [String: Spelling] = {
    let table: [(String, Spelling)] = [
      (
        """
        lapsed|inactive|dormant|churned|lost|idle|disengaged|unengaged|sleeping|stale|lapsing|\
        at risk|slipping|cold|quiet|absent|missing|win back|winback|unconverted|abandoning
        """, .absence
      ),
      ("new|newly acquired|active|engaged|recent|current|brand new|fresh|hot|warm", .presence),
      (
        """
        loyal|frequent|repeat|returning|regular|heavy|avid|power|super|habitual|multi time
        """, .often
      ),
      ("one time|first time|single|onetime|single purchase", .once),
      ("high value|big|valuable|vip|high spending|big spending|premium|low value", .amount),
      (
        """
        happy|unhappy|satisfied|dissatisfied|disappointed|delighted|very happy|very unhappy|\
        very satisfied|very dissatisfied|frustrated
        """, .score
      ),
    ]
    return Dictionary(
      table.flatMap { words, spelling in
        words.split(separator: "|").map { (String($0), spelling) }
      }, uniquingKeysWith: { first, _ in first })
  }()
}

extension AudienceConditions.Stream {
  /// Whether its events are compared.
  fileprivate var hasFilter: Bool {
    filters.contains { filter in
      if case .condition = filter { true } else { false }
    }
  }

  /// Whether a window bounds it.
  fileprivate var hasWindow: Bool {
    filters.contains { filter in
      if case .window = filter { true } else { false }
    }
  }
}
