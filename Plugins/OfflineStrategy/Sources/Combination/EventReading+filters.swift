import AudienceConditions
import AudienceSchema

/// Values, properties and literals as filters of the event.
extension EventReading {
  // MARK: - Known values

  mutating func readValues() {
    let fields = Set(event.fields)
    let open = analysis.valueMentions.filter { value in
      fields.contains(value.field) && leaf.contains(value.tokens)
        && !value.tokens.contains(where: used.contains)
    }
    let ranked = open.sorted { left, right in
      (-left.tokens.count, -fit(left), left.tokens.lowerBound, left.field)
        < (-right.tokens.count, -fit(right), right.tokens.lowerBound, right.field)
    }
    var chosen: [ValueMention] = []
    for value in ranked where !chosen.contains(where: { $0.tokens.overlaps(value.tokens) }) {
      chosen.append(value)
    }
    chosen.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    var lists: [[ValueMention]] = []
    for value in chosen {
      if let last = lists.last?.last, last.field == value.field,
        joint(last.tokens.upperBound, value.tokens.lowerBound) != nil
      {
        lists[lists.count - 1].append(value)
      } else {
        lists.append([value])
      }
    }
    for list in lists { add(list) }
  }

  /// How well the words around a value fit the property it is of.
  private func fit(_ value: ValueMention) -> Double {
    let field = vocabulary.fields[value.field]
    var fit = value.quality
    let named = analysis.fieldMentions.contains {
      $0.field == value.field && leaf.contains($0.tokens)
    }
    if named { fit += 2 }
    if neighbours(of: value).isEmpty == false { fit += 1 }
    let before = value.tokens.lowerBound - 1
    if leaf.range.contains(before), field.allWords.contains(analysis.tokens[before].lemma) {
      fit += 1
    }
    if field.field.path.readsElements { fit -= 0.5 }
    if field.activity == .inactive { fit -= 1 }
    return fit
  }

  /// Words of the property's name right beside the value.
  private func neighbours(of value: ValueMention) -> Set<Int> {
    let words = vocabulary.fields[value.field].allWords
    var found: Set<Int> = []
    for index in leaf.range where !used.contains(index) && !value.tokens.contains(index) {
      guard analysis.tokens[index].isWord,
        words.contains(where: {
          SynonymTable.likeness(analysis.tokens[index].lemma, $0) ?? 0 >= 0.8
        })
      else { continue }
      let isBefore = leaf.isClose(index + 1, value.tokens.lowerBound, ignoring: used.union(found))
      let isAfter = leaf.isClose(value.tokens.upperBound, index, ignoring: used.union(found))
      if isBefore || isAfter { found.insert(index) }
    }
    return found
  }

  /// What joins two values: their coordinator, or nil where other words stand between.
  private func joint(_ end: Int, _ start: Int) -> (coordinator: Coordinator, tokens: Set<Int>)? {
    var tokens: Set<Int> = []
    var coordinator: Coordinator?
    var index = end
    while index < start {
      if let mention = analysis.mention(at: index), case .coordinator(let found) = mention.meaning {
        coordinator = found == .or ? .or : (coordinator ?? found)
        tokens.formUnion(mention.tokens)
      } else if !leaf.isSkippable(index) {
        return nil
      }
      index += 1
    }
    return coordinator.map { ($0, tokens) }
  }

