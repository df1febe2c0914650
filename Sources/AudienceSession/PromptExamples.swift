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
    let all = [
      Kind(name: "event", prompts: events.map { "Users who performed \($0) in the last 30 days" }),
      Kind(
        name: "no event", prompts: events.map { "Users who haven't performed \($0) in 90 days" }),
      Kind(name: "count", prompts: events.map { "Users who performed \($0) at least 3 times" }),
      Kind(
        name: "value", prompts: values.map { "Users who performed \($0.event) with \($0.words)" }),
      Kind(
        name: "amount",
        prompts: numbers.map { "Users who performed \($0.event) with \($0.property) over 20" }),
      Kind(
        name: "sum",
        prompts: numbers.map { "Users with a sum of \($0.event) \($0.property) over 50" }),
      Kind(name: "funnel", prompts: funnels),
      Kind(name: "trait", prompts: textTraits(.user).map { "Users whose \($0)" }),
      Kind(
        name: "number", prompts: traits(.user, .number).map { "Users whose \($0) is at least 10" }),
      Kind(
        name: "date",
        prompts: traits(.user, .date).map { "Users whose \($0) is within the last 90 days" }),
      Kind(
        name: "no value",
        prompts: traits(.user, nil).map { "Users that don't have \($0.article) \($0)" }),
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
  private var values: [(event: String, words: String)] {
    activeEvents.compactMap { event in
      event.properties.lazy.compactMap { property -> (event: String, words: String)? in
        guard property.path.steps.count == 1, let value = property.values.first?.value.stringValue
        else { return nil }
        return (event.name.description, "\(Self.words(property.path)) \(value)")
      }.first
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
