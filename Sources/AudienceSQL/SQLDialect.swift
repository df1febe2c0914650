/// A dialect of SQL that audiences are written in.
package enum SQLDialect: String, Sendable, CaseIterable {
  case postgres, duckdb, clickhouse, spark, trino, bigquery, snowflake, sqlite

  /// The name a person reads.
  package var title: String {
    switch self {
    case .postgres: "PostgreSQL"
    case .duckdb: "DuckDB"
    case .clickhouse: "ClickHouse"
    case .spark: "Spark"
    case .trino: "Trino"
    case .bigquery: "BigQuery"
    case .snowflake: "Snowflake"
    case .sqlite: "SQLite"
    }
  }

  /// What stands behind a query so that it means what is written.
  ///
  /// ClickHouse gives 0 and '' for what a LEFT JOIN does not find, unless it is told otherwise.
  var querySettings: String? {
    switch self {
    case .clickhouse: "SETTINGS join_use_nulls = 1, precise_float_parsing = 1"
    case .postgres, .duckdb, .spark, .trino, .bigquery, .snowflake, .sqlite: nil
    }
  }

  /// Whether one expression holds every number exactly: decimals of any length, or values that are
  /// an integer or a double, each row its own.
  var hasExactNumbers: Bool {
    switch self {
    case .postgres, .sqlite: true
    case .duckdb, .clickhouse, .spark, .trino, .bigquery, .snowflake: false
    }
  }
}
