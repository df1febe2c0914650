import AudienceConditions
import AudienceSchema
import AudienceTime

/// The state of reading one stretch as one event.
struct EventReading {
  let leaf: LeafTokens
  let resolver: TimeResolver
  let link: EventLink
  /// The words that name the event and stand in the stretch; others stand in a clause beside it.
  let said: TokenSet
  /// The named properties of the event, the longest and surest first.
  private let named: [FieldMention]
  var draft: EventDraft
  /// Tokens that mean something now.
  var used: TokenSet
  var score: Double
  var assumptions: [AssumptionDraft] = []
  /// Filters with the property they are of and the words that made them.
  var filters: [(field: Int, condition: Condition, evidence: Evidence)] = []
  /// The values of one property that are joined by "and": each is an event of its own.
  var alternatives: [(field: Int, condition: Condition, evidence: Evidence)] = []
  /// The event of the clause before, where this one says more of it.
  let earlier: EventDraft?
  /// Its filters, where this one compares the same.
  var inherited: [Draft] = []
  /// A second condition that the words imply: none since then.
  var companion: EventDraft?

  /// The events that must not be there: those of which not all filters hold.
  var exception: EventDraft?

  /// The event that it is compared with.
  var rival: Rival?

  /// How long after this event the one that it is counted from comes.
  var preceding: TimeSpan?

  /// Whether the event before has a window of its own, so that a window alone is one more.
  let copiesWindow: Bool
  /// The properties that the event before is filtered by.
  let filtersBefore: Set<FieldPath>

  /// The event that the window counts from, and what is said of it.
  var anchor: EventLink?
  var anchorFilters: [Draft] = []
  /// The pronoun behind it: what it was done with is what this event is of.
  var anchorPronoun: Int?

  var vocabulary: Vocabulary { leaf.vocabulary }
  var event: EventWords { vocabulary.events[link.event] }
  var analysis: PromptAnalysis { leaf.analysis }

  init?(leaf: LeafTokens, resolver: TimeResolver, link: EventLink, copied: EventDraft?) {
    self.leaf = leaf
    self.resolver = resolver
    self.link = link
    named = leaf.properties(of: link.event)
    used = link.tokens
    said = link.tokens.filter(leaf.range.contains)
    let schema = leaf.vocabulary.events[link.event].schema
    draft = EventDraft(
      EventFields(
        event: link.event, eventName: schema.name,
        name: Evidence(tokens: link.tokens, reason: link.reason)))
    draft.sinceSpan = resolver.horizon
    draft.isTied = link.isTied
    draft.isVerbless = link.extent == .object
    score = 2 * link.quality
    earlier = copied
    copiesWindow = copied?.window != nil
    filtersBefore = Set(copied?.filters.compactMap(\.path) ?? [])
    if let copied {
      draft.name = Evidence(tokens: copied.name.tokens, reason: "carried on from before")
      draft.isCopied = true
      score -= 1
    }
    for text in link.assumptions {
      assumptions.append(AssumptionDraft(text: text, tokens: link.tokens))
    }
    // A noun for the event that is only a member of the sentence's frame adds nothing.
    used.formUnion(echoes())
  }

  /// Further words for the same event: `checked out … on a completed order`.
  private func echoes() -> TokenSet {
    guard !used.isEmpty else { return [] }
    var open = leaf.nameableTokens.subtracting(used)
    // In "paid with Apple Pay" the second "pay" is how.
    for value in leaf.values(of: link.event) where value.tokens.count > 1 {
      open.subtract(TokenSet(value.tokens))
    }
    let again = EventLinker(leaf.analysis).link(to: link.event, among: open.sorted(), over: 0.9)
    return again?.tokens ?? []
  }

  func properties() -> [FieldMention] { named }

  /// The object of an action whose own object was not said: in "failed a level" no quiz was failed,
  /// though levels mean nothing beside other names.
  private func strangeObject() -> TokenSet {
    guard link.extent == .action, let verb = link.tokens.max() else { return [] }
    var index = verb + 1
    while leaf.range.contains(index),
      ["a", "an", "the", "their", "any", "another", "new", "this", "that"].contains(
        analysis.tokens[index].folded)
    {
      index += 1
    }
    guard leaf.range.contains(index), index > verb + 1, analysis.tokens[index].isWord,
      !used.contains(index), analysis.mention(at: index) == nil,
      analysis.tokens[index].isHead,
      !event.words.contains(where: { $0.lemma == analysis.tokens[index].lemma })
    else { return [] }
    return [index]
  }

