import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// What speaks against a reading though it leaves no content word open: words that no node of the
/// tree accounts for, and ties that do not hold. A reading in doubt is not given.
///
/// Which signs tell was measured: on prompts that are read rightly, and on the same prompts over
/// workspaces without one of the names they are about, where every answer is a guess. Kept is what
/// hardly ever stands in the former and often in the latter.
struct Doubt {
  /// Why a reading is in doubt.
  enum Sign: Hashable, Sendable {
    /// A word that says something, and made no node.
    case unaccounted
    /// One property is to have two values at once.
    case contradiction
    /// `from family`, read of what it was changed to.
    case direction
    /// Any text may be the value, and nothing says that it is of this field.
    case text
    /// More than one event is ever counted to.
    case count
    /// An event whose action is only like what was said, and whose object was not said.
    case action
    /// `it`, `one`: for something that the event is not of.
    case pronoun
    /// An event of which only a property was said, and nothing that was done: `on the pro plan`.
    case state
    /// A fee or a tax, where an amount was said.
    case amount
  }

  struct Finding: Hashable, Sendable {
    let sign: Sign
    let tokens: TokenSet
  }

  let analysis: PromptAnalysis

  var tokens: [Token] { analysis.tokens }
  var vocabulary: Vocabulary { analysis.vocabulary }

  /// The signs of a reading, each with its words.
  ///
  /// - Parameters:
  ///   - used: the words that some node accounts for.
  ///   - assumed: the words that an assumption speaks of.
  func findings(_ draft: Draft, used: TokenSet, assumed: TokenSet) -> [Finding] {
    var found: [Finding] = []
    var fields: [FieldWords] = []
    var events: Set<Int> = []
    walk(draft, in: nil, after: nil, &found, &fields, &events)
    let open = unaccounted(used.union(assumed), besides: fields, events)
    if !open.isEmpty { found.append(Finding(sign: .unaccounted, tokens: open)) }
    return found
  }

  /// - Parameters:
  ///   - event: whose filters are looked at.
  ///   - earlier: the event that was named before.
  private func walk(
    _ draft: Draft, in event: EventDraft?, after earlier: EventDraft?, _ found: inout [Finding],
    _ fields: inout [FieldWords], _ events: inout Set<Int>
  ) {
    switch draft {
    case .event(let inner):
      events.insert(inner.event)
      found += findings(in: inner, after: earlier ?? event)
      for filter in inner.filters { walk(filter, in: inner, after: nil, &found, &fields, &events) }
    case .condition(let condition, let evidence):
      for (test, field) in tests(in: condition, of: event) {
        fields.append(field)
        found += findings(in: test, of: field, evidence.tokens)
      }
    case .junction(_, let members, _):
      var last = earlier
      for member in members {
        walk(member, in: event, after: last, &found, &fields, &events)
        if case .event(let inner) = member.lastClause { last = inner }
      }
    case .not(let inner, _), .quantified(_, let inner, _):
      walk(inner, in: event, after: earlier, &found, &fields, &events)
    }
  }

  // MARK: - Words

  /// The words that say something, and that no node accounts for.
  private func unaccounted(
    _ used: TokenSet, besides fields: [FieldWords], _ events: Set<Int>
  ) -> TokenSet {
    let open = tokens.indices.filter { index in
      let token = tokens[index]
      return token.isWord && !used.contains(index) && analysis.mention(at: index) == nil
        && !token.isFunction && (!token.isLight || isThing(index))
        && !Self.carriers.contains(token.lemma)
        && !Self.shells.contains(token.lemma) && !analysis.isAffiliation(index)
        && !(analysis.level == .accounts && analysis.saysHaving(index))
    }
    guard !open.isEmpty else { return [] }
    let told = told(by: fields, events)
    return TokenSet(
      open.filter { index in
        let word = tokens[index].lemma
        if Self.days.contains(word), fields.contains(where: { $0.field.type == .date }) {
          return false
        }
        if Self.days.contains(word), index > 0, ["a", "per"].contains(tokens[index - 1].folded) {
          return false
        }
        // "whose plan renews in May": it is theirs.
        if used.contains(index + 1), index > 0, tokens[index - 1].folded == "whose" { return false }
        // "an electric bike": what the value is said of.
        if used.contains(index - 1), analysis.saidValues.tokens.contains(index - 1) { return false }
        // "redeemed MULCH20 on an order": what is done with what the field tells.
        if CarrierVerbs.carries(word, any: fields.flatMap(\.allWords)) { return false }
        return !told.contains { SynonymTable.likeness(word, $0) != nil }
      })
  }

  /// `a file`, `the record`: a thing, where `on file` says nothing.
  private func isThing(_ index: Int) -> Bool {
    Self.things.contains(tokens[index].lemma) && index > 0
      && ["a", "the"].contains(tokens[index - 1].folded)
  }

  private static let things = WordLists.list("file record")

  /// The words of what the nodes are about: of the events, of what they tell, of the fields, and of
  /// what people say for the events.
  private func told(by fields: [FieldWords], _ events: Set<Int>) -> Set<String> {
    var told = Set(fields.flatMap(\.allWords))
    for event in events {
      let words = vocabulary.events[event]
      told.formUnion(words.words.map(\.lemma))
      for field in words.fields.map({ vocabulary.fields[$0] }) where !field.isNumbering {
        told.formUnion(field.allWords)
      }
    }
    for (line, phrases) in analysis.eventMatches.concepts
    where vocabulary.conceptEvents[line].contains(where: events.contains) {
      told.formUnion(phrases.joined())
    }
    return told
  }

  /// Verbs that carry what stands beside them.
  private static let carriers = WordLists.lightVerbs.union(WordLists.locationWords).union(
    WordLists.list(
      """
      use go leave perform fire collect play receive belong ride drive own wear carry bear depart arrive
      land originate sit rank list mention indicate state specify declare owe accept support offer
      host run deploy cite blame
      """))

  /// Words that say no more than that something is a thing, has a name, or has a value.
  private static let shells = WordLists.list(
    """
    event item product value page address only new again current thanks anyway before previously
    already formerly earlier shopping
    """
  ).union(WordLists.traitHeads).union(RedundancyTable.places).union(RedundancyTable.manners)

  private static let days = WordLists.list("date day year")
}

extension FieldWords {
  /// Whether it is a number that somebody gave: `claim_id`.
  var isNumbering: Bool { name.words.last.map { Self.numbering.contains($0.folded) } == true }

  private static let numbering: Set<String> = ["id", "ids", "uuid", "guid", "sku"]
}
