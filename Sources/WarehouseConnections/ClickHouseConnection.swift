import AudienceDiagnostics
import AudienceJSON
import AudienceThreads
import Glibc
import NetworkClient

/// A connection to ClickHouse over HTTP: one exchange a query, read-only.
///
/// Rows come as JSON with the server's progress between them, which also says that it lives. A class
/// because the protocol wants one; it keeps nothing open between queries.
package final class ClickHouseConnection: WarehouseConnection {
  package let place: String
  package let isUsable = true
  private let address: ServerAddress
  private let base: String
  private let user: String?
  private let password: WarehousePassword?
  private let environment: [String: String]
  private let fault: WarehouseFault
  private let seconds: Int

  /// - Parameters:
  ///   - password: the one where the address has none.
  ///   - environment: where `CLICKHOUSE_USER` and proxies are looked up.
  ///   - statementSeconds: after how long the server itself stops a query.
  package init(
    _ address: ServerAddress, isSecure: Bool, password: WarehousePassword?,
    environment: [String: String],
    statementSeconds: Int
  ) {
    self.address = address
    place = WarehouseAddress.clickhouse(address, isSecure: isSecure).shown
    let port = address.port.map { ":\($0)" } ?? (isSecure ? ":8443" : ":8123")
    base =
      "\(isSecure ? "https" : "http")://\(address.host.isEmpty ? "localhost" : address.host)\(port)/"
    user = address.user ?? environment["CLICKHOUSE_USER"]
    let password = address.password ?? password
    self.password = password
    self.environment = environment
    fault = WarehouseFault(place: place, password: password)
    seconds = statementSeconds
  }

  package func close() {}

  // MARK: - Queries

  package func query(
    _ text: String, _ parameters: [WarehouseValue], watch: WarehouseWatch,
    row: ([WarehouseValue]) throws -> Bool
  ) throws {
    let id = "audience-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    let exchange = try start(text, settings(id) + bound(parameters))
    var isOver = false
    defer {
      exchange.end()
      if !isOver { kill(id) }
    }
    var answer = ClickHouseAnswer(fault: fault)
    var last = ContinuousClock.now
    while !isOver {
      if watch.isCancelled() { throw CancellationError() }
      if ContinuousClock.now - last > watch.limit + Self.grace { throw fault.silent(watch.limit) }
      watch.report(answer.fraction)
      let frame: NetworkFrame?
      do throws(TransportFailure) {
        frame = try exchange.next(within: 20)
      } catch {
        isOver = true
        throw failure(error)
      }
      guard let frame else { continue }
      last = .now
      switch frame {
      case .head(let head): answer.take(head)
      case .data(let bytes):
        for values in try answer.take(bytes) where try !row(values) { return }
      case .end:
        isOver = true
        for values in try answer.finish() where try !row(values) { return }
      case .sent, .request, .body, .failure: continue
      }
    }
  }

  /// The server is given a little longer than its own limit, which says more of what it stopped.
  private static let grace: Duration = .seconds(2)

  /// What every query is run with. Nothing is changed, a query that nobody waits for is stopped, and
  /// a LEFT JOIN gives null for what it does not find.
  private func settings(_ id: String) -> [(String, String)] {
    var settings = [
      ("query_id", id), ("readonly", "1"), ("max_execution_time", String(seconds)),
      ("cancel_http_readonly_queries_on_client_close", "1"), ("join_use_nulls", "1"),
      ("precise_float_parsing", "1"), ("default_format", "JSONEachRowWithProgress"),
      ("interactive_delay", "200000"),
    ]
    if let database = address.parameter("schema") ?? address.database {
      settings.append(("database", database))
    }
    return settings
  }

  private func bound(_ parameters: [WarehouseValue]) -> [(String, String)] {
    zip(1..., parameters).map { ("param_p\($0)", $1.clickHouseText) }
  }

  private func start(_ text: String, _ settings: [(String, String)]) throws -> NetworkExchange {
    let query = settings.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    var headers: [OutgoingRequest.Header] = [
      .init(name: "Content-Type", value: .plain("text/plain; charset=UTF-8"))
    ]
    if let user { headers.append(.init(name: "X-ClickHouse-User", value: .plain(user))) }
    if let secret = password.flatMap({ Secret($0.revealed) }) {
      headers.append(.init(name: "X-ClickHouse-Key", value: .secret(prefix: "", secret)))
    }
    do throws(TransportFailure) {
      return try NetworkExchange(
        OutgoingRequest(
          label: "", method: .post, url: "\(base)?\(query)", headers: headers,
          body: Array(text.utf8)),
        environment: environment)
    } catch {
      throw failure(error)
    }
  }

  /// Tells the server to stop a query, from a thread of its own: nobody waits for the answer.
  private func kill(_ id: String) {
    guard let exchange = try? start("KILL QUERY WHERE query_id = '\(id)' ASYNC", []) else { return }
    let started = Threads.detach {
      let end = ContinuousClock.now + .seconds(2)
      while ContinuousClock.now < end {
        guard let frame = try? exchange.next(within: 100) else { continue }
        if case .end = frame { break }
      }
      exchange.end()
    }
    if !started { exchange.end() }
  }

  private func failure(_ failure: TransportFailure) -> FindingError {
    switch failure.kind {
    case .hostNotFound, .refused, .untrusted, .other, .notRecorded:
      fault.unreachable(failure.detail)
    case .cut, .timedOut, .cancelled: fault.gone(failure.detail)
    }
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

extension WarehouseValue {
  /// The value as ClickHouse reads a parameter: in its tab-separated form.
  fileprivate var clickHouseText: String {
    guard let textValue else { return "\\N" }
    var text = ""
    for scalar in textValue.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\0": text += "\\0"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
