import AudienceConditions
import AudienceSchema

/// A pronoun that takes up what the event before was of.
extension Join {
  /// `started Fire Safety but didn't finish it`: the second event is of the same course.
  ///
  /// Only what names the thing is taken up, and only where the second event has that property and
  /// no filters of its own; `either` takes up any listed value.
  func takingUp(_ one: Draft, in other: Draft, _ partial: inout Partial) -> Draft {
    guard case .event(let before)? = leftEnd, case .event(var event) = other,
      event.filters.isEmpty, event.event != before.event
    else { return other }
    let properties = analysis.vocabulary.events[event.event].schema.properties.map(\.path)
    if let (noun, path) = pointedAt(of: before) {
      guard properties.contains(path) else {
        partial.unresolved.insert(noun)
        return other
      }
      event.filters = before.filters.filter { Self.pathOfValues($0) == path }
      event.name.tokens.formUnion([noun - 1, noun])
      partial.lastEvent = event
      return .event(event)
    }
    if let (pronoun, preposition) = pronounBehindPreposition() {
      let same = before.filters.filter { filter in
        guard let path = Self.pathOfValues(filter), properties.contains(path),
          case .condition(_, let evidence) = filter, let first = evidence.tokens.min(), first > 0
        else { return false }
        return analysis.tokens[first - 1].folded == preposition
      }
      if !same.isEmpty {
        event.filters = same
        event.name.tokens.insert(pronoun)
        partial.lastEvent = event
        return .event(event)
      }
      if ["her", "him"].contains(analysis.tokens[pronoun].folded) {
        partial.unresolved.insert(pronoun)
        return other
      }
    }
    let pronoun = pronoun()
    guard pronoun != nil || event.isObjectUnsaid else { return other }
    let isEither = pronoun.map { analysis.tokens[$0].folded == "either" } == true
    let taken = before.filters.filter { filter in
      guard let path = Self.pathOfValues(filter), properties.contains(path) else { return false }
      return isEither || namesThing(path, before) || isObject(filter, of: before)
    }
    guard !taken.isEmpty else { return other }
    event.filters = taken
    if let pronoun { event.name.tokens.insert(pronoun) }
    partial.lastEvent = event
    partial.score += 0.2
    return .event(event)
  }

  /// `viewed an Acme product but bought nothing of that brand`: the noun behind "that", and the
  /// property of the event before whose value it stands for.
  private func pointedAt(of before: EventDraft) -> (noun: Int, path: FieldPath)? {
    for index in rightTokens.dropFirst()
    where ["that", "this", "those", "these", "same"].contains(analysis.tokens[index - 1].folded) {
      let lemma = analysis.tokens[index].lemma
      let path = before.filters.compactMap(Self.pathOfValues).first { path in
        NameWords.words(of: path.description).last.map(\.lemma) == lemma
      }
      if let path { return (index, path) }
    }
    return nil
  }

  /// `viewed shoes but never bought them`: the value is all that is said for what it was done with.
  private func isObject(_ filter: Draft, of event: EventDraft) -> Bool {
    guard case .condition(_, let evidence) = filter, let first = evidence.tokens.min(),
      let last = evidence.tokens.max(), let verb = event.name.tokens.max(), verb < first,
      leftTokens.contains(first - 1)
    else { return false }
    return (verb + 1..<first).allSatisfy {
      ["a", "an", "the", "any", "some", "their", "of", "no", "only", "just"].contains(
        analysis.tokens[$0].folded)
    }
      && (!leftTokens.contains(last + 1) || !analysis.isContent(last + 1)
        || analysis.mention(at: last + 1) != nil)
  }

  /// `5 workouts with Maya and a class with her`: a pronoun, and the preposition before it.
  private func pronounBehindPreposition() -> (pronoun: Int, preposition: String)? {
    let found = rightTokens.dropFirst().last { index in
      ["her", "him", "it", "them"].contains(analysis.tokens[index].folded)
        && ["with", "from", "by", "for", "at", "to"].contains(analysis.tokens[index - 1].folded)
        && (!rightTokens.contains(index + 1) || !analysis.isContent(index + 1)
          || analysis.mention(at: index + 1) != nil)
    }
    return found.map { ($0, analysis.tokens[$0 - 1].folded) }
  }

  /// `it`, `them`, `either`, not before a noun of its own.
  private func pronoun() -> Int? {
    rightTokens.last { index in
      ["it", "them", "either"].contains(analysis.tokens[index].folded)
        && (!rightTokens.contains(index + 1) || !analysis.isContent(index + 1)
          || analysis.mention(at: index + 1) != nil)
    }
  }

  /// The property that a filter compares with texts.
  static func pathOfValues(_ filter: Draft) -> FieldPath? {
    guard case .condition(let condition, _) = filter else { return nil }
    switch condition {
    case .compare(.property(let path, of: .thisEvent), .equal, .literal),
      .test(.property(let path, of: .thisEvent), .oneOf):
      return path
    case .compare, .test, .and, .or, .not, .any, .all: return nil
    }
  }

  private static let identifying = WordLists.list("name title id sku slug campaign subject")

  /// Whether a property tells which thing it was: `courseTitle` of `courseStarted`.
  private func namesThing(_ path: FieldPath, _ event: EventDraft) -> Bool {
    let words = NameWords.words(of: path.description).map(\.lemma)
    let named = analysis.vocabulary.events[event.event].words.map(\.lemma)
    return words.contains(where: Self.identifying.contains)
      || words.contains(where: named.contains)
  }
}
