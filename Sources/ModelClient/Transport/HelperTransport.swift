import Dispatch
package import NetworkClient

/// Sends requests by the program `audience-network`, one process an exchange.
///
/// Foundation's networking takes a fifth of the start of a command only to be loaded, and faults of
/// it end a process; so it is loaded by a program of its own, and only when something is sent. The
/// key goes over the socket, never through arguments or environment. Ending the exchange ends the
/// process, and with it the connection.
package struct HelperTransport: ModelTransport {
  private let path: String
  private let environment: [String: String]

  /// - Parameters:
  ///   - path: the program; nil: `audience-network` beside the running program.
  ///   - environment: where proxies are looked up; nothing else of it is passed on.
  package init(path: String? = nil, environment: [String: String]) {
    self.path = path ?? NetworkProgram.besideThisProgram
    self.environment = NetworkProgram.passedOn(of: environment)
  }

  package func exchange(
    _ request: OutgoingRequest
  ) -> AsyncThrowingStream<TransportEvent, any Error> {
    let (stream, continuation) = AsyncThrowingStream<TransportEvent, any Error>.makeStream()
    let program: NetworkProgram
    do throws(TransportFailure) {
      program = try NetworkProgram(path: path, environment: environment)
    } catch {
      continuation.finish(throwing: error)
      return stream
    }
    continuation.onTermination = { _ in program.kill() }
    // A thread that may block, so not one of Swift's pool.
    DispatchQueue(label: "audience-network").async {
      let failure = Self.converse(with: program, request) { continuation.yield($0) }
      program.reap()
      continuation.finish(throwing: failure)
    }
    return stream
  }

  /// Hands the request on and gives what comes back; returns why it did not come to its end.
  private static func converse(
    with program: NetworkProgram, _ request: OutgoingRequest, _ report: (TransportEvent) -> Void
  ) -> TransportFailure? {
    let gone = TransportFailure(.other, "the network program ended")
    for frame in request.frames where !program.send(frame.bytes) { return gone }
    var decoder = NetworkFrameDecoder()
    while let bytes = program.receive() {
      guard let frames = decoder.take(bytes) else { return gone }
      for frame in frames {
        switch frame {
        case .sent: report(.sent)
        case .head(let head): report(.head(head))
        case .data(let bytes): report(.body(bytes))
        case .end: return nil
        case .failure(let failure): return failure
        case .request, .body: return gone
        }
      }
    }
    return gone
  }
}
