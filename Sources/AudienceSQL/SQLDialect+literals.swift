package import AudienceDiagnostics
import AudienceJSON
package import AudienceTime

extension SQLDialect {
  // MARK: - Names

  /// A name of a table or column, quoted by the dialect's rule, so that no character ends it.
  /// Snowflake keeps names that were created without quotes in capitals, so it is asked for those.
  package func name(_ name: String) -> String {
    switch self {
    case .postgres, .duckdb, .trino, .sqlite:
      "\"" + name.replacing("\"", with: "\"\"") + "\""
    case .snowflake: "\"" + name.uppercased().replacing("\"", with: "\"\"") + "\""
    case .clickhouse, .bigquery:
      "`" + name.replacing("\\", with: "\\\\").replacing("`", with: "\\`") + "`"
    case .spark: "`" + name.replacing("`", with: "``") + "`"
    }
  }

  // MARK: - Texts

  /// A text as a literal. Nothing in it can end the literal.
  package func text(_ text: UTF8Text) -> String {
    switch self {
    case .postgres, .duckdb, .trino: doubledQuotes(text, function: "chr")
    case .sqlite: doubledQuotes(text, function: "char")
    case .clickhouse, .spark, .bigquery, .snowflake: escaped(text)
    }
  }

  /// Whether the dialect can hold the text: PostgreSQL has no NUL character.
  func holds(_ text: UTF8Text) -> Bool {
    self != .postgres || !text.string.utf8.contains(0)
  }

