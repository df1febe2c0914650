import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// Says why a prompt was not understood, what it may have meant, and what would work.
struct RefusalMaker {
  let analysis: PromptAnalysis
  let reader: PromptReader

  /// A refusal for readings that all leave something open, or are in doubt.
  ///
  /// - Parameters:
  ///   - partials: the best first.
  ///   - doubts: what speaks against the best that leaves nothing open.
  func refusal(_ partials: [Partial], doubts: [Doubt.Finding] = []) -> Refusal {
    if let lookback = lookbackRefusal(partials.first) { return lookback }
    let workspace = analysis.vocabulary.workspace
    let tied =
      partials.lazy.filter(\.unresolved.isEmpty).compactMap { $0.draft?.tiedWords }
      .first { !$0.isEmpty } ?? []
    let doubted = doubts.first?.tokens ?? []
    let open =
      !tied.isEmpty
      ? tied
      : !doubted.isEmpty
        ? doubted : partials.first { !$0.unresolved.isEmpty }?.unresolved ?? []
    let spans = SpanMaker(tokens: analysis.tokens).spans(open)
    let words = open.sorted().map { analysis.tokens[$0].text }
    let cause: String
    if let ofAccounts = causeOfLevel(open) {
      cause = ofAccounts
    } else if words.isEmpty {
      cause = "the words name no event, trait or audience of workspace '\(workspace.name)'"
    } else {
      let shown = words.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
      cause =
        !tied.isEmpty
        ? "\(shown) may be of several events of workspace '\(workspace.name)'"
        : doubts.first.map { $0.sign != .unaccounted } == true
          ? "what workspace '\(workspace.name)' has may not be what \(shown) means"
          : "nothing in workspace '\(workspace.name)' was found for \(shown)"
    }
    return Refusal(
      .reword, cause: cause, spans: spans, nearestNames: nearestNames(to: open),
      workingPrompt: NearestPrompt(analysis: analysis, reader: reader).text(partials))
  }

  /// `users of accounts on the enterprise plan`, where accounts have a plan and users have none.
  private func causeOfLevel(_ open: TokenSet) -> String? {
    guard analysis.level == .users, !open.isEmpty else { return nil }
    let fields = analysis.vocabulary.fields
    let values = analysis.saidValues.ofTraits.map { (field: $0.field, tokens: $0.tokens) }
    let names = analysis.saidFields.ofTraits.map { (field: $0.field, tokens: $0.tokens) }
    let found = (values + names).filter {
      fields[$0.field].scope == .account && !open.isDisjoint(with: TokenSet($0.tokens))
    }
    let covered = found.reduce(into: TokenSet()) { $0.formUnion($1.tokens) }
    guard let first = found.first, open.isSubset(of: covered) else { return nil }
    let words = open.sorted().map { analysis.tokens[$0].text }.joined(separator: " ")
    return "\"\(words)\" is of trait '\(fields[first.field].field.path)' of accounts, which is not "
      + "read of users; say which accounts it is of"
  }

  /// `Send an e-mail to customers who …`: something to do, not who the audience is.
  func deedRefusal() -> Refusal? {
    guard let place = analysis.tokens.firstIndex(where: { $0.isWord && $0.folded != "please" }),
      WordLists.deeds.contains(analysis.tokens[place].folded),
      // "send me everyone who …" asks to be shown them.
      place + 1 >= analysis.tokens.count
        || !["me", "us", "over"].contains(analysis.tokens[place + 1].folded)
    else { return nil }
    let word = analysis.tokens[place].text
    return Refusal(
      .reword, cause: "\"\(word)\" asks for something to be done; say who the audience is",
      spans: [analysis.tokens[place].span],
      workingPrompt: workingPrompt)
  }

