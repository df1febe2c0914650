import AudienceConditions
import AudienceSchema

extension Neighbours {
  /// The most that a reading may score.
  struct Bound {
    var score: Double
    /// Whether it scores just that.
    var isExact: Bool
  }

  /// The most that two readings may score together: what their words earn apart, what joining them
  /// may add and costs, and what is charged for words that may be found a use for.
  func bound(_ one: Joint, _ other: Joint, sharesObject: Bool) -> Bound {
    let sum = one.score + other.score
    guard !sharesObject, one.says, other.says else {
      return sharesObject ? open(sum, one, other) : boundOfOne(sum, one, other)
    }
    var details = Details()
    var isExact = true
    if one.last == .quantified, other.first == .event {
      details.narrowness = 1.6
      if coordinator?.kind == .and {
        details.narrowness = -0.3
        isExact = false
      }
    }
    if coordinator == nil, one.last == .quantified, other.first == .quantified {
      details.clash = startsWithPronoun && !startsWithWhich ? 0 : 1.5
    }
    if coordinator?.kind == .or, isEitherInside, one.isAnd {
      details.isOfLastClause = true
      isExact = false
    }
    var score: Double
    var gain = 0.0
    if one.last == .event, other.first == .event {
      isExact = false
      if coordinator == nil {
        details.clash =
          one.lastEvent == other.firstEvent ? startsWithWho ? 0 : 2.5 : startsWithPronoun ? 0 : 1.2
      }
      details.repeats = other.isCopied
      score = self.score(sum, one, other, details)
      // A negation may reach over the OR, or be of both.
      if other.isSingle, coordinator?.kind == .or || coordinator?.kind == .and {
        score = max(score, coordinator?.kind == .or ? sum + 0.2 : sum)
      }
      if other.isSingle, other.isUnfiltered { gain += 0.2 }
      if other.isSingle, other.isCopied, one.endsWithOccurrence, coordinator?.kind == .and {
        gain += 0.8
      }
      score = max(score + gain, sum + earnedOfEvents(one, other))
    } else {
      if one.last == .event, startsWithPreposition, other.first == .condition { isExact = false }
      let isNegation = coordinator?.kind == .or && other.isCondition && mayNegate(one, other)
      if coordinator != nil, other.isCondition, mayRepeat(one, other) {
        details.repeats = true
        isExact = false
      }
      score = self.score(sum, one, other, details)
      if isNegation {
        score = max(score, sum + 0.2)
        isExact = false
      }
    }
    if one.last == .event, other.endsWithEvent {
      // A window that is spread.
      score += 0.05
      isExact = false
    }
    return Bound(score: isExact ? score : score + Self.rounding, isExact: isExact)
  }

  /// What two events may earn as one, or as one that counts from the other.
  private func earnedOfEvents(_ one: Joint, _ other: Joint) -> Double {
    guard other.isSingle else { return -.infinity }
    var gain = -Double.infinity
    if one.lastEvent == other.lastEvent { gain = 0.8 + 5 * Double(other.open) }
    if other.isAnchor { gain = max(gain, 0.5) }
    if other.mayCount || one.lends || other.lends {
      gain = max(gain, 1.2) + 5 * Double(one.open + other.open)
    }
    return gain
  }

  /// Where one side only names the subject: it may hold a header, or a window that is taken.
  private func boundOfOne(_ sum: Double, _ one: Joint, _ other: Joint) -> Bound {
    guard !one.hasHeader, !other.hasHeader, !one.hasOpenWindow, !other.hasOpenWindow else {
      return open(sum, one, other)
    }
    guard !one.says else {
      return Bound(score: sum - (coordinator == nil ? 0.1 : 1), isExact: true)
    }
    var score = sum
    if quantifiesUsers { score -= 1.5 }
    if coordinator != nil { score -= 0.3 }
    return Bound(score: score, isExact: true)
  }

  private func open(_ sum: Double, _ one: Joint, _ other: Joint) -> Bound {
    let mayUse =
      one.hasOpenWindow || other.hasOpenWindow || other.isCounted
      || other.isSingle && other.first == .event && one.lends
    let gain = mayUse ? 5.6 * Double(one.open + other.open) + 4 : 2
    return Bound(score: sum + gain + Self.rounding, isExact: false)
  }

  /// Whether a negation on the left may reach over an OR.
  private func mayNegate(_ one: Joint, _ other: Joint) -> Bool {
    guard let left = one.lastCondition, let right = other.firstCondition else { return false }
    return left.isNegative && !right.isNegative
  }

  /// Whether the right one may say of the left one's trait what it is not.
  private func mayRepeat(_ one: Joint, _ other: Joint) -> Bool {
    guard let left = one.lastCondition, let right = other.firstCondition,
      right.isNegative, !left.isNegative, let path = right.path
    else { return false }
    return left.path == path
  }

  /// More than sums of the same scores in another order differ by.
  private static let rounding = 1e-6
}
