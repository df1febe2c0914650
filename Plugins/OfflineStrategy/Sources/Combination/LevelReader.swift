import AudienceSchema

/// Decides by the words whether an audience is of users or of accounts.
struct LevelReader {
  let tokens: [Token]
  let vocabulary: Vocabulary
  let fields: SaidFields
  let values: SaidValues
  let audienceMentions: [AudienceMention]

  /// - Returns: the level, and whether nothing but the names of traits speaks for it.
  func level(from mentions: [Mention]) -> (level: AudienceLevel, isByNames: Bool) {
    let workspace = vocabulary.workspace
    guard
      workspace.traits.contains(where: { $0.scope == .account })
        || workspace.audiences.contains(where: { $0.level == .accounts })
    else { return (.users, false) }
    if namesKindOfAccount || beginsWithAudience || membersOfAccountAudience != nil {
      return (.accounts, false)
    }
    let subjects = mentions.filter {
      switch $0.meaning {
      case .subject, .accountSubject: true
      case .time, .quantity, .frequency, .aggregate, .negation, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        false
      }
    }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    for subject in subjects {
      if subject.meaning == .accountSubject, isWhole(subject.tokens) { return (.accounts, false) }
      if subject.meaning == .subject {
        if isKindOfAccount(subject.tokens) || isCountedByAccounts(subject.tokens) { continue }
        return (isOfAccount(subject.tokens) ? .accounts : .users, false)
      }
      if isEmployer(subject.tokens.lowerBound) { return (.users, false) }
      if isPlural(subject.tokens.lowerBound) { return (.accounts, false) }
    }
    return readsAccounts ? (.accounts, true) : (.users, false)
  }

  /// `customer accounts`, `client companies`: what kind of accounts, not who they are of.
  private func isKindOfAccount(_ subject: Range<Int>) -> Bool {
    let next = subject.upperBound
    guard tokens.indices.contains(next), Self.kinds.contains(tokens[subject.lowerBound].lemma),
      !tokens[subject.lowerBound].folded.hasSuffix("s")
    else { return false }
    return vocabulary.accountNouns.contains(tokens[next].lemma) && isPlural(next)
  }

  private static let kinds = WordLists.list(
    "customer client prospect member lead buyer subscriber owner donor borrower")

  /// `fewer than 200 employees`, where accounts have an `employee_count`: a number that they have.
  private func isCountedByAccounts(_ subject: Range<Int>) -> Bool {
    guard subject.lowerBound > 0, tokens[subject.lowerBound - 1].number != nil else { return false }
    return fields.ofNames.contains { mention in
      mention.tokens.contains(subject.lowerBound)
        && vocabulary.fields[mention.field].scope == .account
        && vocabulary.fields[mention.field].field.type == .number
    }
  }

  /// `admins at companies in the Renewal Risk audience`: a role before a preposition, and nothing
  /// said of the companies but an audience of accounts, which users are in as well (SEMANTICS 7).
  private func isEmployer(_ noun: Int) -> Bool {
    var start = noun - 1
    while start > 0, ["the", "an", "a", "any", "our", "those"].contains(tokens[start].folded) {
      start -= 1
    }
    guard start > 0, Self.places.contains(tokens[start].folded),
      values.ofTraits.contains(where: { value in
        value.tokens.upperBound <= start && vocabulary.fields[value.field].scope == .user
      }),
      let audience = audienceMentions.first(where: {
        $0.tokens.lowerBound > noun && vocabulary.audiences[$0.audience].entry.level == .accounts
      })
    else { return false }
    func isOther(_ words: Range<Int>) -> Bool {
      words.lowerBound > noun && !words.overlaps(audience.tokens)
    }
    return !values.ofTraits.contains {
      vocabulary.fields[$0.field].scope == .account && isOther($0.tokens)
    }
      && !fields.ofTraits.contains {
        vocabulary.fields[$0.field].scope == .account && isOther($0.tokens)
      }
  }

  private static let places: Set<String> = ["of", "at", "in", "from", "within", "for", "to"]

  /// `members of the Payout Ready account audience`: those are accounts. What stands before the
  /// audience's name; nil where none of accounts is said so.
  var membersOfAccountAudience: Range<Int>? {
    audienceMentions.lazy.compactMap { mention -> Range<Int>? in
      let before = 0..<mention.tokens.lowerBound
      guard vocabulary.audiences[mention.audience].entry.level == .accounts,
        before.allSatisfy({ index in
          tokens[index].isFunction || tokens[index].lemma == Self.member
            || vocabulary.accountNouns.contains(tokens[index].lemma) || isAudience(index)
        })
      else { return nil }
      func isOfAccounts(_ index: Int) -> Bool {
        tokens.indices.contains(index + 1) && isAudience(index + 1)
          && vocabulary.accountNouns.contains(tokens[index].lemma)
      }
      let isSaid =
        isOfAccounts(mention.tokens.upperBound) || before.contains(where: isOfAccounts)
        || readsAccounts && before.contains { tokens[$0].lemma == Self.member }
      return isSaid ? before : nil
    }.first
  }

  private static let member = Lemmatizer.lemma(of: "member")

  private func isAudience(_ index: Int) -> Bool {
    ["audience", "segment", "cohort", "list"].contains(tokens[index].folded)
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
    let ofAccounts = fields.ofNames.filter { mention in
      isExact(mention) && vocabulary.fields[mention.field].scope == .account
        // "a live key", "the Onboarding survey"
        && !values.all.contains { value in
          value.tokens.contains(mention.tokens.lowerBound)
            && values.places(of: value).contains { !vocabulary.fields[$0.field].isTrait }
        }
    }
    return ofAccounts.contains { mention in
      !fields.ofNames.contains {
        vocabulary.fields[$0.field].scope != .account && $0.tokens.overlaps(mention.tokens)
          && (isExact($0) && $0.tokens.count >= mention.tokens.count
            || $0.quality >= 0.75 && $0.tokens.count > mention.tokens.count)
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
