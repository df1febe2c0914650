import AudienceJSON

/// Finds comparisons with numbers, and how many times: `more than 1,000`, `6 or lower`, `at least
/// twice`, `between 2 and 5`, `3+`.
struct QuantityAnnotator: Annotator {
  typealias Symbol = Quantity.Bound.Symbol

  private static let before: [([[String]], Symbol)] = [
    (
      phrases(
        """
        at least|a minimum of|minimum of|no less than|not less than|no fewer than|not fewer than|\
        greater than or equal to|more than or equal to|min|not under|not below|starting at
        """), .atLeast
    ),
    (
      phrases(
        """
        at most|no more than|not more than|up to|a maximum of|maximum of|max|no greater than|\
        not over|not exceeding|less than or equal to|no higher than|not above|no older than
        """), .atMost
    ),
    (
      phrases(
        """
        more than|greater than|over|above|exceeding|exceeds|exceed|exceeded|higher than|\
        bigger than|larger than|north of|upwards of|in excess of|older than|longer than|\
        better than|better|beyond|more expensive than|is over|worth over|worth more than
        """), .greater
    ),
    (
      phrases(
        """
        less than|fewer than|under|below|lower than|smaller than|younger than|shorter than|\
        worse than|cheaper than|beneath
        """), .less
    ),
    (phrases("exactly|precisely|equal to|equals|only|just|of exactly"), .equal),
  ]

  private static let after: [([[String]], Symbol)] = [
    (
      phrases(
        """
        or more|and more|or higher|and up|or above|and above|or greater|or over|and over|plus|+|\
        or better|and higher|or older|and older|or longer|or so more
        """), .atLeast
    ),
    (
      phrases(
        """
        or less|or fewer|or lower|or below|and under|or under|and below|and lower|or worse|at most|\
        or younger|and younger|or shorter|max
        """), .atMost
    ),
  ]

  private static let adjectives: Set<String> = [
    "older", "younger", "longer", "shorter", "higher", "lower", "better", "worse", "cheaper",
  ]

  private static let symbols: [String: Symbol] = [">": .greater, "<": .less, "=": .equal]

  func mentions(in prompt: PromptContext) -> [Mention] {
    let reader = NumberReader(prompt: prompt)
    var found: [Mention] = []
    for index in prompt.tokens.indices {
      found += range(at: index, prompt, reader)
      found += comparison(at: index, prompt, reader)
      found += list(at: index, prompt, reader)
      found += vague(at: index, prompt)
      for (table, symbol) in Self.before where symbol != .equal {
        if let end = prompt.end(ofAny: table, at: index) {
          found.append(Mention(index..<end, .comparator(symbol)))
        }
      }
      for (table, symbol) in Self.after where prompt.folded(index) == "or" {
        if let end = prompt.end(ofAny: table, at: index) {
          found.append(Mention(index..<end, .comparatorBehind(symbol)))
        }
      }
    }
    return found
  }

  /// `between 2 and 5`, `from 2 to 5`, `2 to 5`, `2-5`.
  private func range(at index: Int, _ prompt: PromptContext, _ reader: NumberReader) -> [Mention] {
    let opening = ["between", "from"].contains(prompt.folded(index))
    guard let low = reader.number(at: opening ? index + 1 : index) else { return [] }
    let joint = prompt.folded(low.end)
    let isJoined = joint == "to" || joint == "-" || joint == "–" || (opening && joint == "and")
    guard isJoined, let high = reader.number(at: low.end + 1) else { return [] }
    let ordered = low.number <= high.number ? (low.number, high.number) : (high.number, low.number)
    let quantity = Quantity(
      bounds: [
        .init(symbol: .atLeast, number: ordered.0), .init(symbol: .atMost, number: ordered.1),
      ], isMoney: low.isMoney || high.isMoney, lastToken: high.end)
    return mentions(index, high.end, quantity, prompt)
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
    var start = index
    var symbol: Symbol?
    var adjective: String?
    for (table, meaning) in Self.before {
      if let end = prompt.end(ofAny: table, at: index) {
        symbol = meaning
        adjective = (index..<end).map(prompt.folded).first(where: Self.adjectives.contains)
        start = end
        break
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
      reader.number(at: start) == nil
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
    guard let number = reader.number(at: start) else { return [] }
    var end = number.end
    if symbol == nil {
      for (table, meaning) in Self.after {
        if let tail = prompt.end(ofAny: table, at: end) {
          symbol = meaning
          adjective = (end..<tail).map(prompt.folded).first(where: Self.adjectives.contains)
          end = tail
          break
        }
      }
    }
    var quantity = Quantity(
      bounds: [.init(symbol: symbol ?? .equal, number: number.number)], isMoney: number.isMoney,
      isBare: symbol == nil, adjective: adjective, lastToken: end)
    // "900 dollars or more" and "or more dollars" both name money behind the comparator.
    if let unit = prompt.token(end), WordLists.moneyUnits.contains(unit.lemma), unit.isWord {
      quantity.isMoney = true
      end += 1
    }
    return mentions(index, end, quantity, prompt)
  }

  private func mentions(
    _ start: Int, _ end: Int, _ quantity: Quantity, _ prompt: PromptContext
  ) -> [Mention] {
    if let times = prompt.end(
      ofAny: phrases("times|time|separate times|different times|occasions|separate occasions"),
      at: end),
      !quantity.isMoney
    {
      var tail = times
      if let more = prompt.end(ofAny: phrases("or more"), at: times), quantity.isBare {
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
    func end(_ table: [[String]]) -> Int? {
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
