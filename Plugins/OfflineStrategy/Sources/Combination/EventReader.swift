import AudienceConditions
import AudienceSchema
import AudienceTime

/// Reads a stretch as one event with its filters, window and comparison.
struct EventReader {
  let leaf: LeafTokens
  let resolver: TimeResolver

  var analysis: PromptAnalysis { leaf.analysis }
  var vocabulary: Vocabulary { leaf.vocabulary }

  /// The readings, the best first.
  ///
  /// - Parameter earlier: the event of the clause before, whose words this stretch may leave out.
  func read(after earlier: EventDraft? = nil) -> [Partial] {
    var partials: [Partial] = []
    if let earlier {
      if saysOtherAction(than: earlier.event) { return [] }
      let link = EventLink(event: earlier.event, tokens: [], quality: 0.6, reason: "")
      partials += read(link, copied: earlier)
    } else {
      let linker = EventLinker(
        analysis, valuedEvents: valuedEvents, measuredFields: leaf.measuredFields)
      for link in links(of: linker) where !crossesPeople(link) {
        partials += read(weakened(sparingValues(link)), copied: nil)
      }
      if let change = linkByChange() { partials += read(change, copied: nil) }
      if partials.isEmpty, !refersBack,
        let link = linkByProperty() ?? linkByValue() ?? linkByLightVerb()
      {
        partials += read(link, copied: nil)
      }
    }
    return partials.sorted { $0.score > $1.score }
  }

  /// `whose most recent one was a checkup`: of the event that the clause before named.
  private var refersBack: Bool {
    leaf.range.dropFirst().contains { index in
      ["one", "ones"].contains(leaf.tokens[index].folded)
        && ["recent", "last", "first", "latest", "next", "previous", "newest", "earliest"].contains(
          leaf.tokens[index - 1].folded)
        && !(leaf.range.contains(index + 1) && analysis.isNameable(index + 1)
          && analysis.isContent(index + 1) && !leaf.tokens[index + 1].isLightVerb)
    }
  }

  /// The readings with words of the clause beside it: the object in `created or completed a task`,
  /// the verb in `opened a push or an email`. An event that its own words name takes none.
  ///
  /// - Parameter isVerb: whether the verb is borrowed, and not the object; a pronoun stands for
  ///   the object, too.
  func read(borrowing words: TokenSet, isVerb: Bool) -> [Partial] {
    if isVerb, !leaksObject, saysOwnAction || saysFiniteVerb || namesWhatIsHad { return [] }
    let own = leaf.nameable
    let said = Set(own.map { leaf.tokens[$0].lemma })
    let borrowed = words.filter { !said.contains(leaf.tokens[$0].lemma) }
    guard analysis.eventMatches.mayLink(TokenSet(own), with: TokenSet(borrowed)) else {
      return []
    }
    let isObjectLent = !isVerb
    let isVerb = isVerb && !leaksObject
    let linker = EventLinker(analysis)
    let all = (own + borrowed).sorted()
    guard linker.mayLink(TokenSet(own), with: TokenSet(borrowed), over: 0.8, among: all) else {
      return []
    }
    let links = linker.links(among: all).filter { link in
      !(isObjectLent && lendsAction(link, TokenSet(borrowed), own))
        && link.quality >= 0.8 && !link.tokens.isDisjoint(with: own)
        && !link.tokens.isDisjoint(with: borrowed)
        && (!isVerb
          || vocabulary.events[link.event].hasAction(
            among: link.tokens.intersection(borrowed).map { leaf.tokens[$0].lemma }))
    }
    return links.prefix(3).flatMap {
      read($0, copied: nil, isElliptic: true, isObjectUnsaid: !isVerb)
    }.map { partial in
      // "started a membership and cancelled it": what the pronoun stands for names the event.
      var partial = partial
      if saysPronoun { partial.score += 0.8 }
      return partial
    }
  }

  /// Whether what is borrowed says the action, though it is lent as the object: in "booked but have
  /// not left a review" nobody left a booking.
  private func lendsAction(_ link: EventLink, _ borrowed: TokenSet, _ own: [Int]) -> Bool {
    func saysAction(_ tokens: TokenSet) -> Bool {
      vocabulary.events[link.event].hasAction(among: tokens.map { leaf.tokens[$0].lemma })
    }
    return saysAction(link.tokens.intersection(borrowed))
      && !saysAction(link.tokens.intersection(own))
  }

