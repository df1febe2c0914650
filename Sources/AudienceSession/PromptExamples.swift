import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema

/// Makes prompts from a workspace's active names and values, for each kind of condition.
struct PromptExamples {
  /// One kind of condition, with prompts for it; the caller takes the first that is understood.
  struct Kind {
    let name: String
    let prompts: [String]
  }

  let workspace: Workspace
  /// The values that the samples have of a field, the most frequent first.
  let sampled: (SampleField, AudienceLevel) -> [FieldValue]

  /// The most prompts that are made for a kind.
  private static let tries = 6

  /// The kinds that the workspace has names for.
  var kinds: [Kind] {
    let all =
      eventKinds + measureKinds + traitKinds + [
        Kind(
          name: "and",
          prompts: zip(events, spoken(.user)).map {
            "Users who performed \($0) in the last 30 days and have \($1.article) \($1)"
          }),
        Kind(
          name: "or",
          prompts: zip(events, textTraits(.user)).map {
            "Users who performed \($0) in the last 30 days or whose \($1)"
          }),
        Kind(
          name: "audience",
          prompts: workspace.audiences.filter { $0.level == .users }.map {
            "Users in the \($0.name) audience"
          }),
      ]
    return (all + (hasAccounts ? accountKinds : [])).map {
      Kind(name: $0.name, prompts: Array($0.prompts.prefix(Self.tries)))
    }.filter { !$0.prompts.isEmpty }
  }

  private var eventKinds: [Kind] {
    [
      Kind(name: "event", prompts: events.map { "Users who performed \($0) in the last 30 days" }),
      Kind(
        name: "no event", prompts: events.map { "Users who haven't performed \($0) in 90 days" }),
      Kind(
        name: "between",
        prompts: events.map { "Users who performed \($0) between 90 and 30 days ago" }),
      Kind(name: "count", prompts: events.map { "Users who performed \($0) at least 3 times" }),
      Kind(
        name: "value", prompts: values.map { "Users who performed \($0.event) with \($0.words)" }),
      Kind(
        name: "amount",
        prompts: numbers.map { "Users who performed \($0.event) with \($0.property) over 20" }),
      Kind(name: "funnel", prompts: funnels),
    ]
  }

  private var measureKinds: [Kind] {
    [
      Kind(
        name: "sum",
        prompts: numbers.map { "Users with a sum of \($0.event) \($0.property) over 50" }),
      Kind(
        name: "average",
        prompts: numbers.map { "Users with an average \($0.event) \($0.property) over 20" }),
      Kind(
        name: "largest",
        prompts: numbers.map { "Users whose largest \($0.event) \($0.property) is over 20" }),
      Kind(
        name: "last value", prompts: values.map { "Users whose last \($0.event) \($0.is)" }),
      Kind(
        name: "most frequent",
        prompts: values.map { "Users whose most frequent \($0.event) \($0.is)" }),
      Kind(
        name: "different",
        prompts: values.map {
          "Users who performed \($0.event) with at least 3 different \($0.property)"
        }),
    ]
  }

  private var traitKinds: [Kind] {
    [
      Kind(name: "trait", prompts: textTraits(.user).map { "Users whose \($0)" }),
      Kind(name: "list", prompts: listTraits.map { "Users whose \($0)" }),
      Kind(
        name: "yes or no", prompts: traits(.user, .boolean).map { "Users whose \($0) is true" }),
      Kind(
        name: "number", prompts: traits(.user, .number).map { "Users whose \($0) is at least 10" }),
      Kind(
        name: "date",
        prompts: traits(.user, .date).map { "Users whose \($0) is within the last 90 days" }),
      Kind(
        name: "no value",
        prompts: spoken(.user).map { "Users that don't have \($0.article) \($0)" }),
    ]
  }

  private var accountKinds: [Kind] {
    [
      Kind(name: "account", prompts: textTraits(.account).map { "Accounts whose \($0)" }),
      Kind(
        name: "any user",
        prompts: events.map { "Accounts where any user performed \($0) in the last 30 days" }),
      Kind(
        name: "all users", prompts: textTraits(.user).map { "Accounts where all users' \($0)" }),
    ]
  }

  // MARK: - Names

  private var hasAccounts: Bool { workspace.traits.contains { $0.scope == .account } }

