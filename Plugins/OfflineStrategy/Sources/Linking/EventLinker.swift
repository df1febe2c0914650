import AudienceSchema

/// Finds the events that words of a clause name: by the name's own words in any order and form,
/// by the workspace's synonyms, and by what people say for it (`EventConceptTable`).
struct EventLinker {
  let tokens: [Token]
  let vocabulary: Vocabulary
  /// What the words of the prompt match of the events' names.
  let matches: EventMatches
  /// Events with a property whose listed value is said too: `received the Weekly Newsletter`.
  var valuedEvents: Set<Int> = []
  /// Properties in a unit that a number is said in: `a session longer than 20 minutes`.
  var measuredFields: Set<Int> = []

  /// A linker over a prompt that was analysed.
  init(
    _ analysis: PromptAnalysis, valuedEvents: Set<Int> = [], measuredFields: Set<Int> = []
  ) {
    self.measuredFields = measuredFields
    tokens = analysis.tokens
    vocabulary = analysis.vocabulary
    matches = analysis.eventMatches
    self.valuedEvents = valuedEvents
  }

  /// A linker over other words.
  init(tokens: [Token], vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    matches = EventMatches(tokens: tokens, vocabulary: vocabulary)
  }

  /// The links among some tokens, the best first; at most eight.
  ///
  /// - Parameter available: ascending.
  func links(among available: [Int]) -> [EventLink] {
    var byEvent: [Int: EventLink] = [:]
    concepts(among: available).forEach { Self.add($0, to: &byEvent) }
    let mask = TokenMask(available)
    frameLinks(among: mask).forEach { Self.add($0, to: &byEvent) }
    for position in matches.events.indices {
      let own = matches.matches(at: position).filter { mask.contains($0.token) }
      let link = nameLink(matches.events[position], own, among: available)
      if let link { Self.add(link, to: &byEvent) }
    }
    for (event, synonym) in matches.synonyms {
      let link = synonymLink(event, synonym, among: available)
      if let link { Self.add(link, to: &byEvent) }
    }
    let links = telling(
      byEvent.values.filter { !isContradicted($0) }.map { inactiveLast($0, among: available) })
    return Array(
      links.sorted {
        (-Double($0.tokens.count) - $0.quality, $0.event)
          < (-Double($1.tokens.count) - $1.quality, $1.event)
      }.prefix(8))
  }

  /// The link to one event where it is among the best of some tokens and of some quality; found
  /// without the others when it is not good enough by itself.
  func link(to event: Int, among available: [Int], over quality: Double) -> EventLink? {
    var byEvent: [Int: EventLink] = [:]
    for link in concepts(among: available) where link.event == event {
      Self.add(link, to: &byEvent)
    }
    let mask = TokenMask(available)
    for link in frameLinks(among: mask) where link.event == event {
      Self.add(link, to: &byEvent)
    }
    let own = matches.matches(of: event, among: mask)
    if let link = nameLink(event, own, among: available) { Self.add(link, to: &byEvent) }
    for (owner, synonym) in matches.synonyms where owner == event {
      let link = synonymLink(event, synonym, among: available)
      if let link { Self.add(link, to: &byEvent) }
    }
    guard let alone = byEvent[event], inactiveLast(alone, among: available).quality > quality
    else { return nil }
    return links(among: available).first { $0.event == event && $0.quality > quality }
  }

  private static func add(_ link: EventLink, to byEvent: inout [Int: EventLink]) {
    if let known = byEvent[link.event] {
      let better = (link.tokens.count, link.quality) > (known.tokens.count, known.quality)
      var merged = better ? link : known
      merged.tokens.formUnion(better ? known.tokens : link.tokens)
      byEvent[link.event] = merged
    } else {
      byEvent[link.event] = link
    }
  }

  private func synonymLink(
    _ event: Int, _ synonym: [String], among available: [Int]
  ) -> EventLink? {
    guard
      let found = sequence(synonym, among: available)
        ?? (synonym.count == 2 ? sequence(synonym.reversed(), among: available) : nil)
    else { return nil }
    return EventLink(
      event: event, tokens: found, quality: 1.05, reason: said(found, isSynonym: true))
  }

  /// The links without those that say less than another does: an object alone that stands in the
  /// name of another, and words that another event's name has and more (`registered for a webinar`
  /// is no sign-up). An action alone that several events share is marked as tied.
  private func telling(_ links: [EventLink]) -> [EventLink] {
    let masks = links.map { TokenMask($0.tokens) }
    let active = links.indices.filter { isActive(links[$0]) }
    let whole = active.filter { links[$0].extent == .whole || isCompound(links[$0]) }
    let actions = active.filter { links[$0].extent == .action }
    return links.indices.compactMap { index in
      var link = links[index]
      func isRival(_ other: Int) -> Bool { links[other].event != link.event }
      if link.extent != .whole,
        whole.contains(where: { isRival($0) && masks[index].isStrictSubset(of: masks[$0]) })
      {
        return nil
      }
      if link.extent == .object,
        active.contains(where: { isRival($0) && !masks[$0].isDisjoint(with: masks[index]) })
      {
        return nil
      }
      link.isTied =
        link.extent == .action && isActive(link)
        && actions.contains { other in
          isRival(other) && !masks[other].isDisjoint(with: masks[index])
            && links[other].quality > link.quality - 0.06
        }
      return link
    }
  }