  private mutating func add(_ list: [ValueMention]) {
    guard let first = list.first else { return }
    let field = vocabulary.fields[first.field]
    var tokens = Set(list.flatMap { Array($0.tokens) })
    var isOr = false
    for (left, right) in zip(list, list.dropFirst()) {
      guard let joint = joint(left.tokens.upperBound, right.tokens.lowerBound) else { continue }
      tokens.formUnion(joint.tokens)
      if joint.coordinator == .or { isOr = true }
    }
    for value in list { tokens.formUnion(neighbours(of: value)) }
    let named = analysis.fieldMentions.filter {
      $0.field == first.field && leaf.contains($0.tokens)
        && !$0.tokens.contains(where: used.contains)
    }
    for mention in named
    where list.count == 1 || mention.tokens.upperBound <= first.tokens.lowerBound {
      tokens.formUnion(mention.tokens)
    }
    used.formUnion(tokens)
    score +=
      1.4 * first.quality * min(1, max(0.3, link.quality)) + (field.activity == .inactive ? -1 : 0)
    score += 2.2 * Double(list.count - 1)
    let literals = list.map { field.values[$0.value].literal }
    let scalar = Scalar.property(field.field.path, of: .thisEvent)
    if let aggregate = takeAggregate([.first, .last, .mostFrequent], before: tokens) {
      if let measure = measure(aggregate, of: field.field.path), literals.count == 1 {
        draft.measure = measure
        draft.symbol = .equal
        draft.value = .literal(literals[0])
        draft.test.tokens.formUnion(tokens)
        return
      }
    }
    if literals.count == 1 || isOr || field.field.type == .array {
      filters.append(
        (first.field, Self.equals(scalar, literals, field.field), Evidence(tokens: tokens)))
    } else {
      for (value, literal) in zip(list, literals) {
        alternatives.append(
          (
            first.field, Self.equals(scalar, [literal], field.field),
            Evidence(tokens: Set(value.tokens))
          ))
      }
    }
  }

  static func equals(_ scalar: Scalar, _ literals: [Literal], _ field: FieldSchema) -> Condition {
    if field.type == .array { return .test(scalar, .oneOf(literals)) }
    return literals.count == 1
      ? .compare(scalar, .equal, .literal(literals[0])) : .test(scalar, .oneOf(literals))
  }

  /// The measure of an aggregate over a property.
  func measure(_ aggregate: Aggregate, of path: FieldPath) -> Measure? {
    switch aggregate {
    case .sum: .sum(.property(path))
    case .average: .average(.property(path))
    case .first: .first(.property(path))
    case .last: .last(.property(path))
    case .mostFrequent: .mode(.property(path), atLeast: 1)
    case .maximum: .maximum(.property(path))
    case .minimum: .minimum(.property(path))
    case .different: .uniqueCount(.property(path))
    case .perEvent: nil
    }
  }

  /// Takes the first unused aggregate of some kinds that is said in this stretch.
  mutating func takeAggregate(_ kinds: [Aggregate], before tokens: Set<Int>) -> Aggregate? {
    for (mention, aggregate) in leaf.aggregates where kinds.contains(aggregate) {
      guard !mention.tokens.contains(where: used.contains) else { continue }
      used.formUnion(mention.tokens)
      draft.test.tokens.formUnion(mention.tokens)
      return aggregate
    }
    return nil
  }

  // MARK: - Properties without a known value

