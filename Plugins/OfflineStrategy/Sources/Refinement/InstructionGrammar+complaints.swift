/// What does not suit, and what shall be in its place: `30 days is too tight, use 45 days`.
extension InstructionGrammar {
  private static let copulas: Set<String> = [
    "is", "are", "was", "'s", "'re", "seems", "seem", "looks", "look", "feels", "feel", "sounds",
  ]
  private static let degrees: Set<String> = [
    "a", "bit", "little", "way", "far", "much", "still", "just", "kinda", "really", "probably",
    "maybe", "not", "n't",
  ]
  private static let faults: Set<String> = [
    "tight", "short", "long", "strict", "loose", "narrow", "wide", "high", "low", "small", "big",
    "large", "few", "many", "much", "little", "broad", "lenient", "generous", "restrictive",
    "aggressive", "recent", "old", "ambitious", "soft", "harsh", "wrong",
  ]

  /// What a step says not to suit, where it says no more than that.
  func unsuited(_ step: Range<Int>) -> Range<Int>? {
    let range = stripped(step).0
    guard range.count > 2, let last = range.last, !isQuoted[last] else { return nil }
    var end = last
    if Self.faults.contains(words[last]), words[last - 1] == "too" {
      end = last - 1
    } else if words[last] == "enough" {
      end = last
    } else if words[last] != "wrong" {
      return nil
    }
    while end > range.lowerBound, Self.degrees.contains(words[end - 1]) { end -= 1 }
    guard end - 1 > range.lowerBound, Self.copulas.contains(words[end - 1]) else { return nil }
    let start = words[range.lowerBound] == "the" ? range.lowerBound + 1 : range.lowerBound
    return start < end - 1 ? start..<(end - 1) : nil
  }

  /// What a step puts in the place of what did not suit.
  func corrections(of unsuited: Range<Int>, by range: Range<Int>) -> [InstructionRequest] {
    guard
      var start = end(
        of: InstructionWords.set + InstructionWords.replace, at: range.lowerBound,
        before: range.upperBound)
    else { return [] }
    if let next = end(of: InstructionWords.wholes, at: start, before: range.upperBound) {
      start = next
    }
    if start < range.upperBound, InstructionWords.setJoints.contains(words[start]),
      !(words[start] == "at" && start + 1 < range.upperBound
        && ["least", "most"].contains(words[start + 1]))
    {
      start += 1
    }
    guard start < range.upperBound else { return [] }
    let value = start..<range.upperBound
    let setting = InstructionRequest.set(target: unsuited, value: value, allowsNames: true)
    return isNumber[unsuited].contains(true)
      ? [.replace(old: unsuited, new: value), setting] : [setting]
  }
}
