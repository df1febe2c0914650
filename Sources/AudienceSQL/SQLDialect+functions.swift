/// The functions of texts and numbers, each dialect's own.
extension SQLDialect {
  // MARK: - Texts, compared by their bytes

  func contains(_ text: String, _ needle: String) -> String {
    switch self {
    case .postgres: "strpos(\(text), \(needle)) > 0"
    case .duckdb: "contains(\(text), \(needle))"
    case .clickhouse: "position(\(text), \(needle)) > 0"
    case .spark: "contains(\(text), \(needle))"
    case .trino, .bigquery: "strpos(\(text), \(needle)) > 0"
    case .snowflake: "CONTAINS(\(text), \(needle))"
    case .sqlite: "instr(\(text), \(needle)) > 0"
    }
  }

  func starts(_ text: String, with start: String, length: Int) -> String {
    switch self {
    case .postgres, .trino, .duckdb: "starts_with(\(text), \(start))"
    case .clickhouse: "startsWith(\(text), \(start))"
    case .spark: "startswith(\(text), \(start))"
    case .bigquery, .snowflake:
      "\(self == .bigquery ? "STARTS_WITH" : "STARTSWITH")(\(text), \(start))"
    case .sqlite: "substr(\(text), 1, \(length)) = \(start)"
    }
  }

  func ends(_ text: String, with end: String, length: Int) -> String {
    switch self {
    case .postgres: "right(\(text), \(length)) = \(end)"
    case .duckdb: "ends_with(\(text), \(end))"
    case .clickhouse: "endsWith(\(text), \(end))"
    case .spark: "endswith(\(text), \(end))"
    case .bigquery, .snowflake: "\(self == .bigquery ? "ENDS_WITH" : "ENDSWITH")(\(text), \(end))"
    case .trino: length == 0 ? "\(text) IS NOT NULL" : "substr(\(text), -\(length)) = \(end)"
    case .sqlite: length == 0 ? "\(text) IS NOT NULL" : "substr(\(text), -\(length)) = \(end)"
    }
  }

  /// A text as something whose order is that of its bytes.
  package func ordered(_ text: String) -> String {
    self == .postgres ? "\(text) COLLATE \"C\"" : text
  }

  var textType: String {
    switch self {
    case .postgres, .sqlite: "text"
    case .duckdb, .trino, .snowflake: "VARCHAR"
    case .clickhouse: "Nullable(String)"
    case .spark, .bigquery: "STRING"
    }
  }

  var integerType: String {
    switch self {
    case .postgres: "bigint"
    case .duckdb, .trino, .spark: "BIGINT"
    case .clickhouse: "Nullable(Int64)"
    case .bigquery: "INT64"
    case .snowflake: "NUMBER(38, 0)"
    case .sqlite: "INTEGER"
    }
  }

  var doubleType: String {
    switch self {
    case .postgres: "double precision"
    case .duckdb, .trino, .spark: "DOUBLE"
    case .clickhouse: "Nullable(Float64)"
    case .bigquery: "FLOAT64"
    case .snowflake: "FLOAT"
    case .sqlite: "REAL"
    }
  }

  func cast(_ value: String, to type: String) -> String { "CAST(\(value) AS \(type))" }

  /// The cast that gives NULL where it cannot be done.
  func tried(_ value: String, as type: String) -> String {
    switch self {
    case .clickhouse:
      type == integerType ? "toInt64OrNull(\(value))" : "toFloat64OrNull(\(value))"
    case .bigquery: "SAFE_CAST(\(value) AS \(type))"
    case .duckdb, .spark, .trino, .snowflake: "TRY_CAST(\(value) AS \(type))"
    case .postgres, .sqlite: cast(value, to: type)
    }
  }

  func length(_ text: String) -> String {
    switch self {
    case .clickhouse: "lengthUTF8(\(text))"
    default: "length(\(text))"
    }
  }

  func substring(_ text: String, _ start: Int, _ count: Int) -> String {
    "substr(\(text), \(start), \(count))"
  }

  /// Whether the whole text matches a regular expression that has no backslash and no anchors.
  func matches(_ text: String, _ pattern: String) -> String {
    switch self {
    case .postgres: "\(text) ~ '^(?:\(pattern))$'"
    case .duckdb: "regexp_full_match(\(text), '\(pattern)')"
    case .clickhouse: "match(\(text), '^(?:\(pattern))$')"
    case .spark: "\(text) RLIKE '^(?:\(pattern))\\\\z'"
    case .trino: "regexp_like(\(text), '^(?:\(pattern))\\z')"
    case .bigquery: "REGEXP_CONTAINS(\(text), r'^(?:\(pattern))$')"
    case .snowflake: "REGEXP_LIKE(\(text), '\(pattern)')"
    case .sqlite: ""
    }
  }

  /// The division of whole numbers, both positive.
  func quotient(_ value: String, _ divisor: Int) -> String {
    switch self {
    case .postgres, .trino, .sqlite: "\(value) / \(divisor)"
    case .duckdb: "\(value) // \(divisor)"
    case .clickhouse: "intDiv(\(value), \(divisor))"
    case .spark: "(\(value)) DIV \(divisor)"
    case .bigquery: "DIV(\(value), \(divisor))"
    case .snowflake: "FLOOR((\(value)) / \(divisor))"
    }
  }

