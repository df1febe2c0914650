import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// Known values as filters of the event.
extension EventReading {
  mutating func readValues() {
    let open = leaf.values(of: link.event).filter { value in
      !value.tokens.contains(where: used.contains) && !isOfSubject(value)
    }
    let ranked = open.map { (value: $0, fit: open.count > 1 ? fit($0) : 0) }.sorted { left, right in
      let (one, other) = (left.value, right.value)
      return (-one.tokens.count, -left.fit, one.tokens.lowerBound, one.field)
        < (-other.tokens.count, -right.fit, other.tokens.lowerBound, other.field)
    }
    var chosen: [ValueMention] = []
    for (value, _) in ranked where !chosen.contains(where: { $0.tokens.overlaps(value.tokens) }) {
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

  /// Whether a value stands before the relative clause that has the event: `readers of Science who
  /// shared an article` says nothing of the article.
  private func isOfSubject(_ value: ValueMention) -> Bool {
    guard let verb = said.min(), value.tokens.upperBound <= verb, !isOfDevice(value),
      !beginsChange(value)
    else { return false }
    return (value.tokens.upperBound..<verb).contains {
      ["who", "that", "whose"].contains(analysis.tokens[$0].folded)
    }
  }

  /// `viewers that got switched to editor`: what they were before is one end of the change where what
  /// they became is the other.
  private func beginsChange(_ value: ValueMention) -> Bool {
    func isEnd(_ field: Int, _ preposition: String) -> Bool {
      let names = EventReader.ends(of: preposition)
      return vocabulary.fields[field].allWords.contains(where: names.contains)
    }
    guard isEnd(value.field, "from"), let verb = said.min() else { return false }
    let values = leaf.values(of: link.event)
    return !values.contains { $0.tokens.lowerBound > verb && preposition(before: $0) == "from" }
      && values.contains { other in
        other.tokens.lowerBound > verb && isEnd(other.field, "to")
          && other.value != value.value && preposition(before: other) == "to"
      }
  }

  private func isSpending(_ index: Int) -> Bool { analysis.tokens[index].lemma == "spend" }

  private static let devices = WordLists.list(
    "platform os device channel browser client app operating_system")

  /// `iOS users who opened the app`: what people did it with is said of them, where no trait tells
  /// it.
  private func isOfDevice(_ value: ValueMention) -> Bool {
    let words = vocabulary.fields[value.field].allWords
    return words.contains(where: Self.devices.contains)
      && analysis.mention(at: value.tokens.upperBound)?.meaning == .subject
      && !analysis.saidValues.ofTraits.contains {
        $0.tokens.overlaps(value.tokens) && vocabulary.fields[$0.field].isTrait
          && vocabulary.fields[$0.field].activity != .inactive
      }
  }

  /// How well the words around a value fit the property it is of.
  func fit(_ value: ValueMention) -> Double {
    let field = vocabulary.fields[value.field]
    var fit = value.quality
    if properties().contains(where: { $0.field == value.field }) { fit += 2 }
    if neighbours(of: value).isEmpty == false { fit += 1 }
    if let preposition = preposition(before: value) ?? (beginsChange(value) ? "from" : nil) {
      let names = EventReader.ends(of: preposition).union(Self.roles[preposition] ?? [])
      fit += field.allWords.contains(where: names.contains) ? 3 : 0
    }
    if field.field.path.readsElements { fit -= 0.5 }
    if field.activity == .inactive { fit -= 1 }
    return fit
  }

  /// `from`, `to`, `old` or `new` before a value or before the list it is in: which of two
  /// properties it is of.
  private func preposition(before value: ValueMention) -> String? {
    var index = value.tokens.lowerBound - 1
    let values = analysis.saidValues.of(event: link.event).filter {
      $0.field == value.field
    }
    while leaf.range.contains(index) {
      let token = analysis.tokens[index]
      if ["from", "to", "old", "new"].contains(token.folded) { return token.folded }
      if ["in", "at", "into", "for"].contains(token.folded), leaf.range.contains(index - 1),
        Self.arriving.contains(analysis.tokens[index - 1].lemma)
      {
        return "to"
      }
      let isList =
        values.contains { $0.tokens.contains(index) }
        || analysis.mention(at: index).map { mention in
          if case .coordinator = mention.meaning { true } else { false }
        } == true
      guard isList || ["the", "a", "an", "either", "both"].contains(token.folded) else { break }
      index -= 1
    }
    return nil
  }

  private static let arriving = WordLists.list("arrive land head bound leave depart")

  /// Words of the property's name right beside the value.
  func neighbours(of value: ValueMention) -> TokenSet {
    let words = vocabulary.fields[value.field].allWords
    var found: TokenSet = []
    for index in leaf.range where !used.contains(index) && !value.tokens.contains(index) {
      guard analysis.tokens[index].isWord,
        leaf.isClose(index + 1, value.tokens.lowerBound, ignoring: used.union(found))
          || leaf.isClose(value.tokens.upperBound, index, ignoring: used.union(found)),
        words.contains(where: {
          SynonymTable.likeness(analysis.tokens[index].lemma, $0) ?? 0 >= 0.8
        })
      else { continue }
      found.insert(index)
    }
    return found
  }

  /// What joins two values: their coordinator, or nil where other words stand between.
  func joint(_ end: Int, _ start: Int) -> (coordinator: Coordinator, tokens: TokenSet)? {
    var tokens: TokenSet = []
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

  mutating func add(_ list: [ValueMention]) {
    guard let first = list.first else { return }
    let field = vocabulary.fields[first.field]
    var tokens = TokenSet(list.flatMap { Array($0.tokens) })
    var isOr = false
    for (left, right) in zip(list, list.dropFirst()) {
      guard let joint = joint(left.tokens.upperBound, right.tokens.lowerBound) else { continue }
      tokens.formUnion(joint.tokens)
      if joint.coordinator == .or { isOr = true }
    }
    for value in list { tokens.formUnion(neighbours(of: value)) }
    let named = properties().filter {
      $0.field == first.field
        && !$0.tokens.contains(where: used.contains)
    }
    for mention in named
    where list.count == 1 || mention.tokens.upperBound <= first.tokens.lowerBound {
      tokens.formUnion(mention.tokens)
    }
    used.formUnion(tokens)
    // "bought lighting but not furniture": the same property again.
    if draft.isCopied, filtersBefore.contains(field.field.path) { score += 1 }
    score +=
      1.4 * first.quality * min(1, max(0.3, link.quality)) + (field.activity == .inactive ? -1 : 0)
    score += 2.2 * Double(list.count - 1) + (beginsChange(first) ? 0.7 : 0)
    var literals = list.map { field.values[$0.value].literal }
    let scalar = Scalar.property(field.field.path, of: .thisEvent)
    if list.count == 1, field.field.type == .string, let ranked = leaf.ranked(first) {
      literals = ranked.literals
      used.formUnion(ranked.tokens)
      tokens.formUnion(ranked.tokens)
      isOr = true
      let text = leaf.text(ranked.tokens.union(first.tokens))
      assumptions.append(
        AssumptionDraft(text: "\"\(text)\" goes by the order of the values", tokens: tokens))
    }
    if let aggregate = takeAggregate([.first, .last, .mostFrequent], before: tokens) {
      if let measure = Measure(aggregate, of: field.field.path), literals.count == 1 {
        draft.measure = measure
        draft.symbol = .equal
        draft.value = .literal(literals[0])
        draft.test.tokens.formUnion(tokens)
        return
      }
    }
    if field.field.type == .array, !isOr {
      for (value, literal) in zip(list, literals) {
        let words = list.count == 1 ? tokens : TokenSet(value.tokens)
        filters.append(
          (first.field, Self.equals(scalar, [literal], field.field), Evidence(tokens: words)))
      }
    } else if literals.count == 1 || isOr {
      filters.append(
        (first.field, Self.equals(scalar, literals, field.field), Evidence(tokens: tokens)))
    } else {
      for (value, literal) in zip(list, literals) {
        alternatives.append(
          (
            first.field, Self.equals(scalar, [literal], field.field),
            Evidence(tokens: TokenSet(value.tokens))
          ))
      }
    }
  }

  static func equals(_ scalar: Scalar, _ literals: [Literal], _ field: FieldSchema) -> Condition {
    if field.type == .array { return member(of: scalar, literals, field) }
    return literals.count == 1
      ? .compare(scalar, .equal, .literal(literals[0])) : .test(scalar, .oneOf(literals))
  }

  /// An array has a member: its text contains it, or where another listed value contains it too,
  /// one of its elements is it.
  private static func member(
    of scalar: Scalar, _ literals: [Literal], _ field: FieldSchema
  ) -> Condition {
    let listed = texts(listedBy: field)
    let isPart = literals.contains { literal in
      guard case .string(let text) = literal else { return true }
      return listed.contains { $0 != text.string && $0.contains(text.string) }
    }
    return .test(scalar, isPart ? .oneOf(literals) : .contains(literals))
  }

  /// The texts that the workspace lists of a field.
  static func texts(listedBy field: FieldSchema) -> [String] {
    field.values.compactMap { value -> String? in
      if case .string(let text) = value.value { text.string } else { nil }
    }
  }

  /// Takes the first unused aggregate of some kinds that is said in this stretch.
  mutating func takeAggregate(_ kinds: [Aggregate], before tokens: TokenSet) -> Aggregate? {
    for (mention, aggregate) in leaf.aggregates where kinds.contains(aggregate) {
      guard !mention.tokens.contains(where: used.contains), !isNamePart(mention) else { continue }
      // "spend most on groceries" is of amounts, not of how often.
      if aggregate == .mostFrequent, leaf.range.contains(where: { isSpending($0) }) { continue }
      used.formUnion(mention.tokens)
      draft.test.tokens.formUnion(mention.tokens)
      return aggregate
    }
    return nil
  }

}
