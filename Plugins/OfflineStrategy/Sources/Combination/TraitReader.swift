import AudienceConditions
import AudienceSchema

/// Reads a stretch as statements about traits and audiences, all of which hold.
struct TraitReader {
  let leaf: LeafTokens
  let resolver: TimeResolver
  let scope: TraitScope
  /// What the clause before says of its trait holds for this one's too: `with a phone and an email`.
  var continuesPresence = false
  /// Words of the clause beside it: `opted in to` of `opted in to texts but not emails`.
  var borrowed: TokenSet = []
  /// The trait of that clause, which is not said again.
  var lender: FieldPath?
  /// The trait of the clause before, which this one may say to be missing.
  var missable: FieldPath?

  var analysis: PromptAnalysis { leaf.analysis }
  var vocabulary: Vocabulary { leaf.vocabulary }

  /// One statement with the words that made it.
  struct Atom {
    var conditions: [Condition]
    var tokens: TokenSet
    var quality: Double
    var field: Int?
    var assumption: String?
    /// The first word that names something: what a negation before it negates.
    var head: Int
    /// Whether what it says holds the negation among its words already.
    var takesNegation = false
  }

  func read() -> [Partial] {
    let atoms =
      (audienceAtoms() + definitionAtoms() + fieldAtoms() + valueAtoms() + ageAtoms() + birthAtoms()
      + tenureAtoms() + comparisonAtoms() + cityAtoms() + countryAtoms() + promoterAtoms()
      + borrowedAtoms() + absenceAtoms() + mailAtoms())
      .sorted {
        (-weight($0), $0.head, $0.field ?? -1) < (-weight($1), $1.head, $1.field ?? -1)
      }
    var partials: [Partial] = []
    for skipped in 0..<min(3, max(1, atoms.count)) {
      if let partial = compose(Array(atoms.dropFirst(skipped))) { partials.append(partial) }
    }
    return partials.sorted { $0.score > $1.score }
  }

  func weight(_ atom: Atom) -> Double {
    0.6 * Double(atom.tokens.intersection(analysis.contentTokens).count) + 2 * atom.quality
      + 0.01 * Double(atom.tokens.count)
  }