  // MARK: - Numbers

  /// The number of a text that is entirely a decimal number (SEMANTICS 3, "Number of a value").
  func number(ofText text: String) -> SQLNumber {
    let pattern = "-?[0-9]*[.]?[0-9]+"
    switch self {
    case .postgres:
      // Digits beyond those of a double are cut, as every other reader of the number cuts them.
      return .exact(
        """
        CASE WHEN \(text) ~ '^-?[0-9]{1,18}$' THEN \(text)::numeric \
        WHEN length(\(text)) > 300 THEN NULL \
        WHEN \(text) ~ '^-?[0-9]+$' THEN CASE WHEN \(text)::numeric \
        BETWEEN -9223372036854775808 AND 9223372036854775807 THEN \(text)::numeric \
        ELSE \(text)::float8::text::numeric END \
        WHEN \(matches(text, pattern)) THEN \(text)::float8::text::numeric END
        """)
    case .sqlite:
      return .exact(
        """
        CASE WHEN \(text) NOT GLOB '*[^0-9.-]*' AND \(text) GLOB '*[0-9]' \
        AND substr(\(text), 2) NOT GLOB '*-*' AND \(text) NOT GLOB '*.*.*' \
        THEN CAST(\(text) AS NUMERIC) END
        """)
    case .duckdb, .clickhouse, .spark, .trino, .bigquery, .snowflake:
      return .pair(
        double: "CASE WHEN \(matches(text, pattern)) THEN \(tried(text, as: doubleType)) END",
        integer: "CASE WHEN \(matches(text, "-?[0-9]+")) THEN \(tried(text, as: integerType)) END")
    }
  }

  /// The number of a JSON number's text, which may have an exponent.
  func number(ofJSON text: String) -> SQLNumber {
    switch self {
    case .postgres: .exact("\(text)::numeric")
    case .sqlite: .exact("CAST(\(text) AS NUMERIC)")
    case .duckdb, .clickhouse, .spark, .trino, .bigquery, .snowflake:
      .pair(
        double: tried(text, as: doubleType),
        integer: "CASE WHEN \(matches(text, "-?[0-9]+")) THEN \(tried(text, as: integerType)) END")
    }
  }

  /// Rounded to 6 decimals (SEMANTICS 6).
  func rounded(_ value: String) -> String {
    switch self {
    case .postgres:
      // A double that is a whole number is exactly that one, not the shortest text that leads to it.
      "CASE WHEN \(value) = trunc(\(value)) AND ABS(\(value)) < 9223372036854774784 THEN CAST(CAST(\(value) AS bigint) AS numeric) ELSE ROUND(CAST(CAST(\(value) AS text) AS numeric), 6) END"
    case .clickhouse: "round(toFloat64(\(value)), 6)"
    default: "ROUND(\(value), 6)"
    }
  }

  /// The text of a whole number, and of a double of at most 15 digits without an exponent.
  func text(ofInteger value: String) -> String { cast(value, to: textType) }

  func text(ofDouble value: String) -> String {
    switch self {
    case .postgres: return "CAST(\(value) AS text)"
    case .clickhouse:
      return
        "CASE WHEN \(value.operand) = trunc(\(value)) AND abs(\(value)) < 9223372036854774784 THEN toString(toInt64(\(value))) ELSE toString(\(value)) END"
    case .duckdb, .snowflake, .bigquery, .sqlite, .trino, .spark:
      // These print 2.0 for 2, and some 1.0E7.
      let text =
        switch self {
        case .trino, .spark: "CAST(CAST(\(value) AS DECIMAL(38, 15)) AS \(textType))"
        case .snowflake: "TO_VARCHAR(CAST(\(value) AS NUMBER(38, 15)))"
        default: cast(value, to: textType)
        }
      switch self {
      case .trino, .spark, .snowflake: return trimmed(text)
      default:
        return
          "CASE WHEN \(value.operand) = \(tried(value, as: integerType)) "
          + "THEN \(cast(tried(value, as: integerType), to: textType)) ELSE \(text) END"
      }
    }
  }

  /// Without the zeros at its end, and a point that then ends it.
  func trimmed(_ text: String) -> String {
    switch self {
    case .spark: "TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM \(text)))"
    case .trino: "regexp_replace(\(text), '[.]?0*$', '')"
    case .clickhouse: "trim(TRAILING '.' FROM trim(TRAILING '0' FROM \(text)))"
    default: "rtrim(rtrim(\(text), '0'), '.')"
    }
  }
}

extension SQLDialect {
  /// The place of a parameter, a text, counted from 1.
  package func parameter(_ number: Int) -> String {
    switch self {
    case .clickhouse: "{p\(number):String}"
    case .sqlite: "?\(number)"
    case .postgres: "$\(number)::text"
    case .duckdb, .spark, .trino, .bigquery, .snowflake: "$\(number)"
    }
  }
}
