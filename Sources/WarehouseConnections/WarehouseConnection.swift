/// How a connection is told to stop, and tells that it lives.
package struct WarehouseWatch: Sendable {
  /// Whether somebody cancelled. Asked every 20 ms.
  package let isCancelled: @Sendable () -> Bool
  /// Told again and again while a server is waited for, with how far it has come where it says so.
  package let report: @Sendable (_ fraction: Double?) -> Void
  /// How long a statement may take.
  package let limit: Duration

  package init(
    limit: Duration = .seconds(30),
    isCancelled: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (_ fraction: Double?) -> Void = { _ in }
  ) {
    self.limit = limit
    self.isCancelled = isCancelled
    self.report = report
  }
}

/// What a connection may do.
package enum WarehouseAccess: Hashable, Sendable {
  /// Every transaction is read-only: what would change something is refused by the server.
  case reading
  case writing
}

/// One connection to a warehouse, used by one thread at a time.
///
/// Every method throws `CancellationError` when the watch says so, and a `FindingError` with the
/// place, the server's own code and the way out for everything else. A connection whose
/// `isUsable` is false afterwards is to be left: the next one is made anew.
package protocol WarehouseConnection: AnyObject, Sendable {
  /// What is shown of where it leads: never a password.
  var place: String { get }
  /// Whether it can be asked again.
  var isUsable: Bool { get }

  /// Gives the rows of a query as they come, until `row` returns false.
  ///
  /// - Parameters:
  ///   - text: one statement, with `$1`, `$2` … (SQLite: `?1` …) where the parameters stand.
  ///   - row: the values in the order of the columns.
  func query(
    _ text: String, _ parameters: [WarehouseValue], watch: WarehouseWatch,
    row: ([WarehouseValue]) throws -> Bool) throws

  /// Ends the connection.
  func close()
}

/// A connection that tables can be made and filled with.
package protocol WritableConnection: WarehouseConnection {
  /// Fills a table from rows, the fastest way the server has.
  ///
  /// - Parameters:
  ///   - table: the table's name, quoted as the warehouse wants it.
  ///   - columns: likewise.
  ///   - next: the next row, one value a column; nil at the end.
  /// - Returns: how many rows were written.
  @discardableResult
  func load(
    into table: String, columns: [String], watch: WarehouseWatch,
    next: () throws -> [WarehouseValue]?
  ) throws -> Int
}

extension WarehouseConnection {
  /// The rows of a query, all of them.
  package func rows(
    _ text: String, _ parameters: [WarehouseValue] = [], watch: WarehouseWatch = WarehouseWatch()
  ) throws -> [[WarehouseValue]] {
    var rows: [[WarehouseValue]] = []
    try query(text, parameters, watch: watch) {
      rows.append($0)
      return true
    }
    return rows
  }

  /// Runs a statement that gives no rows.
  package func execute(_ text: String, watch: WarehouseWatch = WarehouseWatch()) throws {
    try query(text, [], watch: watch) { _ in true }
  }
}
