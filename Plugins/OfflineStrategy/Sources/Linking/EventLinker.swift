import AudienceSchema

/// Finds the events that words of a clause name: by the name's own words in any order and form,
/// by the workspace's synonyms, and by what people say for it (`EventConceptTable`).
struct EventLinker {
  let tokens: [Token]
  let vocabulary: Vocabulary
  /// What the words of the prompt match of the events' names.
  let matches: EventMatches
  /// Events with a property whose listed value is said too: `received the Weekly Newsletter`.
  var valuedEvents = EventSet()
  /// Properties in a unit that a number is said in: `a session longer than 20 minutes`.
  var measuredFields: Set<Int> = []
  let shapes: [EventShape]

  /// A linker over a prompt that was analysed.
  init(
    _ analysis: PromptAnalysis, valuedEvents: EventSet = EventSet(), measuredFields: Set<Int> = []
  ) {
    self.measuredFields = measuredFields
    tokens = analysis.tokens
    vocabulary = analysis.vocabulary
    shapes = vocabulary.eventShapes
    matches = analysis.eventMatches
    self.valuedEvents = valuedEvents
  }

  /// A linker over other words.
  init(tokens: [Token], vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    shapes = vocabulary.eventShapes
    matches = EventMatches(tokens: tokens, vocabulary: vocabulary)
  }

  /// The links among some tokens, the best first; at most eight.
  ///
  /// - Parameter available: ascending.
  func links(among available: [Int]) -> [EventLink] {
    var found: [Found] = []
    found.reserveCapacity(matches.links.room)
    let mask = TokenSet(available)
    for link in concepts(among: available) { Self.add(link, to: &found, below: found.count) }
    for link in frameLinks(among: mask) { Self.add(link, to: &found, below: found.count) }
    let told = found.count
    matches.forEachCandidate(named: mask) { position in
      if let link = nameLink(position, among: mask) { Self.add(link, to: &found, below: told) }
    }
    for (event, synonym) in matches.synonyms {
      let link = synonymLink(event, synonym, among: available)
      if let link { Self.add(link, to: &found, below: found.count) }
    }
    matches.links.room = max(matches.links.room, found.count)
    let (inactive, framed) = (vocabulary.inactiveEvents, vocabulary.framedEvents)
    found.removeAll { framed.contains($0.event) && isContradicted($0) }
    for place in found.indices where inactive.contains(found[place].event) {
      found[place] = inactiveLast(found[place], among: available)
    }
    return telling(withoutFormer(found))
  }

  /// Those that may be meant: an event that is no longer sent is not where nobody asks for it and an
  /// active one has as many of the words.
  private func withoutFormer(_ links: [Found]) -> [Found] {
    let inactive = vocabulary.inactiveEvents
    guard links.contains(where: { inactive.contains($0.event) }) else { return links }
    let active = Set(links.lazy.filter { !inactive.contains($0.event) }.map(\.tokens))
    return links.filter { link in
      guard inactive.contains(link.event) else { return true }
      let isAsked = link.tokens.contains { Self.former.contains(tokens[$0].folded) }
      return isAsked
        || !active.contains { other in
          link.extent == .whole
            ? other.isSuperset(of: link.tokens) : !other.isDisjoint(with: link.tokens)
        }
    }
  }

  /// The link to one event where it is among the best of some tokens and of some quality; found
  /// without the others when it is not good enough by itself.
  func link(to event: Int, among available: [Int], over quality: Double) -> EventLink? {
    var found: [Found] = []
    let mask = TokenSet(available)
    for link in concepts(among: available) + frameLinks(among: mask) where link.event == event {
      Self.add(link, to: &found, below: found.count)
    }
    if let position = matches.position(of: event),
      !matches.namings[position].isDisjoint(with: mask),
      let link = nameLink(position, among: mask)
    {
      Self.add(link, to: &found, below: found.count)
    }
    for (owner, synonym) in matches.synonyms where owner == event {
      let link = synonymLink(event, synonym, among: available)
      if let link { Self.add(link, to: &found, below: found.count) }
    }
    guard let alone = found.first, inactiveLast(alone, among: available).quality > quality
    else { return nil }
    return links(among: available).first { $0.event == event && $0.quality > quality }
  }

