import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Gathers what trees compare each field with.
struct ConstantCollector {
  let now: Instant
  var constants: [Field: [JSONValue]] = [:]
  var fields: [Field] = []
  var events: [EventName] = []
  var windows: [Window] = []
  /// Fields that are compared with each other.
  var compared: [(Field, Field)] = []

  /// - Parameter around: the events around the node, the innermost last; nil for an entity.
  mutating func visit(_ node: ConditionNode, _ scope: TraitScope, _ around: [EventName?]) {
    switch node.condition {
    case .and(let members), .or(let members):
      for member in members { visit(member, scope, around) }
    case .not(let inner): visit(inner, scope, around)
    case .any(let inner), .all(let inner): visit(inner, .user, around)
    case .compare(let left, _, let right):
      visit(left, scope, around)
      visit(right, scope, around)
      let one = field(of: left, scope, around)
      let other = field(of: right, scope, around)
      if let one, let values = constants(in: right) { add(values, to: one) }
      if let other, let values = constants(in: left) { add(values, to: other) }
      if let one, let other { compared.append((one, other)) }
    case .test(let scalar, let comparator):
      visit(scalar, scope, around)
      if let field = field(of: scalar, scope, around) {
        add(constants(in: comparator), to: field)
      }
    }
  }

  private mutating func visit(_ scalar: Scalar, _ scope: TraitScope, _ around: [EventName?]) {
    if let field = field(of: scalar, scope, around) { add([], to: field) }
    guard case .measure(let stream, _) = scalar else { return }
    let event: EventName? = if case .event(let name) = stream.source { name } else { nil }
    if let event, !events.contains(event) { events.append(event) }
    for filter in stream.filters {
      switch filter {
      case .condition(let node): visit(node, scope, around + [event])
      case .window(let window): windows.append(window)
      case .expiresAfter(let span): windows.append(.last(span))
      case .excludingSources: break
      }
    }
  }

  private mutating func add(_ values: [JSONValue], to field: Field) {
    if constants[field] == nil { fields.append(field) }
    constants[field, default: []] += values
  }

  /// The field whose value a scalar is, or is made of.
  private func field(of scalar: Scalar, _ scope: TraitScope, _ around: [EventName?]) -> Field? {
    switch scalar {
    case .literal: return nil
    case .trait(let path): return .trait(scope, path)
    case .property(let path, of: .thisEvent):
      return around.last.flatMap(\.self).map { .property($0, path) }
    case .property(let path, of: .parentEvent):
      return around.dropLast().last.flatMap(\.self).map { .property($0, path) }
    case .context(let path): return around.last.flatMap(\.self).map { .context($0, path) }
    case .measure(let stream, let measure):
      guard case .event(let event) = stream.source, let field = measure.field else { return nil }
      switch field {
      case .property(let path): return .property(event, path)
      case .context(let path): return .context(event, path)
      }
    }
  }

  private func constants(in scalar: Scalar) -> [JSONValue]? {
    switch scalar {
    case .literal(let literal): Neighbours.values(of: literal, now: now)
    case .trait, .property, .context: nil
    // What a count is compared with may be any small number.
    case .measure: (0...3).map { .integer($0) }
    }
  }

  private func constants(in comparator: Comparator) -> [JSONValue] {
    switch comparator {
    case .exists, .absent: []
    case .contains(let literals), .omits(let literals), .oneOf(let literals),
      .noneOf(let literals):
      literals.flatMap { Neighbours.values(of: $0, now: now) }
    case .startsWith(let literal), .endsWith(let literal), .beforeDate(let literal),
      .afterDate(let literal):
      Neighbours.values(of: literal, now: now)
    case .withinLast(let span), .withinNext(let span), .beforeLast(let span),
      .afterNext(let span):
      Neighbours.values(of: span, now: now)
    }
  }
}
