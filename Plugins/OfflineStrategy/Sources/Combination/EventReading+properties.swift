import AudienceConditions
import AudienceSchema

/// Properties without a known value: there, true, or compared with a trait.
extension EventReading {
  /// Properties that are there (`with a coupon`), true (`that converted`), or tell what was looked
  /// for (`searched for running shoes`).
  mutating func readProperties() {
    for mention in properties() {
      let field = vocabulary.fields[mention.field]
      let scalar = Scalar.property(field.field.path, of: .thisEvent)
      let tokens = TokenSet(mention.tokens)
      if tokens.contains(where: used.contains) { continue }
      if leaf.aggregates.contains(where: { $0.mention.tokens.overlaps(mention.tokens) }) {
        continue
      }
      if let none = negatedCount(mention) {
        used.formUnion(none)
        filters.append(
          (mention.field, .compare(scalar, .equal, .literal(.integer(0))), Evidence(tokens: none)))
        score += 0.5
        continue
      }
      if let literal = literalRun(after: mention) {
        used.formUnion(tokens.union(literal.tokens))
        score += 0.5
        let evidence = Evidence(tokens: tokens.union(literal.tokens))
        let condition = literal.condition(on: scalar, field.field)
        filters.append((mention.field, condition, evidence))
        continue
      }
      switch field.field.type {
      case .boolean:
        used.formUnion(tokens)
        filters.append(
          (
            mention.field,
            .compare(scalar, .equal, .literal(.text(mention.isOpposite ? "false" : "true"))),
            Evidence(tokens: tokens)
          ))
        score += 0.5
      case .string, .number, .date, .array, .object:
        let isID =
          field.field.path.description.hasSuffix("_id")
          || field.field.path.description.hasSuffix("Id")
        used.formUnion(tokens)
        // "their cart" beside a cart_id says nothing more than the event does.
        if isID || mention.quality < 0.6 { continue }
        guard isPresenceSaid(before: mention.tokens.lowerBound) else {
          used.subtract(tokens)
          continue
        }
        filters.append((mention.field, .test(scalar, .exists), Evidence(tokens: tokens)))
        score += 0.3
      }
    }
  }

  /// `with no results`, `without paying any fee` where the property is a number: it is 0. The words,
  /// with the negation.
  private func negatedCount(_ mention: FieldMention) -> TokenSet? {
    let field = vocabulary.fields[mention.field]
    guard field.field.type == .number, mention.quality >= 0.8,
      let negation = leaf.negations.last(where: { negation in
        negation.tokens.upperBound <= mention.tokens.lowerBound
          && Self.nothing.contains(analysis.tokens[negation.tokens.upperBound - 1].folded)
          && !negation.tokens.contains(where: used.contains)
          && (negation.tokens.upperBound..<mention.tokens.lowerBound).allSatisfy {
            ["a", "an", "any", "single", "one"].contains(analysis.tokens[$0].folded)
              || Self.measureVerbs.contains(analysis.tokens[$0].lemma)
          }
      })
    else { return nil }
    return TokenSet(negation.tokens.lowerBound..<mention.tokens.upperBound)
  }

  private static let nothing: Set<String> = ["no", "without", "any", "zero"]

  /// `with a`, `any`, `used a`, `without`: the property is there, or not.
  func isPresenceSaid(before start: Int) -> Bool {
    var index = start - 1
    while leaf.range.contains(index) {
      let word = analysis.tokens[index].folded
      if ["with", "without", "using", "used", "any", "no", "has", "have", "had", "including"]
        .contains(word)
      {
        return true
      }
      guard ["a", "an", "some", "the", "their", "not"].contains(word) else { return false }
      index -= 1
    }
    return false
  }

  /// `that expires in the next 90 days`: a time beside a property that is a date.
  mutating func readDates() {
    for mention in properties() where mention.quality >= 0.8 {
      let field = vocabulary.fields[mention.field]
      guard field.field.type == .date, !mention.tokens.contains(where: link.tokens.contains),
        let (found, time) = leaf.times.first(where: { found, _ in
          !found.tokens.contains(where: used.contains)
            && leaf.isClose(mention.tokens.upperBound, found.tokens.lowerBound)
        }),
        let conditions = resolver.conditions(
          on: .property(field.field.path, of: .thisEvent), time)
      else { continue }
      let tokens = TokenSet(mention.tokens).union(found.tokens)
      used.formUnion(tokens)
      filters += conditions.map { (mention.field, $0, Evidence(tokens: tokens)) }
      score += 1
    }
  }

  /// `contains`, `includes` before what was read as a filter says nothing more.
  mutating func readTextOperators() {
    for mention in leaf.mentions {
      guard case .textOperator = mention.meaning, !mention.tokens.contains(where: used.contains),
        let next = used.filter({ $0 >= mention.tokens.upperBound }).min(),
        leaf.isClose(mention.tokens.upperBound, next, ignoring: used)
      else { continue }
      used.formUnion(mention.tokens)
    }
  }

}