  /// The light verb before an event's thing that says something else was done with it: in "used all
  /// of their seats" none was added.
  private func clashingVerb() -> TokenSet {
    guard let noun = said.min(), let action = event.words.first(where: \.isAction),
      !event.hasAction(among: said.map { analysis.tokens[$0].lemma })
    else { return [] }
    let verb = leaf.range.last { index in
      index < noun && noun - index <= 7 && analysis.tokens[index].isLightVerb
        && !analysis.tokens[index].isFunction
    }
    guard let verb, !used.contains(verb),
      CarrierVerbs.clashes(analysis.tokens[verb].lemma, with: action.lemma)
    else { return [] }
    return [verb]
  }

  /// `joined the rewards program`: a noun for what people join, behind what it is called.
  private func isScheme(_ index: Int) -> Bool {
    leaf.range.contains(index - 1) && used.contains(index - 1)
      && analysis.mention(at: index) == nil
      && Self.schemes.contains(analysis.tokens[index].lemma)
      && event.words.contains { $0.isAction && Self.joining.contains($0.lemma) }
  }

  private static let schemes = WordLists.list(
    "program programme scheme club community membership")
  private static let joining = WordLists.list(
    "join enroll enrol sign_up sign register leave quit subscribe unsubscribe apply enter")

  /// `haven't ordered again`, `started one again`: what a negation, a number or the event before
  /// says already.
  private func isAgain(_ index: Int) -> Bool {
    analysis.tokens[index].folded == "again"
      && (!leaf.negations.isEmpty || draft.symbol == .equal && !draft.hasDefaultTest
        || draft.isElliptic || draft.isCopied || isNext)
  }

  /// Whether the stretch says what was done then: what was done again had been done before that.
  private var isNext: Bool {
    [leaf.range.lowerBound, leaf.range.lowerBound - 1].contains { index in
      analysis.mention(at: index)?.meaning == .coordinator(.then)
    }
  }

  /// `and again within 14 days`: without it the time alone is of what comes next, and no second one.
  private var saysAgain: Bool {
    leaf.range.contains { index in
      ["again", "more", "another", "one", "second", "repeatedly", "so", "did"].contains(
        analysis.tokens[index].folded)
    }
  }

  /// `cancelled and never came back`: since then, where no time is said.
  mutating func readReturn() {
    guard draft.isNever, draft.window == nil, draft.following == nil, !draft.usesEarlierWindow,
      !draft.isAnyTime, leaf.range.lowerBound > 0,
      let verb = said.first(where: { index in
        ["came", "come", "coming"].contains(
          String(analysis.tokens[index].folded.prefix { $0 != " " && $0 != "_" }))
      })
    else { return }
    draft.usesEarlierWindow = true
    draft.isSinceThen = true
    draft.windowEvidence.tokens.insert(verb)
  }

  // MARK: - Result

