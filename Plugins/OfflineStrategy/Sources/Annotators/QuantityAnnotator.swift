import AudienceJSON

/// Finds comparisons with numbers, and how many times: `more than 1,000`, `6 or lower`, `at least
/// twice`, `between 2 and 5`, `3+`.
struct QuantityAnnotator: Annotator {
  typealias Symbol = Quantity.Bound.Symbol

  private static let before: [(Phrases, Symbol)] = [
    (
      phrases(
        """
        at least|a minimum of|minimum of|no less than|not less than|no fewer than|not fewer than|\
        greater than or equal to|more than or equal to|min|not under|not below|starting at|\
        at or above|equal to or above|equal to or greater than|equal to or more than|\
        equal to or over|equal or greater than|no lower than|\
        not lower than|no smaller than|at the very least|no shorter than|no younger than|\
        not shorter than|at minimum|at a minimum|a min of|not lower|above or equal to|\
        greater or equal to|more than or exactly
        """), .atLeast
    ),
    (
      phrases(
        """
        at most|no more than|not more than|up to|a maximum of|maximum of|max|no greater than|\
        not over|not exceeding|less than or equal to|no higher than|not above|no older than|\
        at or below|equal to or less than|equal to or below|equal to or under|not higher than|\
        no longer than|not longer than|at the most|not older than|a max of|no bigger than|\
        no larger than|at the very most|as many as|as much as|capped at|not beyond|no over|\
        below or equal to|less or equal to|no further than|without exceeding|at maximum
        """), .atMost
    ),
    (
      phrases(
        """
        more than|greater than|over|above|exceeding|exceeds|exceed|exceeded|higher than|\
        bigger than|larger than|north of|upwards of|in excess of|older than|longer than|\
        better than|better|beyond|more expensive than|is over|worth over|worth more than|\
        surpassing|surpasses|surpassed|surpass|went over|going over|goes over|gone over|\
        went above|goes above|going above|rose above|faster than|heavier than|farther than|\
        further than|taller than|topping|greater|well over|just over|well above|more then|\
        pricier than|costlier than|strictly more than|upward of|over and above|over the age of|\
        above the age of|older than the age of|past the age of|over age|above age
        """), .greater
    ),
    (
      phrases(
        """
        less than|fewer than|under|below|lower than|smaller than|younger than|shorter than|\
        worse than|cheaper than|beneath|short of|fell below|fallen below|dropped below|\
        dropping below|drops below|falls below|falling below|fell under|dropped under|\
        lighter than|slower than|just under|just below|well under|well below|less then|\
        fewer then|strictly less than|strictly fewer than|not even|lower|under the age of|\
        below the age of|younger than the age of|under age|below age
        """), .less
    ),
    (phrases("exactly|precisely|equal to|equals|only|just|of exactly"), .equal),
  ]

  /// Verbs that compare with a number right behind them, and are verbs like others elsewhere.
  private static let verbs: [(Phrases, Symbol)] = [
    (phrases("reached|reaching|reaches|reach|hit|hits|hitting"), .atLeast),
    (phrases("crossed|crossing|crosses|passed|topped|tops|outstrips|outstripped"), .greater),
  ]

  private static let after: [(Phrases, Symbol)] = [
    (
      phrases(
        """
        or more|and more|or higher|and up|or above|and above|or greater|or over|and over|plus|+|\
        or better|and higher|or older|and older|or longer|or so more|or bigger|or larger|\
        minimum|at least|at minimum|at a minimum|and beyond|or beyond|or heavier|or faster|and more|\
        and longer|and greater|or upwards|and upwards|upwards|or up|or older than that|\
        or later|and later|or onwards|and onwards|onwards|or onward
        """), .atLeast
    ),
    (
      phrases(
        """
        or less|or fewer|or lower|or below|and under|or under|and below|and lower|or worse|at most|\
        or younger|and younger|or shorter|max|maximum|tops|or smaller|or cheaper|or sooner|\
        and fewer|and less|or earlier|at the most|or slower|or lighter
        """), .atMost
    ),
  ]

