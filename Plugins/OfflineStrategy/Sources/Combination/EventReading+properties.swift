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
      let negation = mention.tokens.last { analysis.mention(at: $0)?.meaning == .negation }
      let tokens = mention.words.filter { $0 > negation ?? -1 }
      if tokens.contains(where: used.contains), !completesEvent(mention),
        !namesLiteral(mention), !isOperated(mention)
      {
        continue
      }
      if leaf.aggregates.contains(where: { $0.mention.tokens.overlaps(mention.tokens) }),
        mention.quality < 1 || mention.tokens.count == 1
      {
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
        let said = leaf.truth(behind: mention.tokens.upperBound)
        let isTrue = (said?.isTrue ?? true) != mention.isOpposite
        let words = tokens.union(said.map { [$0.token] } ?? [])
        used.formUnion(words)
        if let aggregate = takeAggregate([.first, .last], before: words),
          let measure = Measure(aggregate, of: field.field.path)
        {
          // "whose latest order was a gift"
          draft.measure = measure
          draft.symbol = .equal
          draft.value = .literal(.text(isTrue ? "true" : "false"))
          draft.test.tokens.formUnion(words)
          score += 0.5
          continue
        }
        filters.append(
          (
            mention.field,
            .compare(scalar, .equal, .literal(.text(isTrue ? "true" : "false"))),
            Evidence(tokens: words)
          ))
        score += 0.5
      case .string, .number, .date, .array, .object:
        let isID =
          field.field.path.description.hasSuffix("_id")
          || field.field.path.description.hasSuffix("Id")
        used.formUnion(tokens)
        // "their cart" beside a cart_id says nothing more than the event does.
        if isID || mention.quality < 0.6 || isPartOfObject(mention) { continue }
        guard isPresenceSaid(before: mention.tokens.lowerBound) else {
          used.subtract(tokens)
          continue
        }
        filters.append((mention.field, .test(scalar, .exists), Evidence(tokens: tokens)))
        score += 0.3
      }
    }
  }

  /// `returned the car late` where there are `hours_late`: more than none.
  mutating func readLateness() {
    for index in leaf.range where !used.contains(index) {
      let word = analysis.tokens[index]
      guard Self.lateness.contains(word.folded), analysis.mention(at: index) == nil,
        let field = fieldOfLateness(word.lemma), !filters.contains(where: { $0.field == field })
      else { continue }
      let path = vocabulary.fields[field].field.path
      used.insert(index)
      filters.append(
        (
          field, .compare(.property(path, of: .thisEvent), .greater, .literal(.integer(0))),
          Evidence(tokens: [index])
        ))
      assumptions.append(
        AssumptionDraft(text: "\"\(word.text)\" = property '\(path)' above 0", tokens: [index]))
      score += 0.5
    }
  }

  private static let lateness: Set<String> = ["late", "early", "overdue"]

  /// The number that says how late an event was, where one does.
  private func fieldOfLateness(_ lemma: String) -> Int? {
    let found = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.unit?.kind == "time" && words.activity != .inactive
        && words.allWords.contains { Self.areRelated($0, lemma) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// `late-cancelled a class`: a boolean whose name has the event's verb and a word of its own.
  private func completesEvent(_ mention: FieldMention) -> Bool {
    let own = TokenSet(mention.tokens).subtracting(link.tokens)
    return vocabulary.fields[mention.field].field.type == .boolean && mention.quality >= 0.8
      && !mention.isOpposite && !own.isEmpty && own.isDisjoint(with: used)
  }

  /// `followed the artist Bad Bunny`: a name stands right behind a noun that is of the event, too.
  private func namesLiteral(_ mention: FieldMention) -> Bool {
    let next = mention.tokens.upperBound
    return mention.tokens.allSatisfy(link.tokens.contains) && leaf.range.contains(next)
      && vocabulary.fields[mention.field].field.type == .string
      && (analysis.tokens[next].kind == .quoted || analysis.tokens[next].isCapitalised)
      && !used.contains(next)
      && !analysis.saidValues.tokens.contains(next)
  }

  /// `applied a coupon code starting with SPRING`: what a text begins with is said right behind a
  /// noun that is of the event, too.
  private func isOperated(_ mention: FieldMention) -> Bool {
    guard vocabulary.fields[mention.field].field.type == .string, mention.quality >= 0.8,
      mention.tokens.allSatisfy({ !used.contains($0) || link.tokens.contains($0) }),
      !mention.tokens.contains(where: isVerb)
    else { return false }
    return leaf.mentions.contains { found in
      guard case .textOperator = found.meaning, !found.tokens.contains(where: used.contains) else {
        return false
      }
      return leaf.isClose(mention.tokens.upperBound, found.tokens.lowerBound, ignoring: used)
    }
  }

  /// `opened an email campaign`: a noun right behind the event's own that tells nothing of it.
  private func isPartOfObject(_ mention: FieldMention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    return vocabulary.fields[mention.field].field.type == .string && link.tokens.contains(before)
      && !isVerb(before) && !isPresenceSaid(before: before)
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
      if [
        "with", "without", "using", "used", "any", "no", "has", "have", "had", "including", "left",
        "leaving", "gave", "giving", "added", "adding", "wrote", "provided", "attached", "included",
      ].contains(word) {
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
      guard field.field.type == .date, !mention.tokens.contains(where: said.contains),
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
      guard mention.meaning == .textOperator(.contains),
        !mention.tokens.contains(where: used.contains),
        let next = used.filter({ $0 >= mention.tokens.upperBound }).min(),
        leaf.isClose(mention.tokens.upperBound, next, ignoring: used)
      else { continue }
      used.formUnion(mention.tokens)
    }
  }

}
