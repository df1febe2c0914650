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
      for link in links(of: linker)
      where !crossesPeople(link) && !describesAccounts(link) && !isInsideValue(link)
        && !isOfPeopleAlone(link)
        && !(saysPossession && !saysAction(of: link))
      {
        partials += read(weakened(sparingValues(link)), copied: nil)
      }
      if let change = linkByChange() { partials += read(change, copied: nil) }
      if partials.isEmpty, !refersBack, !saysPossession,
        let link = linkByProperty() ?? linkByValue() ?? linkByLightVerb() ?? linkByDeed()
          ?? linkByUnit() ?? linkByTruth()
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

  /// `riders whose …`: the noun for whom the audience is of names no event that is of drivers.
  private func isOfPeopleAlone(_ link: EventLink) -> Bool {
    let words = vocabulary.events[link.event].words
    return !link.tokens.isEmpty && words.contains { WordLists.subjects.contains($0.lemma) }
      && link.tokens.allSatisfy { token in
        analysis.mention(at: token)?.meaning == .subject
          && !words.contains { $0.lemma == leaf.tokens[token].lemma }
      }
  }

  /// `own a store credit card`: what people have is nothing that they did.
  private var saysPossession: Bool {
    leaf.range.contains { index in
      ["own", "owns", "owning", "possess"].contains(leaf.tokens[index].folded)
        && !(leaf.range.contains(index - 1)
          && ["'s", "their", "its", "his", "her", "the"].contains(leaf.tokens[index - 1].folded))
    }
  }

  /// Whether a link's words say what is done.
  private func saysAction(of link: EventLink) -> Bool {
    vocabulary.events[link.event].hasAction(among: link.tokens.map { leaf.tokens[$0].lemma })
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
    if saysPronoun { return true }
    // "cancelled within 30 days of starting"
    let end = leaf.times.map(\.mention.tokens.lowerBound).min() ?? leaf.range.upperBound
    let open = leaf.nameable.filter { analysis.isContent($0) && analysis.mention(at: $0) == nil }
    return open.count == 1
      && leaf.content.last.map { leaf.tokens[$0].folded.hasSuffix("ed") } == true
      || open.filter { $0 < end }.count == 1
        && leaf.tokens[open[0]].folded.hasSuffix("ed")
        && leaf.times.contains {
          if case .following(_, isAnchored: true) = $0.time { true } else { false }
        }
      || ["that", "which"].contains(leaf.tokens[leaf.range.lowerBound].folded)
        && open.filter { $0 < end }.count == 1 && leaf.tokens[open[0]].folded.hasSuffix("ed")
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
      // "applied, got declined, and applied again"
      let isRepeated =
        index == leaf.range.lowerBound && leaf.range.contains(index + 1)
        && leaf.tokens[index + 1].folded == "again"
      guard index > 0, isRepeated || Self.auxiliaries.contains(leaf.tokens[index - 1].folded)
      else { return false }
      if isRepeated {
        return !vocabulary.events[earlier].hasAction(among: [leaf.tokens[index].lemma])
          && leaf.tokens[index].folded.hasSuffix("ed")
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
      case .following(_, isAnchored: true), .followingBetween, .preceding, .succeeding: true
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

  /// `users of paying accounts`: what the companies of users are like is nothing that the users did.
  private func describesAccounts(_ link: EventLink) -> Bool {
    guard analysis.level == .users, let last = link.tokens.max(),
      leaf.tokens[last].folded.hasSuffix("ing"), leaf.range.contains(last + 1)
    else { return false }
    return analysis.mention(at: last + 1)?.meaning == .accountSubject
  }

  /// Whether a word is one of the event's own name.
  func isOfName(_ index: Int, _ link: EventLink) -> Bool {
    vocabulary.events[link.event].words.contains { $0.lemma == leaf.tokens[index].lemma }
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

  func link(to owner: SoleOwner) -> EventLink? {
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
    let times = TokenSet(leaf.times.flatMap { Array($0.mention.tokens) })
    for (tokens, _, fields) in analysis.saidFields.exactNumbers
    where leaf.contains(tokens) && !tokens.allSatisfy(times.contains) {
      for field in fields {
        guard case .property(let event) = vocabulary.fields[field].owner,
          vocabulary.events[event].activity != .inactive
        else { continue }
        owner.formUnion(.one(event))
        if leaf.valuedEvents.contains(event) { valued.formUnion(.one(event)) }
      }
    }
    if owner == .none { owner = ownerOfStars }
    return link(to: owner == .several && valued != .none ? valued : owner)
  }

  private static let ratings = WordLists.list("rating star")

  /// The only event with a number that is said in stars: `gave us 2 stars`.
  private var ownerOfStars: SoleOwner {
    var owner = SoleOwner.none
    for unit in leaf.measures.compactMap(\.unit) where unit == MeasureUnit.named("star") {
      for (number, event) in vocabulary.events.enumerated() where event.activity != .inactive {
        let isCounted = event.fields.contains { field in
          let words = vocabulary.fields[field]
          return words.field.type == .number && words.activity != .inactive
            && words.allWords.contains(where: Self.ratings.contains)
        }
        if isCounted { owner.formUnion(.one(number)) }
      }
    }
    return owner
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
    reading.readLateness()
    reading.readProperties()
    reading.readLiterals()
    reading.readTextOperators()
    reading.readCessation()
    reading.readNegation()
    reading.readReturn()
    reading.readUniversal()
    return reading.partials() + (reading.withoutAnchor()?.partials() ?? [])
  }
}
