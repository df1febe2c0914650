import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Chooses what of a workspace goes to a model.
///
/// Names in use go out, at most 100,000 of them; one that is no longer in use only where the
/// prompt's words point at it. Where all of that fits the budget, all of it is sent, the same for
/// every prompt, so that the server can keep what it has read. Where it does not, what is most
/// relevant to the prompt is chosen first, then what was used last.
struct ExcerptMaker {
  let workspace: Workspace
  let index: RelevanceIndex
  /// At most this many events and traits are sent.
  static let maximumNames = 100_000
  /// No entry takes fewer tokens.
  private static let smallestEntry = 8
  /// The most of an event's properties that are sent where there is no room for everything.
  static let crampedProperties = 16

  /// - Parameters:
  ///   - text: the prompt or instruction.
  ///   - tree: the tree at hand; its names are sent first.
  ///   - tokens: the budget.
  func excerpt(
    for text: String, tree: ConditionTree?, level: AudienceLevel, tokens: Int
  ) -> SchemaExcerpt {
    let relevance = index.relevance(to: text, in: workspace)
    let pinned = tree.map { Pinned($0, level: level) } ?? Pinned()
    var leftOut = SchemaExcerpt.LeftOut()
    var active: [Candidate] = []
    var awake: [Candidate] = []
    for candidate in index.candidates {
      let isWanted = isPinned(candidate, pinned) || isMeant(candidate, relevance)
      if candidate.activity != .inactive {
        active.append(candidate)
      } else if isWanted {
        awake.append(candidate)
      } else {
        leftOut.add(.inactive, candidate.words)
      }
    }
    active = capped(active, relevance, &leftOut)
    return whole(active, awake, relevance, pinned, tokens, leftOut)
      ?? cramped(active + awake, relevance, pinned, tokens, leftOut)
  }

  // MARK: - Choosing

  private func capped(
    _ candidates: [Candidate], _ relevance: Relevance, _ leftOut: inout SchemaExcerpt.LeftOut
  ) -> [Candidate] {
    guard candidates.count > Self.maximumNames else { return candidates }
    let ranked = candidates.sorted { isBefore($0, $1, relevance) }
    for candidate in ranked.dropFirst(Self.maximumNames) {
      leftOut.add(.overLimit, candidate.words)
    }
    return Array(ranked.prefix(Self.maximumNames))
  }

  /// Everything in use, where it fits; what depends on the prompt stands apart from it.
  private func whole(
    _ active: [Candidate], _ awake: [Candidate], _ relevance: Relevance, _ pinned: Pinned,
    _ tokens: Int, _ leftOut: SchemaExcerpt.LeftOut
  ) -> SchemaExcerpt? {
    var leftOut = leftOut
    var room = tokens
    func entries(_ candidates: [Candidate]) -> [SchemaExcerpt.Entry]? {
      var entries: [SchemaExcerpt.Entry] = []
      for candidate in candidates {
        let entry = entry(candidate, .everything, relevance, pinned, &leftOut)
        room -= entry.tokens
        if room < 0 { return nil }
        entries.append(entry)
      }
      return entries
    }
    guard let stable = entries(active), let chosen = entries(awake) else { return nil }
    return SchemaExcerpt(stable: sorted(stable), chosen: chosen, leftOut: leftOut)
  }

  private func cramped(
    _ candidates: [Candidate], _ relevance: Relevance, _ pinned: Pinned, _ tokens: Int,
    _ leftOut: SchemaExcerpt.LeftOut
  ) -> SchemaExcerpt {
    var leftOut = leftOut
    var entries: [SchemaExcerpt.Entry] = []
    var room = tokens
    let ranked = candidates.sorted { one, other in
      let first = isPinned(one, pinned)
      return first == isPinned(other, pinned) ? isBefore(one, other, relevance) : first
    }
    for candidate in ranked {
      guard room >= Self.smallestEntry else {
        leftOut.add(.noRoom, candidate.words)
        continue
      }
      var notes = leftOut
      let entry = entry(candidate, .someProperties, relevance, pinned, &notes)
      guard entry.tokens <= room else {
        leftOut.add(.noRoom, candidate.words)
        continue
      }
      room -= entry.tokens
      leftOut = notes
      entries.append(entry)
    }
    return SchemaExcerpt(stable: [], chosen: entries, leftOut: leftOut)
  }

  private func isBefore(_ one: Candidate, _ other: Candidate, _ relevance: Relevance) -> Bool {
    let scores = (relevance.score(one.number), relevance.score(other.number))
    if scores.0 != scores.1 { return scores.0 > scores.1 }
    let seen = (one.lastSeen?.microseconds ?? .min, other.lastSeen?.microseconds ?? .min)
    return seen.0 != seen.1 ? seen.0 > seen.1 : one.number < other.number
  }