  func compose(_ atoms: [Atom]) -> Partial? {
    var chosen: [Atom] = []
    for atom in atoms where chosen.allSatisfy({ $0.tokens.isDisjoint(with: atom.tokens) }) {
      chosen.append(atom)
    }
    guard !chosen.isEmpty else { return nil }
    chosen.sort { $0.head < $1.head }
    var used = chosen.reduce(into: TokenSet()) { $0.formUnion($1.tokens) }
    var drafts: [Draft] = []
    var assumptions: [AssumptionDraft] = []
    var evidence = chosen.map { Evidence(tokens: $0.tokens) }
    var negated: TokenSet = []
    for negation in leaf.negations + leaf.exclusions
    where !chosen.contains(where: {
      $0.takesNegation && TokenSet(negation.tokens).isSubset(of: $0.tokens)
    }) {
      let place = negation.tokens.lowerBound
      let inside = chosen.firstIndex {
        ($0.tokens.min() ?? 0) < place && place < ($0.tokens.max() ?? 0)
      }
      guard
        let target = inside ?? chosen.firstIndex(where: { $0.head > place }) ?? chosen.indices.last,
        inside != nil
          || negation.meaning == .negation
            && (chosen[target].head > place
              || place - (chosen[target].tokens.max() ?? 0) < 3 && !reachesOn(negation))
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
    guard !drafts.saysTwoValues else { return nil }
    unresolved = unresolved.filter {
      !isDescribed($0, used) && !isHolding($0, used, chosen) && !isMarking($0, used)
        && !isStating($0, used, chosen)
    }
    // "filed more than 2 claims" for `claims_count`: the number says it.
    let counted = chosen.compactMap { $0.field.map { vocabulary.fields[$0] } }.filter {
      $0.field.type == .number
    }.flatMap(\.toldWords)
    unresolved = unresolved.filter {
      !CarrierVerbs.carries(analysis.tokens[$0].lemma, any: counted)
    }
    let redundant = Redundancy(leaf: leaf, used: used, event: nil).spare(unresolved)
    unresolved.subtract(redundant.tokens)
    assumptions += redundant.assumptions
    score +=
      0.6 * Double(used.intersection(leaf.contentTokens).count) - 5 * Double(unresolved.count)
    let draft: Draft = drafts.count == 1 ? drafts[0] : .junction(.and, drafts, Evidence())
    return Partial(
      draft: draft, score: score, unresolved: unresolved, assumptions: assumptions)
  }

  /// `homeowners not in California`: what stands behind the negation is negated, though it is read
  /// as a stretch of its own.
  private func reachesOn(_ negation: Mention) -> Bool {
    let next = negation.tokens.upperBound
    return next < analysis.tokens.count && Self.prepositions.contains(analysis.tokens[next].folded)
  }

  private static let prepositions: Set<String> = [
    "in", "on", "at", "from", "within", "part", "among", "inside", "of", "under", "using", "with",
    "based", "living", "located",
  ]

  func isPlace(_ atom: Atom) -> Bool {
    guard let field = atom.field else { return false }
    return vocabulary.fields[field].allWords.contains(where: Self.places.contains)
  }

  private static let places = WordLists.list(
    """
    country city state region location address town province home airport store branch office site
    base market territory zone area postcode zip county district neighborhood campus hub depot
    warehouse studio clinic hospital school club gym residence nationality continent place station
    property housing house dwelling building accommodation tenure industry sector vertical
    """)

  func isReadable(_ field: Int) -> Bool { vocabulary.fields[field].scope == scope }

  // MARK: - Audiences

  private static let leaving = WordLists.list("leave exit")

  func audienceAtoms() -> [Atom] {
    analysis.audienceMentions.compactMap { mention in
      guard leaf.contains(mention.tokens) else { return nil }
      let entry = vocabulary.audiences[mention.audience].entry
      if scope == .account, entry.level == .users { return nil }
      var tokens = TokenSet(mention.tokens)
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
        Self.leaving.contains(analysis.tokens[index].lemma)
          && leaf.isClose(index + 1, mention.tokens.lowerBound)
      }
      if let left { tokens.insert(left) }
      let isOut = membership(before: mention.tokens.lowerBound, &tokens)
      let isIn = Condition.compare(
        .trait(entry.key.traitPath), .equal, .literal(.text(left == nil ? "true" : "false")))
      return Atom(
        conditions: [isOut ? EventReading.complement(of: isIn) : isIn], tokens: tokens,
        quality: isNamed ? 1.6 : 1.3, head: mention.tokens.lowerBound)
    }
  }

  /// Takes `part of the`, `qualify for`, `excluded from` before an audience's name.
  ///
  /// - Returns: whether the words say that somebody is not in it.
  private func membership(before start: Int, _ tokens: inout TokenSet) -> Bool {
    var end = start
    while leaf.range.contains(end - 1),
      ["the", "our", "a", "an"].contains(
        analysis.tokens[end - 1].folded)
    {
      end -= 1
    }
    for (words, isOut) in Self.memberships where leaf.range.contains(end - words.count) {
      let place = end - words.count..<end
      guard zip(place, words).allSatisfy({ analysis.tokens[$0].folded == $1 }) else { continue }
      tokens.formUnion(TokenSet(place))
      return isOut
    }
    return false
  }

  private static let memberships: [(words: [String], isOut: Bool)] = [
    (["inside"], false), (["members", "of"], false),
    (["member", "of"], false), (["qualify", "for"], false), (["qualifies", "for"], false),
    (["qualifying", "for"], false), (["qualified", "for"], false), (["captured", "by"], false),
    (["found", "in"], false), (["counted", "among"], false), (["match"], false),
    (["matching"], false), (["excluded", "from"], true), (["missing", "from"], true),
    (["absent", "from"], true), (["left", "out", "of"], true), (["removed", "from"], true),
  ]

  /// Phrases that the workspace defines: `engaged`, `high value`.
  func definitionAtoms() -> [Atom] {
    guard scope == analysis.level.traitScope else { return [] }
    return analysis.definitionMentions.filter { leaf.contains($0.tokens) }.map { mention in
      Atom(
        conditions: [vocabulary.definitions[mention.definition].condition],
        tokens: TokenSet(mention.tokens), quality: 1.5, head: mention.tokens.lowerBound)
    }
  }
}
