import AudienceConditions
import AudienceSchema

/// Statements that name a value, a place or an age.
extension TraitReader {
  func valueAtoms() -> [Atom] {
    var lists: [[ValueMention]] = []
    let mentions = leaf.traitValues.filter { isReadable($0.field) }.sorted {
      ($0.field, $0.tokens.lowerBound, -Double($0.tokens.count) - $0.quality) < (
        $1.field, $1.tokens.lowerBound, -Double($1.tokens.count) - $1.quality
      )
    }
    for mention in mentions {
      if let last = lists.last?.last, last.field == mention.field {
        if last.tokens.overlaps(mention.tokens) { continue }
        if isListed(last.tokens.upperBound, mention.tokens.lowerBound) {
          lists[lists.count - 1].append(mention)
          continue
        }
      }
      lists.append([mention])
    }
    return lists.filter { !isEndOfChange($0) }.compactMap(atom)
  }

  /// `switched from viewer to editor`: neither is what somebody is.
  private func isEndOfChange(_ list: [ValueMention]) -> Bool {
    guard let first = list.first else { return false }
    func preposition(_ value: ValueMention) -> String {
      leaf.range.contains(value.tokens.lowerBound - 1)
        ? analysis.tokens[value.tokens.lowerBound - 1].folded : ""
    }
    let own = preposition(first)
    guard own == "from" || own == "to" else { return false }
    return leaf.traitValues.contains {
      $0.field == first.field && !$0.tokens.overlaps(first.tokens)
        && preposition($0) == (own == "from" ? "to" : "from")
    }
  }

  func isListed(_ end: Int, _ start: Int) -> Bool {
    var hasCoordinator = false
    for index in end..<max(end, start) {
      if Self.clauseWords.contains(analysis.tokens[index].folded) { return false }
      if let mention = analysis.mention(at: index), case .coordinator(let kind) = mention.meaning,
        kind != .andNot
      {
        hasCoordinator = true
      } else if !leaf.isSkippable(index) {
        return false
      }
    }
    return hasCoordinator
  }

  /// What begins a clause of its own, which is no member of a list.
  private static let clauseWords: Set<String> = [
    "who", "that", "whose", "which", "are", "is", "have", "has", "were", "was", "they", "with",
  ]

  func atom(_ list: [ValueMention]) -> Atom? {
    guard let first = list.first, let last = list.last else { return nil }
    let field = vocabulary.fields[first.field]
    // Who lives in Spokane need not have the store there for theirs.
    if vocabulary.cityField[scope] != nil, isLivedIn(first.tokens.lowerBound),
      field.allWords.contains(where: Self.premises.contains)
    {
      return nil
    }
    var tokens = TokenSet(first.tokens.lowerBound..<last.tokens.upperBound).filter { index in
      list.contains { $0.tokens.contains(index) } || analysis.mention(at: index) != nil
    }
    // A list is one statement, worth as much as its values apart.
    var quality = 0.8 * first.quality + 1.1 * Double(list.count - 1)
    let named = analysis.words(for: field.name).subtracting(tokens).filter(leaf.range.contains)
    for index in named.sorted(by: {
      abs($0 - first.tokens.lowerBound) < abs($1 - first.tokens.lowerBound)
    }) {
      let beside =
        leaf.isClose(index + 1, tokens.min() ?? 0, ignoring: tokens)
        || leaf.isClose((tokens.max() ?? 0) + 1, index, ignoring: tokens)
        || isLinked(index, to: first.tokens.lowerBound, tokens)
      if beside {
        tokens.insert(index)
        // "membership is not paused" tells of a state, not of what somebody did.
        quality += index < first.tokens.lowerBound && isParticiple(first) ? 1.1 : 0.25
      }
    }
    // "high" alone tells nothing of a churn risk.
    if list.count == 1, quality < 0.9, first.tokens.count == 1,
      Self.grades.contains(analysis.tokens[first.tokens.lowerBound].folded)
    {
      return nil
    }
    // A text operator between name and value is read with the name.
    if leaf.mentions.contains(where: {
      if case .textOperator = $0.meaning { field.field.type != .array } else { false }
    }) {
      quality -= 0.5
    }
    if field.activity == .inactive { quality -= 1.2 }
    if first.field < vocabulary.fields.count, isPlaceSaid(before: first.tokens.lowerBound),
      field.allWords.contains("countri")
    {
      quality += 0.1
    }
    for mention in leaf.mentions
    where mention.meaning == .textOperator(.contains) && field.field.type == .array {
      tokens.formUnion(mention.tokens)
    }
    var literals = list.map { field.values[$0.value].literal }
    var order: String?
    if list.count == 1, field.field.type == .string, let ranked = leaf.ranked(first) {
      literals = ranked.literals
      tokens.formUnion(ranked.tokens)
      order = "\"\(leaf.text(ranked.tokens.union(first.tokens)))\" goes by the order of the values"
    }
    let scalar = Scalar.trait(field.field.path)
    // "interested in yoga and running" is both: an array can have both.
    let isBoth = field.field.type == .array && !saysOr(tokens)
    let conditions =
      isBoth
      ? literals.map { EventReading.equals(scalar, [$0], field.field) }
      : [EventReading.equals(scalar, literals, field.field)]
    return Atom(
      conditions: conditions, tokens: tokens, quality: quality, field: first.field,
      assumption: field.activity == .inactive
        ? "trait '\(field.field.path)' is inactive in this workspace" : order,
      head: tokens.min() ?? first.tokens.lowerBound)
  }

