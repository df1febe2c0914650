import AudienceConditions
import AudienceSchema

/// How often one event took place, against how often another did.
extension EventReading {
  /// What the number of events is compared with: another event, or the same one at another time.
  struct Rival {
    let event: Int
    let window: Window?
    /// Whether the noun that both are of is said once: `rejected more substitutions than they accepted`.
    let sharesNoun: Bool
    /// Where the words that compare end: what stands behind them is of the other side.
    let start: Int
  }

  /// Reads `rejected more substitutions than they accepted`, `more refunds than orders`, `ordered more
  /// often this month than last month`. Where it reads the comparison it says so.
  mutating func readRival(_ comparison: NameComparison) -> Bool {
    guard rival == nil, draft.hasDefaultTest, earlier == nil,
      analysis.tokens[comparison.right - 1].folded == "than",
      said.allSatisfy({ $0 < comparison.right - 1 }), countsOccasions(comparison)
    else { return false }
    let open = leaf.nameable.filter {
      $0 >= comparison.right && (!used.contains($0) || link.tokens.contains($0))
    }
    let content = TokenSet(
      open.filter { analysis.isContent($0) && !analysis.tokens[$0].isLightVerb })
    let behind = leaf.times.filter { $0.mention.tokens.lowerBound >= comparison.right }
    let before = leaf.times.filter { $0.mention.tokens.lowerBound < comparison.right }
    guard behind.count <= 1, before.count <= 1 else { return false }
    let other = before.isEmpty ? nil : behind.first.flatMap { resolver.window($0.time) }
    let found: EventLink
    // "more builds via api than via push": the same event with other filters
    let filtered = filters.reduce(into: TokenSet()) { words, filter in
      if filter.evidence.tokens.contains(where: { $0 >= comparison.right }) {
        words.formUnion(filter.evidence.tokens)
      }
    }
    let rest = content.subtracting(filtered).filter { !isNounOfEvent(analysis.tokens[$0]) }
    if rest.isEmpty, other != nil && filtered.isEmpty || !filtered.isEmpty {
      found = EventLink(event: link.event, tokens: [], quality: 1, reason: "")
    } else {
      guard let best = rivalLink(open, content, comparison) else { return false }
      found = best
    }
    let nouns = TokenSet(comparison.middle).intersection(said)
    rival = Rival(
      event: found.event, window: other ?? draft.window,
      sharesNoun: !found.tokens.isDisjoint(with: nouns), start: comparison.right)
    let adverbs = comparison.middle.filter { Self.oftenness.contains(analysis.tokens[$0].folded) }
    var words = comparison.tokens.union(found.tokens).union(adverbs)
    if other != nil { words.formUnion(behind.flatMap { Array($0.mention.tokens) }) }
    used.formUnion(words)
    draft.symbol = comparison.symbol.comparison
    // Which events of the other side count is known when this side has all its filters.
    draft.value = .measure(Stream(.event(vocabulary.events[found.event].schema.name)), .count)
    draft.test.tokens.formUnion(words)
    draft.test.reason = "\"\(leaf.text(comparison.tokens))\" compares how often each took place"
    score += 2
    return true
  }

  private static let oftenness: Set<String> = ["often", "times", "frequently"]

  /// Whether it is compared how often: `more substitutions than`, `more often than`.
  private func countsOccasions(_ comparison: NameComparison) -> Bool {
    comparison.middle.contains {
      said.contains($0) || Self.oftenness.contains(analysis.tokens[$0].folded)
    }
  }

  /// The event that all words of the other side name, with the noun of this side where they have none.
  private func rivalLink(
    _ open: [Int], _ content: TokenSet, _ comparison: NameComparison
  ) -> EventLink? {
    let linker = EventLinker(analysis)
    let nouns = comparison.middle.filter(said.contains)
    let isVerb =
      leaf.range.contains(comparison.right)
      && (["they", "have", "has", "they've"].contains(analysis.tokens[comparison.right].folded))
    let own = linker.links(among: open).filter { !isVerb || $0.extent == .whole }
    let shared = linker.links(among: (open + nouns).sorted()).filter {
      !$0.tokens.isDisjoint(with: nouns)
    }
    return (own + shared).filter { found in
      found.event != link.event && !found.isTied && found.quality >= 0.7
        && found.tokens.isSuperset(of: content)
        && vocabulary.events[found.event].activity != .inactive
    }.max { ($0.tokens.count, $0.quality) < ($1.tokens.count, $1.quality) }
  }

  /// The other side with the filters that it shares, and the words of filters that may be of either.
  func settled(
    _ rival: Rival, _ conditions: [Draft]
  ) -> (value: Scalar, own: [Draft], open: TokenSet) {
    var open: TokenSet = []
    var own: [Draft] = []
    var shared: [ConditionNode] = []
    let others = Set(conditions.filter { isBehind($0, rival) }.compactMap(\.path))
    let schema = vocabulary.events[rival.event].schema
    let paths = Set(schema.properties.map(\.path))
    for filter in conditions {
      guard case .condition(let condition, let evidence) = filter else { continue }
      if isBehind(filter, rival) {
        if rival.event == link.event, filter.path != nil,
          evidence.tokens.allSatisfy({ $0 >= rival.start })
        {
          shared.append(ConditionNode(condition))
        } else {
          open.formUnion(evidence.tokens.filter { $0 >= rival.start })
        }
        continue
      }
      own.append(filter)
      let isOfBoth = rival.event == link.event || rival.sharesNoun
      if isOfBoth, let path = filter.path, paths.contains(path), !others.contains(path) {
        shared.append(ConditionNode(condition))
      }
    }
    var filters: [Filter] = []
    if shared.count == 1 { filters = [.condition(shared[0])] }
    if shared.count > 1 { filters = [.condition(ConditionNode(.and(shared)))] }
    if let window = rival.window { filters.append(.window(window)) }
    return (.measure(Stream(.event(schema.name), filters), .count), own, open)
  }

  /// Whether a filter is said of the other side.
  private func isBehind(_ filter: Draft, _ rival: Rival) -> Bool {
    guard case .condition(_, let evidence) = filter else { return false }
    return evidence.tokens.contains { $0 >= rival.start }
  }
}

extension Scalar {
  /// A measure that has no window with one.
  func within(_ window: Window) -> Scalar {
    guard case .measure(var stream, let measure) = self,
      !stream.filters.contains(where: { if case .window = $0 { true } else { false } })
    else { return self }
    stream.filters.append(.window(window))
    return .measure(stream, measure)
  }
}
