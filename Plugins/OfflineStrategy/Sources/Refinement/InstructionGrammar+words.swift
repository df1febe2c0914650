/// Finding and skipping the words of the tables.
extension InstructionGrammar {
  func unscaffolded(_ range: Range<Int>) -> Range<Int> {
    rest(range, after: InstructionWords.scaffold) ?? range
  }

  func isClause(_ range: Range<Int>) -> Bool {
    let leads =
      InstructionWords.clause + InstructionWords.alternative + InstructionWords.exclude
      + InstructionWords.add.filter { !$0.contains("only") }
      + InstructionWords.remove + InstructionWords.negate
    return end(of: leads, at: range.lowerBound, before: range.upperBound) != nil
  }

  func skippingOnly(_ range: Range<Int>) -> Range<Int> {
    rest(range, after: InstructionWords.add.filter { $0.contains("only") }) ?? range
  }

  func skippingLead(_ range: Range<Int>) -> Int {
    rest(range, after: InstructionWords.add)?.lowerBound ?? range.lowerBound
  }

  /// Whether the words say that there is no time limit: `without a time limit`.
  func isWindowless(_ range: Range<Int>, isRemoval: Bool = false) -> Bool {
    var range = range
    if !isRemoval {
      guard ["without", "no"].contains(words[range.lowerBound]) else { return false }
      range = (range.lowerBound + 1)..<range.upperBound
    }
    let nouns = InstructionWords.windowNouns.subtracting(["date", "day", "days"])
    guard let last = range.last else { return false }
    let isNamed = nouns.contains(words[last])
    let isLimit =
      last > range.lowerBound && InstructionWords.limitNouns.contains(words[last])
      && nouns.contains(words[last - 1])
    let isOf = range.contains { index in
      nouns.contains(words[index]) && index + 1 < range.upperBound
        && ["on", "from", "of", "for"].contains(words[index + 1])
    }
    let isOfLimit = range.contains { index in
      index > range.lowerBound && InstructionWords.limitNouns.contains(words[index])
        && nouns.contains(words[index - 1]) && index + 1 < range.upperBound
        && ["on", "from", "of", "for"].contains(words[index + 1])
    }
    return isNamed || isLimit || isRemoval && (isOf || isOfLimit)
  }

  func rest(_ range: Range<Int>, after table: [[String]]) -> Range<Int>? {
    guard let end = end(of: table, at: range.lowerBound, before: range.upperBound),
      end < range.upperBound
    else { return nil }
    return end..<range.upperBound
  }

  /// Where the longest phrase of a table that stands at a place ends.
  func end(of table: [[String]], at place: Int, before limit: Int) -> Int? {
    var best: Int?
    for phrase in table where place + phrase.count <= limit {
      let fits = phrase.indices.allSatisfy {
        words[place + $0] == phrase[$0] && !isQuoted[place + $0]
      }
      if fits { best = max(best ?? 0, place + phrase.count) }
    }
    return best
  }

  /// The step without words of politeness, and whether it said `instead` or `only` at its end.
  func stripped(_ range: Range<Int>) -> (Range<Int>, Manner) {
    var range = range
    var manner = Manner.plain
    while let end = end(
      of: InstructionWords.politeBefore, at: range.lowerBound, before: range.upperBound)
    {
      range = end..<range.upperBound
    }
    func isTail(_ phrase: [String]) -> Bool {
      let start = range.upperBound - phrase.count
      return start >= range.lowerBound && Array(words[start..<range.upperBound]) == phrase
        && !isQuoted[start]
    }
    var isChanged = true
    while isChanged, !range.isEmpty {
      isChanged = false
      if let tail = InstructionWords.politeBehind.first(where: isTail) {
        if ["too", "well"].contains(tail[tail.count - 1]) { manner = .further }
        range = range.lowerBound..<(range.upperBound - tail.count)
        isChanged = true
      } else if range.count > 1, isTail(["instead"]) || isTail(["only"]) {
        range = range.lowerBound..<(range.upperBound - 1)
        manner = words[range.upperBound] == "only" ? .only : .instead
        isChanged = true
      }
    }
    if let first = range.first, words[first] == "instead" {
      manner = .instead
      range = (first + 1)..<range.upperBound
      if let comma = range.first, words[comma] == "," {
        range = (comma + 1)..<range.upperBound
      }
    }
    return (range, manner)
  }
}
