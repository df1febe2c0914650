import AudienceDiagnostics
import AudienceThreads
import CWarehouseLibraries
import Glibc

/// A connection to PostgreSQL, or to a server that speaks its protocol, over libpq.
///
/// It never waits inside the library: it waits on the socket, 20 ms at a time, so that it can be
/// cancelled and is known to live. A class because it owns a connection; one thread at a time.
package final class PostgresConnection: WritableConnection, @unchecked Sendable {
  package let place: String
  let fault: WarehouseFault
  /// Nil once it was closed.
  private(set) var connection: OpaquePointer?

  /// Connects.
  ///
  /// - Parameters:
  ///   - statementSeconds: after how long the server itself stops a statement; 0: never.
  /// - Throws: code `warehouse` that names the place; `CancellationError`.
  package init(
    _ address: ServerAddress, access: WarehouseAccess, statementSeconds: Int,
    watch: WarehouseWatch
  ) throws {
    place = WarehouseAddress.postgres(address).shown
    fault = WarehouseFault(place: place, password: address.password)
    if let message = postgres_load() {
      throw fault.noLibrary("libpq", package: "libpq5", String(cString: message))
    }
    connection = try PostgresOpening(address, fault: fault).connect(watch)
    do {
      for setting in Self.settings(address, access, statementSeconds) {
        try execute(setting, watch: watch)
      }
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  /// A server that ended the connection has said so by now: something lies there to be read, though
  /// nothing was asked.
  package var isUsable: Bool {
    guard let connection, postgres_is_ok(connection) == 1 else { return false }
    var descriptor = pollfd(
      fd: postgres_socket(connection), events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) == 0
  }

  package func close() {
    if let connection { postgres_finish(connection) }
    connection = nil
  }

  private static func settings(
    _ address: ServerAddress, _ access: WarehouseAccess, _ seconds: Int
  ) -> [String] {
    var settings = ["SET statement_timeout = \(seconds * 1000)"]
    if access == .reading { settings.append("SET default_transaction_read_only = on") }
    if let schema = address.parameter("schema") {
      settings.append("SET search_path TO \"\(schema.replacing("\"", with: "\"\""))\"")
    }
    return settings
  }

  // MARK: - Queries

  package func query(
    _ text: String, _ parameters: [WarehouseValue], watch: WarehouseWatch,
    row: ([WarehouseValue]) throws -> Bool
  ) throws {
    let connection = try start(text, parameters)
    let deadline = PostgresDeadline(watch)
    var isOver = false
    do {
      try flush(deadline)
      while true {
        try awaitAnswer(deadline)
        guard let result = postgres_result(connection) else { return }
        defer { postgres_clear(result) }
        switch postgres_result_kind(result) {
        case POSTGRES_ROW:
          try deadline.note(fault)
          if try !row(Self.values(of: result)) {
            stop()
            return
          }
        case POSTGRES_DONE: continue
        case POSTGRES_ERROR:
          let error = serverError(result)
          drain(deadline)
          isOver = true
          throw error
        default:
          throw fault.other("the statement wants what a query has not: a COPY, most likely")
        }
      }
    } catch {
      if !isOver { stop() }
      throw error
    }
  }

  /// Sends a statement.
  func start(_ text: String, _ parameters: [WarehouseValue]) throws -> OpaquePointer {
    guard let connection else { throw fault.gone("the connection was closed") }
    guard !text.utf8.contains(0) else {
      throw fault.other("the statement has a NUL character, which PostgreSQL does not take")
    }
    let types = parameters.map(\.postgresType)
    let isSent = try withCStrings(parameters.map { try postgresText($0) }) { values in
      postgres_send(connection, text, Int32(parameters.count), types, values)
    }
    guard isSent == 1 else { throw connectionError() }
    return connection
  }

  func postgresText(_ value: WarehouseValue) throws -> String? {
    if case .text(let text) = value, text.utf8.contains(0) {
      throw fault.other("a text has a NUL character, which PostgreSQL does not take")
    }
    return value.textValue
  }

  func serverError(_ result: OpaquePointer) -> FindingError {
    func field(_ letter: Character) -> String? {
      postgres_error_field(result, Int32(letter.asciiValue ?? 0)).map { String(cString: $0) }
    }
    guard let state = field("C") else {
      return fault.gone(String(cString: postgres_result_message(result)))
    }
    return fault.server(state, field("M") ?? "", hint: field("H"))
  }

  func connectionError() -> FindingError {
    fault.gone(connection.map { String(cString: postgres_message($0)) } ?? "it was closed")
  }

  private static func values(of result: OpaquePointer) -> [WarehouseValue] {
    (0..<postgres_column_count(result)).map { column in
      if postgres_is_null(result, 0, column) == 1 { return .null }
      let bytes = UnsafeRawBufferPointer(
        start: postgres_value(result, 0, column),
        count: Int(postgres_length(result, 0, column)))
      return WarehouseValue(
        String(decoding: bytes, as: UTF8.self), type: postgres_column_type(result, column))
    }
  }

  // MARK: - Waiting

  /// Hands on what is still to be sent.
  func flush(_ deadline: PostgresDeadline) throws {
    guard let connection else { throw connectionError() }
    while true {
      switch postgres_flush(connection) {
      case 0: return
      case 1: try wait(for: Int16(POLLIN | POLLOUT), deadline)
      default: throw connectionError()
      }
    }
  }

  /// Waits until a result can be had, taking what comes in.
  func awaitAnswer(_ deadline: PostgresDeadline) throws {
    guard let connection else { throw connectionError() }
    while postgres_is_busy(connection) == 1 { try wait(for: Int16(POLLIN), deadline) }
  }

  func wait(for events: Int16, _ deadline: PostgresDeadline) throws {
    guard let connection else { throw connectionError() }
    try deadline.check(fault)
    var descriptor = pollfd(fd: postgres_socket(connection), events: events, revents: 0)
    let count = poll(&descriptor, 1, deadline.pollMilliseconds)
    if count > 0, descriptor.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0,
      postgres_consume(connection) == 0
    {
      throw connectionError()
    }
  }

  /// Takes the rest of an answer, so that the next statement can be sent.
  func drain(_ deadline: PostgresDeadline) {
    guard let connection else { return }
    while (try? awaitAnswer(deadline)) != nil {
      guard let result = postgres_result(connection) else { return }
      postgres_clear(result)
    }
    close()
  }

  /// Tells the server to stop, and leaves the connection: what is on its way is never read.
  ///
  /// The server is told from a thread of its own, because libpq waits for a connection to do it.
  func stop() {
    guard let connection else { return }
    if let handle = postgres_cancel_handle(connection) {
      let box = CancelHandle(handle)
      let started = Threads.detach {
        _ = postgres_cancel(box.handle)
        postgres_free_cancel(box.handle)
      }
      // No thread is to be had: the server ends the statement at its own limit.
      if !started { postgres_free_cancel(handle) }
    }
    close()
  }

  private struct CancelHandle: @unchecked Sendable {
    let handle: OpaquePointer
    init(_ handle: OpaquePointer) { self.handle = handle }
  }
}