  private static let same = phrases("equal to|equals|the same as|same as|identical to")

  /// Whether an "or" is of a comparator: `or older`.
  static func isComparator(at index: Int, _ prompt: PromptContext) -> Bool {
    after.contains { prompt.end(ofAny: $0.0, at: index) != nil }
  }

  private static let adjectives: Set<String> = [
    "older", "younger", "longer", "shorter", "higher", "lower", "better", "worse", "cheaper",
    "bigger", "larger", "smaller", "heavier", "lighter", "faster", "slower", "taller", "expensive",
    "farther", "further",
  ]

  /// What a comparator is said of: `over the age of 50` is older than that.
  private static func adjective(among words: [String]) -> String? {
    words.first(where: adjectives.contains)
      ?? (words.contains { $0 == "age" || $0 == "ages" } ? "older" : nil)
  }

  private static let symbols: [String: Symbol] = [">": .greater, "<": .less, "=": .equal]

  func mentions(in prompt: PromptContext) -> [Mention] {
    let reader = NumberReader(prompt: prompt)
    var found: [Mention] = []
    for index in prompt.tokens.indices {
      found += range(at: index, prompt, reader)
      found += comparison(at: index, prompt, reader)
      found += list(at: index, prompt, reader)
      found += corners(at: index, prompt, reader)
      found += vague(at: index, prompt)
      for (table, symbol) in Self.before where symbol != .equal {
        if let end = prompt.end(ofAny: table, at: index) {
          found.append(Mention(index..<end, .comparator(symbol)))
        }
      }
      if let end = prompt.end(ofAny: Self.same, at: index) {
        found.append(Mention(index..<end, .comparator(.equal)))
      }
      for (table, symbol) in Self.after {
        if let end = prompt.end(ofAny: table, at: index),
          prompt.folded(index) == "or" || isEnd(end, prompt), !isJoint(index, prompt)
        {
          found.append(Mention(index..<end, .comparatorBehind(symbol)))
        }
      }
    }
    return found
  }

  /// Whether a `+` joins two words: `viewers + guests`; in "5 orders +" it is of the number.
  private func isJoint(_ index: Int, _ prompt: PromptContext) -> Bool {
    // "trade customers plus anyone who applied"
    if prompt.folded(index) == "plus", WordAnnotator().union(at: index, prompt) != nil {
      return true
    }
    return prompt.folded(index) == "+" && prompt.token(index + 1)?.isWord == true
      && prompt.token(index - 1)?.isWord == true
      && !(max(0, index - 3)..<index).contains { prompt.token($0)?.number != nil }
  }

  /// Whether a comparator before a place can stand behind its number: `5 orders at least`.
  private func isEnd(_ index: Int, _ prompt: PromptContext) -> Bool {
    guard let token = prompt.token(index) else { return true }
    return !token.isWord && token.number == nil
      || ["in", "over", "during", "and", "or", "but", "who", "within", "since"].contains(
        token.folded)
      || WordLists.subjects.contains(token.lemma)
  }

  /// `between 2 and 5`, `from 2 to 5`, `2 to 5`, `2-5`.
  private func range(at index: Int, _ prompt: PromptContext, _ reader: NumberReader) -> [Mention] {
    let opening = prompt.end(ofAny: Self.rangeOpenings, at: index)
    guard let low = reader.number(at: opening ?? index),
      let joint = prompt.end(
        ofAny: opening == nil ? Self.rangeJoints : Self.openedRangeJoints, at: low.end),
      let high = reader.number(at: joint)
    else { return [] }
    let ordered = low.number <= high.number ? (low.number, high.number) : (high.number, low.number)
    let opened = (index..<(opening ?? index)).map(prompt.folded)
    let quantity = Quantity(
      bounds: [
        .init(symbol: .atLeast, number: ordered.0), .init(symbol: .atMost, number: ordered.1),
      ], isMoney: low.isMoney || high.isMoney, adjective: Self.adjective(among: opened),
      lastToken: high.end)
    return mentions(index, high.end, quantity, prompt)
  }

