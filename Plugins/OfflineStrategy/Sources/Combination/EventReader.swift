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
      let link = EventLink(event: earlier.event, tokens: [], quality: 0.6, reason: "")
      partials += read(link, copied: earlier)
    } else {
      let linker = EventLinker(tokens: leaf.tokens, vocabulary: vocabulary)
      for link in linker.links(among: leaf.nameable) { partials += read(link, copied: nil) }
      if partials.isEmpty, let link = linkByProperty() { partials += read(link, copied: nil) }
    }
    return partials.sorted { $0.score > $1.score }
  }

  /// The only event with a property that is named with a number beside it.
  private func linkByProperty() -> EventLink? {
    guard !leaf.quantities.isEmpty else { return nil }
    let named = analysis.fieldMentions.filter { mention in
      mention.quality == 1 && leaf.contains(mention.tokens)
        && vocabulary.fields[mention.field].field.type == .number
    }
    let owners = Set(
      named.compactMap { mention -> Int? in
        guard case .property(let event) = vocabulary.fields[mention.field].owner else { return nil }
        return vocabulary.events[event].activity == .inactive ? nil : event
      })
    guard owners.count == 1, let event = owners.first else { return nil }
    let name = vocabulary.events[event].schema.name
    return EventLink(
      event: event, tokens: [], quality: 0.4, reason: "",
      assumptions: ["only event '\(name)' has that property"])
  }

  private func read(_ link: EventLink, copied: EventDraft?) -> [Partial] {
    guard var reading = EventReading(leaf: leaf, resolver: resolver, link: link, copied: copied)
    else { return [] }
    reading.readTimes()
    reading.readUniqueCounts()
    reading.readValues()
    reading.readTraitComparisons()
    reading.readQuantities()
    reading.readProperties()
    reading.readLiterals()
    reading.readTextOperators()
    reading.readNegation()
    return reading.partials()
  }
}
