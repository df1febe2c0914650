import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// A prompt that would work, about what was understood of one that does not: the nearest event or
/// trait that its words were tied to, at its level.
struct NearestPrompt {
  let analysis: PromptAnalysis
  let reader: PromptReader

  /// How many things are tried.
  private static let tries = 4

  /// What a prompt may be about.
  private enum Thing: Hashable {
    /// Into the vocabulary's events.
    case event(Int)
    /// Into the vocabulary's fields.
    case trait(Int)
  }

  private var vocabulary: Vocabulary { analysis.vocabulary }

  /// - Parameter partials: what was read, the best first.
  func text(_ partials: [Partial]) -> String? {
    var tried: [Thing] = []
    // One after the other: most often the first will do.
    let sources = [{ understood(partials) }, linkedEvents, linkedTraits, valuedTraits, named]
    for source in sources {
      for thing in source() where !tried.contains(thing) {
        guard tried.count < Self.tries else { return vocabulary.workingPrompt }
        tried.append(thing)
        if let prompt = prompt(about: thing) { return prompt }
      }
    }
    return vocabulary.workingPrompt
  }

  /// What the best readings are about.
  private func understood(_ partials: [Partial]) -> [Thing] {
    guard let draft = partials.lazy.compactMap(\.draft).first else { return [] }
    return draft.clauses.compactMap { clause -> Thing? in
      switch clause {
      case .event(let event):
        return vocabulary.inactiveEvents.contains(event.event) ? nil : .event(event.event)
      case .condition(let condition, _):
        let path = condition.traitPath
        return vocabulary.fields.indices.prefix(vocabulary.traitCount).first {
          vocabulary.fields[$0].field.path == path && isReadable($0)
        }.map(Thing.trait)
      case .junction, .not, .quantified: return nil
      }
    }
  }

  /// The events that words of the prompt name, whether a reading has them or not.
  private func linkedEvents() -> [Thing] {
    let words = analysis.nameableTokens.sorted()
    return EventLinker(analysis).links(among: words).filter {
      !vocabulary.inactiveEvents.contains($0.event)
    }.sorted { $0.quality > $1.quality }.prefix(2).map { .event($0.event) }
  }

  /// The traits that words of the prompt name.
  private func linkedTraits() -> [Thing] {
    analysis.saidFields.ofTraits.filter { isReadable($0.field) }
      .sorted { ($0.quality, -$0.field) > ($1.quality, -$1.field) }.prefix(2)
      .map { .trait($0.field) }
  }

  /// The trait that words of the prompt name a value of.
  private func valuedTraits() -> [Thing] {
    analysis.saidValues.ofTraits.filter { isReadable($0.field) }.prefix(1).map { .trait($0.field) }
  }

  /// The active event that shares most words with the prompt.
  private func named() -> [Thing] {
    let said = Set(
      analysis.contentTokens.lazy.map { analysis.tokens[$0] }
        .filter { $0.isWord && !$0.isLightVerb }.map(\.lemma))
    let events = vocabulary.events(mentioning: said).filter {
      !vocabulary.inactiveEvents.contains($0)
    }
    var shared = [Int](repeating: 0, count: vocabulary.events.count)
    for lemma in said {
      for place in vocabulary.eventPlaces(of: lemma) { shared[place.event] += 1 }
    }
    return events.max { (shared[$0], -$0) < (shared[$1], -$1) }.map { [.event($0)] } ?? []
  }

  private func isReadable(_ field: Int) -> Bool {
    let words = vocabulary.fields[field]
    return words.activity != .inactive && words.scope == analysis.level.traitScope
  }

  /// The prompt, where it is understood as what it is meant to say.
  private func prompt(about thing: Thing) -> String? {
    let people = analysis.level == .accounts ? "Accounts" : "Users"
    let name: String
    let said: String
    switch thing {
    case .event(let event):
      name = vocabulary.events[event].schema.name.description
      let verb = analysis.level == .accounts ? "that" : "who"
      said = "\(people) \(verb) performed \(name) in the last 30 days"
    case .trait(let field):
      let schema = vocabulary.fields[field].field
      name = schema.path.description
      said = "\(people) \(statement(of: vocabulary.fields[field]))"
    }
    let analysis = reader.analysis(of: said)
    guard analysis.level == self.analysis.level else { return nil }
    var chart = Chart(analysis, resolver: reader.resolver)
    let source = SourceText(said)
    let maker = ReadingMaker(analysis: analysis, source: source, origin: .prompt(source))
    guard !chart.isTooLong, let first = maker.readings(chart.readings()).first else { return nil }
    return QueryPrinter.text(first.tree).contains(QueryPrinter.quoted(name)) ? said : nil
  }

  private func statement(of words: FieldWords) -> String {
    let path = words.field.path
    switch words.field.type {
    case .boolean: return "whose \(path) is true"
    case .number: return "whose \(path) is over 10"
    case .date: return "whose \(path) is in the last 30 days"
    case .string, .array, .object:
      if words.field.type == .string, let value = words.values.first {
        return "whose \(path) is \(value.text)"
      }
      return "who have a \(path) on file"
    }
  }
}

extension Draft {
  /// The events and conditions in it, in order.
  fileprivate var clauses: [Draft] {
    switch self {
    case .event, .condition: [self]
    case .junction(_, let members, _): members.flatMap(\.clauses)
    case .not(let inner, _), .quantified(_, let inner, _): inner.clauses
    }
  }
}
