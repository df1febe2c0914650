/// Truth values that are said behind a name.
extension LeafTokens {
  private static let links: Set<String> = [
    "is", "are", "was", "were", "=", "==", ":", "set", "to", "equals", "equal", "as", "turned",
    "trait", "field", "flag", "attribute",
  ]

  /// `email opt in true`, `autopay is off`, `with enabled false`: what is said behind a boolean's
  /// name, and where.
  func truth(behind end: Int) -> (isTrue: Bool, token: Int)? {
    var index = end
    while range.contains(index),
      Self.links.contains(tokens[index].folded)
        // "is not true": the negation negates what is said.
        || index > end && analysis.mention(at: index)?.meaning == .negation
    {
      index += 1
    }
    guard range.contains(index) else { return nil }
    switch tokens[index].folded {
    case "true", "yes", "enabled", "active", "turned on", "switched on", "set up", "activated",
      "granted", "allowed":
      return (true, index)
    case "on" where index > end || isLast(index): return (true, index)
    case "false", "disabled", "inactive", "turned off", "switched off", "deactivated", "denied",
      "revoked":
      return (false, index)
    case "off" where index > end || isLast(index) || !isPreposition(index): return (false, index)
    default: return nil
    }
  }

  /// Whether "off" may lead to what follows, as it does to a noun: `owners with 2fa off please` is no
  /// such case.
  private func isPreposition(_ index: Int) -> Bool {
    let next = index + 1
    return ["a", "an", "the", "their", "our", "its", "this", "his", "her"].contains(
      tokens[next].folded) || analysis.isContent(next) && analysis.mention(at: next) == nil
  }

  /// Whether nothing follows that a preposition could belong to: `with auto renew off`.
  private func isLast(_ index: Int) -> Bool {
    guard range.contains(index + 1) else { return true }
    if case .coordinator? = analysis.mention(at: index + 1)?.meaning { return true }
    return !tokens[index + 1].isWord
  }
}
