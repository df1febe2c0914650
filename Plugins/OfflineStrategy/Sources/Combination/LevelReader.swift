import AudienceSchema

/// Decides by the words whether an audience is of users or of accounts.
struct LevelReader {
  let tokens: [Token]
  let vocabulary: Vocabulary
  let fields: SaidFields
  let values: SaidValues
  let audienceMentions: [AudienceMention]

  func level(from mentions: [Mention]) -> AudienceLevel {
    let workspace = vocabulary.workspace
    guard
      workspace.traits.contains(where: { $0.scope == .account })
        || workspace.audiences.contains(where: { $0.level == .accounts })
    else { return .users }
    if namesKindOfAccount || beginsWithAudience { return .accounts }
    let subjects = mentions.filter {
      switch $0.meaning {
      case .subject, .accountSubject: true
      case .time, .quantity, .frequency, .aggregate, .negation, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        false
      }
    }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    for subject in subjects {
      if subject.meaning == .accountSubject, isWhole(subject.tokens) { return .accounts }
      if subject.meaning == .subject { return isOfAccount(subject.tokens) ? .accounts : .users }
      if isPlural(subject.tokens.lowerBound) { return .accounts }
    }
    return readsAccounts ? .accounts : .users
  }

  /// `all users in the account`, `no member of the team`: the users of one account at a time.
  private func isOfAccount(_ subject: Range<Int>) -> Bool {
    let before = tokens[..<subject.lowerBound].suffix(2).map(\.folded)
    guard !before.allSatisfy({ !Self.quantifiers.contains($0) }) else { return false }
    let behind = tokens[subject.upperBound...].prefix(3)
    guard behind.count == 3, let preposition = behind.first, let noun = behind.last else {
      return false
    }
    return ["in", "of", "on", "at", "within", "from"].contains(preposition.folded)
      && ["the", "an", "a", "each", "every", "their"].contains(behind[behind.startIndex + 1].folded)
      && vocabulary.accountNouns.contains(noun.lemma)
      && !noun.folded.hasSuffix("s")
  }

  private static let quantifiers: Set<String> = [
    "all", "every", "any", "no", "each", "some", "one",
  ]

  /// Whether nobody is named but traits of accounts are: `mrr between 1000 and 5000`.
  private var readsAccounts: Bool {
    func isExact(_ mention: FieldMention) -> Bool {
      // "paid more than $800" tells of no account that `is_paying`.
      mention.quality == 1
        && (vocabulary.fields[mention.field].field.type != .boolean || mention.tokens.count > 1
          || IrregularForms.bases[tokens[mention.tokens.lowerBound].folded] == nil)
    }
    let ofAccounts = fields.ofNames.filter {
      isExact($0) && vocabulary.fields[$0.field].scope == .account
    }
    return ofAccounts.contains { mention in
      !fields.ofNames.contains {
        isExact($0) && vocabulary.fields[$0.field].scope != .account
          && $0.tokens.overlaps(mention.tokens) && $0.tokens.count >= mention.tokens.count
      }
    }
  }

  /// `Nonprofits with …`: the prompt begins with a value in the plural that accounts have and users
  /// have not.
  private var namesKindOfAccount: Bool {
    func scope(_ value: ValueMention) -> TraitScope? { vocabulary.fields[value.field].scope }
    return values.ofTraits.contains { value in
      guard scope(value) == .account, value.tokens.lowerBound == 0,
        tokens[value.tokens.upperBound - 1].folded.hasSuffix("s"),
        value.tokens.upperBound < tokens.count,
        !vocabulary.fields[value.field].values[value.value].folded.hasSuffix("s")
      else { return false }
      return ["with", "that", "in", "on", "who", "whose"].contains(
        tokens[value.tokens.upperBound].folded)
        && !values.all.contains {
          $0.tokens == value.tokens
            && values.places(of: $0).contains { vocabulary.fields[$0.field].scope != .account }
        }
    }
  }

  /// `Expansion Candidates that …`, where that is an audience of accounts.
  private var beginsWithAudience: Bool {
    audienceMentions.contains {
      $0.tokens.lowerBound == 0 && vocabulary.audiences[$0.audience].entry.level == .accounts
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
    var before = index - 1
    // "any enterprise account"
    if let value = values.ofTraits.first(where: {
      $0.tokens.upperBound == index && vocabulary.fields[$0.field].scope == .account
    }) {
      before = value.tokens.lowerBound - 1
    }
    return before >= 0 && ["every", "each", "any", "all"].contains(tokens[before].folded)
      || word.hasSuffix("sses")
  }
}