  /// `paused`, `cancelled`: a value that is an event's verb as well.
  private func isParticiple(_ value: ValueMention) -> Bool {
    value.tokens.count == 1 && analysis.tokens[value.tokens.lowerBound].folded.hasSuffix("ed")
  }

  private static let grades: Set<String> = ["high", "low", "medium", "average", "normal"]

  private func saysOr(_ tokens: TokenSet) -> Bool {
    tokens.contains { index in
      if let mention = analysis.mention(at: index), case .coordinator(.or) = mention.meaning {
        true
      } else {
        false
      }
    }
  }

  /// A name before its value with a copula and a negation between: `country is not the US`.
  func isLinked(_ name: Int, to value: Int, _ tokens: TokenSet) -> Bool {
    guard name < value else { return false }
    return ((name + 1)..<value).allSatisfy { index in
      tokens.contains(index) || leaf.isSkippable(index)
        || analysis.mention(at: index)?.meaning == .negation
        || analysis.mention(at: index)?.meaning == .coordinator(.andNot)
        || analysis.mention(at: index).map {
          if case .textOperator = $0.meaning { true } else { false }
        } == true
    }
  }

  func isPlaceSaid(before index: Int) -> Bool {
    ["in", "from", "at", "near", "around", "outside"].contains(
      analysis.tokens.indices.contains(index - 1) ? analysis.tokens[index - 1].folded : "")
  }

  /// Whether a word is the value of a trait, and only of those for where people shop and the like.
  private func namesPremises(_ index: Int) -> Bool {
    leaf.traitValues.allSatisfy { value in
      !value.tokens.contains(index)
        || vocabulary.fields[value.field].allWords.contains(where: Self.premises.contains)
    }
  }

  private static let premises = WordLists.list(
    "store branch shop outlet studio venue gym clinic warehouse restaurant cafe salon")

  /// `live in Spokane`, `based in Salem or Bend`: where somebody is at home.
  private func isLivedIn(_ index: Int) -> Bool {
    let before = (max(leaf.range.lowerBound, index - 6)..<max(leaf.range.lowerBound, index))
      .reversed()
    for place in before {
      let token = analysis.tokens[place]
      if Self.living.contains(token.lemma) { return true }
      guard
        !token.isWord || token.isFunction || analysis.saidValues.tokens.contains(place)
          || ["in", "at", "or", "and", "either"].contains(token.folded)
      else { return false }
    }
    return false
  }

  private static let living = WordLists.list("live living reside base based dwell dwelling")