  /// `The 50 players with the highest …`: an audience has everybody who fits, however many.
  func rankingRefusal() -> Refusal? {
    let tokens = analysis.tokens
    guard
      let place = tokens.indices.prefix(5).first(where: { tokens[$0].number != nil }),
      case .quantity(let quantity)? = analysis.mention(at: place)?.meaning, quantity.isBare,
      tokens[..<place].allSatisfy({ Self.ranking.contains($0.folded) }),
      let noun = tokens.indices[(place + 1)...].prefix(3).first(where: {
        analysis.mention(at: $0)?.meaning == .subject
          || analysis.mention(at: $0)?.meaning == .accountSubject
      }), (place + 1..<noun).allSatisfy({ tokens[$0].isWord }),
      place == 0 || tokens[noun].folded.hasSuffix("s") || tokens[noun].folded == "people"
    else { return nil }
    let words = tokens[place...noun].map(\.text).joined(separator: " ")
    return Refusal(
      .reword,
      cause: "\"\(words)\" asks for a number of them; an audience has everybody who fits",
      spans: (place...noun).map(analysis.span),
      workingPrompt: workingPrompt)
  }

  private static let ranking: Set<String> = [
    "the", "top", "our", "my", "best", "show", "me", "find", "give", "list", "get", "first", "a",
    "random", "bottom", "any", "pick",
  ]

  /// A prompt that would work, about what the words name.
  private var workingPrompt: String? {
    NearestPrompt(analysis: analysis, reader: reader).text([])
  }

  /// How many nearest names a refusal keeps.
  private static let shown = 3

  private func nearestNames(to open: TokenSet) -> [String] {
    let vocabulary = analysis.vocabulary
    var names: [String] = []
    /// Whether there are as many as are shown.
    func add(_ name: String) -> Bool {
      if !names.contains(name) { names.append(name) }
      return names.count == Self.shown
    }
    // By meaning first; what is only spelled alike comes behind.
    let texts = open.sorted().filter { analysis.tokens[$0].isWord && analysis.isContent($0) }
    let telling = texts.filter { !analysis.tokens[$0].isLightVerb }
    for index in telling.isEmpty ? texts : telling {
      if forEachName(with: analysis.tokens[index].lemma, until: add) { return names }
    }
    for index in texts where analysis.tokens[index].text.utf8.count > 3 {
      for name in vocabulary.workspace.names(spelledLike: analysis.tokens[index].text)
      where add(name) {
        return names
      }
    }
    return names
  }

  /// The active events and traits of the level that have a word in their names, those that have it
  /// as it is said before those that have another for it, until told to stop; whether it was.
  private func forEachName(with lemma: String, until isEnough: (String) -> Bool) -> Bool {
    let vocabulary = analysis.vocabulary
    let events = vocabulary.events(mentioning: [lemma]).lazy.map { vocabulary.events[$0] }
      .filter { $0.activity != .inactive }
    let traits = vocabulary.fields(mentioning: [lemma]).lazy.map { vocabulary.fields[$0] }
      .filter { $0.scope == analysis.level.traitScope && $0.activity != .inactive }
    for isSaid in [true, false] {
      for event in events where event.words.contains(where: { $0.lemma == lemma }) == isSaid {
        if isEnough(event.schema.name.description) { return true }
      }
      for trait in traits where trait.allWords.contains(lemma) == isSaid {
        if isEnough(trait.field.path.description) { return true }
      }
    }
    return false
  }
}

/// A prompt that this strategy understands, of a workspace's active names.
struct WorkingPrompt {
  let workspace: Workspace

  var text: String? {
    let event = workspace.events.filter { isActive($0.lastSeen) }
      .max { ($0.lastSeen?.microseconds ?? 0) < ($1.lastSeen?.microseconds ?? 0) }
    if let event { return "Users who performed \(event.name) in the last 30 days" }
    let trait = workspace.traits.first { $0.scope == .user && isActive($0.field.lastSeen) }
    return trait.map { "Users who have a \($0.field.path) on file" }
  }

  private func isActive(_ lastSeen: Instant?) -> Bool {
    workspace.activity(lastSeen: lastSeen) != .inactive
  }
}
