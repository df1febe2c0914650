import AudienceConditions
import AudienceTime

/// What was done once and is not any more: `no longer order`, `stopped ordering`, `used to order`.
///
/// It was done at some time, and not lately: within the window that is said, else within the last
/// 30 days, which is an assumption.
extension EventReading {
  private static let stopping = WordLists.list("stop quit cease discontinue")
  /// What is read for "lately" where nothing says how long ago it ended.
  private static let lately = TimeSpan.days(30)

  mutating func readCessation() {
    guard draft.hasDefaultTest, companion == nil, !draft.isCopied, draft.following == nil,
      anchor == nil,
      leaf.negations.allSatisfy({ $0.tokens.contains(where: used.contains) })
        || endOfHabit() != nil,
      let words = endOfHabit()
    else { return }
    let isSaid: Bool
    let span: TimeSpan
    switch draft.window?.extent {
    case .last(let far)?: (isSaid, span) = (true, far)
    case .between(let near, resolver.horizon)?: (isSaid, span) = (true, near)
    case .between(let near, let far)?:
      // "stopped ordering 90 days ago": on that day, the last one of theirs.
      guard far.unit == .day, near.unit == .day, far.count - near.count == 1 else { return }
      (isSaid, span) = (true, far)
    case nil: (isSaid, span) = (false, Self.lately)
    }
    used.formUnion(words)
    var none = draft
    none.window = .last(span)
    none.negate(
      Evidence(tokens: words, reason: "\"\(leaf.text(words))\": done before, and not lately"))
    companion = none
    draft.window = nil
    draft.windowEvidence = Evidence()
    draft.isOrdinal = true
    if !isSaid {
      assumptions.append(
        AssumptionDraft(
          text: "\"\(leaf.text(words))\" = not in the last \(Self.lately.text)", tokens: words))
    }
    score += 0.5
  }

  /// The words that say so: `no longer`, `not … any more`, `stopped` before the event's verb.
  private func endOfHabit() -> TokenSet? {
    guard let verb = said.min() else { return nil }
    func word(_ index: Int) -> String {
      leaf.range.contains(index) ? analysis.tokens[index].folded : ""
    }
    for index in leaf.range where !used.contains(index) {
      switch word(index) {
      case "no" where word(index + 1) == "longer" && index < verb: return [index, index + 1]
      case "used" where word(index + 1) == "to" && index + 2 == verb: return [index, index + 1]
      case "n't", "not":
        if let end = leaf.range.first(where: { $0 > verb && word($0) == "anymore" }) {
          return [index, end]
        }
        if let end = leaf.range.first(where: {
          $0 > verb && word($0) == "any" && word($0 + 1) == "more"
        }) {
          return [index, end, end + 1]
        }
      default:
        guard index + 1 == verb,
          word(verb).prefix(while: { $0 != " " && $0 != "_" }).hasSuffix("ing"),
          Self.stopping.contains(analysis.tokens[index].lemma)
        else { continue }
        return [index]
      }
    }
    return nil
  }
}