  /// `'it''s'`; control characters are joined by their codes, so that a literal is one line.
  private func doubledQuotes(_ text: UTF8Text, function: String) -> String {
    var parts: [String] = []
    var part = ""
    func flush() {
      if !part.isEmpty { parts.append("'" + part.replacing("'", with: "''") + "'") }
      part = ""
    }
    for scalar in text.string.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F {
        flush()
        parts.append("\(function)(\(scalar.value))")
      } else {
        part.unicodeScalars.append(scalar)
      }
    }
    flush()
    if parts.isEmpty { return "''" }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " || ") + ")"
  }

  /// `'it\'s'`: dialects where a backslash escapes; control characters are written by code.
  private func escaped(_ text: UTF8Text) -> String {
    var literal = "'"
    for scalar in text.string.unicodeScalars {
      switch scalar {
      case "'": literal += "\\'"
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}": literal += code(of: scalar)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }

  private func code(of scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    switch self {
    case .spark, .snowflake: return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: return "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
    }
  }

  // MARK: - Numbers

  /// A number as a literal, exactly.
  func number(_ number: ExactNumber) -> String {
    switch number {
    case .integer(let value):
      switch (self, value) {
      case (.trino, .min), (.spark, .min), (.bigquery, .min):
        return "(-9223372036854775807 - 1)"
      default: return value < 0 ? "(\(value))" : String(value)
      }
    case .double(let value):
      let text = number.text
      // An exponent makes it a double where a decimal point alone makes a decimal of few digits.
      let isShort = text.utf8.count <= 16 || self == .postgres || self == .sqlite
      let literal = isShort || text.contains("e") ? text : text + "e0"
      return value < 0 ? "(\(literal))" : literal
    }
  }

  // MARK: - Instants

  /// Microseconds since 1970 as the dialect's timestamp.
  package func timestamp(_ instant: Instant) -> String {
    if self == .sqlite { return String(instant.microseconds) }
    let text = instant.text.dropLast().replacing("T", with: " ")
    switch self {
    case .postgres: return "timestamptz '\(text)+00'"
    case .duckdb: return "TIMESTAMP '\(text)'"
    case .clickhouse: return "toDateTime64('\(text)', 6, 'UTC')"
    case .spark: return "TIMESTAMP '\(text)Z'"
    case .trino: return "TIMESTAMP '\(text) UTC'"
    case .bigquery: return "TIMESTAMP '\(text)+00'"
    case .snowflake: return "'\(text) +0000'::TIMESTAMP_TZ"
    case .sqlite: return String(instant.microseconds)
    }
  }

  /// The clock of the server, with microseconds added.
  func clock(plus microseconds: Int64, atMidnight: Bool) -> String {
    let now =
      switch (self, atMidnight) {
      case (.postgres, false): "now()"
      case (.postgres, true): "date_trunc('day', now(), 'UTC')"
      case (.duckdb, false): "CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP)"
      case (.duckdb, true): "date_trunc('day', CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP))"
      case (.clickhouse, false): "now64(6, 'UTC')"
      case (.clickhouse, true): "toDateTime64(toStartOfDay(now('UTC')), 6, 'UTC')"
      case (.spark, false): "current_timestamp()"
      case (.spark, true): "date_trunc('DAY', current_timestamp())"
      case (.trino, false): "current_timestamp(6)"
      case (.trino, true): "date_trunc('day', current_timestamp(6) AT TIME ZONE 'UTC')"
      case (.bigquery, false): "CURRENT_TIMESTAMP()"
      case (.bigquery, true): "TIMESTAMP_TRUNC(CURRENT_TIMESTAMP(), DAY)"
      case (.snowflake, false): "CURRENT_TIMESTAMP()"
      case (.snowflake, true):
        "DATE_TRUNC('day', CONVERT_TIMEZONE('UTC', CURRENT_TIMESTAMP()))"
      case (.sqlite, false): "CAST(strftime('%s', 'now') AS INTEGER) * 1000000"
      case (.sqlite, true): "CAST(strftime('%s', 'now', 'start of day') AS INTEGER) * 1000000"
      }
    return microseconds == 0 ? now : moved(now, by: microseconds)
  }

  /// A timestamp with microseconds added; spans of the language are whole seconds, and one
  /// microsecond is what "strictly after" adds.
  func moved(_ timestamp: String, by microseconds: Int64) -> String {
    if self == .sqlite {
      return "\(timestamp) \(microseconds < 0 ? "-" : "+") \(microseconds.magnitude)"
    }
    let unit: (name: String, size: UInt64) =
      switch microseconds.magnitude {
      case let size where size % 86_400_000_000 == 0: ("day", 86_400_000_000)
      case let size where size % 3_600_000_000 == 0: ("hour", 3_600_000_000)
      case let size where size % 1_000_000 == 0: ("second", 1_000_000)
      default: ("microsecond", 1)
      }
    let count = microseconds.magnitude / unit.size
    let sign = microseconds < 0 ? "-" : "+"
    switch self {
    // An hour is always an hour; a day of PostgreSQL is one of its session's time zone.
    case .postgres:
      let hours = unit.name == "day" ? (count * 24, "hours") : (count, unit.name + "s")
      return "\(timestamp) \(sign) interval '\(hours.0) \(hours.1)'"
    case .duckdb: return "\(timestamp) \(sign) INTERVAL '\(count) \(unit.name)s'"
    case .clickhouse:
      let hours = unit.name == "day" ? (count * 24, "hour") : (count, unit.name)
      return
        "\(timestamp) \(sign) toInterval\(hours.1.prefix(1).uppercased() + hours.1.dropFirst())(\(hours.0))"
    case .spark:
      let hours = unit.name == "day" ? (count * 24, "hour") : (count, unit.name)
      return
        "timestampadd(\(hours.1.uppercased()), \(sign == "-" ? "-" : "")\(hours.0), \(timestamp))"
    case .trino:
      return
        "date_add('\(unit.name == "microsecond" ? "millisecond" : unit.name)', \(sign == "-" ? "-" : "")\(count), \(timestamp))"
    case .bigquery:
      return
        "TIMESTAMP_\(sign == "-" ? "SUB" : "ADD")(\(timestamp), INTERVAL \(count) \(unit.name.uppercased()))"
    case .snowflake:
      return "DATEADD('\(unit.name)', \(sign == "-" ? "-" : "")\(count), \(timestamp))"
    case .sqlite: return timestamp
    }
  }
}
