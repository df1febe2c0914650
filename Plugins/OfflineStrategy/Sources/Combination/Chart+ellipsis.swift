import AudienceConditions
import AudienceSchema

/// Stretches that leave out what was said beside them.
extension Chart {
  /// `started a quiz without submitting one`: a clause that needs no coordinator.
  func beginsWithout(_ start: Int) -> Bool {
    guard case .text(let range) = pieces[start] else { return false }
    return analysis.tokens[range.lowerBound].folded == "without"
  }

  /// `scheduled a payout that failed`: a relative clause right behind the event's noun.
  func tellsOfObject(_ start: Int, _ event: EventDraft) -> Bool {
    guard case .text(let range) = pieces[start], let first = range.first,
      ["that", "which"].contains(analysis.tokens[first].folded),
      event.name.tokens.contains(first - 1)
    else { return false }
    return !analysis.vocabulary.events[event.event].hasAction(
      among: [analysis.tokens[first - 1].lemma])
  }

  /// The words behind the first verb that has any, up to the next coordinator.
  mutating func object(from start: Int, to end: Int) -> TokenSet {
    let place = place(start, end)
    let words = objects[place] ?? wordsBehindVerb(from: start, to: end)
    objects[place] = words
    return words
  }

  private func wordsBehindVerb(from start: Int, to end: Int) -> TokenSet {
    var words: [Int] = []
    for piece in pieces[start..<end] {
      guard case .text(let range) = piece else {
        if words.count > 1 { break }
        words = []
        continue
      }
      let isRelative = ["who", "that", "whose", "which"].contains(
        analysis.tokens[range.lowerBound].folded)
      if isRelative, words.count > 1 { break }
      words += range.filter { analysis.isNameable($0) && analysis.isContent($0) }
    }
    return TokenSet(words.dropFirst())
  }

  /// `email and phone verified`: what is true of the left trait is said behind the right one.
  mutating func sharingTrait(_ key: Key, _ split: Split, into queue: inout JoinQueue) {
    guard split.left - key.start <= 2, let leaf = leaf(key.start, split.left),
      leaf.coordinators.isEmpty, leaf.content.count <= 3, let last = leaf.content.last
    else { return }
    let rights = cell(split.right, key.end, key.scope)
    for place in rights.partials.indices where rights.joints[place].first == .condition {
      guard
        case .condition(let condition, let evidence)? = rights.partials[place].draft?.firstClause,
        case .compare(.trait, .equal, _) = condition
      else { continue }
      let share = Continuation(
        scope: key.scope, words: evidence.tokens, lender: condition.traitPath)
      let stretch = self.place(key.start, split.left)
      let found: Cell
      if let known = shares.cell(at: stretch, share) {
        found = known
      } else {
        found = sharing(leaf, share, last)
        shares.add(found, at: stretch, share)
      }
      for left in found.partials.indices { queue.add(found, left, rights, only: place) }
    }
  }

  private func sharing(_ leaf: LeafTokens, _ share: Continuation, _ last: Int) -> Cell {
    var reader = TraitReader(leaf: leaf, resolver: resolver, scope: share.scope)
    reader.borrowed = share.words
    reader.lender = share.lender
    let found = reader.read().prefix(2).filter { one in
      one.unresolved.isEmpty && one.draft?.words.contains(last) == true
        && one.draft?.words.isDisjoint(with: share.words) == false
    }
    return Cell(found, in: leaf.range, analysis.joiningWords)
  }