  /// Properties that are there (`with a coupon`), true (`that converted`), or tell what was looked
  /// for (`searched for running shoes`).
  mutating func readProperties() {
    for mention in properties() {
      let field = vocabulary.fields[mention.field]
      let scalar = Scalar.property(field.field.path, of: .thisEvent)
      let tokens = Set(mention.tokens)
      if tokens.contains(where: used.contains) { continue }
      if let literal = literalRun(after: mention.tokens.upperBound) {
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
            mention.field, .compare(scalar, .equal, .literal(.text("true"))),
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

  func properties() -> [FieldMention] {
    let fields = Set(event.fields)
    return analysis.fieldMentions.filter { fields.contains($0.field) && leaf.contains($0.tokens) }
      .sorted {
        (-Double($0.tokens.count) - $0.quality, $0.tokens.lowerBound, $0.field)
          < (-Double($1.tokens.count) - $1.quality, $1.tokens.lowerBound, $1.field)
      }
  }

  /// `with a`, `any`, `used a`, `without`: the property is there, or not.
  private func isPresenceSaid(before start: Int) -> Bool {
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

  // MARK: - Literals

  /// What is left in quotes or as a code, and what was searched for.
  mutating func readLiterals() {
    readSearch()
    for index in leaf.range where !used.contains(index) {
      let token = analysis.tokens[index]
      guard token.kind == .quoted || token.looksLikeCode || namesSomething(index),
        analysis.mention(at: index) == nil,
        let field = freeTextField(),
        let run = literalRun(after: index)
      else { continue }
      used.formUnion(run.tokens)
      let scalar = Scalar.property(vocabulary.fields[field].field.path, of: .thisEvent)
      filters.append(
        (
          field, run.condition(on: scalar, vocabulary.fields[field].field),
          Evidence(tokens: run.tokens)
        ))
      assumptions.append(
        AssumptionDraft(
          text: "\"\(leaf.text(run.tokens))\" = property '\(vocabulary.fields[field].field.path)'",
          tokens: run.tokens))
      score -= 0.5
    }
  }

  /// A name in capitals right before the noun that the event is of: `the Pricing page`.
  private func namesSomething(_ index: Int) -> Bool {
    guard analysis.tokens[index].isCapitalised, index > leaf.range.lowerBound,
      leaf.range.contains(index + 1)
    else { return false }
    guard let field = freeTextField() else { return false }
    let isNamed = ["page", "screen"].contains { vocabulary.fields[field].allWords.contains($0) }
    return isNamed && link.tokens.contains(index + 1) && link.tokens.contains { $0 < index }
  }

  private mutating func readSearch() {
    let terms = ["query", "search", "term", "keyword", "keywords", "q", "phrase"]
    guard
      let field = event.fields.first(where: { field in
        let words = vocabulary.fields[field]
        return words.field.type == .string
          && NameWords.words(of: words.field.path.description).contains {
            terms.contains($0.folded)
          }
      })
    else { return }
    let start = leaf.range.first { index in
      analysis.tokens[index].folded == "for" && used.contains { $0 < index && index - $0 <= 3 }
        && analysis.mention(at: index) == nil
    }
    guard let start else { return }
    var end = start + 1
    while leaf.range.contains(end), analysis.mention(at: end).map(Self.isNoText) ?? true,
      !used.contains(end)
    {
      end += 1
    }
    let words = (start + 1)..<end
    guard !words.isEmpty, words.contains(where: analysis.isContent) else { return }
    let first = analysis.tokens[words.lowerBound]
    var text = words.map { analysis.tokens[$0].text }.joined(separator: " ")
    if first.kind == .quoted { text = first.text }
    used.formUnion(words)
    used.insert(start)
    let scalar = Scalar.property(vocabulary.fields[field].field.path, of: .thisEvent)
    filters.append(
      (field, .compare(scalar, .equal, .literal(.text(text))), Evidence(tokens: Set(words))))
    score += 0.5
  }

  private static func isNoText(_ mention: Mention) -> Bool {
    switch mention.meaning {
    case .time, .quantity, .frequency, .coordinator, .negation, .comparator, .comparatorBehind:
      false
    case .aggregate, .subject, .accountSubject, .quantifier, .textOperator: true
    }
  }

  /// The property a bare name or code is most likely of.
  private func freeTextField() -> Int? {
    let names = ["name", "titl", "query", "term", "keyword"]
    let free = event.fields.filter { field in
      let schema = vocabulary.fields[field].field
      return schema.type == .string && schema.values.isEmpty
        && !schema.path.description.lowercased().hasSuffix("id")
        && !filters.contains { $0.field == field }
    }
    for name in names {
      if let field = free.first(where: { vocabulary.fields[$0].allWords.contains(name) }) {
        return field
      }
    }
    return free.count == 1 ? free[0] : nil
  }

  func literalRun(after index: Int) -> LiteralRun? {
    LiteralReader(leaf: leaf).run(at: index, used: used)
  }
}
