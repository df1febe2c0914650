import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// The values worth giving to each field that some trees read, and the times worth giving to
/// events.
struct ValuePools: Sendable {
  /// What a field may hold, an absent value included.
  private var candidates: [Field: [FieldValues]] = [:]
  /// The fields in the order they were met.
  private(set) var fields: [Field] = []
  /// The events that some stream reads, in the order they were met.
  private(set) var events: [EventName] = []
  /// Times on both sides of every window's edges.
  private(set) var times: [Instant] = []

  /// What a field may hold; absent alone for one that no tree reads.
  func values(of field: Field) -> [FieldValues] { candidates[field] ?? [[]] }

  /// The properties and contexts of an event that some tree reads.
  func fields(of event: EventName) -> [Field] {
    fields.filter { field in
      switch field {
      case .trait: false
      case .property(let owner, _), .context(let owner, _): owner == event
      }
    }
  }

  /// The traits of a scope that some tree reads.
  func traits(of scope: TraitScope) -> [FieldPath] {
    fields.compactMap { field in
      if case .trait(scope, let path) = field { path } else { nil }
    }
  }

  /// - Parameter now: the clock of the trees.
  init(_ trees: [ProbeTree], workspace: Workspace, now: Instant) {
    var collector = ConstantCollector(now: now)
    for tree in trees { collector.visit(tree.tree.root, tree.level.traitScope, []) }
    // A field that is compared with another one takes the other's values too.
    for (one, other) in collector.compared {
      collector.constants[one, default: []] += collector.constants[other] ?? []
      collector.constants[other, default: []] += collector.constants[one] ?? []
    }
    fields = collector.fields
    events = collector.events
    times = Self.times(collector.windows, now: now)
    for field in fields {
      let scalars = Self.distinct(
        (collector.constants[field] ?? []) + Self.listed(field, in: workspace))
      let isList = Self.isList(field, in: workspace)
      candidates[field] = Self.candidates(scalars, of: field.path, isList: isList)
    }
  }

  // MARK: - Values

  private static func distinct(_ values: [JSONValue]) -> [JSONValue] {
    var seen: Set<JSONValue> = []
    return values.filter { seen.insert($0).inserted }
  }

  private static func candidates(
    _ scalars: [JSONValue], of path: FieldPath, isList: Bool
  ) -> [FieldValues] {
    var candidates: [FieldValues] = [[]]
    if path.readsElements {
      candidates += scalars.map { [$0] }
      for (one, other) in zip(scalars, scalars.dropFirst().reversed()) {
        candidates += [[one, other], [other, .null, one]]
      }
      return candidates
    }
    candidates += scalars.map { [$0] } + [[.null]]
    guard isList else { return candidates }
    candidates.append([.array([])])
    for (one, other) in zip(scalars, scalars.dropFirst().reversed()) {
      candidates += [[.array([one])], [.array([other, one])]]
    }
    return candidates
  }

  private static func schema(of field: Field, in workspace: Workspace) -> FieldSchema? {
    switch field {
    case .trait(let scope, let path): workspace.trait(at: path, scope: scope)?.field
    case .property(let event, let path):
      workspace.event(named: event)?.properties.first { $0.path == path }
    case .context: nil
    }
  }

  private static func isList(_ field: Field, in workspace: Workspace) -> Bool {
    schema(of: field, in: workspace)?.type == .array
  }

  /// Values that the workspace lists for a field, or that are usual for its type.
  private static func listed(_ field: Field, in workspace: Workspace) -> [JSONValue] {
    guard let schema = schema(of: field, in: workspace) else {
      return [.text("other"), .integer(7)]
    }
    let listed = schema.values.prefix(6).map(\.value)
    switch schema.type {
    case .number: return listed + [.integer(0), .integer(1), .integer(1_000_000)]
    case .boolean: return listed + [.boolean(true), .boolean(false)]
    case .string, .array, .object: return listed + [.text("other"), .text("")]
    case .date: return listed + [.text("2001-02-03"), .text("31/12/2025")]
    }
  }

  // MARK: - Times

  private static func times(_ windows: [Window], now: Instant) -> [Instant] {
    let hour = TimeSpan.Unit.hour.microseconds
    let day = TimeSpan.Unit.day.microseconds
    var seen: Set<Instant> = []
    var times = [now, now.advanced(by: -1), now.advanced(by: -hour), now.advanced(by: -400 * day)]
    for window in windows {
      for span in window.extent.spans {
        let edge = now.advanced(by: -span.microseconds)
        let unit = span.unit.microseconds
        times += [0, 1, -1, hour, -hour, unit, -unit, unit / 2, -unit / 2].map {
          edge.advanced(by: $0)
        }
        times.append(now.advanced(by: -span.microseconds / 2))
        times.append(now.advanced(by: -span.microseconds - 30 * day))
      }
    }
    return times.map { min($0, now).withinCalendar }.filter { seen.insert($0).inserted }
  }
}

extension Window.Extent {
  /// One span of `within`, two of `between`, each short enough to reckon with.
  var spans: [TimeSpan] {
    switch self {
    case .last(let span): [span.withinCalendar]
    case .between(let one, let other): [one.withinCalendar, other.withinCalendar]
    }
  }
}