  private static let pronouns: Set<String> = [
    "it", "them", "one", "ones", "any", "none", "neither", "either", "both", "all", "some",
  ]

  /// Whether the object is a pronoun, with no noun or verb of its own behind it.
  var saysPronoun: Bool {
    leaf.range.contains { index in
      Self.pronouns.contains(leaf.tokens[index].folded)
        && (!leaf.range.contains(index + 1) || !analysis.isContent(index + 1)
          || analysis.mention(at: index + 1) != nil)
    }
  }

  /// Whether the object is a pronoun or unsaid (`neither opened …`), and so that of the clause before.
  var leaksObject: Bool {
    saysPronoun
      || leaf.nameable.filter { analysis.isContent($0) && analysis.mention(at: $0) == nil }.count
        == 1
        && leaf.content.last.map { leaf.tokens[$0].folded.hasSuffix("ed") } == true
  }

  /// The readings as an event that is known, whether the words name it or not.
  func read(as event: Int) -> [Partial] {
    let linker = EventLinker(analysis)
    let named = linker.links(among: leaf.nameable).filter { $0.event == event }
    let unnamed = EventLink(event: event, tokens: [], quality: 0.4, reason: "")
    return (named.map(sparingValues) + [unnamed]).flatMap { read($0, copied: nil) }
      .sorted { $0.score > $1.score }
  }

  /// `clicked upgrade but did not upgrade`: a verb that is what is done in another event, and not in
  /// the one before, whatever that is about.
  private func saysOtherAction(than earlier: Int) -> Bool {
    leaf.nameable.contains { index in
      guard index > 0, Self.auxiliaries.contains(leaf.tokens[index - 1].folded) else {
        return false
      }
      let lemma = leaf.tokens[index].lemma
      return !vocabulary.events[earlier].hasAction(among: [lemma])
        && vocabulary.eventPlaces(of: lemma).contains { other in
          other.event != earlier && other.isNaming
            && vocabulary.events[other.event].activity != .inactive
            && vocabulary.events[other.event].words[other.place].isAction
        }
    }
  }

  /// `… but did not upgrade`: a verb of its own, behind an auxiliary, takes no other.
  private var saysOwnAction: Bool {
    leaf.nameable.contains { index in
      index > 1 && ["not", "n't", "never"].contains(leaf.tokens[index - 1].folded)
        && ["did", "do", "does", "have", "has", "had"].contains(leaf.tokens[index - 2].folded)
        && vocabulary.eventPlaces(of: leaf.tokens[index].lemma).contains { other in
          other.isNaming && vocabulary.events[other.event].activity != .inactive
            && vocabulary.events[other.event].words[other.place].isAction
        }
    }
  }

  /// `… or purchased a gift card`: a verb of its own with an object behind it, which is no purchase
  /// that was sent.
  private var saysFiniteVerb: Bool {
    guard let first = leaf.range.first(where: analysis.isContent), leaf.range.contains(first + 1),
      leaf.nameableTokens.contains(first), analysis.mention(at: first) == nil
    else { return false }
    let word = leaf.tokens[first].folded
    return (word.hasSuffix("ed") && !word.hasSuffix("eed") || IrregularForms.bases[word] != nil)
      && ["a", "an", "the", "their", "any", "some"].contains(leaf.tokens[first + 1].folded)
  }

  /// `never opened the app and have no email address`, `… and no email address on record`: the name of
  /// a trait in full, or behind a verb of having, is nothing that the clause before does with it.
  private var namesWhatIsHad: Bool {
    let open = TokenSet(
      leaf.nameable.filter { analysis.isContent($0) && analysis.mention(at: $0) == nil })
    return leaf.traitMentions.contains { mention in
      let start = mention.tokens.lowerBound
      guard mention.quality >= 0.9, vocabulary.fields[mention.field].activity != .inactive,
        leaf.range.prefix(while: { $0 < start }).allSatisfy({ !open.contains($0) })
      else { return false }
      return mention.tokens.count > 1
        || leaf.range.contains(mention.tokens.upperBound)
          && ["address", "number"].contains(leaf.tokens[mention.tokens.upperBound].folded)
        || leaf.range.contains { place in
          place < start
            && ["have", "has", "had", "having", "with", "without"].contains(
              leaf.tokens[place].folded)
        }
    }
  }

