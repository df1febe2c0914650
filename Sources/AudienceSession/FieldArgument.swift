import AudienceDiagnostics
package import AudiencePluginAPI
package import AudienceSchema

/// A trait or property that an analyst names: `loyalty_tier`, `'Order Completed'.total`.
package struct FieldArgument: Sendable {
  package let field: SampleField
  /// What the workspace declares of it.
  package let schema: FieldSchema?
  /// Of whom it is read.
  package let level: AudienceLevel

  /// Whether it is read of events.
  package var isProperty: Bool {
    if case .property = field { true } else { false }
  }

  /// The words: `trait 'age'`, `'Order Completed'.total`.
  package var words: String {
    switch field {
    case .trait(let path): "trait '\(path)'"
    case .property(let path, of: let event): "'\(event)'.\(path)"
    case .anonymousIDs: "anonymous ids"
    }
  }
}

/// Finds the field that a text names.
struct FieldArgumentReader {
  let workspace: Workspace
  let level: AudienceLevel
  /// Makes the error for a message, at the place of the argument.
  let failure: (_ message: String, _ choices: [String], _ nearest: [String]) -> FindingError

  func read(_ text: String) throws -> FieldArgument {
    if let (event, path) = quotedEvent(text) { return try property(path, of: event) }
    let name = text.unquoted
    if let audience = workspace.audience(withKey: AudienceKey(name)),
      TraitScope.allCases.allSatisfy({ workspace.trait(at: FieldPath(name), scope: $0) == nil })
    {
      throw failure(
        "'\(name)' is an audience: /overlap \(audience.key) tells who is in it", [], [])
    }
    for scope in [level.traitScope] + TraitScope.allCases {
      if let trait = trait(FieldPath(name), scope) { return trait }
    }
    let events = workspace.events.map(\.name.description)
    let owner = events.filter { name.hasPrefix($0 + ".") }.max { $0.count < $1.count }
    if let owner {
      return try property(String(name.dropFirst(owner.count + 1)), of: EventName(owner))
    }
    if let event = workspace.event(named: EventName(name)) {
      throw failure(
        "expected a property of event '\(name)'",
        event.properties.prefix(12).map { "'\(name)'.\($0.path)" }, [])
    }
    let owners = workspace.events.filter { event in
      event.properties.contains { $0.path == FieldPath(name) }
    }
    if owners.count == 1 { return try property(name, of: owners[0].name) }
    if owners.count > 1 {
      throw failure(
        "\(owners.count) events have a property '\(name)'",
        owners.prefix(8).map { "'\($0.name)'.\(name)" }, [])
    }
    throw failure(
      "workspace '\(workspace.name)' has no trait or property '\(name)'", [],
      EditDistance.nearest(to: name, in: names))
  }

  /// Every trait and property as it can be typed.
  var names: [String] {
    workspace.traits.map(\.field.path.description)
      + workspace.events.flatMap { event in
        event.properties.map { "'\(event.name)'.\($0.path)" }
      }
  }

  private func quotedEvent(_ text: String) -> (event: EventName, path: String)? {
    guard let quote = text.first, quote == "'" || quote == "\"",
      let end = text.dropFirst().firstIndex(of: quote)
    else { return nil }
    let rest = text[text.index(after: end)...]
    guard rest.hasPrefix("."), rest.count > 1 else { return nil }
    return (
      EventName(String(text[text.index(after: text.startIndex)..<end])), String(rest.dropFirst())
    )
  }

  private func trait(_ path: FieldPath, _ scope: TraitScope) -> FieldArgument? {
    let level: AudienceLevel = scope == .user ? .users : .accounts
    switch workspace.lookUpTrait(path, scope: scope) {
    case .declared(let schema):
      return FieldArgument(field: .trait(path), schema: schema, level: level)
    case .untyped: return FieldArgument(field: .trait(path), schema: nil, level: level)
    case .unknown: return nil
    }
  }

  private func property(_ text: String, of event: EventName) throws -> FieldArgument {
    guard let schema = workspace.event(named: event) else {
      throw failure(
        "workspace '\(workspace.name)' has no event '\(event)'", [],
        workspace.events(near: event.description).map { "'\($0)'.\(text)" })
    }
    let path = FieldPath(text)
    let field = SampleField.property(path, of: event)
    switch workspace.lookUpProperty(path, of: event) {
    case .declared(let schema): return FieldArgument(field: field, schema: schema, level: level)
    case .untyped: return FieldArgument(field: field, schema: nil, level: level)
    case .unknown:
      let nearest = workspace.properties(near: text, of: event).map { "'\(event)'.\($0)" }
      throw failure(
        "event '\(event)' has no property '\(text)'",
        nearest.isEmpty ? schema.properties.prefix(12).map { "'\(event)'.\($0.path)" } : [],
        nearest)
    }
  }
}
