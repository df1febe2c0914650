import AudienceConditions
import AudienceQueryLanguage
import AudienceSchema

/// What stands around a scalar: whose trait and which event's property it reads.
struct Surroundings {
  let workspace: Workspace
  var scope: TraitScope
  /// The events around, the innermost last; nil for an entity.
  var events: [EventName?] = []

  /// What the workspace knows of a property of the innermost event, or of one farther out.
  func lookUp(_ path: FieldPath, levelsOut: Int = 0) -> FieldLookup {
    guard let event = events.dropLast(levelsOut).last.flatMap(\.self) else { return .untyped }
    return workspace.lookUpProperty(path, of: event)
  }

  /// The same, inside the `where` or the measure of a stream.
  func inside(_ stream: Stream) -> Surroundings {
    var inner = self
    switch stream.source {
    case .event(let name): inner.events.append(name)
    case .entity: inner.events.append(nil)
    }
    return inner
  }
}

extension Operand {
  /// The operand of a scalar; unknown names are of unknown type.
  init(_ scalar: Scalar, _ around: Surroundings) {
    switch scalar {
    case .literal(let literal):
      self.init(content: .literal(literal), words: QueryPrinter.text(literal))
    case .trait(let path):
      self.init(
        around.workspace.lookUpTrait(path, scope: around.scope), words: NodeWords.words(scalar))
    case .property(let path, of: .thisEvent):
      self.init(around.lookUp(path), words: NodeWords.words(scalar))
    case .property(let path, of: .parentEvent):
      self.init(around.lookUp(path, levelsOut: 1), words: NodeWords.words(scalar))
    case .context(let path):
      self.init(
        content: path == "timestamp" ? .field(.date, values: []) : .unknown,
        words: NodeWords.words(scalar))
    case .measure(let stream, let measure):
      self.init(
        content: measure.content(around.inside(stream)), words: NodeWords.words(measure))
    }
  }

  init(_ lookup: FieldLookup, words: String) {
    switch lookup {
    case .declared(let field):
      self.init(content: .field(field.type, values: field.values.map(\.value)), words: words)
    case .untyped, .unknown: self.init(content: .unknown, words: words)
    }
  }
}

extension Measure {
  /// What the measure results in (SEMANTICS 6).
  fileprivate func content(_ around: Surroundings) -> Operand.Content {
    switch self {
    case .count, .uniqueCount, .sum, .average: .field(.number, values: [])
    case .minimum(_, let reading), .maximum(_, let reading):
      switch reading {
      case .unstated, .number: .field(.number, values: [])
      case .string: .field(.string, values: [])
      }
    case .first(let field), .last(let field), .mode(let field, .unstated, _),
      .mode(let field, .number, _), .mode(let field, .string, _):
      switch field {
      case .property(let path): Operand(around.lookUp(path), words: "").content
      case .context: .unknown
      }
    case .mode(_, .array, _): .unknown
    }
  }

  /// The operand whose values are added up or compared as numbers; nil where any value will do.
  func numberOperand(_ around: Surroundings) -> Operand? {
    switch self {
    case .sum(let field), .average(let field), .minimum(let field, .unstated),
      .minimum(let field, .number), .maximum(let field, .unstated),
      .maximum(let field, .number):
      switch field {
      case .property(let path): Operand(.property(path, of: .thisEvent), around)
      case .context(let path): Operand(.context(path), around)
      }
    case .count, .first, .last, .minimum, .maximum, .mode, .uniqueCount: nil
    }
  }
}