  /// Whether some words may be linked to an event by a quality, with a token of each of two sets.
  func mayLink(
    _ own: TokenSet, with others: TokenSet, over quality: Double, among available: [Int]
  ) -> Bool {
    let mask = TokenSet(available)
    // Such words are taken into a link at the end.
    if mask.contains(where: { Self.former.contains(tokens[$0].folded) }) { return true }
    func isFit(_ link: Found) -> Bool {
      link.quality >= quality && !link.tokens.isDisjoint(with: own)
        && !link.tokens.isDisjoint(with: others)
    }
    // Links of one event become one, with the words of all and the quality of one of them.
    var found: [Found] = []
    func add(_ link: Found) {
      guard let place = found.firstIndex(where: { $0.event == link.event }) else {
        found.append(link)
        return
      }
      found[place].tokens.formUnion(link.tokens)
      found[place].quality = max(found[place].quality, link.quality)
    }
    for link in concepts(among: available) + frameLinks(among: mask) { add(link) }
    for (event, synonym) in matches.synonyms {
      if let link = synonymLink(event, synonym, among: available) { add(link) }
    }
    let told = found.map(\.event)
    var isLinked = false
    matches.forEachCandidate(named: mask) { position in
      if isLinked { return }
      let words = matches.candidates[position].tokens
      let isTold = told.contains(matches.candidates[position].event)
      guard isTold || !words.isDisjoint(with: own) && !words.isDisjoint(with: others),
        let link = nameLink(position, among: mask)
      else { return }
      if isTold { add(link) } else { isLinked = isFit(link) }
    }
    return isLinked || found.contains(where: isFit)
  }

  /// - Parameters:
  ///   - links: of one event at most one.
  ///   - end: below which one of the same event may stand.
  private static func add(_ link: Found, to links: inout [Found], below end: Int) {
    guard let place = links[..<end].firstIndex(where: { $0.event == link.event }) else {
      links.append(link)
      return
    }
    let known = links[place]
    let better = (link.tokens.count, link.quality) > (known.tokens.count, known.quality)
    var merged = better ? link : known
    merged.tokens.formUnion(better ? known.tokens : link.tokens)
    merged.isCompound = nil
    links[place] = merged
  }

  private func synonymLink(
    _ event: Int, _ synonym: [String], among available: [Int]
  ) -> Found? {
    guard
      let found = sequence(synonym, among: available)
        ?? (synonym.count == 2 ? sequence(synonym.reversed(), among: available) : nil)
    else { return nil }
    return Found(event: event, tokens: found, quality: 1.05, isSynonym: true)
  }

  /// The links whose words are the same.
  private struct Group {
    let tokens: TokenSet
    /// Whether another group has some of the words only.
    var hasPart = false
    /// Whether some active link is of a whole name; known where the group has a part.
    var isWhole = false
    var rivals = Rivals()
  }

  /// What active links have in common.
  private struct Rivals {
    var count = 0
    /// The best qualities of those by their action alone.
    var best = -Double.infinity
    var second = -Double.infinity

    mutating func add(_ quality: Double) {
      if quality > best {
        second = best
        best = quality
      } else {
        second = max(second, quality)
      }
    }

    mutating func add(_ others: Rivals) {
      count += others.count
      add(others.best)
      add(others.second)
    }
  }

