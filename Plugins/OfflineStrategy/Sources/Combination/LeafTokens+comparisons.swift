import AudienceSchema

/// A comparison with something that has a name rather than with a number: `above their spending
/// limit`, `more hours than their weekly capacity`.
struct NameComparison {
  let symbol: Quantity.Bound.Symbol
  /// The words that compare.
  let tokens: TokenSet
  /// Where they begin, and where what is compared with begins.
  let start: Int
  let right: Int
  /// What stands between `more` and `than`; empty where nothing does.
  let middle: Range<Int>
}

extension LeafTokens {
  private static let splits: [String: Quantity.Bound.Symbol] = [
    "more": .greater, "greater": .greater, "higher": .greater, "larger": .greater,
    "bigger": .greater, "longer": .greater, "fewer": .less, "less": .less, "lower": .less,
    "smaller": .less, "shorter": .less,
  ]

  func comparedNames() -> [NameComparison] {
    var found: [NameComparison] = []
    for mention in mentions {
      guard case .comparator(let symbol) = mention.meaning else { continue }
      found.append(
        NameComparison(
          symbol: symbol, tokens: TokenSet(mention.tokens), start: mention.tokens.lowerBound,
          right: mention.tokens.upperBound,
          middle: mention.tokens.lowerBound..<mention.tokens.lowerBound))
    }
    for than in range where tokens[than].folded == "than" && analysis.mention(at: than) == nil {
      let lead = (max(range.lowerBound, than - 12)..<than).last { index in
        Self.splits[tokens[index].folded] != nil && analysis.mention(at: index) == nil
      }
      guard let lead, let symbol = Self.splits[tokens[lead].folded] else { continue }
      found.append(
        NameComparison(
          symbol: symbol, tokens: [lead, than], start: lead, right: than + 1,
          middle: (lead + 1)..<than))
    }
    return found
  }

  /// The named number that stands at a place, the longest name first.
  ///
  /// - Parameters:
  ///   - mentions: what is named.
  ///   - isFit: which fields of those are asked for.
  func numberNamed(
    at start: Int, among mentions: [FieldMention], where isFit: (Int) -> Bool = { _ in true }
  ) -> (field: Int, tokens: TokenSet)? {
    let fields = vocabulary.fields
    let best = mentions.filter { mention in
      contains(mention.tokens) && isFit(mention.field)
        && fields[mention.field].field.type == .number
        && mention.quality >= 0.5 && !isAggregateWord(mention)
        && isClose(start, mention.tokens.lowerBound) && mention.tokens.lowerBound - start <= 2
    }.max { left, right in
      (left.quality * Double(left.tokens.count), -Double(fields[left.field].allWords.count))
        < (right.quality * Double(right.tokens.count), -Double(fields[right.field].allWords.count))
    }
    return best.map { ($0.field, TokenSet($0.tokens).union(rest(of: $0))) }
  }

  /// The named number that ends right before a place.
  func numberNamed(
    before end: Int, ignoring used: TokenSet, among mentions: [FieldMention],
    where isFit: (Int) -> Bool = { _ in true }
  ) -> (field: Int, tokens: TokenSet)? {
    let fields = vocabulary.fields
    let best = mentions.filter { mention in
      contains(mention.tokens) && isFit(mention.field)
        && fields[mention.field].field.type == .number
        && mention.quality >= 0.5 && !isAggregateWord(mention)
        && isClose(mention.tokens.upperBound, end, ignoring: used)
    }.max { left, right in
      (left.quality * Double(left.tokens.count), -Double(fields[left.field].allWords.count))
        < (right.quality * Double(right.tokens.count), -Double(fields[right.field].allWords.count))
    }
    return best.map { ($0.field, TokenSet($0.tokens).union(rest(of: $0))) }
  }

  /// `total` in `total deposits` is no other word for the amount.
  func isAggregateWord(_ field: FieldMention) -> Bool {
    field.quality < 1
      && aggregates.contains { found in
        field.tokens.allSatisfy(found.mention.tokens.contains)
      }
  }

  /// Further words of a name right behind what named it: `seat count` of `seatCount`.
  func rest(of mention: FieldMention) -> TokenSet {
    let words = vocabulary.fields[mention.field].allWords
    var rest: TokenSet = []
    var index = mention.tokens.upperBound
    while range.contains(index), words.contains(tokens[index].lemma),
      analysis.mention(at: index) == nil
    {
      rest.insert(index)
      index += 1
    }
    return rest
  }
}
