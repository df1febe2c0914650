/// Times: of columns, and of texts that write one (SEMANTICS 3, "Instant of a value").
extension SQLDialect {
  /// Microseconds since 1970 of a timestamp.
  func microseconds(_ timestamp: String) -> String {
    switch self {
    case .postgres: "CAST(EXTRACT(EPOCH FROM \(timestamp)) * 1000000 AS bigint)"
    case .duckdb: "epoch_us(\(timestamp))"
    case .clickhouse: "toUnixTimestamp64Micro(\(timestamp))"
    case .spark: "unix_micros(\(timestamp))"
    case .trino: "CAST(to_unixtime(\(timestamp)) * 1000000 AS BIGINT)"
    case .bigquery: "UNIX_MICROS(\(timestamp))"
    case .snowflake: "DATE_PART(epoch_microsecond, \(timestamp))"
    case .sqlite: timestamp
    }
  }

  /// The midnight of a day, as a timestamp.
  func midnight(_ date: String) -> String {
    switch self {
    case .postgres: "(CAST(\(date) AS timestamp) AT TIME ZONE 'UTC')"
    case .duckdb: "CAST(\(date) AS TIMESTAMP)"
    case .clickhouse: "toDateTime64(\(date), 6, 'UTC')"
    case .spark: "CAST(\(date) AS TIMESTAMP)"
    case .trino: "with_timezone(CAST(\(date) AS TIMESTAMP(6)), 'UTC')"
    case .bigquery: "TIMESTAMP(\(date))"
    case .snowflake: "TO_TIMESTAMP_TZ(TO_VARCHAR(\(date)) || ' 00:00:00 +0000')"
    case .sqlite: "CAST(strftime('%s', \(date)) AS INTEGER) * 1000000"
    }
  }

  /// The text of a day.
  func text(ofDate date: String) -> String {
    switch self {
    case .clickhouse: "toString(\(date))"
    case .sqlite: date
    default: cast(date, to: textType)
    }
  }

  /// The text of a timestamp: `2026-01-31T10:00:00Z`, with a fraction where there is one.
  func text(ofTimestamp timestamp: String) -> String {
    let (seconds, fraction): (String, String) =
      switch self {
      case .postgres:
        (
          "to_char(\(timestamp) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')",
          "to_char(\(timestamp) AT TIME ZONE 'UTC', '.US')"
        )
      case .duckdb:
        ("strftime(\(timestamp), '%Y-%m-%dT%H:%M:%S')", "strftime(\(timestamp), '.%f')")
      case .clickhouse:
        (
          "formatDateTime(\(timestamp), '%Y-%m-%dT%H:%i:%S')",
          "concat('.', formatDateTime(\(timestamp), '%f'))"
        )
      case .spark:
        (
          "date_format(\(timestamp), \"yyyy-MM-dd'T'HH:mm:ss\")",
          "date_format(\(timestamp), '.SSSSSS')"
        )
      case .trino:
        (
          "format_datetime(\(timestamp) AT TIME ZONE 'UTC', 'yyyy-MM-dd''T''HH:mm:ss')",
          "substr(CAST(\(timestamp) AT TIME ZONE 'UTC' AS VARCHAR), 20, 7)"
        )
      case .bigquery:
        (
          "FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%S', \(timestamp))",
          "FORMAT('.%06d', EXTRACT(MICROSECOND FROM \(timestamp)))"
        )
      case .snowflake:
        (
          "TO_CHAR(CONVERT_TIMEZONE('UTC', \(timestamp)), 'YYYY-MM-DD\"T\"HH24:MI:SS')",
          "TO_CHAR(CONVERT_TIMEZONE('UTC', \(timestamp)), '.FF6')"
        )
      case .sqlite:
        (
          "strftime('%Y-%m-%dT%H:%M:%S', (\(timestamp) - ((\(timestamp) % 1000000) + 1000000) % 1000000) / 1000000, 'unixepoch')",
          "printf('.%06d', ((\(timestamp) % 1000000) + 1000000) % 1000000)"
        )
      }
    return joined([seconds, trimmed(fraction), "'Z'"])
  }

