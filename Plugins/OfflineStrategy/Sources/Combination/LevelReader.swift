import AudienceSchema

/// Decides by the words whether an audience is of users or of accounts.
struct LevelReader {
  let tokens: [Token]
  let vocabulary: Vocabulary
  let fields: [FieldMention]

  func level(from mentions: [Mention]) -> AudienceLevel {
    let workspace = vocabulary.workspace
    guard
      workspace.traits.contains(where: { $0.scope == .account })
        || workspace.audiences.contains(where: { $0.level == .accounts })
    else { return .users }
    let subjects = mentions.filter {
      switch $0.meaning {
      case .subject, .accountSubject: true
      case .time, .quantity, .frequency, .aggregate, .negation, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        false
      }
    }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    for subject in subjects {
      if subject.meaning == .accountSubject {
        if isWhole(subject.tokens) || isPlural(subject.tokens.lowerBound) || isOwner(subject.tokens)
        {
          return .accounts
        }
      } else {
        return isOfOneAccount(subject.tokens) ? .accounts : .users
      }
    }
    return subjects.isEmpty && tellsOfAccounts ? .accounts : .users
  }

  /// `account domain ends with .io`: the account itself has what is asked for.
  private func isOwner(_ subject: Range<Int>) -> Bool {
    let before = subject.lowerBound > 0 ? tokens[subject.lowerBound - 1].folded : ""
    return !["their", "his", "her", "the", "an", "a"].contains(before)
      && fields.contains { mention in
        vocabulary.fields[mention.field].scope == .account && mention.quality >= 0.9
          && (mention.tokens.lowerBound == subject.upperBound
            || mention.tokens.lowerBound == subject.lowerBound
              && mention.tokens.upperBound > subject.upperBound)
      }
  }

  /// `all users in the account are …`: how many of its users, and so which accounts.
  private func isOfOneAccount(_ subject: Range<Int>) -> Bool {
    let before = tokens[..<subject.lowerBound].suffix(4).map(\.folded)
    guard before.contains(where: Self.counting.contains), subject.upperBound + 2 < tokens.count
    else { return false }
    let behind = tokens[subject.upperBound...].prefix(3)
    return ["in", "of", "on", "at", "within", "from"].contains(behind.first?.folded ?? "")
      && ["the", "their", "its", "an"].contains(behind.dropFirst().first?.folded ?? "")
      && behind.last.map { vocabulary.accountNouns.contains($0.lemma) } == true
  }

  private static let counting: Set<String> = [
    "all", "every", "each", "any", "no", "none", "one", "some",
  ]

  /// Whether some trait that is named is of accounts, and none is of users.
  private var tellsOfAccounts: Bool {
    let named = fields.filter { $0.quality >= 0.9 && vocabulary.fields[$0.field].isTrait }
    func of(_ scope: TraitScope) -> [FieldMention] {
      named.filter { vocabulary.fields[$0.field].scope == scope }
    }
    let users = of(.user)
    return users.isEmpty
      && of(.account).contains { account in
        !fields.contains {
          !vocabulary.fields[$0.field].isTrait && $0.quality >= 0.9
            && $0.tokens.overlaps(account.tokens)
        }
      }
  }

  /// `across the whole account`, `account level`
  private func isWhole(_ subject: Range<Int>) -> Bool {
    let before = subject.lowerBound > 0 ? tokens[subject.lowerBound - 1].folded : ""
    let behind = tokens[subject.upperBound...].prefix(2).map(\.folded)
    return ["whole", "entire"].contains(before) || behind.first == "level"
      || behind == ["-", "level"]
  }

  /// `accounts`, `companies`, `every account`; `their account` is not who the audience is of.
  private func isPlural(_ index: Int) -> Bool {
    let word = tokens[index].folded
    if word.hasSuffix("s"), !word.hasSuffix("ss") { return true }
    let before = index > 0 ? tokens[index - 1].folded : ""
    return ["every", "each", "any", "all"].contains(before) || word.hasSuffix("sses")
  }
}
