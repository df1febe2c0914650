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
    let pronoun = pronoun()
    guard pronoun != nil || event.isObjectUnsaid else { return other }
    let isEither = pronoun.map { analysis.tokens[$0].folded == "either" } == true
    let properties = analysis.vocabulary.events[event.event].schema.properties.map(\.path)
    let taken = before.filters.filter { filter in
      guard let path = Self.pathOfValues(filter), properties.contains(path) else { return false }
      return isEither || namesThing(path, before)
    }
    guard !taken.isEmpty else { return other }
    event.filters = taken
    if let pronoun { event.name.tokens.insert(pronoun) }
    partial.lastEvent = event
    partial.score += 0.2
    return .event(event)
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
