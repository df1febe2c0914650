import AudienceJSON
package import AudienceTime

/// Statements that make tables and fill them.
extension SQLDialect {
  /// The type of a column of a kind.
  package func type(_ kind: WarehouseColumn.Kind) -> String {
    switch kind {
    case .text, .list, .mixed: textType
    case .integer: integerType
    case .double: doubleType
    case .boolean:
      switch self {
      case .clickhouse: "Nullable(Bool)"
      case .bigquery: "BOOL"
      default: "BOOLEAN"
      }
    case .timestamp:
      switch self {
      case .postgres: "timestamptz"
      case .duckdb, .bigquery, .spark: "TIMESTAMP"
      case .clickhouse: "Nullable(DateTime64(6, 'UTC'))"
      case .trino: "TIMESTAMP(6) WITH TIME ZONE"
      case .snowflake: "TIMESTAMP_TZ(6)"
      case .sqlite: "INTEGER"
      }
    case .date:
      switch self {
      case .clickhouse: "Nullable(Date32)"
      case .sqlite: "TEXT"
      default: "DATE"
      }
    }
  }

  /// The statement that makes a table.
  package func createTable(_ table: WarehouseExportTable) -> String {
    let columns = table.columns.map { "\(name($0.name)) \(type($0.kind))" }
    let engine = self == .clickhouse ? " ENGINE = Memory" : ""
    return "CREATE TABLE \(name(table.name)) (\n"
      + columns.joined(separator: ",\n").indented() + "\n)\(engine)"
  }

  package func dropTable(_ name: String) -> String { "DROP TABLE IF EXISTS \(self.name(name))" }

  /// A cell as a literal.
  package func literal(_ cell: WarehouseCell) -> String {
    switch cell {
    case .null: "NULL"
    case .text(let text): self.text(text)
    case .integer(let value): number(.integer(value))
    case .double(let value): ExactNumber(value).map { number($0) } ?? "NULL"
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .timestamp(let instant): timestamp(instant)
    case .date(let date): self == .sqlite ? "'\(date.text)'" : "DATE '\(date.text)'"
    }
  }
}

extension SQLDialect {
  /// A timestamp as the text that a bulk load takes; years before 1 as PostgreSQL writes them.
  package func timestampText(_ instant: Instant) -> String {
    let text = String(instant.text.dropLast()).replacing("T", with: " ") + "+00"
    guard text.hasPrefix("0000-") else { return text }
    return "0001-" + String(text.dropFirst(5)) + " BC"
  }

  /// What makes a table quick to read by profile: the statements after it was filled.
  package func indexes(of table: WarehouseExportTable) -> [String] {
    table.columns.filter { ["user_id", "group_id"].contains($0.name) }.map { column in
      "CREATE INDEX \(name("\(table.name)_by_\(column.name)")) "
        + "ON \(name(table.name)) (\(name(column.name)))"
    }
  }
}
