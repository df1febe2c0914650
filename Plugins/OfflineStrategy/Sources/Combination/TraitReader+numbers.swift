import AudienceConditions
import AudienceSchema

/// Statements that compare a trait with a number or with another trait.
extension TraitReader {
  /// The comparisons beside a trait's name: behind it with a copula between, or right before it.
  func numbers(_ mention: FieldMention) -> [(quantity: Quantity, tokens: TokenSet)] {
    let field = vocabulary.fields[mention.field]
    return leaf.measures.compactMap { measure in
      guard !measure.isFrequency,
        !(field.countsDeeds
          && (measure.quantity.isMoney || saysCost(before: measure.mention.tokens.lowerBound))),
        mention.quality >= 0.6
          && mention.tokens.contains(where: { field.allWords.contains(analysis.tokens[$0].lemma) })
          || !saysGiving(before: mention.tokens.lowerBound)
      else { return nil }
      let factor = measure.unit.flatMap(field.factor)
      if let unit = measure.unit, factor == nil, measure.isTime || !field.mayHold(unit),
        !isSaidIn(unit, mention, measure)
      {
        return nil
      }
      let end = (measure.tokens.max() ?? measure.mention.tokens.upperBound - 1) + 1
      let beside = leaf.rest(of: mention).union(verbs(before: measure.mention.tokens.lowerBound))
      let isAfter = leaf.isClose(
        mention.tokens.upperBound, measure.mention.tokens.lowerBound, ignoring: beside)
      let isBefore =
        leaf.isClose(end, mention.tokens.lowerBound)
        || leaf.isClose(measure.mention.tokens.upperBound, mention.tokens.lowerBound)
      guard isAfter || isBefore else { return nil }
      let reached = reaching(before: mention.tokens.lowerBound)
      return (
        reached.isEmpty
          ? measure.quantity.scaled(by: factor ?? 1)
          : measure.quantity.scaled(by: factor ?? 1).reached,
        measure.tokens.union(beside).union(reached).filter(leaf.range.contains)
      )
    }
  }

  /// `rides cost over 20`: money, whatever the unit is.
  private func saysCost(before start: Int) -> Bool {
    start > 0
      && ["cost", "costs", "costing", "worth", "priced", "spent"].contains(
        analysis.tokens[start - 1].folded)
  }

  /// `gave a candidate a score of 5`, `rated a driver 5 stars`: what was given is no number of who gave
  /// it.
  private func saysGiving(before end: Int) -> Bool {
    (max(0, end - 6)..<end).contains { index in
      let word = analysis.tokens[index].folded
      return ["gave", "giving", "give", "given"].contains(word)
        || ["rated", "rate", "rates", "left", "scored", "graded"].contains(word) && index + 1 < end
          && ["a", "an", "the", "their", "our", "any", "his", "her", "every", "one"].contains(
            analysis.tokens[index + 1].folded)
    }
  }

  /// `a current streak of 30 days`: right behind the whole name of a number that nobody tells the
  /// unit of.
  private func isSaidIn(
    _ unit: MeasureUnit, _ mention: FieldMention, _ measure: MeasureMention
  ) -> Bool {
    let field = vocabulary.fields[mention.field]
    guard unit.kind == "time", field.unit == nil, field.moneyRank == nil, !field.isCount,
      mention.quality == 1
    else { return false }
    let between =
      mention.tokens
      .upperBound..<max(
        mention.tokens.upperBound, measure.mention.tokens.lowerBound)
    return measure.mention.tokens.lowerBound >= mention.tokens.upperBound
      && between.allSatisfy {
        ["of", "is", "at", "was", "=", "equals", "are"].contains(analysis.tokens[$0].folded)
      }
      && (!between.isEmpty || !measure.isTime)
  }

  private static let reaches = WordLists.list("reach hit attain achieve")

  /// `reached level 50`: the number or more.
  private func reaching(before start: Int) -> Set<Int> {
    let index = start - 1
    guard leaf.range.contains(index), analysis.mention(at: index) == nil,
      Self.reaches.contains(analysis.tokens[index].lemma)
    else { return [] }
    return [index]
  }

  /// `holding more than 10 of credit`: the verb that the number is the object of.
  private func verbs(before start: Int) -> TokenSet {
    let index = start - 1
    guard leaf.range.contains(index), analysis.mention(at: index) == nil,
      EventReading.measureVerbs.contains(analysis.tokens[index].lemma)
    else { return [] }
    return [index]
  }

  /// `seats used greater than seats`, `whose monthly minutes exceed their limit`.
  func comparisonAtoms() -> [Atom] {
    leaf.nameComparisons.compactMap { comparison in
      if let shared = sharedNoun(comparison) { return shared }
      guard
        let right = leaf.numberNamed(
          at: comparison.right, among: leaf.traitMentions, where: isReadable)
      else { return nil }
      func isOther(_ field: Int) -> Bool { isReadable(field) && field != right.field }
      let left: (field: Int, tokens: TokenSet)?
      if comparison.middle.isEmpty {
        left = leaf.numberNamed(
          before: comparison.start, ignoring: [], among: leaf.traitMentions, where: isOther)
      } else {
        left = leaf.numberNamed(
          at: comparison.middle.lowerBound, among: leaf.traitMentions, where: isOther)
      }
      guard let left else { return nil }
      let tokens = left.tokens.union(right.tokens).union(comparison.tokens)
      return Atom(
        conditions: [
          .compare(
            .trait(vocabulary.fields[left.field].field.path), comparison.symbol.comparison,
            .trait(vocabulary.fields[right.field].field.path))
        ], tokens: tokens, quality: 1.6, field: left.field,
        head: tokens.min() ?? comparison.start)
    }
  }

  /// `use more seats than they purchased`: two names have the noun between, each with its own verb.
  private func sharedNoun(_ comparison: NameComparison) -> Atom? {
    guard let noun = comparison.middle.last(where: analysis.isContent),
      noun == comparison.middle.upperBound - 1,
      let verb = leaf.range.first(where: { $0 >= comparison.right && analysis.isContent($0) }),
      leaf.isClose(comparison.right, verb), comparison.start > leaf.range.lowerBound,
      let right = number(namedBy: [noun, verb]),
      let left = number(namedBy: [noun, comparison.start - 1]), left != right
    else { return nil }
    let tokens = comparison.tokens.union([noun, verb, comparison.start - 1])
    return Atom(
      conditions: [
        .compare(
          .trait(vocabulary.fields[left].field.path), comparison.symbol.comparison,
          .trait(vocabulary.fields[right].field.path))
      ], tokens: tokens, quality: 1.6, field: left, head: tokens.min() ?? comparison.start)
  }

  /// The one number whose name is made of some words, in whichever order and form.
  private func number(namedBy words: [Int]) -> Int? {
    let lemmas = words.map { analysis.tokens[$0].lemma }
    let found = vocabulary.fields(mentioning: lemmas).filter { index in
      let field = vocabulary.fields[index]
      guard field.isTrait, isReadable(index), field.activity != .inactive,
        field.field.type == .number, let name = field.spellings.first, name.count == lemmas.count
      else { return false }
      return lemmas.allSatisfy { lemma in
        name.contains { SynonymTable.likeness(lemma, $0) != nil }
      }
    }
    return found.count == 1 ? found[0] : nil
  }
}
