import AudienceJSON
import AudienceSchema

/// A comparison with a number and the unit behind it: `over 90 minutes`, `75%`, or how many times.
struct MeasureMention {
  let mention: Mention
  var quantity: Quantity
  let unit: MeasureUnit?
  /// The comparison with its unit.
  let tokens: TokenSet
  /// Whether it may also be a window: `for more than 60 days`.
  let isTime: Bool
  var isFrequency = false
}

extension LeafTokens {
  func measured() -> [MeasureMention] {
    let numbers = quantities.map { mention, quantity, isFrequency in
      let (unit, tokens) = isFrequency ? (nil, TokenSet(mention.tokens)) : unit(of: mention)
      return MeasureMention(
        mention: mention, quantity: quantity, unit: unit, tokens: tokens, isTime: false,
        isFrequency: isFrequency)
    }
    return (numbers + durations).sorted {
      $0.mention.tokens.lowerBound < $1.mention.tokens.lowerBound
    }
  }

  /// The unit behind a number, or at its end where the number has it: `75%`.
  func unit(of mention: Mention) -> (unit: MeasureUnit?, tokens: TokenSet) {
    var tokens = TokenSet(mention.tokens)
    let last = mention.tokens.upperBound - 1
    if let unit = MeasureUnit.named(self.tokens[last].lemma) { return (unit, tokens) }
    if ["half", "quarter", "quarters"].contains(self.tokens[last].folded) {
      return (MeasureUnit.named("percent"), tokens)
    }
    var next = mention.tokens.upperBound
    while range.contains(next),
      ["-", "full", "square", "sq", "cubic"].contains(self.tokens[next].folded)
    {
      next += 1
    }
    // "80 billable hours"
    if saysKind(next), range.contains(next + 1),
      MeasureUnit.named(self.tokens[next + 1].lemma) != nil
    {
      tokens.insert(next + 1)
      return (MeasureUnit.named(self.tokens[next + 1].lemma), tokens)
    }
    guard range.contains(next), self.tokens[next].isWord,
      let unit = MeasureUnit.named(self.tokens[next].lemma)
    else { return (nil, tokens) }
    tokens.formUnion(mention.tokens.upperBound...next)
    let isArea = ["square", "sq"].contains(self.tokens[next - 1].folded)
    return (isArea ? MeasureUnit.named("sqm") : unit, tokens)
  }

  /// Whether a word says of which kind what follows is: a value, or the name of a boolean.
  private func saysKind(_ index: Int) -> Bool {
    guard range.contains(index), tokens[index].isWord, analysis.mention(at: index) == nil,
      MeasureUnit.named(tokens[index].lemma) == nil
    else { return false }
    return analysis.saidValues.places.contains(index..<(index + 1))
      || analysis.saidFields.ofNames.contains {
        $0.tokens == index..<(index + 1) && $0.quality >= 0.8
          && vocabulary.fields[$0.field].field.type == .boolean
      }
  }

  /// The kind of the unit that stands right before a place.
  func unitKind(before end: Int) -> String? {
    range.contains(end - 1) ? MeasureUnit.named(tokens[end - 1].lemma)?.kind : nil
  }

  private static let reaching: Set<String> = [
    "last", "past", "previous", "prior", "trailing", "ago", "back", "within", "next", "recent",
    "from", "after", "later", "before", "latest", "coming", "upcoming", "older", "newer",
  ]

  /// Lengths of time that say how long something took rather than when it was: those with no word
  /// that reaches back or ahead.
  private var durations: [MeasureMention] {
    times.compactMap { mention, time in
      guard case .last = time,
        !mention.tokens.contains(where: { Self.reaching.contains(tokens[$0].folded) }),
        let inner = analysis.mentions.filter({ found in
          if case .quantity(let quantity) = found.meaning, !quantity.isList {
            found.tokens.clamped(to: mention.tokens) == found.tokens
          } else {
            false
          }
        }).max(by: { $0.tokens.count < $1.tokens.count }),
        case .quantity(let quantity) = inner.meaning
      else { return nil }
      // "in 30 days" without a comparison is when, not how long.
      if quantity.isBare, tokens[mention.tokens.lowerBound].folded != "for" { return nil }
      let (unit, _) = unit(of: inner)
      guard let unit, unit.kind == "time" else { return nil }
      return MeasureMention(
        mention: mention, quantity: quantity, unit: unit, tokens: TokenSet(mention.tokens),
        isTime: true)
    }
  }
}

extension Quantity {
  /// The number or more, where none compares.
  var reached: Quantity {
    guard isBare else { return self }
    var reached = self
    reached.isBare = false
    reached.bounds = bounds.map { Bound(symbol: .atLeast, number: $0.number) }
    return reached
  }

  /// The same with every number multiplied.
  func scaled(by factor: Double) -> Quantity {
    guard factor != 1 else { return self }
    var scaled = self
    scaled.bounds = bounds.map { bound in
      let value = bound.number.doubleValue * factor
      let rounded = value.rounded()
      let number =
        abs(value - rounded) < 1e-9 && abs(value) < 1e15
        ? ExactNumber(Int(rounded)) : ExactNumber(value) ?? bound.number
      return Bound(symbol: bound.symbol, number: number)
    }
    return scaled
  }
}
