import AudienceDiagnostics
import AudienceSchema

/// A prompt with everything the annotators and the linker found in it.
///
/// A class because every stretch that is read refers to the one analysis of its prompt.
final class PromptAnalysis {
  let tokens: [Token]
  let vocabulary: Vocabulary
  let calendar: LocalCalendar
  let level: AudienceLevel
  /// Whether nothing but the names of traits says that the audience is of accounts.
  let isLevelByNames: Bool
  /// All that the annotators found, overlaps included.
  let mentions: [Mention]
  /// The chosen mentions, none overlapping, in order.
  let cover: [Mention]
  /// For each token the index of its chosen mention.
  let coverOfToken: [Int?]
  /// What the words match of the events' names.
  let eventMatches: EventMatches
  /// The words that spell an event's name out, which are no other text.
  let spelledNames: TokenSet
  let saidFields: SaidFields
  let saidValues: SaidValues
  let audienceMentions: [AudienceMention]
  let definitionMentions: [DefinitionMention]
  let spellingAssumptions: [AssumptionDraft]
  /// The tokens that have to be used, those that may name something, those that may be skipped, and
  /// those that say what is only wished.
  private(set) var contentTokens: TokenSet = []
  private(set) var nameableTokens: TokenSet = []
  private(set) var skippableTokens: TokenSet = []
  private var intentTokens: TokenSet = []
  /// The words that say how what stands beside them belongs together.
  private(set) lazy var joiningWords = JoiningWords(
    tokens: tokens, cover: cover, isRestricting: isRestricting)
  /// The words that may add nothing to what others say.
  private(set) lazy var redundantWords = Redundancy.Words(tokens)
  /// Nouns for people that stand in a list of a trait's values, and so are one of them.
  private(set) var listedRoles: TokenSet = []
  /// Nouns for people beside others that only some of them are: nothing says that both are meant.
  private(set) var openRoles: TokenSet = []
  /// The words that stand for one of a field's name, by the number of the name.
  private var wordsOfNames: [Int: TokenSet] = [:]
  private var durationsByUnit: [MeasureUnit: Set<Int>] = [:]
  /// Short words in capitals that are codes, though they would be function words: `US`, `IT`.
  private let codes: TokenSet
  /// The words of comparators that a number before them has taken: `orders or more`.
  private let joinedComparators: Set<Int>

