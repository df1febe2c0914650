import AudienceConditions
import AudienceSchema

/// Reads a stretch as statements about traits and audiences, all of which hold.
struct TraitReader {
  let leaf: LeafTokens
  let resolver: TimeResolver
  let scope: TraitScope

  var analysis: PromptAnalysis { leaf.analysis }
  var vocabulary: Vocabulary { leaf.vocabulary }

  /// One statement with the words that made it.
  struct Atom {
    var conditions: [Condition]
    var tokens: Set<Int>
    var quality: Double
    var field: Int?
    var assumption: String?
    /// The first word that names something: what a negation before it negates.
    var head: Int
  }

  func read() -> [Partial] {
    let atoms =
      (audienceAtoms() + definitionAtoms() + fieldAtoms() + valueAtoms() + ageAtoms() + cityAtoms())
      .sorted {
        (-weight($0), $0.head, $0.field ?? -1) < (-weight($1), $1.head, $1.field ?? -1)
      }
    var partials: [Partial] = []
    for skipped in 0..<min(3, max(1, atoms.count)) {
      if let partial = compose(Array(atoms.dropFirst(skipped))) { partials.append(partial) }
    }
    return partials.sorted { $0.score > $1.score }
  }

  private func weight(_ atom: Atom) -> Double {
    0.6 * Double(atom.tokens.filter(analysis.isContent).count) + 2 * atom.quality
      + 0.01 * Double(atom.tokens.count)
  }

  private func compose(_ atoms: [Atom]) -> Partial? {
    var chosen: [Atom] = []
    for atom in atoms where chosen.allSatisfy({ $0.tokens.isDisjoint(with: atom.tokens) }) {
      chosen.append(atom)
    }
    guard !chosen.isEmpty else { return nil }
    chosen.sort { $0.head < $1.head }
    var used = chosen.reduce(into: Set<Int>()) { $0.formUnion($1.tokens) }
    var drafts: [Draft] = []
    var assumptions: [AssumptionDraft] = []
    var evidence = chosen.map { Evidence(tokens: $0.tokens) }
    var negated: Set<Int> = []
    for negation in leaf.negations {
      let place = negation.tokens.lowerBound
      let inside = chosen.firstIndex {
        ($0.tokens.min() ?? 0) < place && place < ($0.tokens.max() ?? 0)
      }
      guard
        let target = inside ?? chosen.firstIndex(where: { $0.head > place }) ?? chosen.indices.last,
        inside != nil || chosen[target].head > place
          || place - (chosen[target].tokens.max() ?? 0) < 3
      else { continue }
      used.formUnion(negation.tokens)
      evidence[target].tokens.formUnion(negation.tokens)
      if negated.contains(target) { negated.remove(target) } else { negated.insert(target) }
    }
    var score = 0.0
    for (index, atom) in chosen.enumerated() {
      var all = atom.conditions
      if negated.contains(index), all.count == 1 {
        all = [EventReading.complement(of: all[0])]
        evidence[index].reason =
          "\"\(leaf.text(leaf.negations.flatMap { Array($0.tokens) }))\" negates it"
      }
      let members = all.map { Draft.condition($0, evidence[index]) }
      if negated.contains(index), members.count > 1 {
        drafts.append(.not(.junction(.and, members, Evidence()), evidence[index]))
      } else {
        drafts += members
      }
      score += 1.8 * atom.quality
      if let text = atom.assumption { assumptions.append(.init(text: text, tokens: atom.tokens)) }
    }
    // Several statements are no better than one that covers the same words.
    score -= 1.6 * Double(chosen.count - 1)
    var unresolved = leaf.unresolved(after: used, hasEvent: false)
    unresolved.formUnion(
      leaf.coordinators.flatMap { Array($0.mention.tokens) }.filter { !used.contains($0) })
    // "live" and "based" belong to where somebody is.
    if chosen.contains(where: isPlace) {
      unresolved = unresolved.filter {
        !WordLists.locationWords.contains(analysis.tokens[$0].lemma)
      }
    }
    let content = Set(leaf.content)
    score += 0.6 * Double(used.intersection(content).count) - 5 * Double(unresolved.count)
    let draft: Draft = drafts.count == 1 ? drafts[0] : .junction(.and, drafts, Evidence())
    return Partial(
      draft: draft, score: score, unresolved: unresolved, assumptions: assumptions)
  }

  private func isPlace(_ atom: Atom) -> Bool {
    guard let field = atom.field else { return false }
    return !vocabulary.fields[field].allWords.allSatisfy {
      !["countri", "citi", "state", "region", "locat", "address", "town", "provinc"].contains($0)
    }
  }

