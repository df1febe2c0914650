import AudienceConditions
import AudienceSchema

extension Condition {
  /// Whether it speaks of the event that it is a filter of, or of the one around that; if not, it
  /// is the same for all events of a subject.
  var readsEvent: Bool {
    switch self {
    case .and(let members), .or(let members): members.contains { $0.condition.readsEvent }
    case .not(let inner): inner.condition.readsEvent
    case .any, .all: false
    case .compare(let left, _, let right): left.readsEvent || right.readsEvent
    case .test(let scalar, _): scalar.readsEvent
    }
  }

  /// Whether it speaks of the event around the one that it is a filter of.
  var readsParentEvent: Bool {
    switch self {
    case .and(let members), .or(let members): members.contains { $0.condition.readsParentEvent }
    case .not(let inner): inner.condition.readsParentEvent
    case .any, .all: false
    case .compare(let left, _, let right): left.readsParentEvent || right.readsParentEvent
    case .test(let scalar, _): scalar.readsParentEvent
    }
  }

  /// Every trait path that it reads, filters included.
  var readTraits: Set<FieldPath> {
    switch self {
    case .and(let members), .or(let members):
      members.reduce(into: []) { $0.formUnion($1.condition.readTraits) }
    case .not(let inner), .any(let inner), .all(let inner): inner.condition.readTraits
    case .compare(let left, _, let right): left.readTraits.union(right.readTraits)
    case .test(let scalar, _): scalar.readTraits
    }
  }
}

extension Scalar {
  /// Whether it depends on the event that a filter is evaluated for, or on the one around that.
  var readsEvent: Bool {
    switch self {
    case .literal, .trait: false
    case .property, .context: true
    case .measure(let stream, _): stream.readsParentEvent
    }
  }

  /// Whether it is a property of the event around the one that a filter is evaluated for. What a
  /// nested stream calls its parent is that one itself.
  var readsParentEvent: Bool {
    switch self {
    case .property(_, of: .parentEvent): true
    case .literal, .trait, .property(_, of: .thisEvent), .context, .measure: false
    }
  }

  var readTraits: Set<FieldPath> {
    switch self {
    case .literal, .property, .context: []
    case .trait(let path): [path]
    case .measure(let stream, _):
      stream.conditions.reduce(into: []) { $0.formUnion($1.condition.readTraits) }
    }
  }
}

extension Stream {
  /// The conditions of the stream's filters.
  var conditions: [ConditionNode] {
    filters.compactMap { filter in
      if case .condition(let node) = filter { node } else { nil }
    }
  }

  /// Whether the event around the stream matters: a window counts from it, or a filter reads it.
  var readsParentEvent: Bool {
    filters.contains { filter in
      switch filter {
      case .condition(let node): node.condition.readsParentEvent
      case .window(let window): window.anchor == .parentEvent
      case .excludingSources, .expiresAfter: false
      }
    }
  }
}
