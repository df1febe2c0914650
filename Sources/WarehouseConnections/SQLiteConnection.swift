import AudienceDiagnostics
import CWarehouseLibraries
import Glibc

/// A connection to a file of SQLite.
///
/// The library asks now and then, in the middle of a statement, whether to go on; there it is told
/// of cancellation and limits. A class because it owns a connection; one thread at a time.
package final class SQLiteConnection: WritableConnection, @unchecked Sendable {
  package let place: String
  let fault: WarehouseFault
  private(set) var connection: OpaquePointer?
  private let watcher = Watcher()

  /// How many steps of SQLite's machine lie between two looks: some 10 microseconds.
  private static let stepsBetweenLooks: Int32 = 1000

  /// Opens a file; to write, one that is missing is made.
  ///
  /// - Throws: code `warehouse` that names the file.
  package init(path: String, access: WarehouseAccess) throws {
    place = WarehouseAddress.sqlite(path: path).shown
    fault = WarehouseFault(place: place, password: nil)
    if let message = sqlite_load() {
      throw fault.noLibrary("SQLite", package: "libsqlite3-0", String(cString: message))
    }
    guard let connection = sqlite_open(path, access == .reading ? 1 : 0) else {
      throw fault.other("there is no memory for a connection")
    }
    self.connection = connection
    guard sqlite_code(connection) == 0 else {
      let error = fault.other(
        String(cString: sqlite_message(connection)),
        "sqlite:FILE names a file; audience export-profiles --to sqlite:FILE makes one")
      close()
      throw error
    }
    sqlite_wait_for_lock(connection, 1000)
    sqlite_watch(
      connection, Self.stepsBetweenLooks, { Watcher.ask($0) },
      Unmanaged.passUnretained(watcher).toOpaque())
    do {
      if access == .reading { try execute("PRAGMA query_only = 1") }
      // A file that is no database says so at the first look into it.
      _ = try rows("SELECT count(*) FROM sqlite_master")
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  package var isUsable: Bool { connection != nil }

  package func close() {
    if let connection { sqlite_close(connection) }
    connection = nil
  }

  package func query(
    _ text: String, _ parameters: [WarehouseValue], watch: WarehouseWatch,
    row: ([WarehouseValue]) throws -> Bool
  ) throws {
    try watcher.watching(watch) {
      let statement = try prepare(text)
      defer { sqlite_free(statement) }
      try bind(parameters, to: statement)
      while try step(statement) {
        if try !row(Self.values(of: statement)) { return }
      }
    }
  }

  @discardableResult
  package func load(
    into table: String, columns: [String], watch: WarehouseWatch,
    next: () throws -> [WarehouseValue]?
  ) throws -> Int {
    let names = columns.joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return try watcher.watching(watch) {
      let statement = try prepare("INSERT INTO \(table) (\(names)) VALUES (\(places))")
      defer { sqlite_free(statement) }
      var count = 0
      while let row = try next() {
        try bind(row, to: statement)
        _ = try step(statement)
        sqlite_again(statement)
        count += 1
        if count % 4096 == 0 {
          watcher.note()
          if watch.isCancelled() { throw CancellationError() }
        }
      }
      return count
    }
  }

  // MARK: - Parts

  private func prepare(_ text: String) throws -> OpaquePointer {
    guard let connection else { throw fault.gone("the connection was closed") }
    guard !text.utf8.contains(0) else {
      throw fault.other("the statement has a NUL character, which SQLite does not take")
    }
    var read: Int32 = 0
    let length = Int32(text.utf8.count)
    guard let statement = sqlite_prepare(connection, text, length, &read) else { throw error() }
    return statement
  }

  private func bind(_ values: [WarehouseValue], to statement: OpaquePointer) throws {
    // A statement may come with more texts than it uses.
    for (place, value) in zip(Int32(1)..., values).prefix(Int(sqlite_parameters(statement))) {
      let isBound =
        switch value {
        case .null: sqlite_bind_nothing(statement, place)
        case .boolean(let isTrue): sqlite_bind_integer(statement, place, isTrue ? 1 : 0)
        case .integer(let number): sqlite_bind_integer(statement, place, number)
        case .double(let number): sqlite_bind_number(statement, place, number)
        case .text(let text):
          sqlite_bind_string(statement, place, text, Int64(text.utf8.count))
        }
      if isBound != 1 { throw error() }
    }
  }

  /// Whether there is a row.
  private func step(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite_advance(statement) {
    case SQLITE_STEP_ROW: return true
    case SQLITE_STEP_DONE: return false
    case SQLITE_STEP_STOPPED:
      if watcher.isCancelled { throw CancellationError() }
      throw watcher.limit.map { fault.silent($0) } ?? error()
    default: throw error()
    }
  }

  private func error() -> FindingError {
    guard let connection else { return fault.gone("the connection was closed") }
    let message = String(cString: sqlite_message(connection))
    return fault.other(message, Self.help(sqlite_code(connection), message))
  }

  /// The way out of an error, by SQLite's code.
  private static func help(_ code: Int32, _ message: String) -> String? {
    switch code & 0xFF {
    case 1 where message.hasPrefix("no such table"):
      "audience export-profiles --to sqlite:FILE makes the tables"
    case 1 where message.hasPrefix("no such column"):
      "the table changed since it was looked at: the next command looks again"
    case 1 where message.contains("parser stack overflow"):
      "SQLite takes fewer levels than the tree has: other engines take it"
    case 5, 6: "another program writes to the file; try again when it is done"
    case 8: "this engine only reads"
    case 26: "the file is no database of SQLite"
    default: nil
    }
  }

  private static func values(of statement: OpaquePointer) -> [WarehouseValue] {
    (0..<sqlite_columns(statement)).map { column in
      switch sqlite_value_type(statement, column) {
      case SQLITE_TYPE_INTEGER: return .integer(sqlite_integer(statement, column))
      case SQLITE_TYPE_DOUBLE: return .double(sqlite_number(statement, column))
      case SQLITE_TYPE_TEXT, SQLITE_TYPE_BLOB:
        var length: Int32 = 0
        let bytes = sqlite_bytes(statement, column, &length)
        return .text(
          String(
            decoding: UnsafeBufferPointer(start: bytes, count: Int(length)), as: UTF8.self))
      default: return .null
      }
    }
  }
}

/// What SQLite asks in the middle of a statement. A class because the library holds on to it.
private final class Watcher {
  private var watch: WarehouseWatch?
  private var last = ContinuousClock.now
  private(set) var isCancelled = false

  var limit: Duration? { watch?.limit }

  func watching<Value>(_ watch: WarehouseWatch, _ body: () throws -> Value) throws -> Value {
    if watch.isCancelled() { throw CancellationError() }
    self.watch = watch
    isCancelled = false
    last = .now
    defer { self.watch = nil }
    return try body()
  }

  /// Something was done: the time begins anew.
  func note() {
    last = .now
    watch?.report(nil)
  }

  static func ask(_ context: UnsafeMutableRawPointer?) -> Int32 {
    guard let context else { return 0 }
    return Unmanaged<Watcher>.fromOpaque(context).takeUnretainedValue().shouldStop() ? 1 : 0
  }

  private func shouldStop() -> Bool {
    guard let watch else { return false }
    if watch.isCancelled() {
      isCancelled = true
      return true
    }
    watch.report(nil)
    return ContinuousClock.now - last > watch.limit
  }
}