  func isReadable(_ field: Int) -> Bool { vocabulary.fields[field].scope == scope }

  // MARK: - Audiences

  private func audienceAtoms() -> [Atom] {
    analysis.audienceMentions.compactMap { mention in
      guard leaf.contains(mention.tokens) else { return nil }
      let entry = vocabulary.audiences[mention.audience].entry
      if scope == .account, entry.level == .users { return nil }
      var tokens = Set(mention.tokens)
      var isNamed = false
      for index in leaf.range
      where ["audience", "segment", "list", "cohort", "group"].contains(
        analysis.tokens[index].folded)
      {
        let beside =
          leaf.isClose(mention.tokens.upperBound, index)
          || leaf.isClose(index + 1, mention.tokens.lowerBound)
        if beside {
          tokens.insert(index)
          isNamed = true
        }
      }
      let left = leaf.range.first { index in
        ["leave", "exit"].map { Lemmatizer.lemma(of: $0) }.contains(analysis.tokens[index].lemma)
          && leaf.isClose(index + 1, mention.tokens.lowerBound)
      }
      if let left { tokens.insert(left) }
      let condition = Condition.compare(
        .trait(entry.key.traitPath), .equal, .literal(.text(left == nil ? "true" : "false")))
      return Atom(
        conditions: [condition], tokens: tokens, quality: isNamed ? 1.6 : 1.3,
        head: mention.tokens.lowerBound)
    }
  }

  /// Phrases that the workspace defines: `engaged`, `high value`.
  private func definitionAtoms() -> [Atom] {
    guard scope == analysis.level.traitScope else { return [] }
    return analysis.definitionMentions.filter { leaf.contains($0.tokens) }.map { mention in
      Atom(
        conditions: [vocabulary.definitions[mention.definition].condition],
        tokens: Set(mention.tokens), quality: 1.5, head: mention.tokens.lowerBound)
    }
  }

  // MARK: - Values

  private func valueAtoms() -> [Atom] {
    var lists: [[ValueMention]] = []
    let mentions = analysis.valueMentions.filter {
      isReadable($0.field) && leaf.contains($0.tokens)
    }.sorted {
      ($0.field, $0.tokens.lowerBound, -$0.tokens.count) < (
        $1.field, $1.tokens.lowerBound, -$1.tokens.count
      )
    }
    for mention in mentions {
      if let last = lists.last?.last, last.field == mention.field {
        if last.tokens.overlaps(mention.tokens) { continue }
        if isListed(last.tokens.upperBound, mention.tokens.lowerBound) {
          lists[lists.count - 1].append(mention)
          continue
        }
      }
      lists.append([mention])
    }
    return lists.compactMap(atom)
  }

  private func isListed(_ end: Int, _ start: Int) -> Bool {
    var hasCoordinator = false
    for index in end..<max(end, start) {
      if let mention = analysis.mention(at: index), case .coordinator(let kind) = mention.meaning,
        kind != .andNot
      {
        hasCoordinator = true
      } else if !leaf.isSkippable(index) {
        return false
      }
    }
    return hasCoordinator
  }

  private func atom(_ list: [ValueMention]) -> Atom? {
    guard let first = list.first, let last = list.last else { return nil }
    let field = vocabulary.fields[first.field]
    var tokens = Set(first.tokens.lowerBound..<last.tokens.upperBound).filter { index in
      list.contains { $0.tokens.contains(index) } || analysis.mention(at: index) != nil
    }
    // A list is one statement, worth as much as its values apart.
    var quality = 0.8 * first.quality + 1.1 * Double(list.count - 1)
    let words = field.allWords + field.spellings.flatMap { $0 }
    let named = leaf.range.filter { index in
      !tokens.contains(index) && analysis.tokens[index].isWord
        && !WordLists.functions.contains(analysis.tokens[index].folded)
        && words.contains { SynonymTable.likeness(analysis.tokens[index].lemma, $0) ?? 0 >= 0.8 }
    }
    for index in named.sorted(by: {
      abs($0 - first.tokens.lowerBound) < abs($1 - first.tokens.lowerBound)
    }) {
      let beside =
        leaf.isClose(index + 1, tokens.min() ?? 0, ignoring: tokens)
        || leaf.isClose((tokens.max() ?? 0) + 1, index, ignoring: tokens)
        || isLinked(index, to: first.tokens.lowerBound, tokens)
      if beside {
        tokens.insert(index)
        quality += 0.25
      }
    }
    // A text operator between name and value is read with the name.
    if leaf.mentions.contains(where: {
      if case .textOperator = $0.meaning { field.field.type != .array } else { false }
    }) {
      quality -= 0.5
    }
    if field.activity == .inactive { quality -= 1.2 }
    if first.field < vocabulary.fields.count, isPlaceSaid(before: first.tokens.lowerBound),
      field.allWords.contains("countri")
    {
      quality += 0.1
    }
    for mention in leaf.mentions
    where mention.meaning == .textOperator(.contains) && field.field.type == .array {
      tokens.formUnion(mention.tokens)
    }
    let literals = list.map { field.values[$0.value].literal }
    let condition = EventReading.equals(.trait(field.field.path), literals, field.field)
    return Atom(
      conditions: [condition], tokens: tokens, quality: quality, field: first.field,
      assumption: field.activity == .inactive
        ? "trait '\(field.field.path)' is inactive in this workspace" : nil,
      head: tokens.min() ?? first.tokens.lowerBound)
  }

