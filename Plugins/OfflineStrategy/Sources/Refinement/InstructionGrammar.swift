/// Takes an instruction apart: which words say what to do, and which say to what.
///
/// The forms are those of change, removal, addition, exclusion and replacement; the words between
/// are looked up in the tree and the workspace later. Several requests are several ways to take
/// the same words; the first that can be done is meant.
struct InstructionGrammar {
  /// How many words a target has at most, and how many ways to take a step are tried.
  private static let longestTarget = 12
  /// How many single cuts are tried.
  private static let maximumCuts = 4
  static let maximumRequests = 24

  let words: [String]
  /// Words in quotes are never words of the grammar.
  let isQuoted: [Bool]
  /// Nouns for people, so that `remove customers in Germany` is about customers.
  let isSubject: [Bool]
  let isNumber: [Bool]

  init(_ tokens: [Token]) {
    words = tokens.map(\.folded)
    isQuoted = tokens.map { $0.kind == .quoted }
    isNumber = tokens.map { $0.number != nil }
    isSubject = tokens.map { $0.isWord && WordLists.subjects.contains($0.lemma) }
  }

  /// Ways to take an instruction as steps, the likeliest first: cut before every verb, not cut at
  /// all, and cut where what follows goes on with the first verb (`change the role to member and
  /// the window to 21 days`).
  func plans(of range: Range<Int>) -> [[Step]] {
    let whole = [Step(range: range)]
    let strong = steps(range, cutting: cuts(range, before: InstructionWords.stepVerbs))
    var plans = strong.count > 1 ? [strong, whole] : [whole]
    let soft = cuts(range, before: nil)
    // "change 500 to 750 and 90 to 30" goes on with what to change to what.
    let joints = range.filter { words[$0] == "to" && !isQuoted[$0] }
    if soft.count == 1, strong.count == 1, joints.count == 2, joints[0] < soft[0].end,
      joints[1] > soft[0].next
    {
      plans.insert(steps(range, cutting: soft), at: 0)
    }
    if soft.count > strong.count - 1 {
      plans.append(steps(range, cutting: soft))
      if soft.count > 1 {
        plans += soft.prefix(Self.maximumCuts).map { steps(range, cutting: [$0]) }
      }
    }
    return plans.map { $0.filter { !$0.range.isEmpty } }.filter { !$0.isEmpty }
  }

  /// A run of words that asks for one thing.
  struct Step: Hashable {
    var range: Range<Int>
    /// Whether it goes on with the verb of the step before: `… and the window to 21 days`.
    var continuesSetting = false
    /// Whether it stands in the place of what is there, as `instead` says.
    var isInstead = false
    /// What the step before says not to suit: `30 days is too tight, …`.
    var unsuited: Range<Int>?
  }

  private struct Cut {
    let end: Int
    let next: Int
  }

  /// The places between two steps: a comma, `and` or `then`, with a verb of a table behind it.
  private func cuts(_ range: Range<Int>, before verbs: [[String]]?) -> [Cut] {
    var cuts: [Cut] = []
    var start = range.lowerBound
    for index in range where index > start && !isQuoted[index] {
      guard InstructionWords.stepJoints.contains(words[index]) else { continue }
      var next = index + 1
      while next < range.upperBound, InstructionWords.stepLinks.contains(words[next]) { next += 1 }
      guard next < range.upperBound else { continue }
      if let verbs, end(of: verbs, at: next, before: range.upperBound) == nil { continue }
      cuts.append(Cut(end: index, next: next))
      start = next
    }
    return cuts
  }

  private func steps(_ range: Range<Int>, cutting cuts: [Cut]) -> [Step] {
    var steps: [Step] = []
    var start = range.lowerBound
    for cut in cuts {
      steps.append(Step(range: start..<cut.end))
      start = cut.next
    }
    steps.append(Step(range: start..<range.upperBound))
    for place in steps.indices.dropFirst() {
      let before = steps[place - 1]
      let isSetting =
        before.continuesSetting
        || end(
          of: InstructionWords.set + InstructionWords.replace,
          at: stripped(before.range).0.lowerBound,
          before: before.range.upperBound) != nil
      let range = stripped(steps[place].range).0
      let hasVerb =
        end(of: InstructionWords.stepVerbs, at: range.lowerBound, before: range.upperBound) != nil
      steps[place].continuesSetting = isSetting && !hasVerb
      if let unsuited = unsuited(before.range) { steps[place].unsuited = unsuited }
    }
    return steps.enumerated().filter { place, step in
      if unsuited(step.range) != nil, place + 1 < steps.count { return false }
      return place == 0 || !repeatsRemoval(step, after: steps[place - 1])
    }.map(\.element)
  }

  /// The ways to take a step.
  func requests(_ step: Step) -> [InstructionRequest] {
    let (stripped, said) = stripped(step.range)
    let manner = step.isInstead ? .instead : said
    guard !stripped.isEmpty else { return [] }
    let range = skippingFurther(stripped)
    if end(of: InstructionWords.anyTime, at: range.lowerBound, before: range.upperBound)
      == range.upperBound
    {
      return [.clearWindow(nil)]
    }
    if let junction = junctionAsked(range) { return [.join(junction)] }
    var found = step.unsuited.map { corrections(of: $0, by: range) } ?? []
    found += furthers(stripped, manner)
    found += removals(range) + leavings(range) + dispensables(range) + unrestrictions(range)
    found += negations(range) + scalings(range)
    found += replacements(range, continues: step.continuesSetting)
    found += restatements(range, manner) + inclusions(range)
    found += settings(range, continues: step.continuesSetting)
    if manner == .instead {
      found.append(.set(target: nil, value: range, allowsNames: true))
      found.append(.restate(range, addsRest: false))
      return found
    }
    if isWindowless(range) { found.append(.clearWindow(nil)) }
    found += windowClearings(range)
    found += narrowings(range, manner)
    found += additions(range)
    return found
  }

