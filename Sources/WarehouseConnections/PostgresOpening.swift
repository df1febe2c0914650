import AudienceDiagnostics
import AudienceThreads
import CWarehouseLibraries
import Dispatch
import Glibc

/// Makes a connection to PostgreSQL.
struct PostgresOpening {
  let address: ServerAddress
  let fault: WarehouseFault

  /// How long a server may take to answer, with its name looked up and its login.
  private static let limit: Duration = .seconds(10)

  init(_ address: ServerAddress, fault: WarehouseFault) {
    self.address = address
    self.fault = fault
  }

  /// - Throws: code `warehouse`, or `CancellationError`.
  func connect(_ watch: WarehouseWatch) throws -> OpaquePointer {
    let deadline = PostgresDeadline(
      WarehouseWatch(limit: Self.limit, isCancelled: watch.isCancelled, report: watch.report))
    let connection = try start(deadline)
    do {
      try login(connection, deadline)
    } catch {
      postgres_finish(connection)
      throw error
    }
    return connection
  }

  /// What libpq is told. Its own words for what is missing come from the environment,
  /// `~/.pg_service.conf` and `~/.pgpass`.
  private var keywords: [(String, String)] {
    var keywords: [(String, String)] = [
      ("application_name", "audience"), ("keepalives_idle", "15"), ("keepalives_interval", "5"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
    ]
    keywords += address.parameters.filter { $0.name != "schema" }.map { ($0.name, $0.value) }
    if !address.host.isEmpty { keywords.append(("host", address.hostForPostgres)) }
    if let port = address.port { keywords.append(("port", port)) }
    if let user = address.user { keywords.append(("user", user)) }
    if let password = address.password { keywords.append(("password", password.revealed)) }
    if let database = address.database { keywords.append(("dbname", database)) }
    keywords.append(("client_encoding", "UTF8"))
    keywords.append(("options", "-c DateStyle=ISO -c TimeZone=UTC -c extra_float_digits=1"))
    return keywords
  }

  /// Begins the connection on a thread of its own, because a name server may be waited for.
  private func start(_ deadline: PostgresDeadline) throws -> OpaquePointer {
    let keywords = keywords
    let start = Start()
    let begin: @Sendable () -> Void = {
      withCStrings(keywords.map(\.0)) { names in
        withCStrings(keywords.map(\.1)) { values in
          start.finish(postgres_start(names, values))
        }
      }
    }
    if !Threads.detach(begin) { begin() }
    do {
      while true {
        if let connection = start.take(waiting: .milliseconds(20)) { return connection }
        try deadline.check(fault)
      }
    } catch {
      start.abandon()
      throw error
    }
  }

  private func login(_ connection: OpaquePointer, _ deadline: PostgresDeadline) throws {
    var events = Int16(POLLOUT)
    while true {
      var descriptor = pollfd(fd: postgres_socket(connection), events: events, revents: 0)
      guard descriptor.fd >= 0 else { throw failure(connection) }
      if poll(&descriptor, 1, deadline.pollMilliseconds) <= 0 {
        try deadline.check(fault)
        continue
      }
      switch postgres_poll(connection) {
      case POSTGRES_READY: return
      case POSTGRES_READING: events = Int16(POLLIN)
      case POSTGRES_WRITING: events = Int16(POLLOUT)
      default: throw failure(connection)
      }
    }
  }

  private func failure(_ connection: OpaquePointer) -> FindingError {
    fault.unreachable(String(cString: postgres_message(connection)))
  }

  /// What the thread that begins a connection gives. A class because two threads share it.
  private final class Start: Sendable {
    private struct State: @unchecked Sendable {
      // Unchecked, because the pointer goes from one thread to the other.
      var connection: OpaquePointer?
      var isAbandoned = false
    }

    private let state = Locked(State())
    private let signal = DispatchSemaphore(value: 0)

    func finish(_ connection: OpaquePointer?) {
      let made = State(connection: connection)
      let isLate = state.withLock { state in
        state.connection = made.connection
        return state.isAbandoned
      }
      if isLate, let connection { postgres_finish(connection) }
      signal.signal()
    }

    func take(waiting time: DispatchTimeInterval) -> OpaquePointer? {
      guard signal.wait(timeout: .now() + time) == .success else { return nil }
      return state.withLock { $0 }.connection
    }

    /// Nobody waits any more: a connection that comes is ended.
    func abandon() {
      let made = state.withLock { state in
        state.isAbandoned = true
        return state
      }
      if let connection = made.connection { postgres_finish(connection) }
    }
  }
}

extension ServerAddress {
  /// Without the brackets of an IPv6 address.
  fileprivate var hostForPostgres: String {
    host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }
}