  /// The best of the links without those that say less than another does: an object alone that
  /// stands in the name of another, and words that another event's name has and more (`registered
  /// for a webinar` is no sign-up). An action alone that several events share is marked as tied.
  private func telling(_ links: [Found]) -> [EventLink] {
    let inactive = vocabulary.inactiveEvents
    var groups: [Group] = []
    var groupOfLink: [Int] = []
    groupOfLink.reserveCapacity(links.count)
    for index in links.indices {
      let tokens = links[index].tokens
      let place = groups.firstIndex { $0.tokens == tokens } ?? groups.count
      if place == groups.count { groups.append(Group(tokens: tokens)) }
      groupOfLink.append(place)
    }
    for place in groups.indices {
      groups[place].hasPart = groups.contains {
        $0.tokens.isStrictSubset(of: groups[place].tokens)
      }
    }
    for index in links.indices where !inactive.contains(links[index].event) {
      let place = groupOfLink[index]
      groups[place].rivals.count += 1
      if links[index].extent == .action { groups[place].rivals.add(links[index].quality) }
      if groups[place].hasPart, !groups[place].isWhole {
        groups[place].isWhole =
          links[index].extent == .whole
          || (links[index].isCompound ?? isCompound(links[index]))
      }
    }
    let common = groups.map { one -> (isPart: Bool, rivals: Rivals) in
      var common = (isPart: false, rivals: Rivals())
      for other in groups where !other.tokens.isDisjoint(with: one.tokens) {
        common.rivals.add(other.rivals)
        if other.isWhole, one.tokens.isStrictSubset(of: other.tokens) { common.isPart = true }
      }
      return common
    }
    var kept: [(rank: Double, index: Int, isTied: Bool)] = []
    for index in links.indices {
      let (isPart, rivals) = common[groupOfLink[index]]
      let (extent, quality) = (links[index].extent, links[index].quality)
      if extent != .whole, isPart { continue }
      let active = !inactive.contains(links[index].event)
      if extent == .object, rivals.count > (active ? 1 : 0) { continue }
      let rank = -Double(links[index].tokens.count) - quality
      func isBefore(_ other: (rank: Double, index: Int, isTied: Bool)) -> Bool {
        (rank, links[index].event) < (other.rank, links[other.index].event)
      }
      if kept.count == Self.maximumLinks, !isBefore(kept[kept.count - 1]) { continue }
      let other = quality == rivals.best ? rivals.second : rivals.best
      let isTied = extent == .action && active && other > quality - 0.06
      let place = kept.lastIndex { !isBefore($0) }.map { $0 + 1 } ?? 0
      kept.insert((rank, index, isTied), at: place)
      if kept.count > Self.maximumLinks { kept.removeLast() }
    }
    let found = kept.map { self.link(from: links[$0.index]) }
    let exact = found.filter(isSpelledOut).map(\.tokens)
    return zip(kept, found).compactMap { kept, found in
      var link = found
      // Who completed a lesson is not said to have completed a course.
      if exact.contains(link.tokens), !isSpelledOut(link) { return nil }
      link.isTied = kept.isTied
      return link
    }
  }

  /// Whether the words of a link are those of an active event's name, and all of them.
  private func isSpelledOut(_ link: EventLink) -> Bool {
    let event = vocabulary.events[link.event]
    guard event.activity != .inactive, link.tokens.count > 1 else { return false }
    let said = link.tokens.map { tokens[$0].lemma }
    return event.words.allSatisfy { $0.isOptional || said.contains($0.lemma) }
      && said.allSatisfy { lemma in event.words.contains { $0.lemma == lemma } }
  }

  private static let maximumLinks = 8

  /// Whether a link's words are the whole object of the name in its order, one right behind the
  /// other: in "two service visits" nobody visits anything.
  func isCompound(_ link: Found) -> Bool {
    guard link.extent != .action, shapes[link.event].objects.nonzeroBitCount > 1 else {
      return false
    }
    var last: Int?
    for word in vocabulary.events[link.event].words where !word.isAction && !word.isOptional {
      guard let place = link.tokens.first(where: { tokens[$0].lemma == word.lemma }),
        last.map({ place == $0 + 1 }) ?? true
      else { return false }
      last = place
    }
    return true
  }

  /// An event that is no longer sent, unless the words ask for one: `the legacy key_created event`.
  private func inactiveLast(_ link: Found, among available: [Int]) -> Found {
    guard vocabulary.events[link.event].activity == .inactive else { return link }
    var link = link
    // "have been inactive" is said of people, "the inactive order event" of a name.
    let asked = available.filter { place in
      Self.former.contains(tokens[place].folded)
        && link.tokens.contains { $0 > place && $0 - place <= 3 }
        && !["is", "are", "been", "was", "were"].contains(place > 0 ? tokens[place - 1].folded : "")
    }
    link.tokens.formUnion(asked)
    link.isCompound = nil
    if asked.isEmpty { link.quality -= 1.5 }
    link.isInactive = true
    return link
  }

  /// What is said of an event that is no longer sent.
  static let former: Set<String> = [
    "legacy", "old", "deprecated", "retired", "former", "outdated", "obsolete", "v1", "inactive",
  ]

  // MARK: - Names

  /// The link of a candidate by what some words match of its name.
  private func nameLink(_ position: Int, among available: TokenSet) -> Found? {
    let event = matches.candidates[position].event
    let tokens = matches.candidates[position].tokens.intersection(available)
    let isTold = valuedEvents.contains(event)
    let (alone, besideProperty) = matches.links.links(of: position, by: tokens, isTold: isTold) {
      nameLinks(event, matches.matches(of: position, among: available))
    }
    guard let link = besideProperty, namesProperty(of: event, among: available, link.tokens)
    else { return alone }
    return link
  }
}
