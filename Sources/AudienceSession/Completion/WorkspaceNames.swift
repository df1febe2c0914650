import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
import AudienceThreads
import AudienceTime

/// The names of one workspace, prepared to be completed: each list is made when it is first asked
/// for, and kept.
///
/// A class, because copies of an open workspace share it.
final class WorkspaceNames: Sendable {
  /// A name of the workspace by its place there.
  enum Reference: Hashable, Sendable {
    case event(Int)
    case trait(Int)
    case audience(Int)
    case property(event: Int, Int)
  }

  /// Which names, inactive ones last.
  enum Kind: Hashable, Sendable {
    case events
    /// Traits that a condition of a scope reads, and audiences.
    case traits(TraitScope)
    /// Traits alone.
    case fields(TraitScope)
    case audiences
    case properties(of: EventName)
    /// Properties of all events, each path once.
    case allProperties
    /// Traits of both scopes, and properties with their event.
    case values
    /// Events, traits and audiences by their keys.
    case everything
    /// The same as prompts say them: audiences by their display names.
    case spoken
  }

  /// Names with the index that finds them.
  struct List: Sendable {
    let references: [Reference]
    let index: FuzzyIndex
  }

  let workspace: Workspace
  private let made = Locked<[Kind: List]>([:])
  private let recognition = Locked(Recognition.none)

  private enum Recognition {
    case none, underWay
    case ready(NameRecognizer)
  }

  init(_ workspace: Workspace) { self.workspace = workspace }

  // MARK: - Preparing

  /// Up to how many names are prepared at once, in a few milliseconds.
  private static let few = 2_000

  /// Prepares the lists that most lines need, and the recognizer; a second call does nothing.
  func prepare() {
    let isFirst = recognition.withLock { state in
      guard case .none = state else { return false }
      state = .underWay
      return true
    }
    guard isFirst else { return }
    let count =
      workspace.traits.count + workspace.audiences.count
      + workspace.events.reduce(0) { $0 + 1 + $1.properties.count }
    if count <= Self.few { return prepareNow() }
    Task.detached(priority: .utility) { self.prepareNow() }
  }

  private func prepareNow() {
    let recognizer = NameRecognizer(workspace)
    recognition.withLock { $0 = .ready(recognizer) }
    let kinds: [Kind] = [
      .spoken, .everything, .events, .traits(.user), .traits(.account), .values, .allProperties,
      .fields(.user), .fields(.account),
    ]
    for kind in kinds { _ = list(kind) }
  }

  /// What finds names in prompts; nil until it is ready.
  var recognizer: NameRecognizer? {
    recognition.withLock { state in
      if case .ready(let recognizer) = state { recognizer } else { nil }
    }
  }

  func list(_ kind: Kind) -> List {
    if let known = made.withLock({ $0[kind] }) { return known }
    // Made outside the lock: two threads may both make one, and neither waits for the other.
    let list = make(kind)
    made.withLock { $0[kind] = list }
    return list
  }

  /// The names of a kind that a typed text stands for, and how many there are altogether.
  func matches(
    _ kind: Kind, _ typed: String, limit: Int
  ) -> (names: [Reference], count: Int) {
    let list = list(kind)
    let found = list.index.matches(typed, limit: limit)
    return (found.positions.map { list.references[$0] }, found.count)
  }

  // MARK: - Making the lists

  private func make(_ kind: Kind) -> List {
    let all = references(kind)
    let active = all.filter { activity(of: $0) != .inactive }
    let references = active + all.filter { activity(of: $0) == .inactive }
    let texts = references.map { reference in
      switch kind {
      case .values: fieldText(reference)
      case .spoken: spoken(reference)
      case .events, .traits, .fields, .audiences, .properties, .allProperties, .everything:
        name(reference)
      }
    }
    return List(references: references, index: FuzzyIndex(texts, lastFrom: active.count))
  }

  private func references(_ kind: Kind) -> [Reference] {
    switch kind {
    case .events: workspace.events.indices.map { .event($0) }
    case .fields(let scope): traits(scope)
    case .traits(let scope):
      traits(scope)
        + workspace.audiences.indices.filter {
          scope == .user || workspace.audiences[$0].level == .accounts
        }.map { .audience($0) }
    case .audiences: workspace.audiences.indices.map { .audience($0) }
    case .properties(let event):
      workspace.events.indices.filter { workspace.events[$0].name == event }.flatMap(properties)
    case .allProperties: distinctProperties
    case .values:
      TraitScope.allCases.flatMap(traits) + workspace.events.indices.flatMap(properties)
    case .everything, .spoken:
      references(.events) + workspace.traits.indices.map { .trait($0) } + references(.audiences)
    }
  }