  private static let rangeOpenings = phrases(
    """
    between|from|in between|anywhere from|anywhere between|ranging from|somewhere between|\
    ranging between|in the range of|in the range|within the range of|of between|within|\
    between the ages of|from the ages of|between ages|between ages of|between the age of|\
    in the age range of|in the age range|in the age group
    """)
  private static let rangeJoints = phrases("to|-|–|up to|through|and up to")
  private static let openedRangeJoints = phrases(
    "to|-|–|up to|through|and|&|and up to|and not over")

  /// `more than 2 but fewer than 10`, `at least 3 and at most 5`: both ends of a range.
  private func corners(
    at index: Int, _ prompt: PromptContext, _ reader: NumberReader
  ) -> [Mention] {
    guard let first = bound(at: index, prompt, reader) else { return [] }
    var joint = first.end
    if prompt.folded(joint) == "," { joint += 1 }
    guard ["but", "and", "yet"].contains(prompt.folded(joint)),
      let second = bound(at: joint + 1, prompt, reader), first.isLower != second.isLower,
      prompt.folded(joint) != "and" || !hasOwnNouns(index, second.end, prompt)
    else { return [] }
    let ends = first.isLower ? [first.bound, second.bound] : [second.bound, first.bound]
    guard ends[0].number <= ends[1].number else { return [] }
    let quantity = Quantity(
      bounds: ends, isMoney: first.isMoney || second.isMoney, lastToken: second.end)
    return mentions(index, second.end, quantity, prompt)
  }

  /// `an order value under 30 and more than 4 orders`: each number has a noun of its own.
  private func hasOwnNouns(_ start: Int, _ end: Int, _ prompt: PromptContext) -> Bool {
    guard let behind = prompt.token(end), behind.isWord, !behind.isFunction,
      MeasureUnit.named(behind.lemma) == nil, start > 0, let before = prompt.token(start - 1),
      before.isWord
    else { return false }
    if ["is", "was", "are", "were"].contains(before.folded) { return true }
    return !before.isFunction && !before.isLightVerb && !before.folded.hasSuffix("ed")
      && IrregularForms.bases[before.folded] == nil
  }

  private struct Corner {
    let bound: Quantity.Bound
    let end: Int
    let isMoney: Bool

    var isLower: Bool { bound.symbol == .greater || bound.symbol == .atLeast }
  }

  private func bound(
    at index: Int, _ prompt: PromptContext, _ reader: NumberReader
  ) -> Corner? {
    for (table, symbol) in Self.before where symbol != .equal {
      guard let end = prompt.end(ofAny: table, at: index), let number = reader.number(at: end)
      else { continue }
      return Corner(
        bound: .init(symbol: symbol, number: number.number), end: number.end,
        isMoney: number.isMoney)
    }
    return nil
  }

  /// `9 or 10`, `1, 2 or 3`.
  private func list(at index: Int, _ prompt: PromptContext, _ reader: NumberReader) -> [Mention] {
    guard let first = reader.number(at: index) else { return [] }
    var numbers = [first.number]
    var isMoney = first.isMoney
    var end = first.end
    var isClosed = false
    while !isClosed {
      var next = end
      if prompt.folded(next) == "," { next += 1 }
      if prompt.folded(next) == "or" {
        isClosed = true
        next += 1
      }
      guard next > end, let number = reader.number(at: next)
      else { return [] }
      numbers.append(number.number)
      isMoney = isMoney || number.isMoney
      end = number.end
    }
    var quantity = Quantity(
      bounds: numbers.map { .init(symbol: .equal, number: $0) }, isMoney: isMoney, lastToken: end)
    quantity.isList = true
    let found = mentions(index, end, quantity, prompt)
    guard case .frequency? = found.first?.meaning else { return found }
    return quantity.asRange.map { mentions(index, end, $0, prompt) } ?? []
  }