  // MARK: - Forms

  private func removals(_ range: Range<Int>) -> [InstructionRequest] {
    if range.count > 2,
      ["take", "leave", "cut", "strip", "throw", "get", "kick", "pull"]
        .contains(words[range.lowerBound])
    {
      if ["out", "away", "off"].contains(words[range.upperBound - 1]) {
        return removals(of: (range.lowerBound + 1)..<(range.upperBound - 1))
      }
      // "take France out of the list", "take France off the list"
      if range.dropFirst(2).contains(where: { ["out", "off"].contains(words[$0]) }) {
        return [.remove((range.lowerBound + 1)..<range.upperBound)]
      }
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
      InstructionWords.relations.contains(words[first + 1])
        || !InstructionWords.conditionNouns.contains(words[rest.upperBound - 1])
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

  private func replacements(_ range: Range<Int>, continues: Bool) -> [InstructionRequest] {
    var found: [InstructionRequest] = []
    let first = range.lowerBound
    for index in range where index > first && !isQuoted[index] {
      guard let end = end(of: InstructionWords.insteadOf, at: index, before: range.upperBound),
        end < range.upperBound
      else { continue }
      let lead = self.end(of: InstructionWords.set, at: first, before: index) ?? first
      // "X not Y" is a replacement only where it is said that X is to be used, "X, not Y" always.
      if words[index] == "not" || words[index] == "and", lead == first, words[index - 1] != "," {
        continue
      }
      var begin = lead == first ? skippingLead(first..<index) : lead
      // "make that all users instead of any user"
      if lead > first, begin + 1 < index, ["it", "that", "this"].contains(words[begin]) {
        begin += 1
      }
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
    if continues, let joint = range.first(where: { words[$0] == "to" && !isQuoted[$0] }),
      joint > first, joint + 1 < range.upperBound
    {
      found.append(.replace(old: first..<joint, new: (joint + 1)..<range.upperBound))
    }
    if words[first] == "from", let joint = range.first(where: { words[$0] == "to" }),
      joint > first + 1, joint + 1 < range.upperBound
    {
      found.append(.replace(old: (first + 1)..<joint, new: (joint + 1)..<range.upperBound))
    }
    return found
  }

  private func settings(_ range: Range<Int>, continues: Bool) -> [InstructionRequest] {
    if limitsPeople(range) { return [] }
    var verb = end(of: InstructionWords.set, at: range.lowerBound, before: range.upperBound)
    if verb == nil, continues { verb = range.lowerBound }
    guard let verb, verb < range.upperBound else {
      if StructureWords.isQuantifier(words[range].map(\.self)) {
        return [.set(target: nil, value: range, allowsNames: true)]
      }
      return isClause(range)
        ? [] : [.set(target: nil, value: skippingOnly(range), allowsNames: false)]
    }
    // What is to be raised by so much is not raised to it.
    if range.contains(where: { words[$0] == "by" && $0 > verb && !isQuoted[$0] }) { return [] }
    var found: [InstructionRequest] = []
    for index in range
    where index > verb && index + 1 < range.upperBound && !isQuoted[index]
      && index - verb <= Self.longestTarget && isJoint(index)
    {
      let value = (index + 1)..<range.upperBound
      // "push the window out to 45 days"
      let isOut = index - 1 > verb && ["out", "back", "up", "down"].contains(words[index - 1])
      found.append(
        .set(target: verb..<(isOut ? index - 1 : index), value: value, allowsNames: true))
    }
    found.append(.set(target: nil, value: verb..<range.upperBound, allowsNames: true))
    for index in (verb + 1)..<max(verb + 1, min(range.upperBound, verb + Self.longestTarget)) {
      let value = index..<range.upperBound
      found.append(.set(target: verb..<index, value: value, allowsNames: true))
    }
    return found
  }

  /// `to` and the like, but not the `at` of `at least`.
  private func isJoint(_ index: Int) -> Bool {
    InstructionWords.setJoints.contains(words[index])
      && !(words[index] == "at" && ["least", "most"].contains(words[index + 1]))
  }

  private func additions(_ range: Range<Int>) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.exclude) {
      return [.exclude(unscaffolded(rest))]
    }
    if let rest = rest(range, after: InstructionWords.alternative) {
      return [.include(value: rest, target: nil), .alternative(unscaffolded(rest))]
    }
    if var rest = rest(range, after: InstructionWords.add) {
      while let further = self.rest(rest, after: InstructionWords.add) { rest = further }
      if let inner = self.rest(rest, after: InstructionWords.exclude) {
        return [.exclude(unscaffolded(inner))]
      }
      return [.include(value: rest, target: nil), .add(unscaffolded(rest))]
        + [.set(target: nil, value: rest, allowsNames: false)]
    }
    let isVerb = end(
      of: InstructionWords.set + InstructionWords.remove + InstructionWords.negate
        + InstructionWords.replace, at: range.lowerBound, before: range.upperBound)
    return isVerb == nil ? [.add(range)] : []
  }
}
