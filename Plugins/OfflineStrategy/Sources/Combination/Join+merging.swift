import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// More about the same event: `checked their score and scored 750 or higher`.
extension Join {
  /// The event of the left side with the filters that the right side adds without naming an event.
  ///
  /// What names another value of the same property is another event: `bought shoes and hats`.
  func merged(_ one: Draft, _ other: Draft) -> Partial? {
    guard let coordinator, coordinator.kind == .and || coordinator.kind == .then,
      case .event(let second) = other, second.following == nil, !second.usesEarlierWindow,
      !second.isOrdinal, !second.isAnyTime, !second.isElliptic,
      case .event(var first)? = leftEnd, first.event == second.event,
      first.hasDefaultTest || ofEach != nil
    else { return nil }
    if let counted = counted(first, second) {
      var partial = base
      partial.lastEvent = counted
      partial.draft = one.replacingLastClause(with: .event(counted))
      partial.score += 0.8
      return partial
    }
    if let lacking = lacking(first, second) {
      var partial = base
      partial.lastEvent = lacking
      partial.draft = one.replacingLastClause(with: .event(lacking))
      partial.score += 0.8
      return partial
    }
    let isNamed =
      isNamedByProperty(second)
      || rightTokens.last.map(analysis.closesRestriction) == true
    let isOfBoth = isDescribed && first.hasDefaultTest && second.isCopied
    guard second.isCopied || isNamed, second.hasDefaultTest || isOfBoth, !second.filters.isEmpty,
      !second.isNever,
      second.window == nil
        || (isNamed || isOfBoth) && (first.window == nil || first.window == second.window)
    else { return nil }
    let paths = first.filters.map(Self.paths)
    let added = second.filters.map(Self.paths)
    guard added.allSatisfy({ !$0.isEmpty }),
      Set(added.flatMap { $0 }).isDisjoint(with: paths.flatMap { $0 })
    else { return nil }
    var partial = base
    let counted = first
    first.filters += second.filters
    if first.window == nil {
      first.window = second.window
      first.windowEvidence = second.windowEvidence
    }
    if let ofEach {
      let open = partial.unresolved.intersection(ofEach)
      partial.unresolved.subtract(open)
      partial.score += 5 * Double(open.count)
      first.test.tokens.formUnion(ofEach)
    }
    if !second.hasDefaultTest {
      (first.symbol, first.value, first.upperBound) = (
        second.symbol, second.value, second.upperBound
      )
      first.test = second.test
    }
    partial.lastEvent = first
    // "downloaded SOC 2 and ISO 27001 reports, both as pdf"
    if ofEach != nil, counted.hasDefaultTest, second.hasDefaultTest,
      case .junction(.and, _, _) = one
    {
      partial.draft = one.mappingEvents { event in
        guard event.event == first.event, event.hasDefaultTest else { return event }
        var like = event
        like.filters += second.filters
        return like
      }
      partial.score += 0.4
      return partial
    }
    // "exactly twice, both times with a coupon": so often altogether, and so often like that.
    switch counted.symbol {
    case .greater, .greaterOrEqual:
      partial.draft = one.replacingLastClause(with: .event(first))
    case .equal, .notEqual, .less, .lessOrEqual:
      guard counted.symbol == .equal, counted.upperBound == nil else { return nil }
      partial.draft = one.replacingLastClause(
        with: .junction(.and, [.event(counted), .event(first)], Evidence()))
    }
    partial.score += rightTokens.last.map(analysis.closesRestriction) == true ? 0.8 : 0.4
    return partial
  }

  /// `submitted a quiz and did not pass it`: the same one, and not another that they never passed.
  private func lacking(_ first: EventDraft, _ second: EventDraft) -> EventDraft? {
    guard second.isCopied, second.isNever, second.measure == .count, !first.isNever,
      second.window == nil || second.window == first.window,
      rightTokens.contains(where: { ["it", "them"].contains(analysis.tokens[$0].folded) })
    else { return nil }
    let own = second.filters.filter { !first.filters.contains($0) }
    guard own.count == 1, case .condition(let condition, var evidence) = own[0],
      case .compare(.property, .equal, .literal(.string(let text))) = condition,
      ["true", "false"].contains(text.string)
    else { return nil }
    evidence.tokens.formUnion(second.test.tokens)
    evidence.reason = second.test.reason
    var first = first
    first.filters.append(.condition(EventReading.complement(of: condition), evidence))
    return first
  }

