import AudienceSchema

/// Events that no word names: the only one that what is said can be of.
extension EventReader {
  /// The event that what was done tells with one of its values: `came to a walkathon`, where that is
  /// a type of `event_attended`.
  func linkByDeed() -> EventLink? {
    let words = Lexicon.tables.words
    var owner = SoleOwner.none
    var verb: Int?
    for index in leaf.range where leaf.tokens[index].isWord && analysis.mention(at: index) == nil {
      guard !leaf.tokens[index].isFunction, let number = words.number(of: leaf.tokens[index].lemma)
      else { continue }
      let entries = vocabulary.frames.entriesByWord[at: number]
      for entry in entries {
        for named in vocabulary.frames.entries[entry].events
        where vocabulary.events[named.event].activity != .inactive
          && hasValue(of: named.event, behind: index)
        {
          owner.formUnion(.one(named.event))
          verb = index
        }
      }
    }
    guard case .one(let event) = owner, let verb else { return nil }
    let name = vocabulary.events[event].schema.name
    return EventLink(
      event: event, tokens: [verb], quality: 0.6, reason: "",
      assumptions: ["\"\(leaf.tokens[verb].text)\" with that value is event '\(name)'"])
  }

  /// Whether a link has but a part of a value of several words: who came to book club booked nothing.
  func isInsideValue(_ link: EventLink) -> Bool {
    guard link.extent != .whole else { return false }
    return analysis.saidValues.all.contains { value in
      value.tokens.count > 1 && value.quality >= 0.9 && leaf.contains(value.tokens)
        && link.tokens.allSatisfy(value.tokens.contains) && !link.tokens.isEmpty
        && value.tokens.contains { !link.tokens.contains($0) && analysis.isContent($0) }
    }
  }

  private func hasValue(of event: Int, behind verb: Int) -> Bool {
    leaf.values(of: event).contains { $0.tokens.lowerBound > verb && $0.quality >= 0.9 }
  }

  /// The only event with a number in the unit that is said right behind a verb of measuring: `drove
  /// more than 500 miles`. A value tells which of several.
  func linkByUnit() -> EventLink? {
    var owner = SoleOwner.none
    var valued = SoleOwner.none
    for measure in leaf.measures {
      guard let unit = measure.unit, unit.kind != "share", unit.kind != "stars",
        let verb = verb(before: measure.mention.tokens.lowerBound)
      else { continue }
      for (number, event) in vocabulary.events.enumerated() where event.activity != .inactive {
        let isOfUnit = event.fields.contains { field in
          let words = vocabulary.fields[field]
          return words.activity != .inactive && words.unit != nil
            && words.factor(from: unit) != nil
            && (unit.kind != "time" || mayLast(event) || words.allWords.contains(verb))
        }
        if !isOfUnit { continue }
        owner.formUnion(.one(number))
        if leaf.valuedEvents.contains(number) { valued.formUnion(.one(number)) }
      }
    }
    return link(to: valued == .none ? owner : valued)
  }

  /// Whether an event has a value that is said: how long something took tells nothing by itself.
  private func mayLast(_ event: EventWords) -> Bool {
    guard let field = event.fields.first,
      case .property(let number) = vocabulary.fields[field].owner
    else { return false }
    return leaf.valuedEvents.contains(number)
  }

  /// The verb of measuring right before a number.
  private func verb(before start: Int) -> String? {
    var index = start - 1
    while leaf.range.contains(index), leaf.tokens[index].isFunction { index -= 1 }
    guard leaf.range.contains(index) else { return nil }
    let lemma = leaf.tokens[index].lemma
    return EventReading.measureVerbs.contains(lemma) ? lemma : nil
  }

  /// The only event with a boolean whose whole name of several words is said: `would recommend us`.
  func linkByTruth() -> EventLink? {
    var owner = SoleOwner.none
    for mention in analysis.saidFields.mentions()
    where leaf.contains(mention.tokens) && mention.quality == 1 && mention.words.count > 1
      && vocabulary.fields[mention.field].field.type == .boolean
    {
      guard case .property(let event) = vocabulary.fields[mention.field].owner,
        vocabulary.events[event].activity != .inactive
      else { continue }
      owner.formUnion(.one(event))
    }
    return link(to: owner)
  }
}