  /// `in Berlin`, `from Paris`, where the workspace lists no cities.
  func cityAtoms() -> [Atom] {
    guard let field = vocabulary.cityField[scope] else { return [] }
    return leaf.range.compactMap { index in
      guard isPlaceSaid(before: index), leaf.range.contains(index - 1),
        analysis.tokens[index].isWord, analysis.tokens[index].isCapitalised,
        analysis.mention(at: index) == nil,
        !analysis.saidValues.tokens.contains(index) || isLivedIn(index) && namesPremises(index),
        !analysis.audienceMentions.contains(where: { $0.tokens.contains(index) }),
        !CountryTable.isNoCity(in: analysis.tokens, at: index),
        let run = LiteralReader(leaf: leaf).run(at: index, used: [])
      else { return nil }
      let condition = run.condition(
        on: .trait(vocabulary.fields[field].field.path), vocabulary.fields[field].field)
      return Atom(
        conditions: [condition], tokens: run.tokens, quality: 0.5, field: field,
        assumption: "\"\(leaf.text(run.tokens))\" is a city", head: index)
    }
  }

  /// `in the US`, `from Germany or France`, where the workspace lists no countries.
  func countryAtoms() -> [Atom] {
    guard let field = vocabulary.countryField[scope] else { return [] }
    return leaf.range.compactMap { index in
      let article = leaf.range.contains(index - 1) && analysis.tokens[index - 1].folded == "the"
      guard isPlaceSaid(before: article ? index - 1 : index), let first = country(at: index) else {
        return nil
      }
      var all = [first]
      while let next = all.last.flatMap({ country(listedAt: $0.tokens.upperBound) }) {
        all.append(next)
      }
      let tokens = index..<(all.last ?? first).tokens.upperBound
      let scalar = Scalar.trait(vocabulary.fields[field].field.path)
      let named = all.map { "\"\(leaf.text($0.tokens))\" is country '\($0.value)'" }
      return Atom(
        conditions: [
          all.count == 1
            ? .compare(scalar, .equal, .literal(.text(first.value)))
            : .test(scalar, .oneOf(all.map { .text($0.value) }))
        ],
        tokens: TokenSet(tokens), quality: 0.8, field: field,
        assumption: named.joined(separator: ", "), head: index)
    }
  }

  /// The country that a capitalised word begins to name.
  private func country(at index: Int) -> (value: String, tokens: Range<Int>)? {
    guard leaf.range.contains(index), analysis.mention(at: index) == nil,
      analysis.tokens[index].isCapitalised, !analysis.saidValues.tokens.contains(index),
      let (code, end) = CountryTable.country(in: analysis.tokens, at: index),
      leaf.contains(index..<end)
    else { return nil }
    let text = leaf.text(index..<end)
    return (text == text.uppercased() ? text : code, index..<end)
  }

  /// The country behind an "or" or a comma.
  private func country(listedAt end: Int) -> (value: String, tokens: Range<Int>)? {
    var next = end
    while leaf.range.contains(next),
      [",", "or", "and", "the"].contains(analysis.tokens[next].folded)
    {
      next += 1
    }
    return next == end ? nil : country(at: next)
  }

  /// `NPS promoters`: who would recommend, by the usual bounds of the score.
  func promoterAtoms() -> [Atom] {
    guard let field = vocabulary.promoterField[scope] else { return [] }
    let scalar = Scalar.trait(vocabulary.fields[field].field.path)
    return leaf.range.compactMap { index in
      // "Promoters: …" is what the audience is called.
      let isLabel = index + 1 < analysis.tokens.count && analysis.tokens[index + 1].text == ":"
      guard !isLabel, !isScored(behind: index),
        let bounds = Self.promoters[analysis.tokens[index].lemma]
      else {
        return nil
      }
      let isNamed =
        leaf.range.contains(index - 1) && analysis.tokens[index - 1].lemma == "nps"
      let said = bounds.map { "\($0.0.rawValue) \($0.1)" }.joined(separator: " and ")
      return Atom(
        conditions: bounds.map { .compare(scalar, $0.0, .literal(.integer($0.1))) },
        tokens: isNamed ? [index - 1, index] : [index], quality: 0.9, field: field,
        assumption: "\"\(analysis.tokens[index].text)\" = a score \(said)", head: index)
    }
  }