  /// The stretch as one more trait of a kind that was said before: there, or true.
  mutating func continuing(
    _ start: Int, _ key: Key, _ condition: Condition, _ words: TokenSet
  ) -> Cell {
    guard key.end - start <= 2, let leaf = leaf(start, key.end),
      leaf.coordinators.isEmpty, leaf.content.count <= 4
    else { return Cell.empty }
    var continuation = Continuation(scope: key.scope)
    switch condition {
    case .test(.trait, .exists), .test(.trait, .absent): continuation.isPresence = true
    case .compare(.trait, .equal, .literal), .not:
      continuation.words = words
      continuation.lender = condition.traitPath
      continuation.missable = condition.traitPath
    case .compare(.trait(let path), _, .literal), .test(.trait(let path), _):
      continuation.missable = path
    case .compare, .test, .and, .or, .any, .all: return Cell.empty
    }
    let place = place(start, key.end)
    if let known = continuations.cell(at: place, continuation) { return known }
    var reader = TraitReader(leaf: leaf, resolver: resolver, scope: key.scope)
    reader.continuesPresence = continuation.isPresence
    reader.borrowed = continuation.words
    reader.lender = continuation.lender
    reader.missable = continuation.missable
    let found = Cell(
      Array(reader.read().filter(\.unresolved.isEmpty).prefix(2)), in: leaf.range,
      analysis.joiningWords)
    continuations.add(found, at: place, continuation)
    return found
  }

  /// `below 580 or missing`: the trait that was said before is not there.
  mutating func absence(_ start: Int, _ end: Int, _ condition: Condition) -> Cell {
    let place = place(start, end)
    let isAbsent = absences[place] ?? saysAbsence(start, end)
    absences[place] = isAbsent
    guard isAbsent, let path = condition.traitPath else { return Cell.empty }
    let range = tokens(start, end)
    let evidence = Evidence(
      tokens: TokenSet(range), reason: "of trait '\(path)', which was said before")
    let absent = Partial(draft: .condition(.test(.trait(path), .absent), evidence), score: 2)
    return Cell([absent], in: range, analysis.joiningWords)
  }

  private func saysAbsence(_ start: Int, _ end: Int) -> Bool {
    let words = tokens(start, end).filter {
      !["is", "are", "it", "its", "be", "been", "was"].contains(analysis.tokens[$0].folded)
    }.map { analysis.tokens[$0].folded }
    return words.count == 1 && Self.absent.contains(words[0])
      || words.count == 2 && ["not", "n't", "no"].contains(words[0])
        && Self.present.contains(words[1])
  }

  private static let absent: Set<String> = [
    "missing", "unknown", "empty", "blank", "unset", "null", "undefined", "absent", "unspecified",
    "unavailable",
  ]
  private static let present: Set<String> = [
    "set", "known", "given", "available", "provided", "specified", "recorded", "present", "there",
    "filled", "value", "defined", "assigned",
  ]

  /// Whether nothing of a stretch stands behind its event's verb.
  func endsWithVerb(_ start: Int, _ end: Int, _ event: EventDraft) -> Bool {
    guard let last = tokens(start, end).last(where: analysis.isContent) else { return false }
    return event.name.tokens.contains(last)
  }

  /// The stretch as another event of the thing that the event before is of.
  mutating func counterparts(_ start: Int, _ end: Int, of event: Int) -> Cell {
    guard end - start <= 3 else { return Cell.empty }
    let place = place(start, end)
    if let known = others.cell(at: place, event) { return known }
    var found = Cell.empty
    if let leaf = leaf(start, end), leaf.coordinators.isEmpty {
      found = Cell(
        Array(EventReader(leaf: leaf, resolver: resolver).read(ofThingOf: event).prefix(2)),
        in: leaf.range, analysis.joiningWords)
    }
    others.add(found, at: place, event)
    return found
  }

  /// The stretch as an event that words of the clause beside it help to name.
  mutating func borrowing(
    _ start: Int, _ end: Int, _ words: TokenSet, isVerb: Bool
  ) -> Cell {
    guard !words.isEmpty, end - start <= 2 else { return Cell.empty }
    let place = place(start, end)
    let loan = Loan(words: words, isVerb: isVerb)
    if let known = loans.cell(at: place, loan) { return known }
    var found = Cell.empty
    if let leaf = leaf(start, end), leaf.coordinators.isEmpty {
      found = Cell(
        EventReader(leaf: leaf, resolver: resolver).read(borrowing: words, isVerb: isVerb)
          .filter { $0.unresolved.isEmpty }, in: leaf.range, analysis.joiningWords)
    }
    loans.add(found, at: place, loan)
    return found
  }
}
