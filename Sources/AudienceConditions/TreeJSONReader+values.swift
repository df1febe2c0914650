import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

extension TreeJSONReader {
  mutating func readValue(
    _ outer: inout JSONFields, _ key: UTF8Text, depth: Int
  ) throws(TreeJSONError) -> Scalar {
    let json = try outer.value(key)
    let path = outer.path(of: key)
    var fields = try JSONFields(json, at: path, "a value")
    let kinds = fields.keys.filter { Self.valueKinds.contains($0) }
    guard kinds.count == 1 else {
      throw TreeJSONError(
        path, "expected one of the members \(Self.valueKinds.joined(separator: ", "))")
    }
    let scalar: Scalar
    switch kinds[0] {
    case "trait": scalar = .trait(FieldPath(try fields.text("trait").string))
    case "context": scalar = .context(FieldPath(try fields.text("context").string))
    case "property":
      scalar = .property(FieldPath(try fields.text("property").string), of: .thisEvent)
    case "parent_property":
      let path = FieldPath(try fields.text("parent_property").string)
      scalar = .property(path, of: .parentEvent)
    case "event":
      let source = Stream.Source.event(EventName(try fields.text("event").string))
      scalar = try readStream(source, &fields, depth: depth)
    case "entity":
      scalar = try readStream(.entity(try fields.text("entity")), &fields, depth: depth)
    default: return .literal(try Self.literal(json, at: path))
    }
    try fields.finish()
    return scalar
  }

  private static let valueKinds = [
    "string", "number", "boolean", "date", "timestamp", "trait", "property", "parent_property",
    "context", "event", "entity",
  ]

  static func literal(
    _ json: JSONValue, at path: [JSONStep]
  ) throws(TreeJSONError) -> Literal {
    var fields = try JSONFields(json, at: path, "a literal")
    let literal: Literal
    switch fields.keys.first {
    case "string": literal = .string(try fields.text("string"))
    case "number": literal = .number(try fields.number("number"))
    case "boolean":
      guard case .boolean(let value) = try fields.value("boolean") else {
        throw TreeJSONError(fields.path(of: "boolean"), "expected true or false")
      }
      literal = .boolean(value)
    case "date":
      guard case .date(let date)? = TimestampReader.value(try fields.text("date").string) else {
        throw TreeJSONError(fields.path(of: "date"), "expected a date as 2025-01-31")
      }
      literal = .date(date)
    case "timestamp":
      let text = try fields.text("timestamp").string
      guard let instant = TimestampReader.rfc3339(text),
        (0...9999).contains(instant.date.components.year)
      else {
        throw TreeJSONError(
          fields.path(of: "timestamp"), "expected a timestamp as 2025-01-31T10:00:00Z")
      }
      literal = .timestamp(instant)
    default:
      throw TreeJSONError(
        path, "expected one of the members string, number, boolean, date, timestamp")
    }
    try fields.finish()
    return literal
  }

  // MARK: - Streams

  private mutating func readStream(
    _ source: Stream.Source, _ fields: inout JSONFields, depth: Int
  ) throws(TreeJSONError) -> Scalar {
    var stream = Stream(source)
    if let filters = fields.optional("filters") {
      let path = fields.path(of: "filters")
      guard case .array(let elements) = filters else {
        throw TreeJSONError(path, "expected an array, not \(filters.kindName)")
      }
      for (index, json) in elements.enumerated() {
        stream.filters.append(try readFilter(json, at: path + [.index(index)], depth: depth))
      }
    }
    return .measure(stream, try readMeasure(&fields))
  }

