/// Takes an instruction apart: which words say what to do, and which say to what.
///
/// The forms are those of change, removal, addition, exclusion and replacement; the words between
/// are looked up in the tree and the workspace later. Several requests are several ways to take
/// the same words; the first that can be done is meant.
struct InstructionGrammar {
  /// How many words a target has at most, and how many ways to take a step are tried.
  private static let longestTarget = 12
  static let maximumRequests = 24

  let words: [String]
  /// Words in quotes are never words of the grammar.
  let isQuoted: [Bool]
  /// Nouns for people, so that `remove customers in Germany` is about customers.
  let isSubject: [Bool]

  init(_ tokens: [Token]) {
    words = tokens.map(\.folded)
    isQuoted = tokens.map { $0.kind == .quoted }
    isSubject = tokens.map { $0.isWord && WordLists.subjects.contains($0.lemma) }
  }

  /// The steps: an instruction after a comma, `and` or `then` that begins with a verb of its own.
  var steps: [Range<Int>] {
    var steps: [Range<Int>] = []
    var start = 0
    let verbs =
      InstructionWords.remove + InstructionWords.negate + InstructionWords.set
      + InstructionWords.replace + [["exclude"], ["add"], ["require"]]
    for index in words.indices where index > start {
      guard [",", ";", ".", "and", "then"].contains(words[index]), !isQuoted[index] else {
        continue
      }
      var next = index + 1
      while next < words.count, ["and", "then", "also", ","].contains(words[next]) { next += 1 }
      guard next < words.count, end(of: verbs, at: next, before: words.count) != nil else {
        continue
      }
      steps.append(start..<index)
      start = next
    }
    return steps + [start..<words.count]
  }

  /// The ways to take a step.
  func requests(_ step: Range<Int>) -> [InstructionRequest] {
    let (range, isInstead) = stripped(step)
    guard !range.isEmpty else { return [] }
    if end(of: InstructionWords.anyTime, at: range.lowerBound, before: range.upperBound)
      == range.upperBound
    {
      return [.clearWindow(nil)]
    }
    var found: [InstructionRequest] = []
    found += removals(range)
    if let rest = rest(range, after: InstructionWords.negate) { found.append(.negate(rest)) }
    found += replacements(range)
    found += settings(range)
    if isInstead {
      found.append(.set(target: nil, value: range, allowsNames: true))
      return found
    }
    if isWindowless(range) { found.append(.clearWindow(nil)) }
    found += additions(range)
    return found
  }

  // MARK: - Forms

  private func removals(_ range: Range<Int>) -> [InstructionRequest] {
    if range.count > 2,
      ["take", "leave", "cut", "strip", "throw", "get"].contains(words[range.lowerBound]),
      ["out", "away", "off"].contains(words[range.upperBound - 1])
    {
      return removals(of: (range.lowerBound + 1)..<(range.upperBound - 1))
    }
    guard let rest = rest(range, after: InstructionWords.remove) else {
      // "without the phone condition" names a condition, "without a phone" is one.
      guard ["without", "no"].contains(words[range.lowerBound]),
        InstructionWords.conditionNouns.contains(words[range.upperBound - 1])
      else { return [] }
      return [.remove((range.lowerBound + 1)..<range.upperBound)]
    }
    return removals(of: rest)
  }

  private func removals(of rest: Range<Int>) -> [InstructionRequest] {
    if isWindowless(rest, isRemoval: true) { return [.clearWindow(rest)] }
    var first = rest.lowerBound
    while rest.contains(first),
      ["the", "all", "any", "every", "also"].contains(words[first])
    {
      first += 1
    }
    if rest.contains(first), isSubject[first], first + 1 < rest.upperBound,
      !InstructionWords.conditionNouns.contains(words[rest.upperBound - 1])
    {
      return [.exclude(rest)]
    }
    let parts = listed(rest)
    return parts.count > 1 ? [.remove(rest), .removeEach(parts)] : [.remove(rest)]
  }

