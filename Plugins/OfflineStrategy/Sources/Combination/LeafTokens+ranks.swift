import AudienceConditions

/// Values compared by rank: `Gold or higher`, `at least Silver`.
extension LeafTokens {
  /// The values that a comparison beside a value means, with its words; nil where none compares.
  func ranked(_ value: ValueMention) -> (literals: [Literal], tokens: Set<Int>)? {
    guard let (symbol, tokens) = rankComparison(of: value) else { return nil }
    let listed = vocabulary.fields[value.field].values
    guard
      let places = RankTable.values(of: listed.map(\.folded), symbol, value.value),
      !places.isEmpty
    else { return nil }
    return (places.map { listed[$0].literal }, tokens)
  }

  private func rankComparison(
    of value: ValueMention
  ) -> (symbol: Quantity.Bound.Symbol, tokens: Set<Int>)? {
    for mention in mentions {
      switch mention.meaning {
      case .comparatorBehind(let symbol):
        // "Plus" may be a value itself.
        if mention.tokens.count == 1 { continue }
        let between =
          value.tokens.upperBound..<max(value.tokens.upperBound, mention.tokens.lowerBound)
        if mention.tokens.lowerBound >= value.tokens.upperBound, between.count < 3,
          between.allSatisfy(isSkippable)
        {
          return (symbol, Set(mention.tokens))
        }
      case .comparator(let symbol):
        if isClose(mention.tokens.upperBound, value.tokens.lowerBound),
          value.tokens.lowerBound - mention.tokens.upperBound < 2
        {
          return (symbol, Set(mention.tokens))
        }
      case .time, .quantity, .frequency, .aggregate, .negation, .subject, .accountSubject,
        .quantifier, .textOperator, .coordinator, .listHeader:
        continue
      }
    }
    return nil
  }
}
