/// Truth values that are said behind a name.
extension LeafTokens {
  private static let links: Set<String> = [
    "is", "are", "was", "were", "=", "==", ":", "set", "to", "equals", "as", "turned",
  ]

  /// `email opt in true`, `autopay is off`, `with enabled false`: what is said behind a boolean's
  /// name, and where.
  func truth(behind end: Int) -> (isTrue: Bool, token: Int)? {
    var index = end
    while range.contains(index), Self.links.contains(tokens[index].folded) { index += 1 }
    guard range.contains(index) else { return nil }
    switch tokens[index].folded {
    case "true", "yes", "enabled", "active", "turned on", "switched on": return (true, index)
    case "on" where index > end: return (true, index)
    case "false", "disabled", "inactive", "turned off", "switched off": return (false, index)
    case "off" where index > end: return (false, index)
    default: return nil
    }
  }
}