  func joined(_ texts: [String]) -> String {
    switch self {
    case .clickhouse, .spark, .bigquery: "concat(\(texts.joined(separator: ", ")))"
    default: "(" + texts.joined(separator: " || ") + ")"
    }
  }

  // MARK: - Texts

  /// Microseconds since 1970 of a text that writes a date or a time, by arithmetic alone: no
  /// engine's own reading of dates is as strict, and some end the query on 30 February.
  func microseconds(ofText text: String) -> String {
    if self == .sqlite { return Self.sqliteMicroseconds(text) }
    let number = { (start: Int, count: Int) in
      cast(substring(text, start, count), to: integerType)
    }
    let year = number(1, 4)
    let month = number(6, 2)
    let day = number(9, 2)
    let isLeap = "(\(year) % 4 = 0 AND (\(year) % 100 <> 0 OR \(year) % 400 = 0))"
    let monthLength =
      "CASE \(month) WHEN 2 THEN CASE WHEN \(isLeap) THEN 29 ELSE 28 END "
      + "WHEN 4 THEN 30 WHEN 6 THEN 30 WHEN 9 THEN 30 WHEN 11 THEN 30 ELSE 31 END"
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil; 400 years on,
    // so that no division meets a negative number.
    let shifted = "(\(year) + 400 - CASE WHEN \(month) <= 2 THEN 1 ELSE 0 END)"
    let ofYear =
      "\(quotient("(153 * (\(month) + CASE WHEN \(month) > 2 THEN -3 ELSE 9 END) + 2)", 5)) + \(day)"
    let days =
      "365 * \(shifted) + \(quotient(shifted, 4)) - \(quotient(shifted, 100)) "
      + "+ \(quotient(shifted, 400)) + \(ofYear) - 865566"
    let hour = "CASE WHEN length(\(text)) > 10 THEN \(number(12, 2)) ELSE 0 END"
    let minute = "CASE WHEN length(\(text)) > 10 THEN \(number(15, 2)) ELSE 0 END"
    let hasSeconds = "\(substring(text, 17, 1)) = ':'"
    let second = "CASE WHEN \(hasSeconds) THEN \(number(18, 2)) ELSE 0 END"
    let isLeapSecond = "\(hasSeconds) AND \(substring(text, 18, 2)) = '60'"
    let zone = offset(text)
    let seconds =
      "((\(days)) * 86400 + (\(hour)) * 3600 + (\(minute)) * 60 + (\(second)) - (\(zone)) * 60)"
    let fraction =
      "CASE WHEN \(isLeapSecond) THEN 0 WHEN \(substring(text, 20, 1)) = '.' THEN \(fraction(text)) ELSE 0 END"
    return
      "CASE WHEN \(isTime(text)) THEN CASE WHEN \(day) <= \(monthLength) "
      + "AND (NOT (\(isLeapSecond)) OR (\(seconds) + 86400000000000) % 86400 = 0) "
      + "THEN \(seconds) * 1000000 + \(fraction) END END"
  }

  /// Whether a text has the form of a date or a time, its fields in their ranges.
  private func isTime(_ text: String) -> String {
    let time =
      "T([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)([.][0-9]+)?)?"
      + "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
    return "length(\(text)) <= 64 AND "
      + matches(text, "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(\(time))?")
  }

