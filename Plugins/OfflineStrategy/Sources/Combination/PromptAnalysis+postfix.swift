/// Comparators behind the noun: `2 stars or fewer`, `3 orders or more`.
extension PromptAnalysis {
  /// The mentions with each such comparator taken into the number before it.
  static func joiningPostfixes(_ cover: [Mention], _ tokens: [Token]) -> [Mention] {
    var cover = cover
    for (place, mention) in cover.enumerated() {
      guard case .comparatorBehind(let symbol) = mention.meaning, place > 0 else { continue }
      let before = cover[..<place].lastIndex { isBareNumber($0) }
      guard let before, mention.tokens.lowerBound - cover[before].tokens.upperBound <= 3 else {
        continue
      }
      cover[before] = cover[before].compared(symbol)
    }
    return cover
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
