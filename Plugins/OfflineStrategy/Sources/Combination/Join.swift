import AudienceConditions
import AudienceSchema
import AudienceTime

/// Two neighbouring stretches and what stands between them.
struct Join {
  let analysis: PromptAnalysis
  let left: Partial
  let right: Partial
  let coordinator: (kind: Coordinator, tokens: Range<Int>)?
  let leftTokens: Range<Int>
  let rightTokens: Range<Int>

  func results() -> [Partial] {
    guard let one = left.draft else { return onlyRight() }
    guard let other = right.draft else { return onlyLeft() }
    var results: [Partial] = []
    if let funnel = funnel(one, other) { results.append(funnel) }
    if let plain = plain(one, other) { results.append(plain) }
    if results.count == 2, results[0].unresolved.count <= results[1].unresolved.count {
      results.removeLast()
    }
    return results.flatMap(spreadingWindow)
  }

  private var base: Partial {
    var partial = right
    partial.score = left.score + right.score
    partial.unresolved = left.unresolved.union(right.unresolved)
    partial.assumptions = left.assumptions + right.assumptions
    partial.lastEvent = right.lastEvent ?? left.lastEvent
    partial.leadsWithWindow = left.leadsWithWindow
    return partial
  }

  /// The left side names the subject only.
  private func onlyRight() -> [Partial] {
    var partial = base
    partial.draft = right.draft
    partial.leadsWithWindow = right.leadsWithWindow
    if let coordinator {
      partial.score -= 0.3
      if coordinator.kind == .andNot, let draft = partial.draft {
        partial.draft = .not(draft, Evidence(tokens: Set(coordinator.tokens)))
      }
    }
    return [partial]
  }

  private func onlyLeft() -> [Partial] {
    var partial = base
    partial.draft = left.draft
    partial.score -= coordinator == nil ? 0 : 1
    return [partial]
  }

  // MARK: - And, or

  private func plain(_ one: Draft, _ other: Draft) -> Partial? {
    var partial = base
    let evidence = Evidence(tokens: coordinator.map { Set($0.tokens) } ?? [])
    var one = one
    var other = other
    if var event = right.lastEvent, event.usesEarlierWindow, let window = left.lastEvent?.window {
      event.window = window
      event.usesEarlierWindow = false
      partial.lastEvent = event
      other = other.mappingEvents { $0.usesEarlierWindow ? $0.with(window: window) : $0 }
    }
    switch coordinator?.kind {
    case .or:
      if let both = neither(one, other, evidence, &partial) {
        partial.draft = both
        return partial
      }
      if isEitherInside(leftTokens) { partial.score -= 1 }
      for side in [one, other] {
        guard case .junction(.and, _, let joint) = side else { continue }
        if joint.tokens.isEmpty { partial.score -= 0.8 }
        if joint.tokens.contains(where: bindsLoosely) { partial.score -= 0.6 }
      }
      partial.score -= narrowQuantifier(one, other)
      partial.draft = .join(.or, one, other, evidence)
      partial.score -= 0.1
    case .andNot:
      partial.draft = .join(.and, one, negated(other, evidence), evidence)
      partial.score -= 0.1
    case .and, .then, nil:
      if isLoose(one, leftTokens) { partial.score -= 0.5 }
      if coordinator != nil, isLoose(other, rightTokens) { partial.score -= 0.5 }
      partial.score -= coordinator == nil ? softness(one, other) : 0.1
      if coordinator == nil { partial.score -= clashOfEvents(one, other) }
      if coordinator != nil { partial.score -= narrowQuantifier(one, other) }
      one = one.settlingWindows()
      partial.draft = .join(.and, one, other, evidence)
    }
    return partial
  }

  /// What it costs to read two stretches with nothing between them as two conditions.
  private func softness(_ one: Draft, _ other: Draft) -> Double {
    let opening = rightTokens.first.map { analysis.tokens[$0].folded } ?? ""
    if ["who", "that", "whose", "which", "where"].contains(opening) { return 0.4 }
    let isPreposition = ["in", "on", "of", "with", "from", "for", "at"].contains(opening)
    if isPreposition, case .event = other.firstClause { return 2.2 }
    if isPreposition, case .event = one.lastClause { return 0.9 }
    return 0.4
  }