  /// The same for SQLite, which has no regular expressions, reads days itself and takes the digits
  /// that a text begins with for a number; its parser gives up on expressions that nest deep.
  private static func sqliteMicroseconds(_ text: String) -> String {
    let day = "substr(\(text), 1, 10)"
    let zone =
      "CASE WHEN substr(\(text), 17, 1) <> ':' THEN substr(\(text), 17) "
      + "WHEN substr(\(text), 20, 1) <> '.' THEN substr(\(text), 20) "
      + "WHEN substr(\(text), 21, 1) GLOB '[0-9]' THEN ltrim(substr(\(text), 21), '0123456789') "
      + "ELSE 'x' END"
    let isLeapSecond = "substr(\(text), 17, 3) = ':60'"
    let seconds =
      "strftime('%s', \(day)) + 3600 * substr(\(text), 12, 2) + 60 * substr(\(text), 15, 2) "
      + "+ CASE WHEN substr(\(text), 17, 1) = ':' THEN 1 ELSE 0 END * substr(\(text), 18, 2) "
      + "- CASE substr(\(text), -6, 1) WHEN '+' THEN 60 WHEN '-' THEN -60 ELSE 0 END "
      + "* (length(\(text)) > 16) * (60 * substr(\(text), -5, 2) + substr(\(text), -2))"
    return """
      CASE WHEN length(\(text)) > 64 OR \(text) NOT GLOB \
      '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' OR COALESCE(date(\(day)), '') <> \(day) THEN NULL \
      WHEN length(\(text)) = 10 THEN strftime('%s', \(text)) * 1000000 \
      WHEN substr(\(text), 11, 6) NOT GLOB 'T[0-2][0-9]:[0-5][0-9]' OR substr(\(text), 12, 2) > '23' \
      THEN NULL \
      WHEN substr(\(text), 17, 1) = ':' AND substr(\(text), 18, 2) NOT GLOB '[0-5][0-9]' \
      AND substr(\(text), 18, 2) <> '60' THEN NULL \
      WHEN \(zone) NOT IN ('', 'Z') AND (\(zone) NOT GLOB '[+-][0-2][0-9]:[0-5][0-9]' \
      OR substr(\(text), -5, 2) > '23') THEN NULL \
      WHEN \(isLeapSecond) AND (\(seconds) + 86400000000000) % 86400 <> 0 THEN NULL \
      ELSE (\(seconds)) * 1000000 + CASE WHEN substr(\(text), 20, 1) = '.' \
      AND NOT \(isLeapSecond) THEN CAST(ROUND(substr(\(text), 20, 7) * 1000000.0) AS INTEGER) \
      ELSE 0 END END
      """
  }

  /// The offset in minutes at the end of a time; 0 where there is none.
  private func offset(_ text: String) -> String {
    let zone: String
    let hasZone: String
    switch self {
    case .postgres:
      zone = "right(\(text), 6)"
      hasZone = "length(\(text)) > 16 AND \(substring(zone, 1, 1)) IN ('+', '-')"
    case .trino, .duckdb, .clickhouse, .spark, .bigquery, .snowflake, .sqlite:
      zone = "substr(\(text), -6)"
      hasZone = "length(\(text)) > 16 AND \(substring(zone, 1, 1)) IN ('+', '-')"
    }
    let minutes =
      "(\(cast(substring(zone, 2, 2), to: integerType)) * 60 + "
      + "\(cast(substring(zone, 5, 2), to: integerType)))"
    return
      "CASE WHEN \(hasZone) THEN CASE WHEN \(substring(zone, 1, 1)) = '-' THEN -1 ELSE 1 END * \(minutes) ELSE 0 END"
  }

  /// The microseconds of the digits after the point at place 20; further digits are cut.
  private func fraction(_ text: String) -> String {
    let digits: String
    switch self {
    case .postgres, .sqlite: digits = "substring(\(text) from '[.]([0-9]+)')"
    case .duckdb: digits = "regexp_extract(\(text), '[.]([0-9]+)', 1)"
    case .clickhouse: digits = "extract(assumeNotNull(\(text)), '[.]([0-9]+)')"
    case .spark, .trino: digits = "regexp_extract(\(text), '[.]([0-9]+)', 1)"
    case .bigquery: digits = "REGEXP_EXTRACT(\(text), r'[.]([0-9]+)')"
    case .snowflake: digits = "REGEXP_SUBSTR(\(text), '[.]([0-9]+)', 1, 1, 'e', 1)"
    }
    return cast(substring(joined([digits, "'000000'"]), 1, 6), to: integerType)
  }
}
