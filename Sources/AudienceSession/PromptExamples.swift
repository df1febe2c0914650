import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// Makes prompts from a workspace's active names and values, one or more for each kind of condition.
struct PromptExamples {
  let workspace: Workspace

  /// Candidates; the caller keeps those that the strategy understands.
  var candidates: [String] {
    events + traits + audiences
  }

  private var activeEvents: [EventSchema] {
    workspace.events.filter { workspace.activity(lastSeen: $0.lastSeen) != .inactive }
  }

  private var events: [String] {
    let names = activeEvents.map { $0.name.description }
    let known = activeEvents.prefix(3).flatMap { event in
      event.properties.compactMap { property in
        property.values.first?.value.stringValue.map {
          "Profiles with a \(event.name) event whose \(words(property.path)) is \($0)"
        }
      }.prefix(1)
    }
    return names.prefix(2).map { "Profiles with a \($0) event in the last 30 days" }
      + names.dropFirst(2).prefix(1).map {
        "Profiles without any \($0) event in the last 90 days"
      }
      + names.dropFirst(3).prefix(1).map { "Profiles with at least 3 \($0) events" } + known
  }

  private var traits: [String] {
    let active = workspace.traits.filter {
      $0.scope == .user && workspace.activity(lastSeen: $0.field.lastSeen) != .inactive
    }.map(\.field)
    var prompts: [String] = []
    if let field = active.first(where: { $0.type == .string && !$0.values.isEmpty }),
      let value = field.values.first?.value.stringValue
    {
      prompts.append("Profiles whose \(words(field.path)) is \(value)")
    }
    if let field = active.first(where: { $0.type == .number }) {
      prompts.append("Profiles whose \(words(field.path)) is more than 10")
    }
    if let field = active.first(where: { $0.type == .date }) {
      prompts.append("Profiles whose \(words(field.path)) is within the last 90 days")
    }
    if let field = active.first {
      prompts.append("Profiles that don't have \(words(field.path).article) \(words(field.path))")
    }
    return prompts
  }

  private var audiences: [String] {
    workspace.audiences.prefix(1).map { audience in
      let subject = audience.level == .users ? "Profiles" : "Accounts"
      return "\(subject) in the \(audience.name) audience"
    }
  }

  private func words(_ path: FieldPath) -> String {
    String(path.description.map { "_.$".contains($0) ? " " : $0 })
  }
}

extension String {
  /// The article before the word.
  fileprivate var article: String {
    first.map { "aeiouAEIOU".contains($0) } == true ? "an" : "a"
  }
}