  private var activeEvents: [EventSchema] {
    workspace.events.filter { workspace.activity(lastSeen: $0.lastSeen) != .inactive }
  }

  private var events: [String] { activeEvents.map { $0.name.description } }

  /// A text property of an event with one of its values.
  private struct EventValue {
    let event: String
    let property: String
    let value: String

    /// `category Camping`
    var words: String { "\(property) \(value)" }
    /// `category is Camping`
    var `is`: String { "\(property) is \(value)" }
  }

  private var values: [EventValue] {
    listedFirst(activeEvents) { event, source in
      for property in event.properties where property.path.steps.count == 1 {
        let place = SampleField.property(property.path, of: event.name)
        guard let value = texts(property, place, .users, source).first else { continue }
        return EventValue(
          event: event.name.description, property: Self.words(property.path), value: value)
      }
      return nil
    }
  }

  /// Events with a number property.
  private var numbers: [(event: String, property: String)] {
    activeEvents.compactMap { event in
      event.properties.first { $0.type == .number && $0.path.steps.count == 1 }.map {
        (event.name.description, Self.words($0.path))
      }
    }
  }

  /// One event without the next within a week.
  private var funnels: [String] {
    zip(events, events.dropFirst()).map {
      "Users who performed \($0) but did not perform \($1) within 7 days"
    }
  }

  private func traits(_ scope: TraitScope, _ type: FieldType?) -> [String] {
    fields(scope).filter { type == nil || $0.type == type }.map { Self.words($0.path) }
  }

  /// Traits that one has or has not, as a prompt says it.
  private func spoken(_ scope: TraitScope) -> [String] {
    fields(scope).filter { $0.type != .boolean }.map { Self.words($0.path) }
  }

  /// Text traits with one of their values: `plan is pro`.
  private func textTraits(_ scope: TraitScope) -> [String] {
    let level: AudienceLevel = scope == .user ? .users : .accounts
    return listedFirst(fields(scope)) { field, source in
      texts(field, .trait(field.path), level, source).first.map {
        "\(Self.words(field.path)) is \($0)"
      }
    }
  }

  /// Text traits with two of their values: `plan is pro or basic`.
  private var listTraits: [String] {
    listedFirst(fields(.user)) { field, source in
      let values = texts(field, .trait(field.path), .users, source)
      guard values.count > 1 else { return nil }
      return "\(Self.words(field.path)) is \(values[0]) or \(values[1])"
    }
  }

  // MARK: - Values

  /// Where values are taken from.
  private enum ValueSource {
    case workspace, samples
  }

  /// What is made of names with values that the workspace lists; where that is too little, of others
  /// with values of the samples.
  private func listedFirst<Name, Result>(
    _ names: [Name], _ make: (Name, ValueSource) -> Result?
  ) -> [Result] {
    var results = names.compactMap { make($0, .workspace) }
    for name in names {
      // Each of the samples' fields takes a moment to be read.
      if results.count >= Self.tries { break }
      if let result = make(name, .samples) { results.append(result) }
    }
    return results
  }

  /// Texts that a field has, as a prompt says them: those of the samples in quotes, as a strategy
  /// does not know them. None that tell who somebody is.
  private func texts(
    _ field: FieldSchema, _ place: SampleField, _ level: AudienceLevel, _ source: ValueSource
  ) -> [String] {
    guard field.type == .string, !field.path.isPersonal else { return [] }
    let listed = field.values.compactMap(\.value.stringValue)
    switch source {
    case .workspace: return listed
    case .samples:
      guard listed.isEmpty else { return [] }
      return sampled(place, level).compactMap(\.value.stringValue).filter {
        !$0.contains(where: { "'\"’".contains($0) })
      }.map { "'\($0)'" }
    }
  }

  private func fields(_ scope: TraitScope) -> [FieldSchema] {
    workspace.traits.filter {
      $0.scope == scope && workspace.activity(lastSeen: $0.field.lastSeen) != .inactive
        && $0.field.path.steps.count == 1
    }.map(\.field)
  }

  private static func words(_ path: FieldPath) -> String {
    String(path.description.map { "_.$".contains($0) ? " " : $0 })
  }
}

extension String {
  /// The article before the word.
  fileprivate var article: String {
    first.map { "aeiouAEIOU".contains($0) } == true ? "an" : "a"
  }
}
