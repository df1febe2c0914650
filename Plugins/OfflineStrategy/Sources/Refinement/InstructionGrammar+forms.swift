/// The forms that say again, narrow, list or join what the tree has.
extension InstructionGrammar {
  /// How a step said that it is to be taken.
  enum Manner {
    case plain, instead, only, further
  }

  /// What stands before a colon, and behind it: `the opposite: people without a phone`.
  var heading: (heading: Range<Int>, body: Range<Int>)? {
    guard let colon = words.indices.first(where: { words[$0] == ":" && !isQuoted[$0] }), colon > 0,
      colon + 1 < words.count
    else { return nil }
    return (0..<colon, (colon + 1)..<words.count)
  }

  /// Whether a heading says only that something is to be changed, or to its opposite.
  func isPlainHeading(_ range: Range<Int>) -> Bool {
    isOpposite(range)
      || stripped(range).0.allSatisfy { InstructionWords.headings.contains(words[$0]) }
  }

  /// `the opposite`, `turn it around`
  func isOpposite(_ range: Range<Int>) -> Bool {
    InstructionWords.opposites.contains(Array(words[stripped(range).0]))
  }

  /// The step without `also` and the like where a verb of its own follows.
  func skippingFurther(_ range: Range<Int>) -> Range<Int> {
    guard let rest = rest(range, after: InstructionWords.further),
      end(of: InstructionWords.stepVerbs, at: rest.lowerBound, before: rest.upperBound) != nil
    else { return range }
    // "also require …" asks for more, "require …" may say again what is there.
    let isMore = words[range.lowerBound..<rest.lowerBound].contains("also")
    return isMore && words[rest.lowerBound] == "require" ? range : rest
  }

  /// `either one will do`, `both are needed`: how the conditions are to be joined.
  func junctionAsked(_ range: Range<Int>) -> Junction? {
    let said = Set(range.filter { !isQuoted[$0] }.map { words[$0] })
    guard said.count == Set(range.map { words[$0] }).count,
      !said.isDisjoint(with: InstructionWords.sufficing),
      said.isSubset(
        of: InstructionWords.sufficing.union(InstructionWords.sufficingBeside)
          .union(InstructionWords.anyOf).union(InstructionWords.allOf))
    else { return nil }
    let isAny = !said.isDisjoint(with: InstructionWords.anyOf)
    let isAll = !said.isDisjoint(with: InstructionWords.allOf)
    guard isAny != isAll else { return nil }
    return isAny ? .or : .and
  }

  /// `flip the phone condition`, `the other way round`.
  func negations(_ range: Range<Int>) -> [InstructionRequest] {
    if InstructionWords.opposites.contains(Array(words[range])) { return [.negate(nil)] }
    guard let rest = rest(range, after: InstructionWords.negate) else { return [] }
    return InstructionWords.wholes.contains(Array(words[rest])) ? [.negate(nil)] : [.negate(rest)]
  }

