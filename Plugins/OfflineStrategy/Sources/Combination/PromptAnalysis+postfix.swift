/// Comparators behind the noun: `2 stars or fewer`, `3 orders or more`.
extension PromptAnalysis {
  /// The mentions with each such comparator taken into the number before it.
  static func joiningPostfixes(_ cover: [Mention]) -> [Mention] {
    var joined = cover
    for (number, comparator) in postfixes(cover) {
      guard case .comparatorBehind(let symbol) = cover[comparator].meaning else { continue }
      joined[number] = cover[number].compared(symbol)
    }
    return joined
  }

  /// The words of the comparators that are.
  static func joinedComparators(_ cover: [Mention]) -> Set<Int> {
    Set(postfixes(cover).flatMap { Array(cover[$0.comparator].tokens) })
  }

  /// The numbers with the comparators behind them, by their places among the mentions.
  private static func postfixes(_ cover: [Mention]) -> [(number: Int, comparator: Int)] {
    var found: [(number: Int, comparator: Int)] = []
    for (place, mention) in cover.enumerated() {
      guard case .comparatorBehind = mention.meaning, place > 0,
        let number = cover[..<place].lastIndex(where: isBareNumber),
        mention.tokens.lowerBound - cover[number].tokens.upperBound <= 3,
        !found.contains(where: { $0.number == number })
      else { continue }
      found.append((number, place))
    }
    return found
  }

  private static func isBareNumber(_ mention: Mention) -> Bool {
    switch mention.meaning {
    case .quantity(let quantity), .frequency(let quantity): quantity.isBare
    case .time, .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
      .coordinator, .comparator, .comparatorBehind, .listHeader:
      false
    }
  }
}

extension Mention {
  /// The same number with a comparator.
  fileprivate func compared(_ symbol: Quantity.Bound.Symbol) -> Mention {
    func with(_ quantity: Quantity) -> Quantity {
      var quantity = quantity
      quantity.bounds = quantity.bounds.map { .init(symbol: symbol, number: $0.number) }
      quantity.isBare = false
      return quantity
    }
    switch meaning {
    case .quantity(let quantity): return Mention(tokens, .quantity(with(quantity)))
    case .frequency(let quantity): return Mention(tokens, .frequency(with(quantity)))
    case .time, .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
      .coordinator, .comparator, .comparatorBehind, .listHeader:
      return self
    }
  }
}