/// How long to wait for an answer. A class because the steps of one statement share it.
final class PostgresDeadline {
  private let watch: WarehouseWatch
  private var last = ContinuousClock.now

  init(_ watch: WarehouseWatch) { self.watch = watch }

  var pollMilliseconds: Int32 { 20 }

  /// The server is given a little longer than its own limit, which says more of what it stopped.
  private static let grace: Duration = .seconds(2)

  private var rows = 0

  /// A row, or room for one, came: the time begins anew. Rows that come without a pause say now and
  /// then that they do.
  func note(_ fault: WarehouseFault) throws {
    rows += 1
    last = .now
    if rows % 1024 == 0 { try check(fault) }
  }

  func check(_ fault: WarehouseFault) throws {
    if watch.isCancelled() { throw CancellationError() }
    if ContinuousClock.now - last > watch.limit + Self.grace { throw fault.silent(watch.limit) }
    watch.report(nil)
  }
}

extension WarehouseValue {
  /// PostgreSQL's number of the parameter's type.
  fileprivate var postgresType: UInt32 {
    switch self {
    case .null: 0
    case .boolean: 16
    case .integer: 20
    case .double: 701
    case .text: 25
    }
  }

  /// A value as PostgreSQL writes it in text.
  fileprivate init(_ text: String, type: UInt32) {
    switch type {
    case 16: self = .boolean(text == "t")
    case 20, 21, 23, 26: self = Int64(text).map { .integer($0) } ?? .text(text)
    case 700, 701: self = Double(text).map { .double($0) } ?? .text(text)
    case 1700:
      self = Int64(text).map { .integer($0) } ?? Double(text).map { .double($0) } ?? .text(text)
    default: self = .text(text)
    }
  }
}

/// Calls a body with C strings, a null pointer for nil.
func withCStrings<Value>(
  _ strings: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> Value
) rethrows -> Value {
  let copies = strings.map { $0.map { strdup($0) } ?? nil }
  defer { for copy in copies { free(copy) } }
  let pointers = copies.map { UnsafePointer<CChar>($0) } + [nil]
  return try body(pointers)
}
