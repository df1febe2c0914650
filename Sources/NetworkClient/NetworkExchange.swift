import AudienceThreads

/// One request and what comes back, for a thread that waits a little at a time.
///
/// A class because it owns a process. Whoever ends it first ends the connection; it ends with its
/// last reference too.
package final class NetworkExchange: Sendable {
  private let program: NetworkProgram
  private let state = Locked(State())

  private struct State {
    var decoder = NetworkFrameDecoder()
    var frames: [NetworkFrame] = []
    var isReaped = false
  }

  /// Starts `audience-network` and hands it the request.
  ///
  /// - Parameter environment: where proxies are looked up; nothing else of it is passed on.
  package init(
    _ request: OutgoingRequest, environment: [String: String]
  ) throws(TransportFailure) {
    program = try NetworkProgram(
      path: NetworkProgram.besideThisProgram,
      environment: NetworkProgram.passedOn(of: environment))
    for frame in request.frames where !program.send(frame.bytes) {
      end()
      throw Self.gone
    }
  }

  deinit { end() }

  /// The next thing that comes back; nil where nothing does in so many milliseconds.
  ///
  /// - Throws: why the exchange did not come to its end.
  package func next(within milliseconds: Int32) throws(TransportFailure) -> NetworkFrame? {
    let kept = state.withLock { $0.frames.isEmpty ? nil : $0.frames.removeFirst() }
    if let kept { return try checked(kept) }
    guard program.isReadable(within: milliseconds) else { return nil }
    guard let bytes = program.receive() else { throw Self.gone }
    let next: NetworkFrame?? = state.withLock { state in
      guard let frames = state.decoder.take(bytes) else { return .none }
      state.frames += frames
      return .some(state.frames.isEmpty ? nil : state.frames.removeFirst())
    }
    guard let next else { throw Self.gone }
    return try next.map { frame throws(TransportFailure) in try checked(frame) }
  }

  /// Ends the program, and with it the connection.
  package func end() {
    let isFirst = state.withLock { state in
      defer { state.isReaped = true }
      return !state.isReaped
    }
    if isFirst { program.reap() }
  }

  private func checked(_ frame: NetworkFrame) throws(TransportFailure) -> NetworkFrame {
    if case .failure(let failure) = frame { throw failure }
    return frame
  }

  private static let gone = TransportFailure(.other, "the network program ended")
}