  /// Whether a link's words are the whole object of the name in its order, one right behind the
  /// other: in "two service visits" nobody visits anything.
  private func isCompound(_ link: EventLink) -> Bool {
    let words = vocabulary.events[link.event].words
    let objects = words.filter { !$0.isAction && !$0.isOptional }
    guard objects.count > 1, link.extent != .action else { return false }
    let places = objects.map { object in
      link.tokens.first { tokens[$0].lemma == object.lemma } ?? -1
    }
    return places[0] >= 0 && zip(places, places.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  private func isActive(_ link: EventLink) -> Bool {
    vocabulary.events[link.event].activity != .inactive
  }

  /// An event that is no longer sent, unless the words ask for one: `the legacy key_created event`.
  private func inactiveLast(_ link: EventLink, among available: [Int]) -> EventLink {
    guard vocabulary.events[link.event].activity == .inactive else { return link }
    var link = link
    let asked = available.filter { Self.former.contains(tokens[$0].folded) }
    link.tokens.formUnion(asked)
    if asked.isEmpty { link.quality -= 1.5 }
    link.assumptions.append(
      "event '\(vocabulary.events[link.event].schema.name)' is inactive in this workspace")
    return link
  }

  private static let former: Set<String> = [
    "legacy", "old", "deprecated", "retired", "former", "outdated", "obsolete", "v1", "inactive",
  ]

  func said(_ found: Set<Int>, isSynonym: Bool) -> String {
    guard isSynonym else { return "" }
    let words = found.sorted().map { tokens[$0].text }.joined(separator: " ")
    return "\"\(words)\" is a synonym of it in this workspace"
  }

  // MARK: - What people say

  private func concepts(among available: [Int]) -> [EventLink] {
    var links: [EventLink] = []
    for (line, phrases) in matches.concepts {
      var tokens: Set<Int> = []
      var isIdiom = false
      for phrase in phrases {
        guard let found = sequence(phrase, among: available) else { continue }
        tokens.formUnion(found)
        if phrase.count > 1 { isIdiom = true }
      }
      if tokens.isEmpty { continue }
      let events = vocabulary.conceptEvents[line].prefix(3)
      // "listened to podcasts" is rather `Podcast Played` than `Song Played`.
      let named = events.map { event in
        vocabulary.events[event].words.filter { word in
          !word.isAction && tokens.contains { self.tokens[$0].lemma == word.lemma }
        }.count
      }
      for (rank, event) in events.enumerated() where named[rank] == named.max() {
        links.append(
          EventLink(
            event: event, tokens: tokens, quality: 0.95 - 0.15 * Double(rank),
            reason: said(tokens, isSynonym: true), isIdiom: isIdiom))
      }
    }
    return links
  }

  /// The tokens of a phrase in its order, with at most four others between two of its words.
  private func sequence(_ phrase: [String], among available: [Int]) -> Set<Int>? {
    for (place, first) in available.enumerated() where tokens[first].lemma == phrase[0] {
      var found: Set<Int> = [first]
      var last = first
      var rest = available[(place + 1)...]
      for word in phrase.dropFirst() {
        guard let next = rest.first(where: { tokens[$0].lemma == word }), next - last <= 5 else {
          break
        }
        found.insert(next)
        last = next
        rest = rest.filter { $0 > next }[...]
      }
      if found.count == phrase.count { return found }
    }
    return nil
  }

  // MARK: - Names

  /// - Parameter own: what the available words match of its name.
  private func nameLink(
    _ index: Int, _ own: [EventMatches.Match], among available: [Int]
  ) -> EventLink? {
    guard vocabulary.events[index].canBeNamed(by: own) else { return nil }
    let event = vocabulary.events[index]
    var used: Set<Int> = []
    var quality = 0.0
    var isExact = true
    var isDerived = false
    var matched: Set<Int> = []
    var anchor: Int?
    for place in event.readingOrder {
      var best: (token: Int, quality: Double, distance: Int)?
      for match in own where match.place == place && !used.contains(match.token) {
        let distance = anchor.map { abs(match.token - $0) } ?? 0
        if let known = best, (known.quality, -known.distance) >= (match.likeness, -distance) {
          continue
        }
        best = (match.token, match.likeness, distance)
      }
      guard let best, best.distance <= 9 else { continue }
      used.insert(best.token)
      matched.insert(place)
      quality += best.quality
      if best.quality < 1 { isExact = false }
      if best.quality < 0.85 { isDerived = true }
      if anchor == nil { anchor = best.token }
    }
    let required = event.words.indices.filter { !event.words[$0].isOptional }
    let hits = required.filter(matched.contains)
    guard !hits.isEmpty else { return nil }
    let objects = required.filter { !event.words[$0].isAction }
    let hasAction = required.contains { event.words[$0].isAction && matched.contains($0) }
    let objectHits = objects.filter(matched.contains).count
    quality /= Double(max(1, matched.count))
    var extent =
      isExact && hits.count == required.count && required.count > 1
      ? EventLink.Extent.whole : .most
    if hasAction {
      // With some of its objects unsaid the name is still the likeliest of its action.
      quality -= 0.12 * Double(objectHits == 0 ? 1 : objects.count - objectHits)
      if objectHits == objects.count, !objects.isEmpty { quality += 0.15 }
      // Who applied for a loan submitted the application rather than started it.
      for place in event.words.indices
      where event.words[place].isWeakVerb && !matched.contains(place) {
        quality -= 0.02 * Double(Self.understood[event.words[place].lemma] ?? 8)
      }
      if objectHits == 0, !objects.isEmpty {
        // "bought an extra bag": a value of the event tells which purchase it is.
        let isTold = valuedEvents.contains(index)
        quality -= isTold ? 0.15 : 0.4
        // The shorter of two names has less that nobody said: `Product Viewed`, not
        // `Product List Viewed`.
        quality -= 0.03 * Double(objects.count - 1)
        extent = isTold ? .most : .action
        let verbs = used.map { tokens[$0].lemma }
        if verbs.allSatisfy({ WordLists.lightVerbs.contains($0) }) {
          guard isTold else { return nil }
        }
      }
    } else {
      // The object alone stands for the event only where its action goes without saying.
      // or where one of its properties is named too.
      let isHeadTold =
        objectHits > 0 && objects.last.map(matched.contains) == true
        && valuedEvents.contains(index) && !used.contains(where: isPredicate)
      guard objectHits == objects.count || isHeadTold,
        let action = event.words.first(where: \.isAction)
      else { return nil }
      quality -= isExact ? 0.45 : 0.6
      if let rank = Self.understood[action.lemma] {
        // "donated" is a donation made; "flew" is no flight booked.
        if isDerived, rank > 2 { return nil }
        quality -= 0.02 * Double(rank)
      } else if !namesProperty(of: event, among: available, used) {
        guard isExact, !Self.telling.contains(action.lemma), isCarried(used) else {
          return nil
        }
        extent = .object
        quality -= 0.1
      }
    }
    if extent == .whole, let action = event.words.first(where: \.isAction), saysDone(action, used) {
      quality += 0.3
    }
    return EventLink(
      event: index, tokens: used, quality: quality, reason: said(used, isSynonym: !isExact),
      extent: extent)
  }

  /// Whether the action is said as what people did, not as a state something is in: `who paused
  /// their membership`, not `whose membership is paused`.
  private func saysDone(_ action: EventWords.Word, _ used: Set<Int>) -> Bool {
    guard let verb = used.first(where: { tokens[$0].lemma == action.lemma }), verb > 0 else {
      return false
    }
    // "not paused" without an auxiliary is a state, too.
    if tokens[verb - 1].folded == "not",
      verb < 2 || !Self.auxiliaries.contains(tokens[verb - 2].folded)
    {
      return false
    }
    return ["who", "have", "has", "n't", "never", "that", "did", "also", "not"].contains(
      tokens[verb - 1].folded)
  }

  /// Whether a word is what people do: `who drive`, no noun.
  private func isPredicate(_ index: Int) -> Bool {
    index > 0 && ["who", "that", "to", "n't"].contains(tokens[index - 1].folded)
  }

  private static let auxiliaries: Set<String> = [
    "have", "has", "had", "did", "do", "does", "who", "but", "and",
  ]

  private func namesProperty(
    of event: EventWords, among available: [Int], _ used: Set<Int>
  ) -> Bool {
    event.fields.contains(where: measuredFields.contains)
      || available.contains { token in
        !used.contains(token) && tokens[token].isWord
          && event.fields.contains {
            vocabulary.fields[$0].spellings.contains([tokens[token].lemma])
          }
      }
  }

  /// Whether a noun is what was done: behind a light verb, counted, or the head of its clause.
  private func isCarried(_ used: Set<Int>) -> Bool {
    guard let first = used.min() else { return false }
    for index in stride(from: first - 1, through: max(0, first - 5), by: -1) {
      let token = tokens[index]
      if token.number != nil || NumberWords.values[token.folded] != nil { return true }
      if WordLists.lightVerbs.contains(token.lemma) { return true }
      if ["with", "without", "no", "any", "whose", "never", "multiple", "several", "zero"]
        .contains(token.folded)
      {
        return true
      }
      // "spent $150 on extras": what money is spent on is bought.
      if ["on", "for"].contains(token.folded), isPaid(before: index) { return true }
      if ["who", "that", "and", "or", "in", "on", "from"].contains(token.folded) { return false }
    }
    return false
  }

  private static let paying = WordLists.list("spend pay")

  private func isPaid(before index: Int) -> Bool {
    let verb = tokens[max(0, index - 9)..<index].lastIndex { Self.paying.contains($0.lemma) }
    return verb.map { tokens[$0..<index].contains { $0.number != nil } } == true
  }
}