  private func comparison(
    at index: Int, _ prompt: PromptContext, _ reader: NumberReader
  ) -> [Mention] {
    // "add up to 2,000 or more" is at least that.
    if prompt.folded(index) == "up",
      ["add", "adds", "added", "adding"].contains(
        prompt.folded(index - 1))
    {
      return []
    }
    var start = index
    var symbol: Symbol?
    var adjective: String?
    for (table, meaning) in Self.before {
      if let end = prompt.end(ofAny: table, at: index) {
        symbol = meaning
        adjective = Self.adjective(among: (index..<end).map(prompt.folded))
        start = end
        break
      }
    }
    if symbol == nil {
      for (table, meaning) in Self.verbs {
        if let end = prompt.end(ofAny: table, at: index), reader.number(at: end) != nil {
          symbol = meaning
          start = end
        }
      }
    }
    if symbol == nil, let sign = Self.symbols[prompt.folded(index)] {
      symbol = sign
      start = index + 1
      if prompt.folded(start) == "=" {
        symbol = sign == .greater ? .atLeast : .atMost
        start += 1
      }
    }
    if symbol != nil, ["the", "a", "of"].contains(prompt.folded(start)),
      reader.number(at: start) == nil, reader.single(at: start) == nil
    {
      start += 1
    }
    if prompt.folded(start) == "once" || prompt.folded(start) == "twice" {
      let number = prompt.folded(start) == "once" ? 1 : 2
      let quantity = Quantity(
        bounds: [.init(symbol: symbol ?? .equal, number: ExactNumber(number))],
        isBare: symbol == nil, lastToken: start + 1)
      return [Mention(index..<(start + 1), .frequency(quantity))]
    }
    guard !isOneOf(start, prompt),
      let number = reader.number(at: start)
        ?? (symbol.map { $0 != .equal } == true ? reader.single(at: start) : nil)
    else { return [] }
    var end = number.end
    if symbol == nil {
      for (table, meaning) in Self.after {
        // In "level 12 at least 4 times" the comparator is of what follows.
        if let tail = prompt.end(ofAny: table, at: end),
          prompt.folded(end) == "or" || !isNumber(at: tail, reader)
        {
          symbol = meaning
          adjective = (end..<tail).map(prompt.folded).first(where: Self.adjectives.contains)
          end = tail
          break
        }
      }
    }
    // "a few orders" are three or more.
    let isVague = number.isVague && symbol == nil
    var quantity = Quantity(
      bounds: [
        .init(symbol: isVague ? .atLeast : symbol ?? .equal, number: number.number)
      ], isMoney: number.isMoney, isBare: symbol == nil && !isVague, adjective: adjective,
      lastToken: end)
    let said = (max(0, index - 1)..<start).map(prompt.folded)
    if said.contains(where: Self.worths.contains) { quantity.isMoney = true }
    // "900 dollars or more" and "or more dollars" both name money behind the comparator.
    if let unit = prompt.token(end), WordLists.moneyUnits.contains(unit.lemma), unit.isWord {
      quantity.isMoney = true
      end += 1
    }
    guard isVague else { return mentions(index, end, quantity, prompt) }
    let words = (index..<end).map(prompt.folded).joined(separator: " ")
    return mentions(index, end, quantity, prompt).map {
      Mention(
        $0.tokens, $0.meaning, assumption: "\"\(words)\" = at least \(number.number.text)")
    }
  }

  /// `tier is one of Sprout or Sapling`: what stands behind are values, none of which is a number.
  private func isOneOf(_ index: Int, _ prompt: PromptContext) -> Bool {
    prompt.folded(index) == "one" && prompt.folded(index + 1) == "of"
      && ["is", "are", "was", "were", "be", "being", "not", "n't", "equals", "as"].contains(
        prompt.folded(index - 1))
      && !["their", "them", "the", "these", "those", "our"].contains(prompt.folded(index + 2))
  }