  /// The members of a list: `the phone, the email and the city conditions`.
  private func listed(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where ["and", ",", "&"].contains(words[index]) && !isQuoted[index] {
      if start < index { parts.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts
  }

  private func replacements(_ range: Range<Int>) -> [InstructionRequest] {
    var found: [InstructionRequest] = []
    let first = range.lowerBound
    for index in range where index > first && !isQuoted[index] {
      guard let end = end(of: InstructionWords.insteadOf, at: index, before: range.upperBound),
        end < range.upperBound
      else { continue }
      let lead = self.end(of: InstructionWords.set, at: first, before: index) ?? first
      // "X, not Y" is a replacement only where it is said that X is to be used.
      if words[index] == "not" || words[index] == "and", lead == first { continue }
      let begin = lead == first ? skippingLead(first..<index) : lead
      let stop = words[index - 1] == "," ? index - 1 : index
      if begin < stop { found.append(.replace(old: end..<range.upperBound, new: begin..<stop)) }
    }
    if let verb = end(of: InstructionWords.replace, at: first, before: range.upperBound) {
      let begin = verb < range.upperBound && words[verb] == "from" ? verb + 1 : verb
      let isReversed = words[first] == "substitute"
      for index in range where index > begin && index + 1 < range.upperBound && !isQuoted[index] {
        guard InstructionWords.replaceJoints.contains(words[index]) else { continue }
        let left = begin..<index
        let right = (index + 1)..<range.upperBound
        if isReversed, words[index] == "for" {
          found.append(.replace(old: right, new: left))
        } else {
          found.append(.replace(old: left, new: right))
        }
      }
    }
    if words[first] == "from", let joint = range.first(where: { words[$0] == "to" }),
      joint > first + 1, joint + 1 < range.upperBound
    {
      found.append(.replace(old: (first + 1)..<joint, new: (joint + 1)..<range.upperBound))
    }
    return found
  }

  private func settings(_ range: Range<Int>) -> [InstructionRequest] {
    guard let verb = end(of: InstructionWords.set, at: range.lowerBound, before: range.upperBound),
      verb < range.upperBound
    else {
      return isClause(range)
        ? [] : [.set(target: nil, value: skippingOnly(range), allowsNames: false)]
    }
    // "raise it by 5" is arithmetic, which is not done.
    if range.contains(where: { words[$0] == "by" && $0 > verb && !isQuoted[$0] }) { return [] }
    var found: [InstructionRequest] = []
    for index in range
    where index > verb && index + 1 < range.upperBound && !isQuoted[index]
      && index - verb <= Self.longestTarget
    {
      guard InstructionWords.setJoints.contains(words[index]) else { continue }
      let value = (index + 1)..<range.upperBound
      found.append(.set(target: verb..<index, value: value, allowsNames: true))
    }
    for index in (verb + 1)..<max(verb + 1, min(range.upperBound, verb + Self.longestTarget)) {
      let value = index..<range.upperBound
      found.append(.set(target: verb..<index, value: value, allowsNames: true))
    }
    if words[range.lowerBound] == "use" {
      found.append(.set(target: nil, value: verb..<range.upperBound, allowsNames: true))
    }
    return found
  }

  private func additions(_ range: Range<Int>) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.exclude) {
      return [.exclude(unscaffolded(rest))]
    }
    if let rest = rest(range, after: InstructionWords.alternative) {
      return [.alternative(unscaffolded(rest))]
    }
    if let rest = rest(range, after: InstructionWords.add) {
      if let inner = self.rest(rest, after: InstructionWords.exclude) {
        return [.exclude(unscaffolded(inner))]
      }
      return [.add(unscaffolded(rest)), .set(target: nil, value: rest, allowsNames: false)]
    }
    let isVerb = end(
      of: InstructionWords.set + InstructionWords.remove + InstructionWords.negate
        + InstructionWords.replace, at: range.lowerBound, before: range.upperBound)
    return isVerb == nil ? [.add(range)] : []
  }
}
