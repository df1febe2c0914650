import AudienceSchema

/// Changes that only their two values tell.
extension EventReader {
  private static let moves = WordLists.list(
    """
    promote demote move go drop fall rise climb jump switch change shift slip advance progress
    convert migrate transition bump elevate graduate relegate step turn swap transfer
    """)

  /// What the properties are called that hold the two ends of a change.
  private static let names = [
    "from": WordLists.list("from old previous prior former before start"),
    "to": WordLists.list("to new next current after end"),
    "old": WordLists.list("from old previous prior former before"),
    "new": WordLists.list("to new next current after"),
  ]

  /// The words of properties for the end of a change that a preposition says.
  static func ends(of preposition: String) -> Set<String> { names[preposition] ?? [] }

  /// `promoted from Silver to Gold`, `dropped from Icon to Insider`: the event with a property of
  /// the first value and one of the second.
  func linkByChange() -> EventLink? {
    let verbs = leaf.range.filter {
      analysis.mention(at: $0) == nil && Self.moves.contains(leaf.tokens[$0].lemma)
    }
    guard let verb = verbs.first else { return nil }
    let ends = Set(valued("to"))
    let starts = Set(valued("from"))
    // One end alone wants the thing that changed: "moved a deal to Negotiation".
    let events = (starts.isEmpty ? ends.filter(isObjectSaid) : starts.intersection(ends)).filter {
      vocabulary.events[$0].activity != .inactive
    }
    let changes = events.filter { event in
      vocabulary.events[event].words.contains { $0.isAction && Self.moves.contains($0.lemma) }
    }
    guard let event = changes.count == 1 ? changes.first : events.count == 1 ? events.first : nil
    else { return nil }
    let name = vocabulary.events[event].schema.name
    return EventLink(
      event: event, tokens: [verb], quality: 0.6, reason: "",
      assumptions: ["\"\(leaf.tokens[verb].text)\" between those values is event '\(name)'"])
  }

  private func isObjectSaid(_ event: Int) -> Bool {
    vocabulary.events[event].words.contains { word in
      !word.isAction && leaf.range.contains { leaf.tokens[$0].lemma == word.lemma }
    }
  }

  /// The events with a property of one end of a change whose value stands behind a preposition.
  private func valued(_ preposition: String) -> [Int] {
    let names = Self.ends(of: preposition)
    return leaf.saidValues.flatMap { value -> [Int] in
      let before = value.tokens.lowerBound - 1
      guard leaf.range.contains(before),
        leaf.tokens[before].folded == preposition
          || ["the", "a"].contains(leaf.tokens[before].folded) && leaf.range.contains(before - 1)
            && leaf.tokens[before - 1].folded == preposition
      else { return [] }
      return analysis.saidValues.places(of: value).compactMap { place in
        let field = vocabulary.fields[place.field]
        guard case .property(let event) = field.owner,
          field.allWords.contains(where: names.contains)
        else { return nil }
        return event
      }
    }
  }
}
