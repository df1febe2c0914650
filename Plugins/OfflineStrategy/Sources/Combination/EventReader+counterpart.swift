import AudienceSchema

/// What else was done with the thing of the event before: `booked a massage but cancelled it`.
extension EventReader {
  /// The readings in which a pronoun, or an object that goes unsaid, stands for what an event was
  /// of: the events of the same thing whose action the words say, whatever else has such an action.
  func read(ofThingOf earlier: Int) -> [Partial] {
    guard leaksObject else { return [] }
    let things = Self.things(of: vocabulary.events[earlier])
    guard !things.isEmpty else { return [] }
    let own = TokenSet(leaf.nameable)
    var partials: [Partial] = []
    let matches = analysis.eventMatches
    matches.forEachCandidate(named: own) { position in
      let candidate = matches.candidates[position]
      let event = vocabulary.events[candidate.event]
      guard candidate.event != earlier, event.activity != .inactive,
        Self.things(of: event) == things
      else { return }
      let verb = matches.matches(of: position, among: own).filter {
        event.words[$0.place].isAction && $0.likeness >= 0.85
      }.max { $0.likeness < $1.likeness }
      guard let verb else { return }
      let link = EventLink(
        event: candidate.event, tokens: [verb.token], quality: verb.likeness,
        reason: "of what event '\(vocabulary.events[earlier].schema.name)' is of")
      partials += read(link, copied: nil, isElliptic: true, isObjectUnsaid: true)
    }
    for place in partials.indices where saysPronoun { partials[place].score += 0.8 }
    return partials.sorted { $0.score > $1.score }
  }

  /// The words for what an event is of.
  static func things(of event: EventWords) -> Set<String> {
    let objects = event.words.filter { !$0.isAction && !$0.isOptional }
    // "Membership Started" is of memberships, though the noun says what took place.
    let isWeak = objects.isEmpty && event.words.contains(where: \.isWeakVerb)
    return Set((isWeak ? event.words.filter(\.isAction) : objects).map(\.lemma))
  }
}