  init(_ text: String, vocabulary: Vocabulary, calendar: LocalCalendar, level: AudienceLevel?) {
    let plain = TokenNormalizer(vocabulary: vocabulary).normalized(
      SchemaTalk(vocabulary: vocabulary).settled(
        Remarks.settled(
          Layout.settled(SearchWords.settled(TurnsOfPhrase.plain(Tokenizer.tokens(of: text)))))))
    let written = Indifference.settled(Request.settled(Paraphrase.settled(plain)))
    let corrected = SpellingCorrector(vocabulary: vocabulary).correct(written)
    let tokens = corrected.tokens
    self.tokens = tokens
    spellingAssumptions = corrected.assumptions
    codes = Self.codes(among: tokens)
    self.vocabulary = vocabulary
    self.calendar = calendar
    let eventMatches = EventMatches(tokens: tokens, vocabulary: vocabulary)
    self.eventMatches = eventMatches
    spelledNames = eventMatches.spelledNames(in: tokens, vocabulary)
    let linker = Linker(tokens: tokens, vocabulary: vocabulary)
    let saidFields = FieldLinker(tokens: tokens, vocabulary: vocabulary).said()
    let saidValues = linker.saidValues()
    self.saidFields = saidFields
    self.saidValues = saidValues
    audienceMentions = linker.audienceMentions()
    definitionMentions = linker.definitionMentions()
    let context = PromptContext(
      tokens: tokens, calendar: calendar, accountNouns: vocabulary.accountNouns,
      windows: vocabulary.windows)
    let annotators: [any Annotator] = [
      TimeAnnotator(), QuantityAnnotator(), ProvisoAnnotator(), WordAnnotator(), SubjectAnnotator(),
      QuantifierAnnotator(), ListHeaderAnnotator(),
      SingleAnnotator(),
    ]
    let exact = saidFields.ofNames.filter { $0.tokens.count > 1 && $0.quality == 1 }.map(\.tokens)
    let fields = saidFields.ofNames.filter { $0.tokens.count > 1 && $0.quality >= 0.9 }.map(
      \.tokens)
    let all =
      annotators.flatMap { $0.mentions(in: context) }.filter { mention in
        // In "company name" the company is not who the audience is of.
        guard mention.meaning == .subject || mention.meaning == .accountSubject else { return true }
        return !exact.contains {
          $0.contains(mention.tokens.lowerBound) && $0.contains(mention.tokens.upperBound)
        }
      }
      + QuantifierAnnotator().roles(
        Self.roles(saidValues.ofTraits, outside: exact, vocabulary), in: context)
      // "since" belongs to the name in "customer since date".
      + OrderAnnotator().mentions(in: context).filter { order in
        !fields.contains { $0.overlaps(order.tokens) }
      }
    let meant = all.filter { mention in
      !Self.isNamedNone(mention, saidFields, saidValues)
        && !Self.isHaving(mention, among: all, tokens)
    }
    mentions = meant
    let names =
      saidValues.places.filter { $0.count > 1 }
      + audienceMentions.filter { $0.tokens.count > 1 }.map(\.tokens)
      + definitionMentions.map(\.tokens)
      + saidFields.ofNames.filter {
        $0.tokens.count > 1 && $0.quality == 1 && tokens[$0.tokens.lowerBound].number == nil
          && NumberWords.values[tokens[$0.tokens.lowerBound].folded] != nil
      }.map { $0.tokens.lowerBound..<($0.tokens.lowerBound + 2) }
      + saidFields.ofNames.filter { Self.isNamedWithJoint($0, vocabulary, tokens) }.map(\.tokens)
      + saidFields.ofNames.filter { Self.isNamedByUnit($0, vocabulary, tokens) }.map(\.tokens)
      + saidValues.places.compactMap { Self.namedTime($0, vocabulary, tokens) }
    let levelReader = LevelReader(
      tokens: tokens, vocabulary: vocabulary, fields: saidFields, values: saidValues,
      audienceMentions: audienceMentions)
    let said = levelReader.level(
      from: meant.filter { mention in
        // "At-Risk Accounts" names who it is of only where the prompt begins with it.
        !names.contains { $0.lowerBound > 1 && $0.overlaps(mention.tokens) }
      })
    let decided = level ?? said.level
    self.level = decided
    isLevelByNames = level == nil && said.isByNames
    var fitting = decided == .users ? meant : Self.withoutNegatedUsers(meant)
    if decided == .accounts, let members = levelReader.membersOfAccountAudience {
      fitting.removeAll { mention in
        if case .quantifier = mention.meaning { members.overlaps(mention.tokens) } else { false }
      }
    }
    let separate = Self.cover(fitting, around: names, level: decided)
    let cover = Self.joiningPostfixes(separate)
    joinedComparators = Self.joinedComparators(separate)
    self.cover = cover
    var coverOfToken = [Int?](repeating: nil, count: tokens.count)
    for (index, mention) in cover.enumerated() {
      for token in mention.tokens { coverOfToken[token] = index }
    }
    self.coverOfToken = coverOfToken
    intentTokens = TokenSet(tokens.indices.lazy.filter(saysIntent))
    listedRoles = TokenSet(tokens.indices.lazy.filter(isListedRole))
    openRoles = TokenSet(tokens.indices.lazy.filter(isJoinedToState))
    contentTokens = TokenSet(tokens.indices.lazy.filter(hasContent)).union(openRoles)
    nameableTokens = TokenSet(tokens.indices.lazy.filter(namesSomething))
    skippableTokens = TokenSet(tokens.indices.lazy.filter(isGap))
  }