  /// `make it people without a phone`, `customers without autopay instead`, `they should have
  /// ordered twice`.
  func restatements(_ range: Range<Int>, _ manner: Manner) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.must) {
      return [.restate(unscaffolded(rest), addsRest: true)]
    }
    if limitsPeople(range) { return [] }
    let verbs = InstructionWords.set + InstructionWords.negate + InstructionWords.replace
    guard var start = end(of: verbs, at: range.lowerBound, before: range.upperBound) else {
      return manner == .instead && isPeople(range.lowerBound)
        ? [.restate(range, addsRest: false)] : []
    }
    if let next = end(of: InstructionWords.wholes, at: start, before: range.upperBound) {
      start = next
    }
    while start < range.upperBound, InstructionWords.setJoints.contains(words[start]) { start += 1 }
    guard start < range.upperBound, isPeople(start) else { return [] }
    return [.restate(start..<range.upperBound, addsRest: false)]
  }

  /// `double the threshold`, `raise it by 5`, `shorten the window by a week`.
  func scalings(_ range: Range<Int>) -> [InstructionRequest] {
    guard let first = range.first, !isQuoted[first] else { return [] }
    let rest = (first + 1)..<range.upperBound
    if let scale = InstructionWords.multiples[words[first]] {
      return [.scale(target: rest.isEmpty ? nil : rest, scale)]
    }
    if words[first] == "cut", range.count > 3, Array(words[range].suffix(2)) == ["in", "half"] {
      return [.scale(target: (first + 1)..<(range.upperBound - 2), .times(1, over: 2))]
    }
    // "add 2 to the count", "take 5 off the threshold"
    let takes = ["subtract", "take"].contains(words[first])
    if words[first] == "add" || takes,
      let joint = rest.dropFirst().first(where: {
        (takes ? ["from", "off"] : ["to"]).contains(words[$0]) && !isQuoted[$0]
      }), joint + 1 < range.upperBound, isNumber[rest.lowerBound]
    {
      let amount = rest.lowerBound..<joint
      let target = (joint + 1)..<range.upperBound
      return [.scale(target: target, takes ? .less(amount) : .more(amount))]
    }
    let isMore = InstructionWords.raising.contains(words[first])
    guard isMore || InstructionWords.lowering.contains(words[first]),
      let by = rest.last(where: { words[$0] == "by" && !isQuoted[$0] }), by + 1 < range.upperBound
    else { return [] }
    let amount = (by + 1)..<range.upperBound
    let target = first + 1 < by ? (first + 1)..<by : nil
    return [.scale(target: target, isMore ? .more(amount) : .less(amount))]
  }

  /// `in any country`, `regardless of the plan`
  func unrestrictions(_ range: Range<Int>) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.unrestricting) { return [.unrestrict(rest)] }
    // "the role can be anything"
    guard let last = range.last, InstructionWords.anything.contains(words[last]),
      let be = range.dropFirst().first(where: { ["can", "may", "could", "is"].contains(words[$0]) })
    else { return [] }
    return [.unrestrict(range.lowerBound..<be)]
  }

  /// `no phone needed`, `the phone doesn't matter`, `no need for a phone`.
  func dispensables(_ range: Range<Int>) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.needless) { return [.remove(rest)] }
    guard var last = range.last, range.count > 1, !isQuoted[last] else { return [] }
    // "MFA doesn't matter any more", "… anymore", "… to us"
    for tail in [["anymore"], ["any", "more"], ["any", "longer"], ["to", "us"], ["here"]]
    where last - tail.count > range.lowerBound
      && Array(words[(last - tail.count + 1)...last]) == tail
    {
      last -= tail.count
    }
    var isNegated = words[last] == "optional"
    guard isNegated || InstructionWords.needing.contains(words[last]) else { return [] }
    var (start, end) = (range.lowerBound, last)
    func isNegation(_ index: Int) -> Bool { ["no", "not", "n't"].contains(words[index]) }
    while end > start, InstructionWords.needingBeside.contains(words[end - 1]) {
      isNegated = isNegated || isNegation(end - 1)
      end -= 1
    }
    if start < end, words[start] == "no" { (isNegated, start) = (true, start + 1) }
    return isNegated && start < end ? [.remove(start..<end)] : []
  }

  /// `no time limit on the visits`
  func windowClearings(_ range: Range<Int>) -> [InstructionRequest] {
    guard let first = range.first, ["no", "without"].contains(words[first]),
      isWindowless((first + 1)..<range.upperBound, isRemoval: true)
    else { return [] }
    return [.clearWindow((first + 1)..<range.upperBound)]
  }

  /// `add Poland to the countries`
  func inclusions(_ range: Range<Int>) -> [InstructionRequest] {
    guard let rest = rest(range, after: InstructionWords.listing) else { return [] }
    return rest.dropFirst().compactMap { index in
      guard ["to", "in", "into"].contains(words[index]), index + 1 < range.upperBound,
        !isQuoted[index]
      else { return nil }
      return .include(value: rest.lowerBound..<index, target: (index + 1)..<range.upperBound)
    }
  }

  /// `count Poland too`: one more of the values that are listed.
  func furthers(_ range: Range<Int>, _ manner: Manner) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.alsoCounting) {
      return [.include(value: rest, target: nil), .alternative(unscaffolded(rest))]
    }
    guard manner == .further else { return [] }
    let value = rest(range, after: InstructionWords.counting) ?? range
    return [.include(value: value, target: nil)]
  }

  /// `leave out gold members`, where no condition is of them.
  func leavings(_ range: Range<Int>) -> [InstructionRequest] {
    rest(range, after: InstructionWords.leaving).map { [.exclude(unscaffolded($0))] } ?? []
  }

  /// Whether a step takes away what the step before took away: `…, drop it`.
  func repeatsRemoval(_ step: Step, after before: Step) -> Bool {
    let range = stripped(step.range).0
    guard let rest = rest(range, after: InstructionWords.remove),
      rest.count == 1, ["it", "that", "them", "this"].contains(words[rest.lowerBound]),
      let first = requests(before).first
    else { return false }
    switch first {
    case .remove, .removeEach: return true
    case .clearWindow, .negate, .scale, .unrestrict, .join, .replace, .set, .include, .narrow,
      .restate, .add, .alternative, .exclude:
      return false
    }
  }

  /// `the orders must be over $100`: what is said of the events that are there.
  private func isDemand(_ range: Range<Int>) -> Bool {
    guard
      let verb = range.prefix(5).first(where: { index in
        ["must", "should", "need", "have"].contains(words[index]) && !isQuoted[index]
      }), verb > range.lowerBound, verb + 1 < range.upperBound,
      words[verb + 1] == "be" || words[verb + 1] == "to" && verb + 2 < range.upperBound
    else { return false }
    return range[..<verb].allSatisfy { index in
      !isSubject[index] && !isQuoted[index]
        && !["they", "it", "each", "every", "all", "both", "any", "that", "of"].contains(
          words[index])
    }
  }

  /// `only orders over $75`, `limit it to the web channel`, `where the total is over $75`.
  func narrowings(_ range: Range<Int>, _ manner: Manner) -> [InstructionRequest] {
    if let rest = rest(range, after: InstructionWords.narrow) {
      return [.narrow(unscaffolded(rest))]
    }
    if let rest = rest(range, after: InstructionWords.filtering) { return [.narrow(rest)] }
    return manner == .only || ["where", "with"].contains(words[range.lowerBound]) || isDemand(range)
      ? [.narrow(range)] : []
  }

  /// `limit this to people in Camden`: what there is stays as it is.
  func limitsPeople(_ range: Range<Int>) -> Bool {
    guard let rest = rest(range, after: InstructionWords.narrow) else { return false }
    let first = rest.first { !["all", "only", "just", "the", "any", "our"].contains(words[$0]) }
    return first.map { isPeople($0) || ["in", "on", "with", "from", "where"].contains(words[$0]) }
      == true
  }

  private func isPeople(_ index: Int) -> Bool {
    isSubject[index] || ["who", "whoever", "those"].contains(words[index])
  }

}