  private func isNumber(at index: Int, _ reader: NumberReader) -> Bool {
    reader.number(at: index) != nil
      || ["once", "twice"].contains(reader.prompt.folded(index))
  }
  private static let worths: Set<String> = ["worth", "costing", "valued", "priced"]

  private func mentions(
    _ start: Int, _ end: Int, _ quantity: Quantity, _ prompt: PromptContext
  ) -> [Mention] {
    if let times = prompt.end(ofAny: Self.times, at: end),
      !quantity.isMoney
    {
      var tail = times
      if let more = prompt.end(ofAny: Self.orMore, at: times), quantity.isBare {
        tail = more
        var atLeast = quantity
        atLeast.bounds = quantity.bounds.map { .init(symbol: .atLeast, number: $0.number) }
        atLeast.isBare = false
        return [Mention(start..<tail, .frequency(atLeast))]
      }
      return [Mention(start..<tail, .frequency(quantity))]
    }
    return [Mention(start..<end, .quantity(quantity))]
  }

  private static let times = phrases(
    """
    times|time|separate times|different times|occasions|separate occasions|x|individual times|\
    different occasions|distinct times|times in total|times altogether|times total|\
    times overall
    """)
  private static let orMore = phrases("or more|and more|plus|+|or over|and up|at least|minimum")

  /// `multiple times`, `several orders`.
  private func vague(at index: Int, _ prompt: PromptContext) -> [Mention] {
    let values = ["multiple": 2, "several": 3]
    if ["repeatedly"].contains(prompt.folded(index)) {
      return [
        Mention(
          index..<(index + 1), .frequency(atLeast(2)),
          assumption: "\"repeatedly\" = at least 2 times")
      ]
    }
    if let found = ofBuyers(at: index, prompt) { return [found] }
    let signs: [String: Symbol] = ["negative": .less, "positive": .greater]
    if let symbol = signs[prompt.folded(index)] {
      let quantity = Quantity(
        bounds: [.init(symbol: symbol, number: ExactNumber(0))], lastToken: index + 1)
      return [Mention(index..<(index + 1), .quantity(quantity))]
    }
    guard let value = values[prompt.folded(index)] else { return [] }
    let quantity = atLeast(value, lastToken: index + 1)
    let assumption = "\"\(prompt.folded(index))\" = at least \(value)"
    if prompt.folded(index + 1) == "times" {
      return [Mention(index..<(index + 2), .frequency(quantity), assumption: assumption)]
    }
    return [Mention(index..<(index + 1), .quantity(quantity), assumption: assumption)]
  }

  private static let onces = phrases(
    "one time|single time|first time|onetime|one off|single purchase")
  private static let repeats = phrases("repeat|repeated|returning|multi time|two time|serial")
  private static let buyers = WordLists.list(
    "buyer purchaser shopper donor giver booker renter orderer payer depositor")

  /// `one-time buyers`, `repeat donors`: how often the people did what they are called for.
  private func ofBuyers(at index: Int, _ prompt: PromptContext) -> Mention? {
    func end(_ table: Phrases) -> Int? {
      prompt.end(ofAny: table, at: index).flatMap { end in
        prompt.token(end).map { Self.buyers.contains($0.lemma) } == true ? end : nil
      }
    }
    if let end = end(Self.onces) {
      let once = Quantity(bounds: [.init(symbol: .equal, number: ExactNumber(1))], lastToken: end)
      return Mention(index..<end, .frequency(once))
    }
    return end(Self.repeats).map { Mention(index..<$0, .frequency(atLeast(2, lastToken: $0))) }
  }

  private func atLeast(_ value: Int, lastToken: Int = 0) -> Quantity {
    Quantity(bounds: [.init(symbol: .atLeast, number: ExactNumber(value))], lastToken: lastToken)
  }
}