  func partials() -> [Partial] {
    var draft = draft
    var unresolved = leaf.unresolved(after: used, hasEvent: true)
    // More words of the event's own name say nothing new: `spent on their card`.
    unresolved = unresolved.filter { index in
      !event.words.contains { !$0.isOptional && $0.lemma == analysis.tokens[index].lemma }
    }
    let told = (filters.map(\.field) + measuredField).flatMap {
      vocabulary.fields[$0].toldWords
    }
    unresolved = unresolved.filter {
      !CarrierVerbs.carries(analysis.tokens[$0].lemma, any: told) && !isAgain($0)
        && !isEarlier($0) && !isThing($0) && !isEpithet($0) && !isAgainst($0)
        && !isPeriod($0, of: told) && !isSomebodyElse($0) && !isSameDeed($0) && !isScheme($0)
    }
    let repeated = unresolved.filter {
      isSpelledOut($0) || isFollowing($0) || isAgent($0) || trailsLength($0)
    }
    unresolved.subtract(repeated)
    unresolved.formUnion(strangeObject())
    unresolved.formUnion(cutCompound())
    unresolved.formUnion(clashingVerb())
    let redundant = Redundancy(leaf: leaf, used: used, event: link.event).spare(unresolved)
    unresolved.subtract(redundant.tokens)
    unresolved.formUnion(
      leaf.coordinators.flatMap { Array($0.mention.tokens) }.filter { !used.contains($0) })
    unresolved.formUnion(irrealis())
    unresolved.formUnion(lasting())
    unresolved.formUnion(foreseen())
    unresolved.formUnion(severalOrdinals())
    if draft.measure == .count { unresolved.formUnion(leaf.range.filter(analysis.isShare)) }
    unresolved.formUnion(totality())
    unresolved.formUnion(countedPeople())
    unresolved.formUnion(bothDeeds())
    let both = negatedBoth()
    if both == nil { unresolved.formUnion(negatedJoint()) }
    if draft.isCopied, filters.isEmpty, alternatives.isEmpty, isSaidOfState { return [] }
    if draft.isCopied, draft.following != nil, filters.isEmpty, draft.hasDefaultTest,
      !saysAgain
    {
      return []
    }
    if draft.isCopied, filters.isEmpty, alternatives.isEmpty,
      draft.window == nil || !copiesWindow,
      draft.hasDefaultTest || draft.test.tokens.isEmpty, draft.following == nil,
      !draft.usesEarlierWindow
    {
      return []
    }
    // "bought a gem pack in March but not in April": of the same things.
    var inherited = inherited
    if draft.isCopied, filters.isEmpty, alternatives.isEmpty, inherited.isEmpty, let earlier {
      inherited = earlier.filters.filter { if case .condition = $0 { true } else { false } }
    }
    let ordered = filters.sorted {
      ($0.evidence.tokens.min() ?? 0) < ($1.evidence.tokens.min() ?? 0)
    }
    var conditions: [Draft] = inherited + ordered.map { .condition($0.condition, $0.evidence) }
    if let rival {
      let other = settled(rival, conditions)
      draft.value = other.value
      // What is said of the other side makes what is compared with.
      for case .condition(let condition, let evidence) in conditions
      where !other.own.contains(.condition(condition, evidence)) {
        draft.test.tokens.formUnion(evidence.tokens)
      }
      conditions = other.own
      unresolved.formUnion(other.open)
      if !alternatives.isEmpty { unresolved.formUnion(draft.test.tokens) }
    }
    draft.filters = []
    var whole: Draft
    if alternatives.count > 1 {
      var told = draft
      if both != nil {
        told.negate(Evidence())
        told.test = Evidence()
      }
      let each = alternatives.map { one in
        var copy = told
        copy.filters = conditions + [.condition(one.condition, one.evidence)]
        return Draft.event(copy)
      }
      whole = .junction(.and, each, Evidence())
      if let both {
        let words = leaf.text(draft.test.tokens)
        whole = .not(
          whole,
          Evidence(tokens: draft.test.tokens.union([both]), reason: "\"\(words)\" negates both"))
      }
    } else {
      conditions += alternatives.map { .condition($0.condition, $0.evidence) }
      draft.filters = conditions
      whole = .event(draft)
    }
    whole = inOrder(whole, &draft)
    if let exception { whole = .junction(.and, [whole, .event(exception)], Evidence()) }
    if var companion {
      companion.filters = conditions
      whole = .junction(.and, [whole, .event(companion)], Evidence())
    }
    var partial = Partial(draft: whole, score: score)
    partial.unresolved = unresolved
    partial.assumptions = assumptions + redundant.assumptions
    partial.assumptions += repeated.map { index in
      AssumptionDraft(
        text: "\"\(analysis.tokens[index].text)\" is what the rest of it says", tokens: [index])
    }
    partial.lastEvent = draft
    partial.score +=
      0.6 * Double(used.intersection(leaf.contentTokens).count) - 5 * Double(unresolved.count)
    let firstVerb = said.min() ?? leaf.range.upperBound
    partial.leadsWithWindow =
      draft.window != nil && (draft.windowEvidence.tokens.max() ?? .max) < firstVerb
    return [partial]
  }

  /// The property whose first or last value is asked for.
  private var measuredField: [Int] {
    switch draft.measure {
    case .first(.property(let path)), .last(.property(let path)):
      event.fields.filter { vocabulary.fields[$0].field.path == path }
    case .first, .last, .count, .sum, .average, .minimum, .maximum, .mode, .uniqueCount: []
    }
  }

  /// `… and are not in the Churn Risk audience`: nothing that was done is left out behind "are".
  private var isSaidOfState: Bool {
    draft.isNever && draft.window == nil
      && leaf.negations.contains { negation in
        let before = negation.tokens.lowerBound - 1
        return leaf.range.contains(before)
          && ["are", "is"].contains(analysis.tokens[before].folded)
      }
  }

  /// The "both" of `never booked both a scan and a cleaning`.
  private func negatedBoth() -> Int? {
    guard alternatives.count > 1, draft.isNever,
      let first = alternatives.compactMap({ $0.evidence.tokens.min() }).min()
    else { return nil }
    return leaf.range.last { $0 < first && analysis.tokens[$0].folded == "both" }
  }

  /// The "and" of `never booked a scan and a cleaning`: both, or either?
  private func negatedJoint() -> [Int] {
    guard alternatives.count > 1, draft.isNever else { return [] }
    let places = alternatives.flatMap { Array($0.evidence.tokens) }
    guard let first = places.min(), let last = places.max() else { return [] }
    return (first...last).filter { ["and", "&"].contains(analysis.tokens[$0].folded) }
  }
}