  private mutating func readFilter(
    _ json: JSONValue, at path: [JSONStep], depth: Int
  ) throws(TreeJSONError) -> Filter {
    var fields = try JSONFields(json, at: path, "a filter")
    let filter: Filter
    switch fields.keys.first {
    case "where":
      let inner = try fields.value("where")
      filter = .condition(
        try readCondition(inner, at: fields.path(of: "where"), depth: depth + 1))
    case "within": filter = .window(.last(try fields.span("within")))
    case "within_parent":
      filter = .window(.last(try fields.span("within_parent"), from: .parentEvent))
    case "between":
      let (one, other) = try fields.spans("between")
      filter = .window(.between(one, other))
    case "between_parent":
      let (one, other) = try fields.spans("between_parent")
      filter = .window(.between(one, other, from: .parentEvent))
    case "exclude_sources":
      var names: [UTF8Text] = []
      for (index, json) in try fields.list("exclude_sources", atLeast: 1).enumerated() {
        guard case .string(let name) = json else {
          throw TreeJSONError(
            fields.path(of: "exclude_sources") + [.index(index)],
            "expected a string, not \(json.kindName)")
        }
        names.append(name)
      }
      filter = .excludingSources(names)
    case "expires_after":
      filter = .expiresAfter(try fields.span("expires_after", allowsSeconds: true))
    default:
      throw TreeJSONError(
        path,
        "expected one of the members where, within, within_parent, between, between_parent, "
          + "exclude_sources, expires_after")
    }
    try fields.finish()
    return filter
  }

  private func readMeasure(_ fields: inout JSONFields) throws(TreeJSONError) -> Measure {
    let name = try fields.text("measure").string
    if name == "count" { return .count }
    guard Self.measuresOfFields.contains(name) else {
      throw TreeJSONError(
        fields.path(of: "measure"),
        "expected one of count, \(Self.measuresOfFields.joined(separator: ", "))")
    }
    var inner = try JSONFields(
      try fields.value("field"), at: fields.path(of: "field"), "a field")
    let field: Measure.Field =
      inner.keys.first == "context"
      ? .context(FieldPath(try inner.text("context").string))
      : .property(FieldPath(try inner.text("property").string))
    try inner.finish()
    switch name {
    case "sum": return .sum(field)
    case "avg": return .average(field)
    case "first": return .first(field)
    case "last": return .last(field)
    case "min": return .minimum(field, as: try fields.reading() ?? .unstated)
    case "max": return .maximum(field, as: try fields.reading() ?? .unstated)
    case "mode":
      let reading: Measure.ModeReading = try fields.reading() ?? .unstated
      let hasFrequency = fields.keys.contains("at_least")
      return .mode(
        field, as: reading, atLeast: hasFrequency ? try fields.wholeNumber("at_least") : nil)
    default: return .uniqueCount(field)
    }
  }

  private static let measuresOfFields = [
    "sum", "avg", "first", "last", "min", "max", "mode", "unique",
  ]
}

extension JSONFields {
  /// A span of time: `30 days`.
  mutating func span(
    _ key: UTF8Text, allowsSeconds: Bool = false
  ) throws(TreeJSONError) -> TimeSpan {
    let text = try text(key).string
    guard let span = TimeSpan(text: text), allowsSeconds || span.unit != .second else {
      throw TreeJSONError(path(of: key), "expected a span of time such as 30 days or 12 hours")
    }
    return span
  }

  /// Two spans of time.
  fileprivate mutating func spans(
    _ key: UTF8Text
  ) throws(TreeJSONError) -> (TimeSpan, TimeSpan) {
    let spans = try list(key, atLeast: 2).compactMap { $0.stringValue }
      .compactMap { TimeSpan(text: $0) }.filter { $0.unit != .second }
    guard spans.count == 2, try list(key, atLeast: 2).count == 2 else {
      throw TreeJSONError(path(of: key), "expected two spans of time such as 30 days")
    }
    return (spans[0], spans[1])
  }

  /// How a measure reads values: `string`; nil where it is not said.
  fileprivate mutating func reading<Reading>() throws(TreeJSONError) -> Reading?
  where Reading: RawRepresentable & CaseIterable, Reading.RawValue == String {
    guard keys.contains("as") else { return nil }
    let name = try text("as").string
    guard name != "unstated", let reading = Reading(rawValue: name) else {
      let names = Reading.allCases.map(\.rawValue).filter { $0 != "unstated" }
      throw TreeJSONError(path(of: "as"), "expected \(names.joined(separator: " or "))")
    }
    return reading
  }
}

extension TimeSpan {
  /// Reads `30 days` or `1 hour`, exactly as `text` writes it.
  fileprivate init?(text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), count >= 0,
      let unit = Unit.allCases.first(where: { TimeSpan(count, $0).text == text })
    else { return nil }
    self.init(count, unit)
  }
}
