import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Statements that name their trait.
extension TraitReader {
  func fieldAtoms() -> [Atom] {
    leaf.traitMentions.filter { isReadable($0.field) }.flatMap(atoms)
  }

  /// `first` in "first NPS score" is no `first_name`.
  private func isNoName(_ mention: FieldMention) -> Bool {
    guard mention.tokens.count == 1,
      case .aggregate? = analysis.mention(at: mention.tokens.lowerBound)?.meaning
    else { return false }
    return vocabulary.fields[mention.field].field.type == .string
  }

  /// `haven't stayed with us this year`: words without content, such as "with us", name a trait only
  /// where nothing was done with whom they stand for: `been with us`, `customers with us`.
  private func isBehindVerb(_ mention: FieldMention) -> Bool {
    guard
      mention.tokens.allSatisfy({
        analysis.tokens[$0].isFunction || analysis.tokens[$0].folded == "us"
      })
    else { return false }
    var before = mention.tokens.lowerBound - 1
    while before >= 0, analysis.tokens[before].isFunction,
      !Self.being.contains(analysis.tokens[before].folded)
    {
      before -= 1
    }
    guard before >= 0, analysis.isContent(before) else { return false }
    return analysis.tokens[before].isWord && analysis.mention(at: before) == nil
  }

  private static let being: Set<String> = ["been", "are", "is", "be", "were", "was", "'ve", "'s"]

  private func atoms(_ mention: FieldMention) -> [Atom] {
    if isNoName(mention) || isBehindVerb(mention) { return [] }
    let field = vocabulary.fields[mention.field]
    let scalar = Scalar.trait(field.field.path)
    var quality = mention.quality
    if field.activity == .inactive { quality -= 1.2 }
    // A name of several words, said word by word, is hardly meant otherwise.
    let said = mention.words.count
    if said > 1, said == field.allWords.count, quality >= 0.9 {
      quality += 0.3
    }
    // The tokens of the name, without a negation in its middle, unless the name has that one:
    // `do_not_call`.
    var takesNegation = false
    var tokens = mention.words.filter { index in
      guard analysis.mention(at: index)?.meaning == .negation else { return true }
      guard field.allWords.contains(analysis.tokens[index].lemma) else { return false }
      takesNegation = true
      return true
    }
    func atom(_ conditions: [Condition], _ more: some Sequence<Int>, _ bonus: Double) -> Atom {
      Atom(
        conditions: conditions, tokens: tokens.union(more), quality: quality + bonus,
        field: mention.field,
        assumption: field.activity == .inactive
          ? "trait '\(field.field.path)' is inactive in this workspace" : nil,
        head: tokens.union(more).min() ?? mention.tokens.lowerBound, takesNegation: takesNegation)
    }
    var atoms: [Atom] = []
    switch field.field.type {
    case .boolean:
      let said = leaf.truth(behind: mention.tokens.upperBound)
      if said == nil, isSwitched(mention) { quality -= 0.6 }
      let isTrue = (said?.isTrue ?? true) != mention.isOpposite
      atoms.append(
        atom(
          [.compare(scalar, .equal, .literal(.text(isTrue ? "true" : "false")))],
          consent(before: mention).union(
            said.map { said in
              (mention.tokens.upperBound...said.token).filter {
                analysis.mention(at: $0)?.meaning != .negation
              }
            } ?? []), 0.2))
      return atoms
    case .number:
      if let none = noneOf(mention) {
        var zero = atom([.compare(scalar, .equal, .literal(.integer(0)))], none, 0.6)
        zero.takesNegation = true
        atoms.append(zero)
      }
      atoms += numbers(mention).map { found in
        atom(
          conditions(on: scalar, found.quantity), found.tokens,
          isCounted(mention, found.tokens) ? 1 : 0.4)
      }
      if field.allWords.contains(Self.year) {
        atoms += years(mention).map { found in atom(found.conditions, found.tokens, 0.4) }
      }
    case .date where saysPast(mention): break
    case .date:
      let dated = times(mention)
      atoms += dated.map { found in atom(found.conditions, found.tokens, 0.4) }
      if dated.isEmpty, saysPassed(mention) {
        let today = resolver.calendar.today.text
        let said = overdue(behind: mention).map { [$0] } ?? []
        atoms.append(atom([.test(scalar, .beforeDate(.text(today)))], said, 0.2))
      }
    case .string, .array, .object:
      let used = tokens
      if let run = LiteralReader(leaf: leaf).run(
        at: mention.tokens.upperBound, used: used, isArray: field.field.type == .array),
        !isListedValue(run, of: mention.field), !isListedElsewhere(run, than: mention)
      {
        atoms.append(atom([run.condition(on: scalar, field.field)], run.tokens, 0.3))
      } else if let number = numbers(mention).first, number.quantity.isBare,
        let bound = number.quantity.bounds.first
      {
        atoms.append(
          atom([.compare(scalar, .equal, .literal(.number(bound.number)))], number.tokens, 0.1))
      }
    }
    if field.field.type == .string, let held = held(in: mention) {
      var atom = atom([held.condition(on: scalar, field.field)], held.tokens, 0.5)
      atom.head = max(atom.head, leaf.range.lowerBound)
      atoms.append(atom)
    }
    if let presence = presence(mention), mention.quality >= 0.75, !isBeforeValue(mention) {
      tokens.formUnion(presence.lead)
      let isHad = countsWhatIsHad(mention) && !presence.isAbsent && presence.tail.isEmpty
      atoms.append(
        atom(
          [
            isHad
              ? .compare(scalar, .greater, .literal(.integer(0)))
              : .test(scalar, presence.isAbsent ? .absent : .exists)
          ], presence.tail, 0))
    }
    return atoms
  }