  /// A name before its value with a copula and a negation between: `country is not the US`.
  private func isLinked(_ name: Int, to value: Int, _ tokens: Set<Int>) -> Bool {
    guard name < value else { return false }
    return ((name + 1)..<value).allSatisfy { index in
      tokens.contains(index) || leaf.isSkippable(index)
        || analysis.mention(at: index)?.meaning == .negation
        || analysis.mention(at: index).map {
          if case .textOperator = $0.meaning { true } else { false }
        } == true
    }
  }

  private func isPlaceSaid(before index: Int) -> Bool {
    ["in", "from"].contains(
      analysis.tokens.indices.contains(index - 1) ? analysis.tokens[index - 1].folded : "")
  }

  /// `in Berlin`, `from Paris`, where the workspace lists no cities.
  private func cityAtoms() -> [Atom] {
    guard
      let field = vocabulary.fields.indices.first(where: {
        isReadable($0) && vocabulary.fields[$0].field.values.isEmpty
          && vocabulary.fields[$0].field.type == .string
          && vocabulary.fields[$0].allWords == ["citi"]
      })
    else { return [] }
    return leaf.range.compactMap { index in
      guard isPlaceSaid(before: index), leaf.range.contains(index - 1),
        analysis.tokens[index].isWord, analysis.tokens[index].isCapitalised,
        analysis.mention(at: index) == nil,
        !analysis.valueMentions.contains(where: { $0.tokens.contains(index) }),
        !analysis.audienceMentions.contains(where: { $0.tokens.contains(index) }),
        let run = LiteralReader(leaf: leaf).run(at: index, used: [])
      else { return nil }
      let condition = run.condition(
        on: .trait(vocabulary.fields[field].field.path), vocabulary.fields[field].field)
      return Atom(
        conditions: [condition], tokens: run.tokens, quality: 0.5, field: field,
        assumption: "\"\(leaf.text(run.tokens))\" is a city", head: index)
    }
  }

  /// `older than 40`, `under 30 years old`.
  private func ageAtoms() -> [Atom] {
    guard
      let field = vocabulary.fields.indices.first(where: {
        isReadable($0) && vocabulary.fields[$0].field.type == .number
          && vocabulary.fields[$0].allWords.contains("age")
      })
    else { return [] }
    return leaf.quantities.compactMap { mention, quantity, isFrequency in
      let isSaid = quantity.adjective.map { ["older", "younger"].contains($0) } == true
      guard !isFrequency, isSaid || isOfPerson(mention, quantity) else { return nil }
      return Atom(
        conditions: conditions(on: .trait(vocabulary.fields[field].field.path), quantity),
        tokens: Set(mention.tokens), quality: isSaid ? 0.9 : 0.6, field: field,
        assumption: isSaid ? nil : "\"\(leaf.text(mention.tokens))\" is an age",
        head: mention.tokens.lowerBound)
    }
  }

  /// `patients over 65`: a comparison right behind the people, with no noun of its own.
  private func isOfPerson(_ mention: Mention, _ quantity: Quantity) -> Bool {
    guard !quantity.isBare, !quantity.isMoney,
      mention.tokens.lowerBound > 0, mention.tokens.upperBound == leaf.range.upperBound
    else { return false }
    let before = mention.tokens.lowerBound - 1
    if analysis.mention(at: before)?.meaning == .subject { return true }
    return before > 0 && ["are", "is"].contains(analysis.tokens[before].folded)
      && leaf.content.allSatisfy(mention.tokens.contains)
  }

  func conditions(on scalar: Scalar, _ quantity: Quantity) -> [Condition] {
    quantity.bounds.map {
      .compare(scalar, $0.symbol.comparison, .literal(.number($0.number)))
    }
  }
}
