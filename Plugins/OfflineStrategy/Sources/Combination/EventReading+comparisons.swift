import AudienceConditions
import AudienceSchema

/// Comparisons of an event's property, or of a measure of it, with a trait or another property.
extension EventReading {
  /// `whose total was at least their average order value`, `more hours than their weekly capacity`,
  /// `average order total above their spending limit`.
  mutating func readTraitComparisons() {
    for comparison in leaf.nameComparisons where comparison.tokens.isDisjoint(with: used) {
      let own = analysis.saidFields.of(event: link.event)
      let trait = leaf.numberNamed(at: comparison.right, among: leaf.traitMentions)
      // "lower than the old amount", where the event tells just that: no amount of a trait.
      let exact = leaf.numberNamed(
        at: comparison.right, among: own.filter { $0.quality == 1 && $0.tokens.count > 1 })
      let isOfTrait = trait.map { $0.tokens.count >= exact?.tokens.count ?? 0 } == true
      guard
        let right = isOfTrait
          ? trait
          : exact
            ?? leaf.numberNamed(at: comparison.right, among: own)
      else {
        _ = readRival(comparison)
        continue
      }
      guard comparison.middle.isEmpty || said.allSatisfy({ $0 < comparison.right }) else {
        continue
      }
      read(comparison, right)
    }
  }

  private mutating func read(
    _ comparison: NameComparison, _ right: (field: Int, tokens: TokenSet)
  ) {
    let other = vocabulary.fields[right.field]
    let value: Scalar =
      other.isTrait ? .trait(other.field.path) : .property(other.field.path, of: .thisEvent)
    var words = comparison.tokens.union(right.tokens)
    // "average" belongs to the name of the trait.
    for (word, _) in leaf.aggregates where word.tokens.contains(where: right.tokens.contains) {
      used.formUnion(word.tokens)
    }
    guard let left = compared(comparison, with: right.field) else {
      guard other.isTrait, countsEvents(in: comparison) else { return }
      used.formUnion(words)
      draft.symbol = comparison.symbol.comparison
      draft.value = value
      draft.test.tokens.formUnion(words)
      score += 1
      return
    }
    words.formUnion(left.tokens)
    used.formUnion(words)
    let path = vocabulary.fields[left.field].field.path
    if other.isTrait,
      let aggregate = aggregateSaid(
        left.field, words, isShare: false, ignoring: right.tokens),
      let measure = Measure(aggregate, of: path)
    {
      draft.measure = measure
      draft.symbol = comparison.symbol.comparison
      draft.value = value
      draft.test.tokens.formUnion(words)
    } else {
      if let single = leaf.aggregates.first(where: { $0.aggregate == .perEvent }) {
        used.formUnion(single.mention.tokens)
      }
      filters.append(
        (
          left.field,
          .compare(.property(path, of: .thisEvent), comparison.symbol.comparison, value),
          Evidence(tokens: words)
        ))
    }
    score += 1
  }

  /// The property on the left: named between `more` and `than` or before the comparison, told by the
  /// adjective, or what the event is worth.
  private func compared(
    _ comparison: NameComparison, with right: Int
  ) -> (field: Int, tokens: TokenSet)? {
    let own = Set(event.fields).subtracting([right])
    let beside = used.union(leaf.times.flatMap { Array($0.mention.tokens) }).union(
      leaf.aggregates.flatMap { Array($0.mention.tokens) })
    if let between = properties().filter({
      own.contains($0.field) && comparison.middle.contains($0.tokens.lowerBound)
        && vocabulary.fields[$0.field].field.type == .number && $0.quality >= 0.5
    }).max(by: { $0.quality * Double($0.tokens.count) < $1.quality * Double($1.tokens.count) }) {
      return (between.field, TokenSet(between.tokens))
    }
    if comparison.middle.isEmpty,
      let before = leaf.numberNamed(
        before: comparison.start, ignoring: beside,
        among: analysis.saidFields.of(event: link.event), where: own.contains)
    {
      return before
    }
    let said = Set(comparison.tokens.map { analysis.tokens[$0].folded })
    if let field = propertyOfAdjective(among: said, fits: { _ in true }), own.contains(field) {
      return (field, verb(before: comparison.start))
    }
    // A number is worth no money that no trait of money is compared with.
    guard vocabulary.fields[right].moneyRank != nil || vocabulary.fields[right].unit == nil,
      comparison.middle.isEmpty
    else { return nil }
    let money = event.fields.filter { !vocabulary.fields[$0].field.path.readsElements }.compactMap {
      field in
      vocabulary.fields[field].moneyRank.map { ($0, field) }
    }.min { $0 < $1 }
    return money.map { ($0.1, []) }
  }

  /// `took longer than`: the verb that the comparison is the object of.
  private func verb(before start: Int) -> TokenSet {
    guard leaf.range.contains(start - 1),
      Self.measureVerbs.contains(analysis.tokens[start - 1].lemma)
    else { return [] }
    return [start - 1]
  }

  /// `more orders than`: how many events there are.
  private func countsEvents(in comparison: NameComparison) -> Bool {
    comparison.middle.contains { said.contains($0) }
  }
}