  /// `with children` where the trait is `children_count`: who has none has a count, too.
  private func countsWhatIsHad(_ mention: FieldMention) -> Bool {
    let field = vocabulary.fields[mention.field]
    return field.field.type == .number && (field.isCount || holdsThings(field))
      && !mention.tokens.contains { Self.counting.contains(analysis.tokens[$0].lemma) }
  }

  /// `items_overdue`, `outstanding_balance`: how much there is of what can be used up.
  private func holdsThings(_ field: FieldWords) -> Bool {
    guard field.unit == nil else { return false }
    if field.allWords.contains(where: Self.heldWords.contains) { return true }
    return field.moneyRank == nil
      && field.name.words.contains { word in
        word.folded.hasSuffix("s") && !word.folded.hasSuffix("ss") && word.folded != word.lemma
          && !word.folded.hasSuffix("us")
      }
  }

  private static let counting = WordLists.list("count number total num")

  /// `no loan balance`, `zero loyalty points`: a number that can be used up is 0. The words but the
  /// negation itself, which would negate it once more.
  private func noneOf(_ mention: FieldMention) -> TokenSet? {
    let field = vocabulary.fields[mention.field]
    guard mention.quality >= 0.9, field.allWords.contains(where: Self.heldWords.contains),
      let negation = analysis.mention(at: mention.tokens.lowerBound - 1),
      negation.meaning == .negation,
      analysis.tokens[mention.tokens.lowerBound - 1].folded == "no"
    else { return nil }
    return TokenSet(negation.tokens)
  }

  private static let heldWords = WordLists.list("balance point credit coin debt due owed")

  /// `3 linked devices`, `5 dashboards created`: a participle behind a number says what the things
  /// are, not what was done.
  private func isCounted(_ mention: FieldMention, _ number: TokenSet) -> Bool {
    let start = mention.tokens.lowerBound
    return mention.tokens.count > 1 && mention.quality == 1 && number.contains(start - 1)
      && [start, mention.tokens.upperBound - 1].contains {
        analysis.tokens[$0].folded.hasSuffix("ed")
      }
  }

  /// Whether a value of the trait stands right behind its name: `with credit tier A`.
  private func isBeforeValue(_ mention: FieldMention) -> Bool {
    leaf.traitValues.contains {
      let start = $0.tokens.lowerBound
      return $0.field == mention.field && mention.tokens.upperBound <= start
        && (mention.tokens.upperBound..<start).allSatisfy { index in
          // "country is not one of US or GB" says what it is not.
          leaf.isSkippable(index) || analysis.mention(at: index)?.meaning == .negation
        }
    }
  }

