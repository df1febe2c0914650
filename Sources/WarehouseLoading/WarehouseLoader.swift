import AudienceDiagnostics
package import AudienceSQL
import AudienceTime
import WarehouseConnections

/// Writes sample profiles as warehouse tables: all of them, or none.
package struct WarehouseLoader: Sendable {
  package let export: WarehouseExport
  /// Whether tables or files of the same names are replaced.
  package let replaces: Bool

  package init(_ export: WarehouseExport, replaces: Bool) {
    self.export = export
    self.replaces = replaces
  }

  /// What was written.
  package struct Report: Hashable, Sendable {
    /// The rows of each table, in the order they were written.
    package let tables: [(name: String, rows: Int)]
    /// What a reader should know, a sentence each.
    package let notes: [String]

    package static func == (left: Report, right: Report) -> Bool {
      left.notes == right.notes && left.tables.map(\.name) == right.tables.map(\.name)
        && left.tables.map(\.rows) == right.tables.map(\.rows)
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(notes)
      hasher.combine(tables.map(\.name))
      hasher.combine(tables.map(\.rows))
    }
  }

  /// How far it has come: the table, and how much of all tables is done.
  package typealias Progress = @Sendable (_ table: String, _ fraction: Double) -> Void

  /// Writes the tables.
  ///
  /// - Throws: `CancellationError`; a `FindingError`, code `unconfirmed` where tables or files are
  ///   there already and must not be replaced. Nothing has changed then.
  package func load(
    into destination: WarehouseDestination, isCancelled: @escaping @Sendable () -> Bool,
    progress: @escaping Progress
  ) throws -> Report {
    let watch = WarehouseWatch(limit: .seconds(86_400), isCancelled: isCancelled)
    switch destination {
    case .postgres(let address):
      let connection = try PostgresConnection(
        address, access: .writing, statementSeconds: 0, watch: watch)
      return try load(.postgres, connection, watch, progress)
    case .sqlite(let path):
      let connection = try SQLiteConnection(path: path, access: .writing)
      return try load(.sqlite, connection, watch, progress)
    case .folder(let folder, let format):
      return try FolderWriter(folder: folder, format: format, replaces: replaces).write(
        export.tables, notes: export.layout.notes, isCancelled: isCancelled, progress: progress)
    }
  }

  private func load(
    _ dialect: SQLDialect, _ connection: any WritableConnection, _ watch: WarehouseWatch,
    _ progress: Progress
  ) throws -> Report {
    defer { connection.close() }
    var texts = CellTexts(dialect: dialect)
    try connection.execute("BEGIN", watch: watch)
    do {
      let tables = export.tables
      try makeRoom(for: tables, dialect, connection, watch)
      var written: [(String, Int)] = []
      for (number, table) in tables.enumerated() {
        progress(table.name, Double(number) / Double(tables.count))
        try connection.execute(dialect.createTable(table), watch: watch)
        let rows = table.rows
        let count = try connection.load(
          into: dialect.name(table.name), columns: table.columns.map { dialect.name($0.name) },
          watch: watch
        ) { rows.next().map { $0.map { texts.value($0) } } }
        for statement in dialect.indexes(of: table) {
          try connection.execute(statement, watch: watch)
        }
        written.append((table.name, count))
      }
      try connection.execute("COMMIT", watch: watch)
      try connection.execute("ANALYZE", watch: watch)
      return Report(tables: written, notes: export.layout.notes + texts.notes)
    } catch {
      if connection.isUsable { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  /// Drops the tables of the same names where they may be replaced.
  private func makeRoom(
    for tables: [WarehouseExportTable], _ dialect: SQLDialect,
    _ connection: any WritableConnection, _ watch: WarehouseWatch
  ) throws {
    let query =
      dialect == .sqlite
      ? "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
      : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    let there = Set(try connection.rows(query, watch: watch).compactMap { $0.first?.textValue })
    let known = tables.map(\.name).filter(there.contains)
    guard let first = known.first else { return }
    guard replaces else {
      throw FindingError(
        Finding(
          .unconfirmed, at: .whole,
          "\(connection.place) has \(known.count == 1 ? "a table" : "tables") of these names: "
            + known.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
            + (known.count > 5 ? " and \(known.count - 5) more" : ""),
          help: "--replace drops them first, with what is in '\(first)' and the others"))
    }
    for name in known { try connection.execute(dialect.dropTable(name), watch: watch) }
  }
}

/// Makes cells into what a connection takes.
struct CellTexts {
  let dialect: SQLDialect
  /// How many texts had a NUL character, which PostgreSQL cannot hold.
  private(set) var changed = 0

  init(dialect: SQLDialect) { self.dialect = dialect }

  var notes: [String] {
    changed == 0
      ? []
      : [
        "\(changed) text\(changed == 1 ? "" : "s") had a NUL character, which PostgreSQL cannot "
          + "hold: U+FFFD stands for it"
      ]
  }

  mutating func value(_ cell: WarehouseCell) -> WarehouseValue {
    switch cell {
    case .null: return .null
    case .text(let text):
      guard dialect == .postgres, text.string.utf8.contains(0) else { return .text(text.string) }
      changed += 1
      return .text(text.string.replacing("\0", with: "\u{FFFD}"))
    case .integer(let value): return .integer(value)
    case .double(let value): return .double(value)
    case .boolean(let flag): return .boolean(flag)
    case .timestamp(let instant):
      return dialect == .sqlite
        ? .integer(instant.microseconds) : .text(dialect.timestampText(instant))
    case .date(let date): return .text(date.text)
    }
  }
}