  private func traits(_ scope: TraitScope) -> [Reference] {
    workspace.traits.indices.filter { workspace.traits[$0].scope == scope }.map { .trait($0) }
  }

  private func properties(_ event: Int) -> [Reference] {
    workspace.events[event].properties.indices.map { .property(event: event, $0) }
  }

  private var distinctProperties: [Reference] {
    var seen: Set<FieldPath> = []
    return workspace.events.indices.flatMap(properties).filter {
      field($0).map { seen.insert($0.path).inserted } ?? false
    }
  }

  // MARK: - What is told of a name

  func name(_ reference: Reference) -> String {
    switch reference {
    case .event(let index): workspace.events[index].name.description
    case .audience(let index): workspace.audiences[index].key.description
    case .trait, .property: field(reference)?.path.description ?? ""
    }
  }

  /// The name as a prompt says it.
  func spoken(_ reference: Reference) -> String {
    guard case .audience(let index) = reference else { return name(reference) }
    return workspace.audiences[index].name
  }

  /// The name as it stands between quotes in query text: a dot in an audience's key is no path.
  func path(_ reference: Reference) -> String {
    guard case .audience(let index) = reference else { return name(reference) }
    return workspace.audiences[index].key.traitPath.description
  }

  /// A trait or property as commands about values take it: `age`, `'Order Completed'.total`.
  func fieldText(_ reference: Reference) -> String {
    guard case .property(let event, _) = reference else { return name(reference) }
    return "'\(workspace.events[event].name)'.\(name(reference))"
  }

  /// The schema of a trait or property.
  func field(_ reference: Reference) -> FieldSchema? {
    switch reference {
    case .event, .audience: nil
    case .trait(let index): workspace.traits[index].field
    case .property(let event, let index): workspace.events[event].properties[index]
    }
  }

  func activity(of reference: Reference) -> NameActivity {
    if case .audience = reference { return .active }
    return workspace.activity(lastSeen: lastSeen(reference))
  }

  private func lastSeen(_ reference: Reference) -> Instant? {
    if case .event(let index) = reference { return workspace.events[index].lastSeen }
    return field(reference)?.lastSeen
  }

  /// A few words: what it is, whether it is still in use, what the workspace says of it.
  func note(_ reference: Reference) -> String {
    var parts: [String]
    let summary: String?
    switch reference {
    case .event(let index):
      parts = ["event"]
      summary = workspace.events[index].summary
    case .audience(let index):
      let audience = workspace.audiences[index]
      parts = ["audience \(audience.name)"]
      summary = audience.summary
    case .trait(let index):
      let trait = workspace.traits[index]
      parts = [trait.scope == .account ? "account trait" : "trait", trait.field.type.rawValue]
      summary = trait.field.summary
    case .property:
      let field = field(reference)
      parts = ["property"] + (field.map { [$0.type.rawValue] } ?? [])
      summary = field?.summary
    }
    if activity(of: reference) == .inactive, let seen = lastSeen(reference) {
      parts.append("inactive, last seen \(seen.date.text)")
    }
    return (parts + (summary.map { [$0] } ?? [])).joined(separator: " · ")
  }

  /// As query text begins with it: `event('Order Completed')`, `trait('vip') = 'true'`.
  func query(_ reference: Reference) -> String {
    let quoted = QueryPrinter.quoted(path(reference))
    return switch reference {
    case .event: "event(\(quoted))"
    case .trait: "trait(\(quoted))"
    case .audience: "trait(\(quoted)) = 'true'"
    case .property: "property(\(quoted))"
    }
  }

  /// As a tree shows it: `event 'Order Completed'`.
  func words(_ reference: Reference) -> String {
    let quoted = QueryPrinter.quoted(path(reference))
    return switch reference {
    case .event: "event \(quoted)"
    case .trait, .audience: "trait \(quoted)"
    case .property: "property \(quoted)"
    }
  }
}