  private func sorted(_ entries: [SchemaExcerpt.Entry]) -> [SchemaExcerpt.Entry] {
    entries.enumerated().sorted { one, other in
      (one.element.name, one.offset) < (other.element.name, other.offset)
    }.map(\.element)
  }

  /// Whether the prompt means a name, used or not.
  private func isMeant(_ candidate: Candidate, _ relevance: Relevance) -> Bool {
    guard relevance.score(candidate.number) > 0 else { return false }
    switch candidate.kind {
    case .event(let position):
      let event = workspace.events[position]
      return relevance.means([event.name.text.string] + event.synonyms)
    case .trait(let position):
      let field = workspace.traits[position].field
      return relevance.means([field.path.text.string] + field.synonyms)
    case .audience(let position):
      let audience = workspace.audiences[position]
      return relevance.means([audience.key.text.string, audience.name])
    }
  }

  private func isPinned(_ candidate: Candidate, _ pinned: Pinned) -> Bool {
    switch candidate.kind {
    case .event(let position): pinned.events.contains(workspace.events[position].name)
    case .trait(let position): pinned.traits.contains(workspace.traits[position].field.path)
    case .audience(let position):
      pinned.traits.contains(workspace.audiences[position].key.traitPath)
    }
  }

  // MARK: - Entries

  private enum Amount {
    case everything
    /// Of an event's properties those of the tree at hand, the relevant, and the most recent.
    case someProperties
  }

  private func entry(
    _ candidate: Candidate, _ amount: Amount, _ relevance: Relevance, _ pinned: Pinned,
    _ leftOut: inout SchemaExcerpt.LeftOut
  ) -> SchemaExcerpt.Entry {
    switch candidate.kind {
    case .event(let position):
      let event = workspace.events[position]
      let properties = properties(of: event, amount, relevance, pinned, &leftOut)
      return SchemaExcerpt.Entry(
        kind: .event, name: event.name.text.string, json: EntryJSON.event(event, properties),
        properties: properties.map(\.path.text.string))
    case .trait(let position):
      let trait = workspace.traits[position]
      return SchemaExcerpt.Entry(
        kind: .trait, name: trait.field.path.text.string, json: EntryJSON.trait(trait),
        properties: [])
    case .audience(let position):
      let audience = workspace.audiences[position]
      return SchemaExcerpt.Entry(
        kind: .audience, name: audience.key.traitPath.text.string,
        json: EntryJSON.audience(audience), properties: [])
    }
  }

  private func properties(
    of event: EventSchema, _ amount: Amount, _ relevance: Relevance, _ pinned: Pinned,
    _ leftOut: inout SchemaExcerpt.LeftOut
  ) -> [FieldSchema] {
    func words(_ property: FieldSchema) -> String {
      "property '\(property.path)' of event '\(event.name)'"
    }
    func isWanted(_ property: FieldSchema) -> Bool {
      pinned.properties.contains(property.path) || relevance.mentions(property)
    }
    var kept: [FieldSchema] = []
    for property in event.properties {
      let isInactive = workspace.activity(lastSeen: property.lastSeen) == .inactive
      if isInactive, !isWanted(property) {
        leftOut.add(.inactive, words(property))
      } else {
        kept.append(property)
      }
    }
    guard amount == .someProperties, kept.count > Self.crampedProperties else { return kept }
    let ranked = kept.enumerated().sorted { one, other in
      let first = isWanted(one.element)
      if first != isWanted(other.element) { return first }
      let seen = (
        one.element.lastSeen?.microseconds ?? .min, other.element.lastSeen?.microseconds ?? .min
      )
      return seen.0 != seen.1 ? seen.0 > seen.1 : one.offset < other.offset
    }
    for (_, property) in ranked.dropFirst(Self.crampedProperties) {
      leftOut.add(.noRoom, words(property))
    }
    let chosen = Set(ranked.prefix(Self.crampedProperties).map(\.offset))
    return kept.enumerated().filter { chosen.contains($0.offset) }.map(\.element)
  }
}

extension SchemaExcerpt.LeftOut {
  mutating func add(_ reason: Reason, _ words: String) { names[reason, default: []].append(words) }
}

/// The names of the tree at hand.
struct Pinned {
  private(set) var events: Set<EventName> = []
  private(set) var traits: Set<FieldPath> = []
  private(set) var properties: Set<FieldPath> = []

  init() {}

  init(_ tree: ConditionTree, level: AudienceLevel) {
    for mention in tree.nameMentions(level: level) {
      switch mention.subject {
      case .event(let name): events.insert(name)
      case .property(let path, of: _): properties.insert(path)
      case .trait(let path, _): traits.insert(path)
      }
    }
  }
}