  private static let auxiliaries: Set<String> = [
    "not", "n't", "never", "did", "have", "has", "had", "who",
  ]

  private var valuedEvents: EventSet { leaf.valuedEvents }

  /// The words of a value are the value's: in "received the Weekly Newsletter" the newsletter is
  /// no other word for an e-mail.
  private func sparingValues(_ link: EventLink) -> EventLink {
    var link = link
    for value in leaf.values(of: link.event)
    where value.tokens.count > 1 || !isOfName(value.tokens.lowerBound, link) {
      let rest = link.tokens.subtracting(value.tokens)
      if !rest.isEmpty { link.tokens = rest }
    }
    return link
  }

  /// Whether a link's words stand on both sides of a "who": in "users with firmware 1.0.3 who
  /// haven't updated" no firmware was updated.
  private func crossesPeople(_ link: EventLink) -> Bool {
    guard let first = link.tokens.min(), let last = link.tokens.max() else { return false }
    return (first...last).contains { index in
      // "received ten emails without clicking": two things that people do.
      leaf.tokens[index].folded == "who"
        || leaf.tokens[index].folded == "without" && link.tokens.contains(index + 1)
    }
  }

  /// The events that the words may name. Behind what another event is counted by the words are that
  /// one's: in "cancelled within 2 days of ordering" the ordering is no part of `Order Cancelled`,
  /// and in "completed it within 30 days of joining" no sign-up was completed.
  private func links(of linker: EventLinker) -> [EventLink] {
    let links = linker.links(among: leaf.nameable)
    let counting = leaf.times.first { _, time in
      switch time {
      case .following(_, isAnchored: true), .preceding, .succeeding: true
      default: false
      }
    }
    guard let counting = counting?.mention.tokens else { return links }
    func crosses(_ link: EventLink) -> Bool {
      link.tokens.contains { $0 < counting.lowerBound }
        && link.tokens.contains { $0 >= counting.upperBound }
    }
    if !links.contains(where: crosses) { return links }
    let before = linker.links(among: leaf.nameable.filter { $0 < counting.lowerBound })
    return before
      + links.filter { link in
        !crosses(link) && !before.contains { $0.event == link.event && $0.tokens == link.tokens }
      }
  }

  /// Whether a word is one of the event's own name.
  private func isOfName(_ index: Int, _ link: EventLink) -> Bool {
    vocabulary.events[link.event].words.contains { $0.lemma == leaf.tokens[index].lemma }
  }

  /// A noun for the people is seldom the event: "gold members" started no membership here.
  private func weakened(_ link: EventLink) -> EventLink {
    if saysState(link) || describesThing(link) || cutsTraitName(link) || saysHabit(link)
      || isPossessed(link) || takesValue(link)
    {
      var link = link
      link.quality -= 0.8
      return link
    }
    guard link.tokens.allSatisfy({ analysis.mention(at: $0)?.meaning == .subject }) else {
      return link
    }
    var link = link
    link.quality -= 0.5
    return link
  }

  /// `whose direct debit is over £150`, where a trait says how large it is: what they have, not what
  /// they did.
  private func isPossessed(_ link: EventLink) -> Bool {
    guard let first = link.tokens.min(), let last = link.tokens.max(),
      leaf.range.contains(first - 1), leaf.tokens[first - 1].folded == "whose",
      leaf.range.contains(last + 1), ["is", "are"].contains(leaf.tokens[last + 1].folded)
    else { return false }
    return leaf.traitMentions.contains { mention in
      let field = vocabulary.fields[mention.field]
      return field.scope == .user && field.activity != .inactive && field.field.type == .number
        && mention.quality >= 0.75 && link.tokens.allSatisfy(mention.tokens.contains)
    }
  }

  /// `completed a filling`, where that is a treatment that may be completed: it is no other word for a
  /// survey to fill in.
  private func takesValue(_ link: EventLink) -> Bool {
    guard link.extent != .whole, link.tokens.count > 1 else { return false }
    let own = vocabulary.events[link.event].words
    return link.tokens.contains { index in
      guard leaf.range.contains(index), leaf.range.contains(index - 1),
        ["a", "an"].contains(leaf.tokens[index - 1].folded),
        !own.contains(where: { $0.lemma == leaf.tokens[index].lemma })
      else { return false }
      let verbs = link.tokens.filter { $0 != index }.map { leaf.tokens[$0].lemma }
      return analysis.saidValues.all.contains { value in
        guard value.tokens.contains(index), value.tokens.count == 1,
          vocabulary.values.value(value.number).folded == leaf.tokens[index].folded
        else { return false }
        return analysis.saidValues.places(of: value).contains { place in
          guard case .property(let other) = vocabulary.fields[place.field].owner,
            other != link.event
          else { return false }
          return vocabulary.events[other].activity != .inactive
            && vocabulary.events[other].hasAction(among: verbs)
        }
      }
    }
  }

