import AudienceConditions
import AudienceSchema
import AudienceTime

/// When what was done was done: windows, first and last times, and times counted from another event.
extension EventReading {
  mutating func readTimes() {
    readDates()
    for (mention, time) in leaf.times where !mention.tokens.contains(where: used.contains) {
      switch time {
      case .following(let span, let isAnchored):
        guard draft.following == nil, !isDue(mention) else { continue }
        if !isAnchored, readFirstOrLast(mention, .last(span)) { continue }
        if isAnchored, let first = said.min(), first >= mention.tokens.upperBound {
          // "within 7 days of signing up, …": the event is what the others are counted from.
          readOrder(span, mention, isParent: false)
          continue
        }
        draft.following = span
        draft.isAnchored = isAnchored
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
        if isAnchored, said.allSatisfy({ $0 < mention.tokens.lowerBound }) {
          readAnchor(behind: mention.tokens.upperBound)
          readEcho()
        }
      case .followingBetween(let near, let far):
        guard draft.following == nil, said.contains(where: { $0 < mention.tokens.lowerBound })
        else { continue }
        draft.following = far ?? resolver.horizon
        draft.followingFrom = near.count == 0 ? nil : near
        draft.isAnchored = true
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
        if said.allSatisfy({ $0 < mention.tokens.lowerBound }) {
          readAnchor(behind: mention.tokens.upperBound)
          readEcho()
        }
      case .sameAsBefore:
        guard draft.window == nil else { continue }
        draft.usesEarlierWindow = true
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
      case .sinceThen:
        guard draft.window == nil else { continue }
        draft.usesEarlierWindow = true
        draft.isSinceThen = true
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
      case .last, .between, .olderThan, .calendar:
        guard draft.window == nil, !isLengthOf(mention), !isDue(mention), !isComparedLength(mention)
        else { continue }
        if readFirstOrLast(mention, time) { continue }
        guard let window = resolver.window(time) else { continue }
        draft.window = window
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
        if let text = mention.assumption {
          assumptions.append(AssumptionDraft(text: text, tokens: TokenSet(mention.tokens)))
        }
        if resolver.beginsNow(time) {
          let text = "\"\(leaf.text(mention.tokens))\" begins now: its window is one day"
          assumptions.append(AssumptionDraft(text: text, tokens: TokenSet(mention.tokens)))
        }
      case .preceding(let span):
        readOrder(span ?? resolver.horizon, mention, isParent: true)
        if let span { readBeforeThat(span, mention) }
      case .succeeding:
        readOrder(resolver.horizon, mention, isParent: false)
      case .afterwards:
        guard draft.following == nil, draft.window == nil else { continue }
        draft.following = resolver.horizon
        draft.isAnchored = true
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
      case .anyTime:
        draft.isAnyTime = true
        used.formUnion(mention.tokens)
      case .next(let span):
        // "and, in the following 24 hours, opened an incident"
        guard draft.following == nil, draft.window == nil,
          mention.tokens.contains(where: { analysis.tokens[$0].folded == "following" }),
          earlier == nil
        else { continue }
        draft.following = span
        draft.isAnchored = true
        draft.windowEvidence.tokens.formUnion(mention.tokens)
        used.formUnion(mention.tokens)
      case .afterNext: continue
      }
    }
  }

  /// `bought shoes in the last 30 days but not in the 30 days before that`: up to where the window
  /// of the event before begins.
  private mutating func readBeforeThat(_ span: TimeSpan, _ mention: Mention) {
    guard draft.window == nil, !mention.tokens.contains(where: used.contains),
      let last = mention.tokens.last,
      ["that", "then", "prior", "previously", "before"].contains(analysis.tokens[last].folded)
        || mention.tokens.contains(where: {
          TimeReader.precedingWords.contains(analysis.tokens[$0].folded)
        })
    else { return }
    draft.usesEarlierWindow = true
    draft.beforeSpan = span
    draft.windowEvidence.tokens.formUnion(mention.tokens)
    used.formUnion(mention.tokens)
  }

