public import AudienceSchema
public import AudienceTime

/// One place where a tree names something of the workspace.
public struct NameMention: Hashable, Sendable {
  /// What is named.
  public enum Subject: Hashable, Sendable {
    case event(EventName)
    /// A property of the event that it is read from.
    case property(FieldPath, of: EventName)
    /// A trait, or an audience's membership, of users or accounts.
    case trait(FieldPath, TraitScope)
  }

  public let subject: Subject
  /// The node whose words hold the name.
  public let nodeID: Int
}

/// One lookback window of a tree.
public struct WindowMention: Hashable, Sendable {
  public let window: Window
  /// The node whose words hold the window.
  public let nodeID: Int
}

extension ConditionTree {
  /// Every event, property and trait that the tree names, in written order, as often as it does.
  ///
  /// Traits under ANY and ALL are those of users, all others those of the level; a property
  /// belongs to the event whose `where` or measure it stands in, `property(parent: …)` to the one
  /// a level out. Properties of entities, and those outside an event, are left out.
  ///
  /// - Parameter level: whether the tree is about users or about accounts.
  public func nameMentions(level: AudienceLevel) -> [NameMention] {
    var collector = MentionCollector()
    collector.visit(root, scope: level.traitScope, events: [])
    return collector.names
  }

  /// Every lookback window of the tree, in written order.
  public var windowMentions: [WindowMention] {
    var collector = MentionCollector()
    collector.visit(root, scope: .user, events: [])
    return collector.windows
  }
}

private struct MentionCollector {
  var names: [NameMention] = []
  var windows: [WindowMention] = []

  /// - Parameter events: the events around the node, the innermost last; nil for an entity.
  mutating func visit(_ node: ConditionNode, scope: TraitScope, events: [EventName?]) {
    switch node.condition {
    case .and(let members), .or(let members):
      for member in members { visit(member, scope: scope, events: events) }
    case .not(let inner): visit(inner, scope: scope, events: events)
    case .any(let inner), .all(let inner): visit(inner, scope: .user, events: events)
    case .compare(let left, _, let right):
      visit(left, in: node.id, scope: scope, events: events)
      visit(right, in: node.id, scope: scope, events: events)
    case .test(let scalar, _): visit(scalar, in: node.id, scope: scope, events: events)
    }
  }

  private mutating func visit(
    _ scalar: Scalar, in id: Int, scope: TraitScope, events: [EventName?]
  ) {
    switch scalar {
    case .literal, .context: break
    case .trait(let path): add(.trait(path, scope), id)
    case .property(let path, of: .thisEvent): addProperty(path, of: events.last, id)
    case .property(let path, of: .parentEvent): addProperty(path, of: events.dropLast().last, id)
    case .measure(let stream, let measure):
      let event: EventName? =
        switch stream.source {
        case .event(let name): name
        case .entity: nil
        }
      if let event { add(.event(event), id) }
      for filter in stream.filters {
        switch filter {
        case .condition(let node): visit(node, scope: scope, events: events + [event])
        case .window(let window): windows.append(WindowMention(window: window, nodeID: id))
        case .excludingSources, .expiresAfter: break
        }
      }
      if case .property(let path)? = measure.field { addProperty(path, of: .some(event), id) }
    }
  }

  private mutating func add(_ subject: NameMention.Subject, _ id: Int) {
    names.append(NameMention(subject: subject, nodeID: id))
  }

  private mutating func addProperty(_ path: FieldPath, of event: EventName??, _ id: Int) {
    if let event = event.flatMap(\.self) { add(.property(path, of: event), id) }
  }
}

extension Measure {
  /// What is read of each event; nil for a count of events.
  public var field: Field? {
    switch self {
    case .count: nil
    case .sum(let field), .average(let field), .first(let field), .last(let field),
      .minimum(let field, _), .maximum(let field, _), .mode(let field, _, _),
      .uniqueCount(let field):
      field
    }
  }
}

extension Window {
  /// The longest time of the window: of `between`, the longer of its two.
  public var longest: TimeSpan {
    switch extent {
    case .last(let span): span
    case .between(let one, let other):
      one.microseconds >= other.microseconds ? one : other
    }
  }
}