  /// A comma, and words such as "excluding", join more than what stands right before them.
  private func bindsLoosely(_ index: Int) -> Bool {
    [",", "excluding", "except", "exclude", "but"].contains(analysis.tokens[index].folded)
  }

  /// Two events with nothing between them are two only where a relative clause says so.
  private func clashOfEvents(_ one: Draft, _ other: Draft) -> Double {
    guard case .event(let first) = one.lastClause, case .event(let second) = other.firstClause
    else {
      return 0
    }
    if first.event == second.event { return 2.5 }
    let opening = rightTokens.first.map { analysis.tokens[$0].folded } ?? ""
    return ["who", "that", "which", "where"].contains(opening) ? 0 : 1.2
  }

  /// "every user has done this or that": what follows is of the same users.
  private func narrowQuantifier(_ one: Draft, _ other: Draft) -> Double {
    guard case .quantified = one.lastClause, case .event = other.firstClause else { return 0 }
    return 1
  }

  /// An OR inside an AND wants `either`, or a relative clause of its own.
  private func isLoose(_ draft: Draft, _ range: Range<Int>) -> Bool {
    guard case .junction(.or, _, _) = draft else { return false }
    return !range.contains { analysis.tokens[$0].folded == "either" }
  }

  /// An `either` that is not at the beginning belongs to an inner OR.
  private func isEitherInside(_ range: Range<Int>) -> Bool {
    guard let place = range.first(where: { analysis.tokens[$0].folded == "either" }) else {
      return false
    }
    return range.lowerBound..<place != 0..<0
      && (range.lowerBound..<place).contains(where: analysis.isContent)
  }

  private func negated(_ draft: Draft, _ evidence: Evidence) -> Draft {
    switch draft {
    case .event(var event):
      event.negate(
        Evidence(tokens: evidence.tokens, reason: "\"\(words(evidence.tokens))\" negates the event")
      )
      return .event(event)
    case .condition(let condition, var own):
      own.tokens.formUnion(evidence.tokens)
      return .condition(EventReading.complement(of: condition), own)
    case .junction, .not, .quantified:
      return .not(draft, evidence)
    }
  }

  private func words(_ tokens: Set<Int>) -> String {
    tokens.sorted().map { analysis.tokens[$0].text }.joined(separator: " ")
  }

  /// `haven't bought or returned`: the negation reaches over the OR.
  private func neither(
    _ one: Draft, _ other: Draft, _ evidence: Evidence, _ partial: inout Partial
  ) -> Draft? {
    guard case .event(let first) = one.lastClause, first.value == .literal(.integer(0)),
      first.symbol == .equal,
      case .event(var second) = other, second.hasDefaultTest, let start = rightTokens.first,
      !isAuxiliary(start)
    else { return nil }
    second.negate(Evidence(tokens: first.test.tokens, reason: first.test.reason))
    partial.lastEvent = second
    partial.score += 0.2
    return .join(.and, one, .event(second), evidence)
  }

  private func isAuxiliary(_ index: Int) -> Bool {
    ["have", "has", "had", "are", "is", "did", "who", "do", "were", "was"].contains(
      analysis.tokens[index].folded)
  }

  // MARK: - Windows of several events

