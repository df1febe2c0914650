import AudienceConditions
import AudienceSchema
import AudienceTime

/// Two events in one stretch, one counted from the other.
extension EventReading {
  /// `and no order followed within 4 hours`: that it came behind what was said before.
  func isFollowing(_ index: Int) -> Bool {
    ["followed", "came", "happened", "followed up"].contains(analysis.tokens[index].folded)
      && draft.following != nil && !draft.isAnchored
      && leaf.times.contains { $0.mention.tokens.lowerBound == index + 1 }
  }

  /// `visited a store before ordering`, `hasn't ordered since signing up`, and the beginning of
  /// `After signing up, they …`.
  mutating func readOrder(_ span: TimeSpan, _ mention: Mention, isParent: Bool) {
    guard anchor == nil, draft.following == nil else { return }
    let place = mention.tokens.lowerBound
    if let first = said.min(), first > place {
      guard !isParent, said.allSatisfy({ $0 > place }) else { return }
      draft.prelude = span
      draft.windowEvidence.tokens.formUnion(mention.tokens)
      used.formUnion(mention.tokens)
      return
    }
    guard said.allSatisfy({ $0 < place }) else { return }
    readAnchor(behind: mention.tokens.upperBound)
    guard anchor != nil else { return }
    if isParent {
      preceding = span
    } else {
      draft.following = span
      draft.isAnchored = true
    }
    draft.windowEvidence.tokens.formUnion(mention.tokens)
    used.formUnion(mention.tokens)
  }

  /// The same without an event of its own to count from: the words may repeat the one before, as
  /// in "registered for a class and attended it within a day of registering".
  func withoutAnchor() -> EventReading? {
    guard let anchor, preceding == nil else { return nil }
    var copy = self
    copy.anchor = nil
    copy.used.subtract(anchor.tokens)
    copy.anchorFilters = []
    return copy
  }

  /// The event with the other one in it or around it.
  func inOrder(_ whole: Draft, _ draft: inout EventDraft) -> Draft {
    guard let anchor, case .event(var event) = whole else { return whole }
    let schema = vocabulary.events[anchor.event].schema
    var other = EventDraft(
      EventFields(
        event: anchor.event, eventName: schema.name,
        name: Evidence(tokens: anchor.tokens, reason: anchor.reason)))
    if draft.following == resolver.horizon || preceding == resolver.horizon {
      takeTest(of: &event, anchor, &other)
    }
    if let preceding {
      var parent = event
      var child = other
      child.window = .last(preceding, from: .parentEvent)
      child.windowEvidence = event.windowEvidence
      parent.windowEvidence = Evidence()
      parent.filters.append(.event(child))
      draft = parent
      guard event.isNever else { return .event(parent) }
      // "upgraded without attending a webinar before": it did upgrade.
      return .junction(.and, [.event(other), .event(parent)], Evidence())
    }
    guard let following = draft.following else { return whole }
    var child = event
    child.following = nil
    child.followingFrom = nil
    child.window = event.windowBehindParent(following)
    other.filters = filters(ofAnchor: anchor.event, like: event) + [.event(child)]
    other.window = draft.window
    other.isAnchor = true
    draft = other
    return .event(other)
  }

  /// `started a trial after dismissing the paywall at least twice`: how often stands behind the other
  /// event, and is of that one.
  private func takeTest(of event: inout EventDraft, _ anchor: EventLink, _ other: inout EventDraft)
  {
    guard !event.hasDefaultTest, !event.isNever, event.measure == .count,
      let first = event.test.tokens.min(), let last = anchor.tokens.max(), first > last
    else { return }
    (other.symbol, other.value, other.upperBound) = (event.symbol, event.value, event.upperBound)
    other.test = event.test
    event.symbol = .greaterOrEqual
    event.value = .literal(.integer(1))
    event.upperBound = nil
    event.test = Evidence()
  }
}