  /// Whether the literal is a value the workspace lists, which is read as such.
  private func isListedValue(_ run: LiteralRun, of field: Int) -> Bool {
    run.textOperator == nil
      && analysis.saidValues.ofTraits.contains { value in
        value.field == field && value.tokens.allSatisfy(run.tokens.contains)
      }
  }

  /// `accounts in Banking`, where that is an industry, for an `account_name`: what was said for the
  /// field is whom the audience is of.
  private func isListedElsewhere(_ run: LiteralRun, than mention: FieldMention) -> Bool {
    guard run.textOperator == nil, !run.isQuoted, namesPeople(mention) else { return false }
    return analysis.saidValues.ofTraits.contains { value in
      value.field != mention.field && value.tokens.allSatisfy(run.tokens.contains)
    }
      || analysis.audienceMentions.contains { $0.tokens.allSatisfy(run.tokens.contains) }
  }

  /// Whether all that was said for a trait is the noun for whom the audience is of.
  private func namesPeople(_ mention: FieldMention) -> Bool {
    mention.tokens.allSatisfy { index in
      let meaning = analysis.mention(at: index)?.meaning
      return meaning == .subject || meaning == .accountSubject
    }
  }

  /// `enrolled in`, `signed up for`, `agreed to receive` before a boolean trait: they say that it is
  /// true.
  private func consent(before mention: FieldMention) -> TokenSet {
    let words = vocabulary.fields[mention.field].allWords
    let isOfMessages = words.contains(where: Self.messages.contains)
    var found: TokenSet = []
    var end = mention.tokens.lowerBound
    while let place = leaf.range.last(where: { index in
      index < end && leaf.isClose(index + 1, end)
        && (Self.consents.contains(analysis.tokens[index].lemma)
          || isOfMessages && Self.wishes.contains(analysis.tokens[index].lemma))
    }) {
      found.insert(place)
      end = place
    }
    return found
  }

  /// `turned on auto refill`, where that is an event: what they did, not how it is.
  private func isSwitched(_ mention: FieldMention) -> Bool {
    let first = mention.tokens.lowerBound
    let verb = Self.switches.contains(analysis.tokens[first].lemma) ? first : first - 1
    guard leaf.range.contains(verb), Self.switches.contains(analysis.tokens[verb].lemma),
      analysis.tokens[verb].folded.split(separator: " ").first?.hasSuffix("ed") == true,
      !leaf.range.contains(verb - 1)
        || ["who", "that", "they", "also", "just", "recently", "then"].contains(
          analysis.tokens[verb - 1].folded)
    else { return false }
    let words = TokenSet(mention.tokens).union([verb])
    return EventLinker(analysis).links(among: leaf.nameable).contains {
      $0.extent != .action && $0.extent != .object && $0.tokens.isSuperset(of: words)
        && vocabulary.events[$0.event].activity != .inactive
    }
  }

  private static let switches = WordLists.list("turn_on switch_on activate enable")

  private static let consents = WordLists.list(
    """
    enroll enrol sign_up opt_in subscribe activate enable register use turn_on switch_on set_up join
    mark flag label
    """
  )

  /// What people say of messages that they may be sent.
  private static let wishes = WordLists.list(
    "agree consent allow accept want ask receive get permit")

  private static let messages = WordLists.list(
    """
    sms text email mail push notification newsletter marketing whatsapp consent opt_in permission
    message subscribed
    """)

  /// A calendar time beside a trait that holds a year: `born after 1995`.
  private func years(_ mention: FieldMention) -> [(conditions: [Condition], tokens: Range<Int>)] {
    let scalar = Scalar.trait(vocabulary.fields[mention.field].field.path)
    return leaf.times.compactMap { found, time in
      guard case .calendar(let from, let through) = time,
        leaf.isClose(mention.tokens.upperBound, found.tokens.lowerBound)
      else { return nil }
      var conditions: [Condition] = []
      if let from {
        conditions.append(.compare(scalar, .greaterOrEqual, .literal(.integer(from.year))))
      }
      if let through {
        conditions.append(.compare(scalar, .lessOrEqual, .literal(.integer(through.year))))
      }
      return (conditions, found.tokens)
    }
  }