  /// `with easy apply and without a cover letter at least ten times`: what the right stretch begins
  /// with says more of what was done, and how often is of both.
  private var isDescribed: Bool {
    rightTokens.first.map {
      ["with", "without", "via", "by", "using", "from", "on", "in"].contains(
        analysis.tokens[$0].folded)
    } == true
  }

  /// `ordered 3 times, each over $10`, `twice, both times with a coupon`: the words that say that what
  /// follows is of every one of those events.
  private var ofEach: TokenSet? {
    let words = rightTokens.prefix(4).map { analysis.tokens[$0].folded }
    let phrase = Self.each.first { words.starts(with: $0) }
    return phrase.map { TokenSet(rightTokens.prefix($0.count)) }
  }

  private static let each: [[String]] = [
    ["each", "time"], ["each", "of", "them"], ["each", "of", "which"], ["each"],
    ["every", "time"], ["every", "one"], ["both", "times"], ["both", "of", "them"],
    ["both", "of", "which"], ["both"], ["all", "of", "them"], ["all", "of", "which"],
    ["all", "of", "those"],
  ]

  /// `failed with code 500, 10+ times in the past day`: how often the event before was, in words of
  /// their own behind a comma.
  private func counted(_ first: EventDraft, _ second: EventDraft) -> EventDraft? {
    guard second.isCopied, !second.hasDefaultTest, second.measure == .count,
      second.filters == first.filters,
      let coordinator, analysis.tokens[coordinator.tokens.lowerBound].folded == ",",
      coordinator.tokens.count == 1, first.window == nil || second.window == nil
    else { return nil }
    var first = first
    first.symbol = second.symbol
    first.value = second.value
    first.upperBound = second.upperBound
    first.test = second.test
    if let window = second.window {
      first.window = window
      first.windowEvidence = second.windowEvidence
    }
    return first
  }

  /// `checked their score and scored 750`: the event is named by no more than its property.
  private func isNamedByProperty(_ event: EventDraft) -> Bool {
    let told = event.filters.reduce(into: TokenSet()) { tokens, filter in
      if case .condition(_, let evidence) = filter { tokens.formUnion(evidence.tokens) }
    }
    return event.name.tokens.isSubset(of: told)
  }

  /// The properties that a filter is of.
  private static func paths(_ filter: Draft) -> [FieldPath] {
    guard case .condition(let condition, _) = filter else { return [] }
    return paths(condition)
  }

  private static func paths(_ condition: Condition) -> [FieldPath] {
    switch condition {
    case .compare(.property(let path, of: .thisEvent), _, _),
      .test(.property(let path, of: .thisEvent), _):
      [path]
    case .not(let inner): paths(inner.condition)
    case .and(let inner), .or(let inner): inner.flatMap { paths($0.condition) }
    case .compare, .test, .any, .all: []
    }
  }

  /// `have a subscription that renews in May`: the noun is what the trait of the clause behind it is
  /// of, and says nothing more.
  func describing(_ one: Draft, _ other: Draft) -> Partial? {
    guard coordinator == nil, let first = rightTokens.first, let noun = leftTokens.last,
      ["that", "which"].contains(analysis.tokens[first].folded),
      case .condition(let said, var evidence)? = leftEnd, said.traitPath != nil,
      case .condition(let condition, let own) = other, let path = condition.traitPath,
      evidence.tokens.filter(analysis.isContent) == [noun],
      analysis.vocabulary.fields(mentioning: [analysis.tokens[noun].lemma]).contains(where: {
        let field = analysis.vocabulary.fields[$0]
        return field.isTrait && field.field.path == path
      })
    else { return nil }
    var partial = base
    partial.score = neighbours.score(
      partial.score, joints.left, joints.right, Neighbours.Details())
    evidence = own
    evidence.tokens.insert(noun)
    partial.draft = one.replacingLastClause(with: .condition(condition, evidence))
    return partial
  }
}
