import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSQL

/// The exporters of SQL: one for each dialect, by its name.
public enum SQLExporters {
  public static let all: [any ConditionExporter.Type] = [
    PostgresExporter.self, DuckDBExporter.self, ClickHouseExporter.self, SparkExporter.self,
    TrinoExporter.self, BigQueryExporter.self, SnowflakeExporter.self, SQLiteExporter.self,
  ]

  /// What an exporter of a dialect says of itself.
  static func description(_ dialect: SQLDialect, note: String) -> PluginDescription {
    PluginDescription(
      name: dialect.rawValue, version: "1.0", summary: "one SQL statement for \(dialect.title)",
      settings: [
        PluginSetting(
          "time", .choice(["literal", "relative"]), default: "literal",
          summary: "time bounds: instants from the clock, or from the server's own for schedules",
          environmentVariable: "AUDIENCE_SQL_TIME")
      ],
      label: [
        PluginFact(
          "tables",
          """
          The tables of Segment's warehouses: users, accounts, groups, one for each event, names in \
          snake case. Where the workspace has sample calls, exactly those that audience \
          export-profiles makes of them.
          """),
        PluginFact("how it is checked", note),
      ])
  }

  static let executed =
    "Run over random people with random conditions; the ids equal those of the reference evaluator."
  static let parsed =
    "Not run: the texts of examples are read by an independent parser (sqlglot)."

  /// Writes the tree.
  static func export(
    _ request: ExportRequest, _ dialect: SQLDialect, _ settings: PluginSettings
  ) throws -> ExportedText {
    let layout =
      request.samples.map { WarehouseLayout($0, at: request.now) }
      ?? WarehouseLayout(request.workspace)
    let statement = try SQLCompiler(
      dialect, workspace: request.workspace, layout: layout, now: request.now,
      time: settings.text("time") == "relative" ? .relative : .literal
    ).members(request.tree, level: request.level)
    return ExportedText(statement.text + ";\n", notes: statement.notes)
  }
}

/// Exports a tree as SQL for PostgreSQL, and for what speaks its language: Redshift, CockroachDB,
/// Citus, YugabyteDB.
public struct PostgresExporter: ConditionExporter {
  public static let description = SQLExporters.description(.postgres, note: SQLExporters.executed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .postgres, settings)
  }
}

/// Exports a tree as SQL for DuckDB.
public struct DuckDBExporter: ConditionExporter {
  public static let description = SQLExporters.description(.duckdb, note: SQLExporters.executed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .duckdb, settings)
  }
}

/// Exports a tree as SQL for ClickHouse.
public struct ClickHouseExporter: ConditionExporter {
  public static let description = SQLExporters.description(.clickhouse, note: SQLExporters.executed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .clickhouse, settings)
  }
}

/// Exports a tree as SQL for Spark and Databricks.
public struct SparkExporter: ConditionExporter {
  public static let description = SQLExporters.description(.spark, note: SQLExporters.executed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .spark, settings)
  }
}

/// Exports a tree as SQL for Trino.
public struct TrinoExporter: ConditionExporter {
  public static let description = SQLExporters.description(.trino, note: SQLExporters.parsed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .trino, settings)
  }
}

/// Exports a tree as SQL for BigQuery.
public struct BigQueryExporter: ConditionExporter {
  public static let description = SQLExporters.description(.bigquery, note: SQLExporters.parsed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .bigquery, settings)
  }
}

/// Exports a tree as SQL for Snowflake.
public struct SnowflakeExporter: ConditionExporter {
  public static let description = SQLExporters.description(.snowflake, note: SQLExporters.parsed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .snowflake, settings)
  }
}

/// Exports a tree as SQL for SQLite.
public struct SQLiteExporter: ConditionExporter {
  public static let description = SQLExporters.description(.sqlite, note: SQLExporters.executed)
  private let settings: PluginSettings
  public init(settings: PluginSettings) { self.settings = settings }
  public func export(_ request: ExportRequest) throws -> ExportedText {
    try SQLExporters.export(request, .sqlite, settings)
  }
}