  /// `customers not paying by direct debit`, where a trait says how they pay: what they do as a rule,
  /// not what they did.
  private func saysHabit(_ link: EventLink) -> Bool {
    guard leaf.times.isEmpty, leaf.quantities.isEmpty, leaf.aggregates.isEmpty,
      link.tokens.count == 1, let verb = link.tokens.min()
    else { return false }
    let word = leaf.tokens[verb]
    let isPresent =
      word.folded.hasSuffix("ing")
      || ["who", "they", "people", "customers", "users"].contains(
        leaf.range.contains(verb - 1) ? leaf.tokens[verb - 1].folded : "")
        && !word.folded.hasSuffix("ed") && IrregularForms.bases[word.folded] == nil
    guard isPresent, leaf.range.contains(verb + 1),
      ["by", "with", "via", "through", "using", "in"].contains(leaf.tokens[verb + 1].folded)
    else { return false }
    return leaf.traitValues.contains { value in
      let field = vocabulary.fields[value.field]
      return value.tokens.lowerBound > verb && field.scope == .user && field.activity != .inactive
        && field.allWords.contains { SynonymTable.likeness(word.lemma, $0) != nil }
    }
  }

  /// `whose membership is paused`, `membership not paused`, where that is a value of a trait: how
  /// somebody is, not what they did.
  private func saysState(_ link: EventLink) -> Bool {
    let words = vocabulary.events[link.event].words
    return link.tokens.contains { index in
      var before = index - 1
      var isNegated = false
      while leaf.range.contains(before),
        ["not", "n't", "currently", "now"].contains(
          leaf.tokens[before].folded)
      {
        isNegated = isNegated || leaf.tokens[before].folded == "not"
        before -= 1
      }
      let word = leaf.range.contains(before) ? leaf.tokens[before].folded : ""
      let isBare = isNegated && !["have", "has", "had", "did", "do", "does", "who"].contains(word)
      guard ["is", "are"].contains(word) || isBare else { return false }
      return words.contains { $0.isAction && $0.lemma == leaf.tokens[index].lemma }
        && analysis.saidValues.ofTraits.contains { value in
          let field = vocabulary.fields[value.field]
          return value.tokens.contains(index) && field.scope == .user
            && field.activity != .inactive
            && leaf.range.contains {
              $0 < before + 1 && field.allWords.contains(leaf.tokens[$0].lemma)
            }
        }
    }
  }

  /// `with verified KYC`, where that is a value of a trait of that name: how it is, not what was done.
  private func describesThing(_ link: EventLink) -> Bool {
    link.tokens.contains { index in
      guard link.tokens.contains(index + 1), leaf.tokens[index].folded.hasSuffix("ed"),
        !leaf.range.contains(index - 1)
          || ["with", "a", "an", "their", "the", "having", "whose"].contains(
            leaf.tokens[index - 1].folded)
      else { return false }
      return analysis.saidValues.ofTraits.contains { value in
        let field = vocabulary.fields[value.field]
        return value.tokens == index..<(index + 1) && field.activity != .inactive
          && field.allWords.contains(leaf.tokens[index + 1].lemma)
      }
    }
  }

  /// `no loan balance`, where that is a trait: no loan is meant by a part of it.
  private func cutsTraitName(_ link: EventLink) -> Bool {
    guard link.extent != .whole else { return false }
    return leaf.traitMentions.contains { mention in
      mention.quality == 1 && mention.words.count > 1
        && vocabulary.fields[mention.field].scope == .user
        && vocabulary.fields[mention.field].activity != .inactive
        && link.tokens.isSubset(of: mention.words)
        && link.tokens != mention.words.intersection(leaf.contentTokens)
    }
  }

