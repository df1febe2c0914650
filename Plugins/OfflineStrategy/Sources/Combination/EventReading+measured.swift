import AudienceConditions
import AudienceJSON
import AudienceSchema

/// Which property an amount is of.
extension EventReading {
  struct MeasuredField {
    let field: Int
    let tokens: TokenSet
    let score: Double
    var isOfUnit = false
  }

  /// The property that a comparison is with.
  func measured(_ measure: MeasureMention) -> MeasuredField? {
    let near = property(near: measure)
    let isOfUnit =
      near.flatMap { near in
        measure.unit.flatMap { vocabulary.fields[near.field].factor(from: $0) }
      } != nil
    if !isOfUnit, let field = propertyOfUnit(measure) {
      return MeasuredField(field: field, tokens: measure.tokens, score: 0.6, isOfUnit: true)
    }
    if let near {
      return MeasuredField(
        field: near.field, tokens: near.tokens.union(isOfUnit ? measure.tokens : []), score: 0.8,
        isOfUnit: isOfUnit)
    }
    let next = measure.mention.tokens.upperBound
    if leaf.range.contains(next), !measure.quantity.isMoney, let field = amountField(of: next) {
      return MeasuredField(field: field, tokens: [next], score: 0.7)
    }
    if leaf.range.contains(next), !measure.quantity.isMoney, let field = numberOfMembers(of: next) {
      return MeasuredField(field: field, tokens: [next], score: 0.7)
    }
    if measure.unit == nil, !measure.quantity.isMoney, let field = partyField(behind: next) {
      return MeasuredField(field: field, tokens: [next], score: 0.8)
    }
    if isScore(measure.mention), let field = scoreField {
      return MeasuredField(field: field, tokens: [], score: 0.7)
    }
    if let field = propertyOfAdjective(measure) {
      return MeasuredField(field: field, tokens: measure.tokens, score: 0.5)
    }
    if let field = averagedField(measure) {
      return MeasuredField(field: field, tokens: [], score: 0.6)
    }
    if measure.unit == nil, !measure.quantity.isMoney, isOpinion, let field = scoreField {
      return MeasuredField(field: field, tokens: [], score: 0.3)
    }
    if measure.unit == nil, let field = moneyField(measure.quantity, measure.mention) {
      return MeasuredField(
        field: field, tokens: [], score: measure.quantity.isMoney ? 0.7 : 0.3)
    }
    return nil
  }

  private static let parties = WordLists.list(
    "people person guest adult attendee participant passenger traveler traveller member diner friend"
  )
  private static let partyWords = WordLists.list(
    """
    party group guest people person attendee participant passenger traveler traveller pax cover head
    diner adult headcount occupant
    """)

  /// `a tour for 5 or more people`: how many there were at one event, where a property says that.
  private func partyField(behind index: Int) -> Int? {
    guard leaf.range.contains(index), Self.parties.contains(analysis.tokens[index].lemma) else {
      return nil
    }
    let found = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && words.activity != .inactive
        && words.moneyRank == nil && words.allWords.contains(where: Self.partyWords.contains)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// `an NPS of 6 or less`: whether an amount is of what is scored.
  func isScore(_ mention: Mention) -> Bool {
    var place = mention.tokens.lowerBound - 1
    while leaf.range.contains(place),
      ["of", "was", "is", "=", "a", "an", ":"].contains(analysis.tokens[place].folded)
    {
      place -= 1
    }
    return said.contains(place) && Self.scored.contains(analysis.tokens[place].lemma)
  }

  /// `averaged 80 on skill tests`: the score of the event, or the one number that it has.
  private func averagedField(_ measure: MeasureMention) -> Int? {
    let place = measure.mention.tokens.lowerBound - 1
    guard measure.unit == nil, !measure.quantity.isMoney, leaf.range.contains(place),
      analysis.mention(at: place)?.meaning == .aggregate(.average),
      ["averaged", "averaging", "averages"].contains(analysis.tokens[place].folded)
    else { return nil }
    if let field = scoreField { return field }
    let numbers = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && words.activity != .inactive
        && !words.field.path.readsElements
    }
    return numbers.count == 1 ? numbers[0] : nil
  }