  /// Where values stand that users have and accounts have not: `admins`.
  ///
  /// - Parameter names: where fields are named in full.
  private static func roles(
    _ values: [ValueMention], outside names: [Range<Int>], _ vocabulary: Vocabulary
  ) -> [Range<Int>] {
    func scope(_ value: ValueMention) -> TraitScope? { vocabulary.fields[value.field].scope }
    let ofAccounts = Set(values.filter { scope($0) == .account }.map(\.tokens))
    let ofUsers = Set(
      values.filter { value in
        // "a security score" is a score.
        scope(value) == .user && !names.contains { $0 != value.tokens && $0.overlaps(value.tokens) }
      }.map(\.tokens))
    return ofUsers.subtracting(ofAccounts).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// In "with no admins" the "no" says how many of an account's users.
  private static func withoutNegatedUsers(_ all: [Mention]) -> [Mention] {
    let none = all.filter { $0.meaning == .quantifier(.none) }.map(\.tokens)
    return all.filter { mention in
      mention.meaning != .negation || !none.contains { $0.overlaps(mention.tokens) }
    }
  }

  /// The longest mentions that do not overlap; a name of the workspace is never cut.
  private static func cover(
    _ all: [Mention], around names: [Range<Int>], level: AudienceLevel
  ) -> [Mention] {
    let fitting = all.enumerated().filter { _, mention in
      if case .quantifier = mention.meaning, level == .users { return false }
      return !names.contains { name in
        name.overlaps(mention.tokens)
          && (name.count >= mention.tokens.count || mention.tokens.clamped(to: name) != name)
      }
    }
    let ordered = fitting.sorted { left, right in
      (-left.element.tokens.count, left.element.meaning.rank, left.offset)
        < (-right.element.tokens.count, right.element.meaning.rank, right.offset)
    }
    var chosen: [Mention] = []
    for (_, mention) in ordered
    where !chosen.contains(where: { $0.tokens.overlaps(mention.tokens) }) {
      chosen.append(mention)
    }
    return chosen.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// The properties that may be said in a unit of time.
  func durationFields(in unit: MeasureUnit) -> Set<Int> {
    if let known = durationsByUnit[unit] { return known }
    let found = vocabulary.durationFields.filter {
      vocabulary.fields[$0].factor(from: unit) != nil
    }
    durationsByUnit[unit] = found
    return found
  }

  /// The words that stand for one in the name of a field, or in what is said for it.
  func words(for name: FieldName) -> TokenSet {
    if let known = wordsOfNames[name.number] { return known }
    let words = Set(name.allWords).union(name.spellings.joined())
    let found = TokenSet(
      tokens.indices.lazy.filter { index in
        let token = self.tokens[index]
        return token.isWord && !token.isFunction
          && SynonymTable.related(to: token.lemma).contains(where: words.contains)
      })
    wordsOfNames[name.number] = found
    return found
  }

  func mention(at token: Int) -> Mention? {
    tokens.indices.contains(token) ? coverOfToken[token].map { cover[$0] } : nil
  }

  /// Whether a token has to be used for the prompt to be understood.
  func isContent(_ index: Int) -> Bool { contentTokens.contains(index) }

  private func hasContent(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .mark: return false
    case .number, .date, .quoted: return true
    case .word: break
    }
    // "one-off donations" are not all of them.
    if token.folded == "off", index > 0, tokens[index - 1].folded == "one" { return true }
    if isDistributive(index) || isShare(index) || isOfBothTimes(index)
      || listedRoles.contains(index) || isSaidOfSomebody(index)
    {
      return true
    }
    if let mention = mention(at: index) {
      switch mention.meaning {
      case .subject, .accountSubject: return isGoal(index) || isStateOfAccounts(index)
      case .quantifier(let quantifier): return quantifier == .none || quantifier == .notAll
      case .coordinator, .listHeader: return false
      case .comparatorBehind: return !joinedComparators.contains(index)
      case .aggregate(.different): return isBehindNumber(mention)
      case .aggregate(.perEvent), .aggregate(.sum): return false
      case .comparator: return !saysEquation(mention)
      case .time, .quantity, .frequency, .negation, .textOperator, .aggregate: return true
      }
    }
    if WordLists.operators.contains(token.folded) { return true }
    if level == .accounts, saysHaving(index) { return false }
    if isAffiliation(index) { return false }
    if isRestricting(index) || closesRestriction(index) { return false }
    if WordLists.modals.contains(token.folded) || isIntent(index) { return !isPolite(index) }
    return codes.contains(index) || isPredicate(index)
      || !token.isFunction && !token.isLight
  }

  /// `who are students`, `and any user is a viewer`: a noun for people that says what they are.
  private func isSaidOfSomebody(_ index: Int) -> Bool {
    guard mention(at: index)?.meaning == .subject,
      !WordLists.generalSubjects.contains(tokens[index].lemma)
    else { return false }
    var before = index - 1
    while before > 0, Self.beforeNouns.contains(tokens[before].folded) { before -= 1 }
    return before > 0 && Self.copulas.contains(tokens[before].folded)
  }

  private static let copulas: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "become", "became",
  ]
  private static let beforeNouns: Set<String> = [
    "a", "an", "the", "not", "n't", "also", "still", "our", "now", "already", "currently",
  ]