  /// A window at the end of coordinated verbs holds for all of them; so does one at the front.
  private func spreadingWindow(_ partial: Partial) -> [Partial] {
    guard let coordinator, coordinator.kind != .andNot || right.lastEvent?.isCopied == true,
      case .junction(_, let members, let evidence)? = partial.draft, members.count >= 2,
      case .event(let last) = members[members.count - 1],
      case .event(let before) = members[members.count - 2]
    else { return [partial] }
    var spread = partial
    if let window = last.window, before.window == nil, before.following == nil,
      !left.leadsWithWindow
    {
      let isSame = (last.test.reason.isEmpty) == (before.test.reason.isEmpty)
      let isElided = last.isCopied
      guard isSame || isElided, !startsClause(rightTokens) || isElided else { return [partial] }
      spread.draft = .junction(
        partial.draft?.junction ?? .and,
        members.map { member in
          member.mappingEvents { event in
            guard event.window == nil, event.following == nil else { return event }
            var event = event.with(window: window)
            event.windowEvidence = last.windowEvidence
            return event
          }
        }, evidence)
      spread.score += 0.05
      return [spread, partial]
    }
    if let window = before.window, last.window == nil, last.following == nil,
      left.leadsWithWindow || last.isCopied
    {
      var event = last.with(window: window)
      event.windowEvidence = before.windowEvidence
      spread.draft = .junction(
        partial.draft?.junction ?? .and, members.dropLast() + [.event(event)], evidence)
      spread.lastEvent = event
      spread.score += 0.05
      return [spread, partial]
    }
    return [partial]
  }

  /// Whether a stretch begins a clause of its own: `who …`, `they …`, `have …`.
  private func startsClause(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    return ["who", "that", "whose", "they", "have", "has", "never", "are", "is"].contains(
      analysis.tokens[first].folded)
  }

  // MARK: - Funnels

  /// `did X and then Y within 3 days`: Y counted from X.
  private func funnel(_ one: Draft, _ other: Draft) -> Partial? {
    guard case .event(var child) = other, let following = child.following,
      case .event(var parent) = one.lastClause, coordinator?.kind != .or || child.isAnchored
    else { return nil }
    var partial = base
    let echoes = partial.unresolved.filter { index in
      rightTokens.contains(index) && isOfEvent(index, parent)
    }
    partial.unresolved.subtract(echoes)
    partial.score += 5 * Double(echoes.count) + 1
    child.windowEvidence.tokens.formUnion(echoes)
    child.following = nil
    child.window = .last(following, from: .parentEvent)
    if let same = child.sameAsParent ?? sameNoun(), let path = sharedProperty(parent, child, same) {
      child.filters.append(
        .condition(
          .compare(.property(path, of: .thisEvent), .equal, .property(path, of: .parentEvent)),
          Evidence(
            tokens: same.tokens, reason: "\"\(words(same.tokens))\" ties it to the event before")))
    }
    parent.filters.append(.event(child))
    if let coordinator {
      parent.name.tokens.formUnion(coordinator.kind == .then ? Set(coordinator.tokens) : [])
    }
    partial.lastEvent = parent
    partial.draft = one.replacingLastClause(with: .event(parent))
    return partial
  }

  private func isOfEvent(_ index: Int, _ draft: EventDraft) -> Bool {
    let lemma = analysis.tokens[index].lemma
    return analysis.vocabulary.events[draft.event].words.contains {
      SynonymTable.likeness(lemma, $0.lemma) != nil
    }
  }

  /// `the same product` in the right stretch.
  private func sameNoun() -> Evidence? {
    for index in rightTokens where analysis.tokens[index].folded == "same" {
      if let noun = (index + 1..<rightTokens.upperBound).first(where: { analysis.tokens[$0].isWord }
      ) {
        return Evidence(tokens: [index, noun])
      }
    }
    return nil
  }

  /// The property of both events that identifies what a noun names.
  private func sharedProperty(_ parent: EventDraft, _ child: EventDraft, _ same: Evidence)
    -> FieldPath?
  {
    guard let noun = same.tokens.max() else { return nil }
    let lemma = analysis.tokens[noun].lemma
    let events = analysis.vocabulary.events
    let paths = Set(events[parent.event].schema.properties.map(\.path))
    let shared = events[child.event].schema.properties.map(\.path).filter(paths.contains)
    func words(_ path: FieldPath) -> [String] { NameWords.words(of: path.description).map(\.lemma) }
    let named = shared.filter { path in
      words(path).contains { SynonymTable.likeness(lemma, $0) != nil }
    }
    return named.first { words($0).contains("id") } ?? named.first
  }
}