  /// The only event with a property whose value is said beside a word of the property's name:
  /// `paid with cash`, where the property is `payment_method`.
  private func linkByValue() -> EventLink? {
    var owner = SoleOwner.none
    for value in leaf.saidValues {
      if isDone(value) {
        owner.formUnion(analysis.saidValues.owner(of: value, namedBy: nil))
      } else {
        let start = value.tokens.lowerBound
        for index in leaf.range.prefix(while: { $0 < start })
        where analysis.isContent(index) && leaf.isClose(index + 1, start) {
          owner.formUnion(
            analysis.saidValues.owner(of: value, namedBy: analysis.tokens[index].lemma))
        }
      }
      if owner == .several { return nil }
    }
    return link(to: owner)
  }

  /// `who ran` where "running" is a value: what was done.
  private func isDone(_ value: SaidValues.Said) -> Bool {
    value.tokens.count == 1
      && !leaf.tokens[value.tokens.lowerBound].folded.hasSuffix("ing")
      && vocabulary.values.value(value.number).folded.hasSuffix("ing")
  }

  private func link(to owner: SoleOwner) -> EventLink? {
    guard case .one(let event) = owner else { return nil }
    let name = vocabulary.events[event].schema.name
    return EventLink(
      event: event, tokens: [], quality: 0.4, reason: "",
      assumptions: ["only event '\(name)' has that property"])
  }

  /// The event that a light verb and one of its values tell: `had an oil change`, where that is a
  /// type of `Service Completed`.
  private func linkByLightVerb() -> EventLink? {
    let verb = leaf.range.first {
      analysis.mention(at: $0) == nil && analysis.tokens[$0].isLightVerb
    }
    guard let verb else { return nil }
    var events = EventSet()
    for (place, tokens) in analysis.saidValues.places.enumerated()
    where leaf.contains(tokens) && tokens.lowerBound > verb && !isOfTrait(tokens) {
      events.formUnion(analysis.saidValues.events[place])
    }
    // The likeliest of them, where no other is as likely.
    var best: (rank: Int, owner: SoleOwner)?
    events.forEach { event in
      let words = vocabulary.events[event]
      guard words.activity != .inactive, let rank = words.impliedRank, rank <= best?.rank ?? rank
      else { return true }
      best = (rank, rank == best?.rank ? .several : .one(event))
      return rank > 0 || best?.owner != .several
    }
    guard case .one(let event)? = best?.owner else { return nil }
    let name = vocabulary.events[event].schema.name
    return EventLink(
      event: event, tokens: [verb], quality: 0.4, reason: "",
      assumptions: ["\"\(analysis.tokens[verb].text)\" with that value is event '\(name)'"])
  }

  /// Whether words are a value of a trait, too: "have an admin" tells of people, not of events.
  private func isOfTrait(_ tokens: Range<Int>) -> Bool {
    analysis.saidValues.ofTraits.contains { $0.tokens.overlaps(tokens) }
  }

  /// The only event with a property that is named with a number beside it.
  private func linkByProperty() -> EventLink? {
    guard !leaf.quantities.isEmpty else { return nil }
    var owner = SoleOwner.none
    // "scored below 70 on Safety 101": a value tells which of several.
    var valued = SoleOwner.none
    for (tokens, fields) in analysis.saidFields.exactNumbers where leaf.contains(tokens) {
      for field in fields {
        guard case .property(let event) = vocabulary.fields[field].owner,
          vocabulary.events[event].activity != .inactive
        else { continue }
        owner.formUnion(.one(event))
        if leaf.valuedEvents.contains(event) { valued.formUnion(.one(event)) }
      }
    }
    return link(to: owner == .several && valued != .none ? valued : owner)
  }

  func read(
    _ link: EventLink, copied: EventDraft?, isElliptic: Bool = false, isObjectUnsaid: Bool = false
  ) -> [Partial] {
    guard var reading = EventReading(leaf: leaf, resolver: resolver, link: link, copied: copied)
    else { return [] }
    reading.draft.isElliptic = isElliptic
    reading.draft.isObjectUnsaid = isObjectUnsaid
    reading.readDurations()
    reading.readTimes()
    reading.readUniqueCounts()
    reading.readDifferences()
    reading.readOrdinals()
    reading.readValues()
    reading.readTraitComparisons()
    reading.readQuantities()
    reading.readProperties()
    reading.readLiterals()
    reading.readTextOperators()
    reading.readCessation()
    reading.readNegation()
    reading.readUniversal()
    return reading.partials() + (reading.withoutAnchor()?.partials() ?? [])
  }
}
