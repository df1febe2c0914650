import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

extension QueryPrinter {
  mutating func write(_ scalar: Scalar) {
    switch scalar {
    case .literal(let literal): write(literal)
    case .trait(let path): writeCall("trait", path.text)
    case .context(let path): writeCall("context", path.text)
    case .property(let path, of: .thisEvent): writeCall("property", path.text)
    case .property(let path, of: .parentEvent):
      text += "property(parent: "
      writeQuoted(path.text)
      text += ")"
    case .measure(let stream, let measure):
      write(stream)
      write(measure)
    }
  }

  mutating func write(_ literal: Literal) {
    switch literal {
    case .number(let number): text += number.text
    case .string(let string): writeQuoted(string)
    case .boolean(let value): text += value ? "true" : "false"
    case .date(let date): text += date.text
    case .timestamp(let instant): text += instant.text
    }
  }

  mutating func writeQuoted(_ string: UTF8Text) {
    text += "'"
    if string.string.utf8.contains(where: { $0 == 0x27 || $0 == 0x5C }) {
      var bytes: [UInt8] = []
      for byte in string.string.utf8 {
        if byte == 0x27 || byte == 0x5C { bytes.append(0x5C) }
        bytes.append(byte)
      }
      text += String(decoding: bytes, as: UTF8.self)
    } else {
      text += string.string
    }
    text += "'"
  }

  private mutating func writeCall(_ function: String, _ name: UTF8Text) {
    text += function
    text += "("
    writeQuoted(name)
    text += ")"
  }

  // MARK: - Streams

  mutating func write(_ stream: Stream) {
    switch stream.source {
    case .event(let name): writeCall("event", name.text)
    case .entity(let name): writeCall("entity", name)
    }
    for filter in stream.filters { write(filter) }
  }

  private mutating func write(_ filter: Filter) {
    switch filter {
    case .condition(let node):
      text += ".where("
      write(node.condition)
      text += ")"
    case .window(let window):
      let parent = window.anchor == .parentEvent ? "parent: " : ""
      switch window.extent {
      case .last(let span): text += ".within(\(parent)\(span.text))"
      case .between(let one, let other):
        text += ".between(\(parent)\(one.text), \(other.text))"
      }
    case .excludingSources(let names):
      text += ".sources({exclude: "
      writeList(names) { $0.writeQuoted($1) }
      text += "})"
    case .expiresAfter(let span): text += ".expires_after(\(span.text))"
    }
  }

  private mutating func write(_ measure: Measure) {
    switch measure {
    case .count: text += ".count()"
    case .sum(let field): write("sum", field)
    case .average(let field): write("avg", field)
    case .first(let field): write("first", field)
    case .last(let field): write("last", field)
    case .minimum(let field, let reading):
      write("min", field, reading == .unstated ? "" : " as \(reading.rawValue)")
    case .maximum(let field, let reading):
      write("max", field, reading == .unstated ? "" : " as \(reading.rawValue)")
    case .mode(let field, let reading, let frequency):
      let words = reading == .unstated ? "" : " as \(reading.rawValue)"
      write("mode", field, words + (frequency.map { ", \($0)" } ?? ""))
    case .uniqueCount(let field):
      write("unique", field)
      text += ".count()"
    }
  }

  private mutating func write(
    _ function: String, _ field: Measure.Field, _ rest: String = ""
  ) {
    text += ".\(function)("
    switch field {
    case .property(let path): writeCall("property", path.text)
    case .context(let path): writeCall("context", path.text)
    }
    text += "\(rest))"
  }

  // MARK: - Comparators

  mutating func write(_ comparator: Comparator) {
    switch comparator {
    case .exists: text += ".exists()"
    case .absent: text += ".absent()"
    case .contains(let literals): write("contains", literals)
    case .omits(let literals): write("omits", literals)
    case .startsWith(let literal): write("starts_with", [literal])
    case .endsWith(let literal): write("ends_with", [literal])
    case .oneOf(let literals): write("one_of", literals)
    case .noneOf(let literals): write("none_of", literals)
    case .beforeDate(let literal): write("before_date", [literal])
    case .afterDate(let literal): write("after_date", [literal])
    case .withinLast(let span): text += ".within_last(\(span.text))"
    case .withinNext(let span): text += ".within_next(\(span.text))"
    case .beforeLast(let span): text += ".before_last(\(span.text))"
    case .afterNext(let span): text += ".after_next(\(span.text))"
    }
  }

  private mutating func write(_ comparator: String, _ literals: [Literal]) {
    text += ".\(comparator)("
    writeList(literals) { $0.write($1) }
    text += ")"
  }

  private mutating func writeList<Element>(
    _ elements: [Element], _ write: (inout QueryPrinter, Element) -> Void
  ) {
    for (position, element) in elements.enumerated() {
      if position > 0 { text += ", " }
      write(&self, element)
    }
  }
}