  /// The score of an event that has one.
  var scoreField: Int? {
    let found = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && words.activity != .inactive
        && words.allWords.contains(where: Self.scores.contains)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// `left a review under 3`: whether the event is an opinion, which has a score.
  var isOpinion: Bool { event.words.contains { Self.opinions.contains($0.lemma) } }

  private static let opinions = WordLists.list("review rating rate survey feedback evaluation")
  private static let scored = WordLists.list("nps csat ces rating score survey promoter")
  private static let scores = WordLists.list("score rating value points answer star stars grade")

  /// The numeric property beside a comparison.
  func property(near measure: MeasureMention) -> (field: Int, tokens: TokenSet)? {
    let mention = measure.mention
    let quantity = measure.quantity
    var best: (field: Int, tokens: TokenSet, rank: Double)?
    let beside = said.union(
      leaf.aggregates.filter { $0.aggregate == .perEvent }.flatMap { Array($0.mention.tokens) })
    // "whose average score across all tests in the last month is over 80"
    let sums = leaf.aggregates.filter { $0.aggregate == .sum }.map(\.mention.tokens)
    let between: TokenSet =
      leaf.aggregates.contains {
        [.average, .maximum, .minimum, .first, .last].contains($0.aggregate)
      }
      ? TokenSet(leaf.times.flatMap { Array($0.mention.tokens) }).union(sums.joined())
      // "redeemed points total more than 5,000"
      : TokenSet(sums.filter { $0.upperBound == mention.tokens.lowerBound }.joined()).union(
        sums.isEmpty ? [] : TokenSet(leaf.times.flatMap { Array($0.mention.tokens) }))
    for property in properties() {
      let type = vocabulary.fields[property.field].field.type
      guard type == .number || type == .string && quantity.isBare && !quantity.isMoney,
        !property.tokens.contains(where: { used.contains($0) && !said.contains($0) }),
        !leaf.isAggregateWord(property), fits(property.field, measure),
        type == .number || namesNumber(property, measure),
        !isVerbAlone(property, measure)
      else { continue }
      let isAfter =
        isInUnit(property, measure)
        || leaf.isClose(
          (measure.tokens.max() ?? mention.tokens.upperBound - 1) + 1, property.tokens.lowerBound,
          ignoring: beside)
      // "travelers whose bookings in 2025 add up to …": the people are no `passengers`.
      let isTold =
        (property.tokens.upperBound..<max(property.tokens.upperBound, mention.tokens.lowerBound))
        .contains { ["whose", "who", "that", "which"].contains(analysis.tokens[$0].folded) }
      let isBefore = leaf.isClose(
        property.tokens.upperBound, mention.tokens.lowerBound,
        ignoring: isTold || between.isEmpty ? beside : beside.union(between).union(used))
      guard isBefore || isAfter && type == .number else { continue }
      let distance =
        isAfter
        ? max(0, property.tokens.lowerBound - mention.tokens.upperBound)
        : mention.tokens.lowerBound - property.tokens.upperBound
      var rank = property.quality * Double(property.words.count) - 0.2 * Double(distance)
      if isAfter == quantity.isBare { rank += 0.2 }
      if vocabulary.fields[property.field].field.path.readsElements { rank -= 0.3 }
      if rank > best?.rank ?? -1 { best = (property.field, property.words, rank) }
    }
    return best.map { ($0.field, $0.tokens) }
  }

  /// Whether a bare number tells which text is meant: `order 4711`, `room number 12`, but not the `30` of
  /// `an order 30 to 60 days later`.
  private func namesNumber(_ property: FieldMention, _ measure: MeasureMention) -> Bool {
    !property.words.isSubset(of: said)
      || measure.quantity.bounds.allSatisfy { abs($0.number.doubleValue) >= 100 }
  }

  /// `read at least 10` says nothing of a `read_percent`: the verb is what was done.
  func isVerbAlone(_ property: FieldMention, _ measure: MeasureMention) -> Bool {
    measure.unit == nil && property.tokens.count == 1 && isVerb(property.tokens.lowerBound)
      && vocabulary.fields[property.field].allWords.count > 1
  }

  /// Whether a name begins with the unit that is said: `40 hours` for `hours`, `2 days late` for
  /// `days_late`.
  func isInUnit(_ property: FieldMention, _ measure: MeasureMention) -> Bool {
    let start = property.tokens.lowerBound
    return start > measure.mention.tokens.lowerBound && measure.tokens.contains(start)
      && measure.unit != nil && MeasureUnit.named(analysis.tokens[start].lemma) == measure.unit
  }

  /// Whether a property can be compared with a number of that unit or currency.
  func fits(_ field: Int, _ measure: MeasureMention) -> Bool {
    let words = vocabulary.fields[field]
    if measure.quantity.isMoney, words.isCount || words.unit != nil { return false }
    guard let unit = measure.unit else { return true }
    return hasRelation(words, behind: measure)
      && (words.factor(from: unit) != nil || words.mayHold(unit))
  }

  /// The property that holds what an event is worth.
  func moneyField(_ quantity: Quantity, _ mention: Mention) -> Int? {
    let said = leaf.range.contains { ["spend", "cost"].contains(analysis.tokens[$0].lemma) }
    guard
      quantity.isMoney || said
        || (!quantity.isBare && isBehindEvent(mention) && standsAlone(mention.tokens.upperBound))
        || isAmountOfMany(TokenSet(mention.tokens)) || isSum(mention)
    else {
      return nil
    }
    let ranked = event.fields.compactMap { field in
      vocabulary.fields[field].field.path.readsElements || vocabulary.fields[field].unit != nil
        ? nil : vocabulary.fields[field].moneyRank.map { (rank: $0, field: field) }
    }
    return ranked.min { ($0.rank, $0.field) < ($1.rank, $1.field) }?.field
  }
}
