import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// Makes prompts from a workspace's active names and values, for each kind of condition.
struct PromptExamples {
  /// One kind of condition, with prompts for it; the caller takes the first that is understood.
  struct Kind {
    let name: String
    let prompts: [String]
  }

  let workspace: Workspace

  /// The most prompts that are made for a kind.
  private static let tries = 6

  /// The kinds that the workspace has names for.
  var kinds: [Kind] {
    let all =
      eventKinds + measureKinds + traitKinds + [
        Kind(
          name: "and",
          prompts: zip(events, traits(.user, nil)).map {
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
        prompts: traits(.user, nil).map { "Users that don't have \($0.article) \($0)" }),
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

  /// Events with a text property and one of its values.
  private var values: [(event: String, property: String, words: String, is: String)] {
    activeEvents.compactMap { event in
      for property in event.properties where property.path.steps.count == 1 {
        guard let value = property.values.first?.value.stringValue else { continue }
        let name = Self.words(property.path)
        return (event.name.description, name, "\(name) \(value)", "\(name) is \(value)")
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

  /// Text traits with one of their values: `plan is pro`.
  private func textTraits(_ scope: TraitScope) -> [String] {
    fields(scope).filter { $0.type == .string }.compactMap { field in
      field.values.first?.value.stringValue.map { "\(Self.words(field.path)) is \($0)" }
    }
  }

  /// Text traits with two of their values: `plan is pro or basic`.
  private var listTraits: [String] {
    fields(.user).filter { $0.type == .string }.compactMap { field in
      let values = field.values.prefix(2).compactMap { $0.value.stringValue }
      guard values.count == 2 else { return nil }
      return "\(Self.words(field.path)) is \(values[0]) or \(values[1])"
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
