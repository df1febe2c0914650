import AudienceConditions
import AudienceSchema

/// What is said not to be there, of two traits at once.
extension Join {
  private static let negatingVerbs: Set<String> = ["not", "n't", "never"]
  /// What says of the second trait on its own that it is there.
  private static let having: Set<String> = [
    "have", "has", "had", "having", "with", "who", "whose", "but", "do", "does", "did", "is", "are",
    "valid", "known", "registered", "working",
  ]

  /// `missing both a phone and an email`, `no phone and email`, `without phone and email`: neither is
  /// there. `don't have both …`: one of them may be. In "no phone and an email" the article says that
  /// the second is there.
  func lackingBoth(_ one: Draft, _ other: Draft, _ evidence: Evidence) -> Draft? {
    guard let coordinator, coordinator.kind == .and,
      coordinator.tokens.allSatisfy({ ["and", "&", ","].contains(analysis.tokens[$0].folded) }),
      case .condition(let first, let said)? = leftEnd,
      case .test(.trait(let path), .absent) = first,
      case .condition(let second, var own) = other,
      case .test(.trait(let another), .exists) = second,
      path != another, let start = rightTokens.first,
      !rightTokens.contains(where: { Self.having.contains(analysis.tokens[$0].folded) })
    else { return nil }
    func says(_ words: Set<String>) -> Bool {
      leftTokens.contains { words.contains(analysis.tokens[$0].folded) }
    }
    if says(["no"]), ["a", "an", "the"].contains(analysis.tokens[start].folded) { return nil }
    own.tokens.formUnion(said.tokens.filter { analysis.mention(at: $0)?.meaning == .negation })
    if says(["both"]), says(Self.negatingVerbs) {
      let both = Draft.join(
        .and, .condition(EventReading.complement(of: first), said), other, evidence)
      return one.replacingLastClause(with: .not(both, own))
    }
    return .join(
      .and, one, .condition(EventReading.complement(of: second), own), evidence)
  }
}