  /// `went from team to business`, where that is a plan: no noun for companies.
  private func isGoal(_ index: Int) -> Bool {
    index > 0 && ["to", "into", "from"].contains(tokens[index - 1].folded)
      && saidValues.places.contains(index..<(index + 1))
  }

  /// `viewers and guests who …`: whether a noun for people is a value of a trait, and another of its
  /// values stands beside it in a list.
  private func isListedRole(_ index: Int) -> Bool {
    guard mention(at: index)?.meaning == .subject,
      !WordLists.generalSubjects.contains(tokens[index].lemma)
    else { return false }
    func isJoint(_ place: Int) -> Bool {
      if case .coordinator(let kind)? = mention(at: place)?.meaning {
        kind != .andNot
      } else {
        false
      }
    }
    let values = saidValues.ofTraits
    return values.contains { one in
      one.tokens.contains(index)
        && values.contains { other in
          guard other.field == one.field else { return false }
          let between =
            other.tokens.upperBound <= one.tokens.lowerBound
            ? other.tokens.upperBound..<one.tokens.lowerBound
            : one.tokens.upperBound..<max(one.tokens.upperBound, other.tokens.lowerBound)
          return !between.isEmpty && between.allSatisfy(isJoint)
        }
    }
  }

  /// `buyers and sellers`, where a trait says who sells: the others are meant as well.
  private func isJoinedToState(_ index: Int) -> Bool {
    // "newsletter subscribers and homeowners" are both told by traits.
    guard mention(at: index)?.meaning == .subject,
      !WordLists.generalSubjects.contains(tokens[index].lemma),
      !saidFields.ofTraits.contains(where: {
        $0.tokens.contains(index) && vocabulary.fields[$0.field].field.type == .boolean
      }),
      !saidValues.ofTraits.contains(where: { $0.tokens.contains(index) })
    else { return false }
    return [(index + 1, index + 2), (index - 1, index - 2)].contains { joint, other in
      guard tokens.indices.contains(other),
        case .coordinator(let kind)? = mention(at: joint)?.meaning,
        kind != .andNot, tokens[other].folded.hasSuffix("s")
      else { return false }
      return saidFields.ofTraits.contains {
        $0.tokens == other..<(other + 1) && vocabulary.fields[$0.field].field.type == .boolean
      }
    }
  }

  /// `three different categories`: what is counted is how many there are of them.
  private func isBehindNumber(_ mention: Mention) -> Bool {
    switch self.mention(at: mention.tokens.lowerBound - 1)?.meaning {
    case .quantity, .frequency: true
    case nil, .time, .aggregate, .negation, .subject, .accountSubject, .quantifier,
      .textOperator, .coordinator, .comparator, .comparatorBehind, .listHeader:
      false
    }
  }

  /// `who saved more than five lists`: what people did, though the word may mean nothing elsewhere.
  private func isPredicate(_ index: Int) -> Bool {
    index > 0 && tokens[index].folded.hasSuffix("ed")
      && tokens[index].isLight
      && ["who", "that", "have", "has", "had", "n't", "not", "never", "recently", "just"].contains(
        tokens[index - 1].folded)
  }

  /// In a prompt that is all in capitals nothing is told by them.
  private static func codes(among tokens: [Token]) -> TokenSet {
    guard tokens.contains(where: { $0.isWord && $0.text.contains(where: \.isLowercase) }) else {
      return []
    }
    return TokenSet(
      tokens.indices.filter { index in
        let text = tokens[index].text
        return tokens[index].isWord && text.utf8.count == 2 && text == text.uppercased()
          && CountryTable.usualNames[text] != nil
      })
  }

  /// `about to cancel`, `want to buy`: what has not taken place.
  func isIntent(_ index: Int) -> Bool { intentTokens.contains(index) }

  private func saysIntent(_ index: Int) -> Bool {
    WordLists.intents.contains(tokens[index].folded) && index + 2 < tokens.count
      && tokens[index + 1].folded == "to" && tokens[index + 2].isWord
      && !tokens[index + 2].isCapitalised && !isAim(index + 2)
  }

  private static let aims = WordLists.list(
    "goal objective aim purpose intent intention motivation interest plan target need use_case")

  /// `want to build muscle`, where that is a goal that people have: no more than that it is theirs.
  private func isAim(_ start: Int) -> Bool {
    saidValues.ofTraits.contains { value in
      value.tokens.lowerBound == start
        && vocabulary.fields[value.field].allWords.contains(where: Self.aims.contains)
    }
  }

