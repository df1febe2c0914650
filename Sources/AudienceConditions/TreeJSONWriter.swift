import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Makes the JSON of conditions; the format is documented at `ConditionTree.json`.
enum TreeJSONWriter {
  static func json(_ node: ConditionNode) -> JSONValue {
    var object: JSONObject = ["id": .integer(node.id)]
    switch node.condition {
    case .and(let members):
      object["kind"] = .text("and")
      object["conditions"] = .array(members.map(json))
    case .or(let members):
      object["kind"] = .text("or")
      object["conditions"] = .array(members.map(json))
    case .not(let inner):
      object["kind"] = .text("not")
      object["condition"] = json(inner)
    case .any(let inner):
      object["kind"] = .text("any")
      object["condition"] = json(inner)
    case .all(let inner):
      object["kind"] = .text("all")
      object["condition"] = json(inner)
    case .compare(let left, let symbol, let right):
      object["kind"] = .text("comparison")
      object["left"] = json(left)
      object["symbol"] = .text(symbol.rawValue)
      object["right"] = json(right)
    case .test(let scalar, let comparator):
      object["kind"] = .text("test")
      object["left"] = json(scalar)
      write(comparator, into: &object)
    }
    return .object(object)
  }

  private static func write(_ comparator: Comparator, into object: inout JSONObject) {
    func set(_ name: String, _ key: UTF8Text? = nil, _ value: JSONValue? = nil) {
      object["comparator"] = .text(name)
      if let key { object[key] = value }
    }
    switch comparator {
    case .exists: set("exists")
    case .absent: set("absent")
    case .contains(let literals): set("contains", "values", .array(literals.map(json)))
    case .omits(let literals): set("omits", "values", .array(literals.map(json)))
    case .oneOf(let literals): set("one_of", "values", .array(literals.map(json)))
    case .noneOf(let literals): set("none_of", "values", .array(literals.map(json)))
    case .startsWith(let literal): set("starts_with", "value", json(literal))
    case .endsWith(let literal): set("ends_with", "value", json(literal))
    case .beforeDate(let literal): set("before_date", "value", json(literal))
    case .afterDate(let literal): set("after_date", "value", json(literal))
    case .withinLast(let span): set("within_last", "span", .text(span.text))
    case .withinNext(let span): set("within_next", "span", .text(span.text))
    case .beforeLast(let span): set("before_last", "span", .text(span.text))
    case .afterNext(let span): set("after_next", "span", .text(span.text))
    }
  }

  // MARK: - Values

  private static func json(_ scalar: Scalar) -> JSONValue {
    switch scalar {
    case .literal(let literal): json(literal)
    case .trait(let path): .object(["trait": .string(path.text)])
    case .context(let path): .object(["context": .string(path.text)])
    case .property(let path, of: .thisEvent): .object(["property": .string(path.text)])
    case .property(let path, of: .parentEvent): .object(["parent_property": .string(path.text)])
    case .measure(let stream, let measure): json(stream, measure)
    }
  }

  private static func json(_ literal: Literal) -> JSONValue {
    switch literal {
    case .number(let number): .object(["number": .number(number)])
    case .string(let text): .object(["string": .string(text)])
    case .boolean(let value): .object(["boolean": .boolean(value)])
    case .date(let date): .object(["date": .text(date.text)])
    case .timestamp(let instant): .object(["timestamp": .text(instant.text)])
    }
  }

  private static func json(_ stream: Stream, _ measure: Measure) -> JSONValue {
    var object: JSONObject
    switch stream.source {
    case .event(let name): object = ["event": .string(name.text)]
    case .entity(let name): object = ["entity": .string(name)]
    }
    if !stream.filters.isEmpty { object["filters"] = .array(stream.filters.map(json)) }
    func set(_ name: String, _ field: Measure.Field?, as reading: String? = nil) {
      object["measure"] = .text(name)
      switch field {
      case .property(let path)?: object["field"] = .object(["property": .string(path.text)])
      case .context(let path)?: object["field"] = .object(["context": .string(path.text)])
      case nil: break
      }
      if let reading, reading != "unstated" { object["as"] = .text(reading) }
    }
    switch measure {
    case .count: set("count", nil)
    case .sum(let field): set("sum", field)
    case .average(let field): set("avg", field)
    case .first(let field): set("first", field)
    case .last(let field): set("last", field)
    case .minimum(let field, let reading): set("min", field, as: reading.rawValue)
    case .maximum(let field, let reading): set("max", field, as: reading.rawValue)
    case .mode(let field, let reading, let frequency):
      set("mode", field, as: reading.rawValue)
      if let frequency { object["at_least"] = .integer(frequency) }
    case .uniqueCount(let field): set("unique", field)
    }
    return .object(object)
  }

  private static func json(_ filter: Filter) -> JSONValue {
    switch filter {
    case .condition(let node): return .object(["where": json(node)])
    case .excludingSources(let names):
      return .object(["exclude_sources": .array(names.map { .string($0) })])
    case .expiresAfter(let span): return .object(["expires_after": .text(span.text)])
    case .window(let window):
      let isParent = window.anchor == .parentEvent
      switch window.extent {
      case .last(let span):
        return .object([isParent ? "within_parent" : "within": .text(span.text)])
      case .between(let one, let other):
        let spans = JSONValue.array([.text(one.text), .text(other.text)])
        return .object([isParent ? "between_parent" : "between": spans])
      }
    }
  }
}
