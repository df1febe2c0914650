import AudienceThreads
import Foundation

/// A server on this machine that plays one script a connection, byte by byte as it is told; the
/// last script is for all further connections.
package final class LoopbackServer: Sendable {
  package enum Step: Sendable {
    case send([UInt8])
    /// Sends piece by piece, each of so many bytes.
    case sendInPieces([UInt8], of: Int)
    /// Calls somebody in the test.
    case call(@Sendable () -> Void)
    /// Sends bytes again and again until the client is gone.
    case flood([UInt8])
    /// Waits until the client is gone.
    case hold
    /// Closes with a reset instead of an end.
    case reset
    /// Lets everything through to another port, as a proxy does.
    case tunnel(UInt16)
  }

  package struct Request: Sendable {
    package let line: String
    /// By name as it came.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
  }

  private let descriptor: Int32
  private let scripts: [[Step]]
  private let received = Locked<[Request]>([])
  package let port: UInt16

  package convenience init(_ script: [Step]) throws { try self.init(scripts: [script]) }

  package init(scripts: [[Step]]) throws {
    self.scripts = scripts
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    // Without SO_REUSEADDR the port stays this server's after `stop`, so that nobody listens there.
    var address = Self.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in accept() }
  }

  deinit { close(descriptor) }

  package var baseURL: String { "http://127.0.0.1:\(port)/v1" }

  package var requests: [Request] { received.withLock { $0 } }

  /// No more connections: closes the listening socket.
  package func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func accept() {
    var count = 0
    while true {
      let client = Glibc.accept(descriptor, nil, nil)
      guard client >= 0 else { return }
      let script = scripts[min(count, scripts.count - 1)]
      count += 1
      Thread.detachNewThread { [self] in
        serve(client, script)
        close(client)
      }
    }
  }

  private func serve(_ client: Int32, _ script: [Step]) {
    guard let request = readRequest(client) else { return }
    received.withLock { $0.append(request) }
    for step in script {
      switch step {
      case .send(let bytes): guard send(bytes, to: client) else { return }
      case .sendInPieces(let bytes, let size):
        for start in stride(from: 0, to: bytes.count, by: size) {
          let piece = Array(bytes[start..<min(start + size, bytes.count)])
          guard send(piece, to: client) else { return }
        }
      case .call(let body): body()
      case .flood(let bytes): while send(bytes, to: client) {}
      case .hold: waitForEnd(client)
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return
      case .tunnel(let port): tunnel(client, to: port)
      }
    }
    // What is closed while something unread lies there is reset; the client is to see an end.
    shutdown(client, Int32(SHUT_WR))
    waitForEnd(client)
  }

  private func tunnel(_ client: Int32, to port: UInt16) {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(server) }
    var address = Self.address(port)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(server, $0, length) }
    }
    guard code == 0, send(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8), to: client)
    else { return }
    var waiting = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var block = [UInt8](repeating: 0, count: 4096)
    while poll(&waiting, 2, -1) > 0 {
      for (index, other) in [(0, server), (1, client)] where waiting[index].revents != 0 {
        let count = read(waiting[index].fd, &block, block.count)
        guard count > 0, send(Array(block[..<count]), to: other) else { return }
      }
    }
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = port.bigEndian
    return address
  }

  private func waitForEnd(_ client: Int32) {
    var block = [UInt8](repeating: 0, count: 4096)
    while read(client, &block, block.count) > 0 {}
  }

  private func send(_ bytes: [UInt8], to client: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func readRequest(_ client: Int32) -> Request? {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
          guard let colon = line.firstIndex(of: ":") else { return nil }
          let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
          return (String(line[..<colon]), value)
        }
        let length =
          headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        if bytes.count - end.upperBound >= length {
          return Request(line: lines[0], headers: headers, body: Array(bytes[end.upperBound...]))
        }
      }
      let count = read(client, &block, block.count)
      guard count > 0 else { return nil }
      bytes += block[..<count]
    }
  }
}

extension LoopbackServer.Step {
  /// A whole answer with its length.
  package static func answer(
    _ status: Int, _ body: String, type: String? = "application/json",
    headers: [String: String] = [:]
  ) -> Self {
    .send(Array((head(status, type: type, length: body.utf8.count, headers) + body).utf8))
  }

  /// The head of an answer that ends with its connection, or has a length.
  package static func head(
    _ status: Int = 200, type: String? = "text/event-stream", length: Int? = nil,
    _ headers: [String: String] = [:]
  ) -> String {
    var lines = ["HTTP/1.1 \(status) X", "Connection: close"]
    if let type { lines.append("Content-Type: \(type)") }
    if let length { lines.append("Content-Length: \(length)") }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name): \(value)")
    }
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }
}