  /// `in each of the last 3 months`, `every week`: that it holds of every such time, which no tree
  /// says.
  private func isDistributive(_ index: Int) -> Bool {
    guard ["each", "every"].contains(tokens[index].folded) else { return false }
    let behind = tokens[(index + 1)...].prefix(5).map(\.folded)
    guard let next = behind.first else { return false }
    if Self.periods.contains(next) { return true }
    return next == "of" && behind.contains(where: Self.reaching.contains)
  }

  /// `half of the emails`, `most of their orders`: a share, which no tree says.
  func isShare(_ index: Int) -> Bool {
    guard
      ["half", "most", "majority", "third", "thirds", "quarter", "quarters"].contains(
        tokens[index].folded), index + 2 < tokens.count, tokens[index + 1].folded == "of",
      ["the", "their", "our", "all", "his", "her", "its", "those", "these"].contains(
        tokens[index + 2].folded)
    else { return false }
    if case .time? = mention(at: index)?.meaning { return false }
    return true
  }

  /// `in both January and February`: in each of them, where the time spans both.
  private func isOfBothTimes(_ index: Int) -> Bool {
    guard tokens[index].folded == "both", let time = mention(at: index + 1),
      case .time = time.meaning
    else { return false }
    return time.tokens.contains { tokens[$0].folded == "and" }
  }

  private static let periods: Set<String> = [
    "day", "week", "month", "quarter", "year", "weekday", "weekend", "hour",
  ]
  private static let reaching: Set<String> = ["last", "past", "previous"]

  /// `only those in Manchester`: what follows is asked for besides, of the same people.
  func isRestricting(_ index: Int) -> Bool {
    // "advanced users only"
    if tokens[index].folded == "only", let before = mention(at: index - 1)?.meaning,
      before == .subject || before == .accountSubject,
      index + 1 == tokens.count || !tokens[index + 1].isWord
        || ["who", "in", "with", "on", "from", "that"].contains(tokens[index + 1].folded)
    {
      return true
    }
    guard ["only", "just"].contains(tokens[index].folded), index + 1 < tokens.count else {
      return false
    }
    let next = mention(at: index + 1)?.meaning
    return next == .subject || next == .accountSubject
      || ["those", "the ones"].contains(tokens[index + 1].folded)
  }

  /// `…, recurring donations only`, `editors only, with …`: an "only" that ends a stretch of nouns
  /// between commas asks for no more than that it is so.
  func closesRestriction(_ index: Int) -> Bool {
    guard tokens[index].folded == "only", index > 0,
      index + 1 == tokens.count || Self.pauses.contains(tokens[index + 1].text)
    else { return false }
    let start = (tokens[..<index].lastIndex { Self.pauses.contains($0.text) } ?? -1) + 1
    return start < index && index - start <= 5 && (start..<index).allSatisfy(isNominal)
  }

  private static let pauses: Set<String> = [",", ";", "-", "–", "—", ":", ".", "(", ")"]

  /// Whether a word is no verb that says what was done.
  private func isNominal(_ index: Int) -> Bool {
    let word = tokens[index].folded
    if saidValues.tokens.contains(index) { return true }
    let isOfBoolean = saidFields.ofNames.contains {
      $0.tokens.contains(index) && vocabulary.fields[$0.field].field.type == .boolean
    }
    return isOfBoolean
      || !word.hasSuffix("ed") && IrregularForms.bases[word] == nil
        && !["who", "that", "have", "has", "not", "n't", "never", "no", "without"].contains(word)
  }

  /// `could you show …`, `I would like …`
  private func isPolite(_ index: Int) -> Bool {
    let next = index + 1 < tokens.count ? tokens[index + 1].folded : ""
    let before = index > 0 ? tokens[index - 1].folded : ""
    return ["you", "i", "we", "like", "love"].contains(next) || ["i", "we", "you"].contains(before)
  }

  func span(of index: Int) -> Span { tokens[index].span }
}

extension Meaning {
  /// What is preferred of two readings of the same words.
  var rank: Int {
    switch self {
    case .time: 0
    case .frequency: 1
    case .coordinator: 2
    case .quantifier: 3
    case .negation: 4
    case .quantity: 5
    case .comparatorBehind: 2
    case .listHeader: 2
    case .comparator: 6
    case .textOperator: 6
    case .aggregate: 7
    case .accountSubject: 8
    case .subject: 9
    }
  }
}