  /// `of`, `one of`, `any of` behind a negation.
  private func saysOf(behind index: Int) -> Bool {
    func word(_ place: Int) -> String {
      analysis.tokens.indices.contains(place) ? analysis.tokens[place].folded : ""
    }
    return word(index) == "of"
      || ["one", "any", "either"].contains(word(index)) && word(index + 1) == "of"
  }

  private static let lacks: Set<String> = [
    "unknown", "empty", "blank", "unassigned", "unset", "undefined", "unspecified", "null",
  ]

  /// `have a phone`, `with an email`, `phone is missing`: whether the trait is there.
  private func presence(_ mention: FieldMention) -> (
    isAbsent: Bool, lead: TokenSet, tail: TokenSet
  )? {
    var lead: TokenSet = []
    // "accounts without a manager" says nothing of an `account_name`.
    if mention.tokens.lowerBound == leaf.range.lowerBound, namesPeople(mention) { return nil }
    var index = mention.tokens.lowerBound - 1
    var said = continuesPresence
    while leaf.range.contains(index) {
      let token = analysis.tokens[index]
      // "have ordered" tells what they did.
      if ["have", "has", "had"].contains(token.folded), index + 1 == mention.tokens.lowerBound,
        mention.tokens.count == 1, analysis.tokens[index + 1].folded.hasSuffix("ed")
      {
        break
      }
      if ["have", "has", "had", "with", "having", "provided", "gave", "given", "added", "without"]
        .contains(token.folded)
      {
        lead.formUnion(index..<mention.tokens.lowerBound)
        said = true
        break
      }
      if analysis.mention(at: index)?.meaning == .negation {
        // "had not created" says nothing of a "created_at".
        let isOfVerb = ["not", "n't", "never"].contains(token.folded)
        if !isOfVerb || !analysis.tokens[mention.tokens.lowerBound].folded.hasSuffix("ed") {
          said = true
        }
        index -= 1
        continue
      }
      guard
        [
          "a", "an", "any", "both", "either", "the", "their", "some", "valid", "registered",
          "known", "on", "file",
        ]
        .contains(token.folded)
      else { break }
      index -= 1
    }
    if isListed(mention) { said = true }
    var tail: TokenSet = []
    var end = mention.tokens.upperBound
    while leaf.range.contains(end) {
      let word = analysis.tokens[end].folded
      if [
        "does", "do", "is", "are", "was", "on", "been", "has", "number", "address", "in", "their",
        "profile", "attribute", "trait", "field",
      ].contains(word) {
        end += 1
      } else if [
        "known", "set", "present", "available", "file", "filled", "exists", "exist", "provided",
        "recorded", "filled in", "filled out", "on file", "assigned",
        "listed", "attached", "entered", "given", "specified", "saved", "stored", "added", "chosen",
        "selected", "linked", "stated", "registered", "captured", "defined",
      ].contains(word) || Self.lacks.contains(word) {
        tail.insert(end)
        let isAbsent = Self.lacks.contains(word)
        return (isAbsent, lead.filter { analysis.mention(at: $0)?.meaning != .negation }, tail)
      } else if let found = analysis.mention(at: end), found.meaning == .negation {
        // "is none of US or GB", "is not one of US or GB" say what it is not.
        if word == "none" || saysOf(behind: found.tokens.upperBound) { break }
        said = true
        end += 1
      } else {
        break
      }
    }
    // "haven't spent any money" is no absent number.
    let isNumber = vocabulary.fields[mention.field].field.type == .number
    guard said, !isNumber || !lead.isEmpty || end > mention.tokens.upperBound else { return nil }
    return (false, lead.filter { analysis.mention(at: $0)?.meaning != .negation }, tail)
  }
}
