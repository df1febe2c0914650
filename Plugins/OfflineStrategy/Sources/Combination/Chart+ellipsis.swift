import AudienceConditions
import AudienceSchema

/// Stretches that leave out what was said beside them.
extension Chart {
  /// `started a quiz without submitting one`: a clause that needs no coordinator.
  func beginsWithout(_ start: Int) -> Bool {
    guard case .text(let range) = pieces[start] else { return false }
    return analysis.tokens[range.lowerBound].folded == "without"
  }

  /// The words behind the first verb that has any, up to the next coordinator.
  func object(from start: Int, to end: Int) -> TokenSet {
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
  mutating func sharingTrait(_ neighbours: Neighbours, into beam: inout Beam) {
    let (key, split) = (neighbours.key, neighbours.split)
    guard split.left - key.start <= 2, let leaf = leaf(tokens(key.start, split.left)),
      leaf.coordinators.isEmpty, leaf.content.count <= 3, let last = leaf.content.last
    else { return }
    for other in cell(split.right, key.end, key.scope) {
      guard
        case .condition(let condition, let evidence)? = other.draft?.firstClause,
        case .compare(.trait, .equal, _) = condition
      else { continue }
      let share = ContinuationKey(
        start: key.start, end: split.left, scope: key.scope, words: evidence.tokens,
        lender: condition.traitPath)
      let found = shares[share] ?? sharing(leaf, share, last)
      shares[share] = found
      for one in found { join(neighbours, one, other, into: &beam) }
    }
  }

  private func sharing(_ leaf: LeafTokens, _ share: ContinuationKey, _ last: Int) -> [Partial] {
    var reader = TraitReader(leaf: leaf, resolver: resolver, scope: share.scope)
    reader.borrowed = share.words
    reader.lender = share.lender
    return Self.joinable(
      reader.read().prefix(2).filter { one in
        one.unresolved.isEmpty && one.draft?.words.contains(last) == true
          && one.draft?.words.isDisjoint(with: share.words) == false
      })
  }

  /// The stretch as one more trait of a kind that was said before: there, or true.
  mutating func continuing(
    _ start: Int, _ key: Key, _ condition: Condition, _ words: TokenSet
  ) -> [Partial] {
    guard key.end - start <= 2, let leaf = leaf(tokens(start, key.end)),
      leaf.coordinators.isEmpty, leaf.content.count <= 4
    else { return [] }
    var continuation = ContinuationKey(start: start, end: key.end, scope: key.scope)
    switch condition {
    case .test(.trait, .exists), .test(.trait, .absent): continuation.isPresence = true
    case .compare(.trait, .equal, .literal), .not:
      continuation.words = words
      continuation.lender = condition.traitPath
      continuation.missable = condition.traitPath
    case .compare(.trait(let path), _, .literal), .test(.trait(let path), _):
      continuation.missable = path
    case .compare, .test, .and, .or, .any, .all: return []
    }
    if let known = continuations[continuation] { return known }
    var reader = TraitReader(leaf: leaf, resolver: resolver, scope: key.scope)
    reader.continuesPresence = continuation.isPresence
    reader.borrowed = continuation.words
    reader.lender = continuation.lender
    reader.missable = continuation.missable
    let found = Self.joinable(Array(reader.read().filter(\.unresolved.isEmpty).prefix(2)))
    continuations[continuation] = found
    return found
  }

  /// `below 580 or missing`: the trait that was said before is not there.
  mutating func absence(_ start: Int, _ end: Int, _ condition: Condition) -> [Partial] {
    guard let path = condition.traitPath else { return [] }
    let place = place(of: Key(start: start, end: end, scope: .user))
    let isAbsent = absences[place] ?? saysAbsence(start, end)
    absences[place] = isAbsent
    guard isAbsent else { return [] }
    let evidence = Evidence(
      tokens: TokenSet(tokens(start, end)), reason: "of trait '\(path)', which was said before")
    return [Partial(draft: .condition(.test(.trait(path), .absent), evidence), score: 2)]
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
  mutating func counterparts(_ start: Int, _ end: Int, of event: Int) -> [Partial] {
    guard end - start <= 2 else { return [] }
    let key = CounterpartKey(start: start, end: end, event: event)
    if let known = others[key] { return known }
    var found: [Partial] = []
    if let leaf = leaf(tokens(start, end)), leaf.coordinators.isEmpty {
      found = Self.joinable(
        Array(EventReader(leaf: leaf, resolver: resolver).read(ofThingOf: event).prefix(2)))
    }
    others[key] = found
    return found
  }

  /// The stretch as an event that words of the clause beside it help to name.
  mutating func borrowing(
    _ start: Int, _ end: Int, _ words: TokenSet, isVerb: Bool
  ) -> [Partial] {
    guard !words.isEmpty, end - start <= 2 else { return [] }
    let key = LoanKey(start: start, end: end, words: words, isVerb: isVerb)
    if let known = loans[key] { return known }
    var found: [Partial] = []
    if let leaf = leaf(tokens(start, end)), leaf.coordinators.isEmpty {
      found = Self.joinable(
        EventReader(leaf: leaf, resolver: resolver).read(borrowing: words, isVerb: isVerb)
          .filter { $0.unresolved.isEmpty })
    }
    loans[key] = found
    return found
  }
}