  private static let scoring = WordLists.list("score give rate answer submit respond leave")

  /// `Detractors who scored 6 or lower`: what follows says what they are.
  private func isScored(behind index: Int) -> Bool {
    index + 2 < analysis.tokens.count
      && ["who", "that"].contains(analysis.tokens[index + 1].folded)
      && Self.scoring.contains(analysis.tokens[index + 2].lemma)
  }

  private static let promoters: [String: [(ComparisonSymbol, Int)]] = [
    Lemmatizer.lemma(of: "promoters"): [(.greaterOrEqual, 9)],
    Lemmatizer.lemma(of: "passives"): [(.greaterOrEqual, 7), (.lessOrEqual, 8)],
    Lemmatizer.lemma(of: "detractors"): [(.lessOrEqual, 6)],
  ]

  /// `have been members for over a year`, `accounts older than 90 days`: the date from which on.
  func tenureAtoms() -> [Atom] {
    guard let field = vocabulary.tenureField[scope] else { return [] }
    return leaf.times.compactMap { mention, time in
      let before = mention.tokens.lowerBound - 1
      let opening = analysis.tokens[mention.tokens.lowerBound].folded
      let isOld = ["older", "newer", "younger"].contains(opening)
      if isOld, !isOfPeople(before: mention.tokens.lowerBound) { return nil }
      guard isOld || opening == "for", leaf.range.contains(before) || isOld,
        isOld || isTenure(before: before)
      else { return nil }
      let said = isOld ? time : sinceThen(mention, time)
      let scalar = Scalar.trait(vocabulary.fields[field].field.path)
      guard let conditions = resolver.conditions(on: scalar, said) else { return nil }
      let name = vocabulary.fields[field].field.path
      return Atom(
        conditions: conditions, tokens: TokenSet(mention.tokens), quality: 0.8, field: field,
        assumption: "\"\(leaf.text(mention.tokens))\" is counted from trait '\(name)'",
        head: mention.tokens.lowerBound)
    }
  }

  /// `accounts older than 90 days`, `customers who are older than …`, but not `with a child younger
  /// than 2 years`.
  func isOfPeople(before start: Int) -> Bool {
    var index = start - 1
    while index >= 0, ["is", "are", "who", "that", "which"].contains(analysis.tokens[index].folded)
    {
      index -= 1
    }
    guard index >= 0 else { return true }
    switch analysis.mention(at: index)?.meaning {
    case .subject, .accountSubject, .coordinator, .quantifier: return true
    case nil:
      let token = analysis.tokens[index]
      return !token.isWord || ["profile", "record"].contains(token.lemma)
        || WordLists.accounts.contains(token.lemma)
    case .time, .quantity, .frequency, .aggregate, .negation, .textOperator, .comparator,
      .comparatorBehind, .listHeader:
      return false
    }
  }

  /// `been a customer`, `been members`, `been around`, before a length of time.
  private func isTenure(before end: Int) -> Bool {
    let nouns = leaf.range.filter { $0 <= end && end - $0 <= 3 }
    let isBeing = nouns.contains {
      ["been", "are", "is", "were"].contains(analysis.tokens[$0].folded)
    }
    return isBeing && analysis.mention(at: end)?.meaning == .subject
      && leaf.content.allSatisfy { $0 > end || analysis.mention(at: $0) != nil }
  }

  func conditions(on scalar: Scalar, _ quantity: Quantity) -> [Condition] {
    if quantity.isList {
      return [.test(scalar, .oneOf(quantity.bounds.map { .number($0.number) }))]
    }
    return quantity.bounds.map {
      .compare(scalar, $0.symbol.comparison, .literal(.number($0.number)))
    }
  }
}
