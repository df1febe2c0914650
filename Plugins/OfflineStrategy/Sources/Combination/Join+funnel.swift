import AudienceConditions
import AudienceSchema
import AudienceTime

/// One event counted from another.
extension Join {
  /// `did X and then Y within 3 days`: Y counted from X.
  func funnel(_ one: Draft, _ other: Draft) -> Partial? {
    guard case .event(var child) = other, case .event(var parent)? = leftEnd, !child.hasRival,
      let following = child.following ?? parent.prelude ?? since(child, parent),
      coordinator?.kind != .or || child.isAnchored, !parent.isNever,
      child.echoes.allSatisfy({ isOfEvent($0, parent) })
    else { return nil }
    child.echoes = []
    // "viewed shoes, unless they bought them afterwards"
    if let coordinator, coordinator.kind == .andNot {
      child.negate(
        Evidence(
          tokens: TokenSet(coordinator.tokens),
          reason: "\"\(words(TokenSet(coordinator.tokens)))\" negates the event"))
    }
    // "and, within 7 days of that invitation, shared a file": the invitation is the one before.
    if parent.prelude != nil, parent.hasDefaultTest { parent.isAnchor = true }
    parent.prelude = nil
    var partial = base
    if case .event(let taken) = takingUp(one, in: .event(child), &partial) { child = taken }
    let echoes = partial.unresolved.filter { index in
      rightTokens.contains(index) && isOfEvent(index, parent)
    }
    partial.unresolved.subtract(echoes)
    partial.score += 5 * Double(echoes.count) + 1
    child.windowEvidence.tokens.formUnion(echoes)
    child.window = child.windowBehindParent(following)
    child.following = nil
    child.followingFrom = nil
    child.usesEarlierWindow = false
    child.isSinceThen = false
    if let same = child.sameAsParent ?? sameNoun() {
      // "triggered a build | on the same pipeline within 7 days": no pipeline was created there.
      if child.name.tokens.isSubset(of: same.tokens) { return nil }
      partial.score += 5 * Double(partial.unresolved.intersection(same.tokens).count)
      partial.unresolved.subtract(same.tokens)
    }
    if let same = child.sameAsParent ?? sameNoun(), let path = sharedProperty(parent, child, same) {
      child.filters.append(
        .condition(
          .compare(.property(path, of: .thisEvent), .equal, .property(path, of: .parentEvent)),
          Evidence(
            tokens: same.tokens, reason: "\"\(words(same.tokens))\" ties it to the event before")))
    }
    parent.follow(with: child, isNested: coordinator?.kind == .then)
    if let coordinator {
      parent.name.tokens.formUnion(coordinator.kind == .then ? TokenSet(coordinator.tokens) : [])
    }
    partial.lastEvent = parent
    partial.draft = one.replacingLastClause(with: .event(parent))
    return partial
  }

  /// `viewed a product and then ordered`: the second counted from the first, however long after it.
  /// A window behind both is of the first one, too. `ordered 3 times and then wrote a review`: each of
  /// them came before one. `… and then cancelled or returned it`: either came behind it.
  func succession(_ one: Draft, _ other: Draft) -> Draft? {
    guard let coordinator, coordinator.kind == .then, case .event(var parent)? = leftEnd,
      parent.measure == .count, !parent.isNever, !parent.isOrdinal, parent.prelude == nil
    else { return nil }
    let behind = Evidence(
      tokens: TokenSet(coordinator.tokens), reason: "\"\(words(TokenSet(coordinator.tokens)))\"")
    switch other {
    case .event(var child):
      guard let span = span(of: child) else { return nil }
      if let window = child.window {
        guard case .last = window.extent, window.anchor == .clock, parent.window == nil else {
          return nil
        }
        parent.window = window
        parent.windowEvidence = child.windowEvidence
      }
      child.window = .last(span, from: .parentEvent)
      child.windowEvidence = behind
      parent.follow(with: child, isNested: true)
    case .junction(.or, let members, let evidence):
      var children: [Draft] = []
      for member in members {
        guard case .event(var child) = member, child.window == nil, let span = span(of: child)
        else {
          return nil
        }
        child.window = .last(span, from: .parentEvent)
        child.windowEvidence = behind
        children.append(.event(child))
      }
      parent.filters.append(.junction(.or, children, evidence))
    case .junction, .condition, .not, .quantified: return nil
    }
    return one.replacingLastClause(with: .event(parent))
  }

  /// How far behind another event one may be; nil where it is not counted from one.
  private func span(of child: EventDraft) -> TimeSpan? {
    child.isOrdinal || child.measure != .count || child.following != nil || child.isAnyTime
      ? nil : child.sinceSpan
  }

  /// `created a task but hasn't finished one since`, where nothing says when the first was.
  private func since(_ child: EventDraft, _ parent: EventDraft) -> TimeSpan? {
    guard child.isSinceThen, coordinator != nil || neighbours.startsWithWho else { return nil }
    return parent.window == nil || earlierWindow(for: child) == nil ? child.sinceSpan : nil
  }

  /// `signed up last week and ordered within 3 days of signing up`: the signing up is one.
  func counted(_ one: Draft, _ other: Draft) -> Partial? {
    guard coordinator?.kind != .or, case .event(let said)? = leftEnd,
      case .event(let anchor) = other, anchor.isAnchor, said.event == anchor.event,
      said.hasDefaultTest, said.following == nil, said.window == nil || anchor.window == nil
    else { return nil }
    var partial = base
    var event = said
    event.filters += anchor.filters
    if let window = anchor.window {
      event.window = window
      event.windowEvidence = anchor.windowEvidence
    }
    event.name.tokens.formUnion(anchor.name.tokens)
    partial.lastEvent = event
    partial.draft = one.replacingLastClause(with: .event(event))
    partial.score += 0.5
    return partial
  }

  func isOfEvent(_ index: Int, _ draft: EventDraft) -> Bool {
    let lemma = analysis.tokens[index].lemma
    return analysis.vocabulary.events[draft.event].words.contains {
      SynonymTable.likeness(lemma, $0.lemma) != nil
    }
  }

  /// `the same product` in the right stretch.
  func sameNoun() -> Evidence? {
    for index in rightTokens where analysis.tokens[index].folded == "same" {
      if let noun = (index + 1..<rightTokens.upperBound).first(where: { analysis.tokens[$0].isWord }
      ) {
        return Evidence(tokens: [index, noun])
      }
    }
    return nil
  }

  /// The property of both events that identifies what a noun names.
  func sharedProperty(_ parent: EventDraft, _ child: EventDraft, _ same: Evidence)
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

extension EventDraft {
  /// Adds an event that comes behind this one: behind the last of those that do already, where it
  /// goes on from that one.
  mutating func follow(with child: EventDraft, isNested: Bool) {
    if isNested || self.isAnchor, case .event(var last)? = self.filters.last, !last.isNever,
      last.window?.anchor == .parentEvent
    {
      last.follow(with: child, isNested: isNested)
      self.filters[self.filters.count - 1] = .event(last)
    } else {
      self.filters.append(.event(child))
    }
  }
}
