extension JSON {
  /// The value on one line, without spaces.
  var compactText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .hundredths(let value): Self.decimalText(value)
    case .string(let value): Self.quoted(value)
    case .array(let values): "[" + values.map(\.compactText).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.key) + ":" + $0.value.compactText }.joined(separator: ",")
        + "}"
    }
  }

  /// The value over several lines, for people: what fits in 100 columns stays on one line.
  func prettyText(indent: Int = 0, column: Int = 0) -> String {
    let line = spacedText
    if indent > 0, line.count + column <= 99 { return line }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .array(let values) where !values.isEmpty:
      let rows = values.map { inner + $0.prettyText(indent: indent + 2, column: indent + 3) }
      return "[\n" + rows.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let members) where !members.isEmpty:
      let rows = members.map { member in
        let key = inner + Self.quoted(member.key) + ": "
        return key + member.value.prettyText(indent: indent + 2, column: key.count + 1)
      }
      return "{\n" + rows.joined(separator: ",\n") + "\n" + outer + "}"
    case .null, .bool, .integer, .hundredths, .string, .array, .object:
      return line
    }
  }

  private var spacedText: String {
    switch self {
    case .array(let values): "[" + values.map(\.spacedText).joined(separator: ", ") + "]"
    case .object(let members) where !members.isEmpty:
      "{ "
        + members.map { Self.quoted($0.key) + ": " + $0.value.spacedText }.joined(separator: ", ")
        + " }"
    case .null, .bool, .integer, .hundredths, .string, .object: compactText
    }
  }

  private static func decimalText(_ hundredths: Int) -> String {
    let magnitude = hundredths.magnitude
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = (magnitude / 100, magnitude % 100)
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
