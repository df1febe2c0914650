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
      let tokens = Set(mention.tokens)
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

  /// `with no results` where the property counts results: the words, with the negation.
  private func negatedCount(_ mention: FieldMention) -> Set<Int>? {
    guard vocabulary.fields[mention.field].isCount, mention.quality >= 0.8,
      let negation = leaf.negations.first(where: {
        $0.tokens.upperBound == mention.tokens.lowerBound
          && analysis.tokens[$0.tokens.upperBound - 1].folded != "not"
          && !$0.tokens.contains(where: used.contains)
      })
    else { return nil }
    return Set(negation.tokens).union(mention.tokens)
  }

  func properties() -> [FieldMention] {
    let fields = Set(event.fields)
    return analysis.fieldMentions.filter { fields.contains($0.field) && leaf.contains($0.tokens) }
      .sorted {
        (-Double($0.tokens.count) - $0.quality, $0.tokens.lowerBound, $0.field)
          < (-Double($1.tokens.count) - $1.quality, $1.tokens.lowerBound, $1.field)
      }
  }

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
      let tokens = Set(mention.tokens).union(found.tokens)
      used.formUnion(tokens)
      filters += conditions.map { (mention.field, $0, Evidence(tokens: tokens)) }
      score += 1
    }
  }

  /// `whose total was at least their average order value`: compared with a trait.
  mutating func readTraitComparisons() {
    for mention in leaf.mentions {
      guard case .comparator(let symbol) = mention.meaning,
        !mention.tokens.contains(where: used.contains),
        let trait = analysis.fieldMentions.filter({ trait in
          vocabulary.fields[trait.field].isTrait
            && vocabulary.fields[trait.field].field.type == .number
            && leaf.contains(trait.tokens) && trait.quality >= 0.7
            && leaf.isClose(mention.tokens.upperBound, trait.tokens.lowerBound)
        }).max(by: { $0.tokens.count < $1.tokens.count })
      else { continue }
      let numeric = properties().filter {
        vocabulary.fields[$0.field].field.type == .number
          && leaf.isClose($0.tokens.upperBound, mention.tokens.lowerBound)
      }
      let money = event.fields.compactMap { field in
        vocabulary.fields[field].moneyRank.map { ($0, field) }
      }.min { $0 < $1 }?.1
      guard let field = numeric.first?.field ?? money else { continue }
      var tokens = Set(mention.tokens).union(trait.tokens)
      if let property = numeric.first { tokens.formUnion(property.tokens) }
      used.formUnion(tokens)
      for (word, _) in leaf.aggregates where word.tokens.overlaps(trait.tokens) {
        used.formUnion(word.tokens)
      }
      filters.append(
        (
          field,
          .compare(
            .property(vocabulary.fields[field].field.path, of: .thisEvent), symbol.comparison,
            .trait(vocabulary.fields[trait.field].field.path)), Evidence(tokens: tokens)
        ))
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