  /// `whose refill is due within 7 days`: what is to come was not done.
  private func isDue(_ mention: Mention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return leaf.range.contains(before) && leaf.range.contains(before - 1)
      && analysis.tokens[before].folded == "due"
      && ["is", "are", "comes", "come", "falls", "fall"].contains(
        analysis.tokens[before - 1].folded)
  }

  /// `booked for more than 7 days`: how long, and no window, where nothing was left undone so long.
  private func isComparedLength(_ mention: Mention) -> Bool {
    analysis.tokens[mention.tokens.lowerBound].folded == "for" && leaf.negations.isEmpty
      && leaf.measures.contains { measure in
        measure.isTime && measure.mention.tokens == mention.tokens
          && measure.quantity.bounds.contains { $0.symbol == .greater || $0.symbol == .atLeast }
      }
      && !leaf.range.contains { Self.ceasing.contains(analysis.tokens[$0].lemma) }
  }

  private static let ceasing = WordLists.list(
    "stop quit cease discontinue longer without inactive quiet absent gone dormant idle silent away"
  )

  /// `a timesheet of over 40 hours`: how long it is, not when it was.
  private func isLengthOf(_ mention: Mention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return leaf.range.contains(before) && analysis.tokens[before].folded == "of"
      && leaf.measures.contains { $0.isTime && $0.mention.tokens == mention.tokens }
  }

  /// `whose last order was more than 90 days ago`: there is one, and none since then.
  private mutating func readFirstOrLast(_ mention: Mention, _ time: TimeExpression) -> Bool {
    guard leaf.quantities.isEmpty, let window = resolver.window(time),
      let (word, aggregate) = leaf.aggregates.first(where: {
        ($0.aggregate == .first || $0.aggregate == .last)
          && !used.contains($0.mention.tokens.lowerBound) && !isNamePart($0.mention)
      }).map({ ($0.mention, $0.aggregate) }),
      leaf.isClose(
        word.tokens.upperBound,
        said.filter { $0 >= word.tokens.upperBound }.min() ?? 0, ignoring: used)
        || isFirstTime(word)
    else { return false }
    let since = otherSide(of: window, isFirst: aggregate == .first)
    used.formUnion(mention.tokens)
    used.formUnion(word.tokens)
    draft.window = window
    draft.isOrdinal = true
    draft.windowEvidence.tokens.formUnion(mention.tokens)
    if aggregate == .last, case .between(_, resolver.horizon) = window.extent {
      draft.window = nil
      draft.windowEvidence = Evidence()
    }
    if let since {
      var none = draft
      none.window = since
      none.windowEvidence.tokens.formUnion(mention.tokens)
      none.negate(
        Evidence(
          tokens: TokenSet(word.tokens),
          reason: "\"\(leaf.text(word.tokens))\": none on the other side of it"))
      companion = none
    }
    return true
  }

  /// `signed in for the first time last week`
  private func isFirstTime(_ word: Mention) -> Bool {
    let start = word.tokens.lowerBound
    return leaf.range.contains(start - 2)
      && ["the", "their"].contains(analysis.tokens[start - 1].folded)
      && analysis.tokens[start - 2].folded == "for"
      && word.tokens.last.map { analysis.tokens[$0].folded == "time" } == true
      && said.contains { $0 < start } && leaf.negations.isEmpty
  }

  /// Whether an aggregate's word belongs to a property's name: `a first visit` of `isFirstVisit`.
  func isNamePart(_ mention: Mention) -> Bool {
    properties().contains { property in
      property.quality == 1 && property.tokens.count > 1 && property.tokens.overlaps(mention.tokens)
    }
  }

  /// The time in which there must be none: before the first, or since the last.
  private func otherSide(of window: Window, isFirst: Bool) -> Window? {
    switch window.extent {
    case .last(let far): return isFirst ? .between(far, resolver.horizon) : nil
    case .between(let near, let far):
      if !isFirst { return .last(near) }
      return far == resolver.horizon ? nil : .between(far, resolver.horizon)
    }
  }

  /// `bought before`, `previously bought`: at any time.
  func isEarlier(_ index: Int) -> Bool {
    let word = analysis.tokens[index].folded
    if ["previously", "already", "formerly"].contains(word) { return draft.window == nil }
    return word == "before" && draft.window == nil && index + 1 == leaf.range.upperBound
  }
}
