import AudienceDiagnostics
import AudienceJSON
import AudienceThreads
package import NetworkClient

/// Sends by another transport, and gives a copy of every exchange, without keys and without what a
/// closure masks, to be kept.
package struct RecordingTransport: ModelTransport {
  private let transport: any ModelTransport
  private let clock: any ModelClock
  private let masking: @Sendable (String) -> String
  private let record: @Sendable (RecordedExchange) -> Void

  /// - Parameters:
  ///   - masking: takes personal data out of a text. It sees the label, every text of the request
  ///     and the answer's text; keys are taken out before.
  ///   - record: is given each exchange when it ends, also one that failed or was not read to its
  ///     end.
  package init(
    _ transport: any ModelTransport, clock: any ModelClock = SystemModelClock(),
    masking: @escaping @Sendable (String) -> String,
    record: @escaping @Sendable (RecordedExchange) -> Void
  ) {
    self.transport = transport
    self.clock = clock
    self.masking = masking
    self.record = record
  }

  package func exchange(
    _ request: OutgoingRequest
  ) -> AsyncThrowingStream<TransportEvent, any Error> {
    let (stream, continuation) = AsyncThrowingStream<TransportEvent, any Error>.makeStream()
    let tape = ExchangeTape(request, clock: clock)
    let mask = ExchangeMask(request, masking: masking)
    let keep: @Sendable (TransportFailure?) -> Void = { failure in
      if let exchange = tape.end(failure) { record(mask.masked(exchange)) }
    }
    let task = Task {
      do {
        for try await event in transport.exchange(request) {
          tape.note(event)
          continuation.yield(event)
        }
        keep(nil)
        continuation.finish()
      } catch {
        keep(error as? TransportFailure ?? TransportFailure(.other, ""))
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in
      task.cancel()
      keep(nil)
    }
    return stream
  }
}

/// What an exchange has been so far. A class because what sends and what stops it both end it, and
/// only the first counts.
private final class ExchangeTape: Sendable {
  private struct State {
    var exchange: RecordedExchange
    /// The bytes of a character that is not whole yet.
    var rest: [UInt8] = []
    var hasEnded = false
  }

  private let clock: any ModelClock
  private let start: Duration
  private let state: Locked<State>

  init(_ request: OutgoingRequest, clock: any ModelClock) {
    self.clock = clock
    start = clock.now
    let place = request.place
    state = Locked(
      State(
        exchange: RecordedExchange(
          label: request.label, method: request.method, host: place.host, path: place.path,
          body: (try? JSONReader.read(request.body)) ?? .null, head: nil, pieces: [],
          failure: nil)))
  }

  func note(_ event: TransportEvent) {
    let time = (clock.now - start).components
    let milliseconds = Int(time.seconds * 1000 + time.attoseconds / 1_000_000_000_000_000)
    state.withLock { state in
      switch event {
      case .sent: break
      case .head(let head): state.exchange.head = head.telling
      case .body(let bytes):
        state.rest += bytes
        let whole = state.rest.count - state.rest.unfinishedTail
        let text = String(decoding: state.rest[..<whole], as: UTF8.self)
        state.rest.removeFirst(whole)
        if !text.isEmpty {
          state.exchange.pieces.append(.init(milliseconds: milliseconds, text: text))
        }
      }
    }
  }

  /// The exchange, the first time; nil afterwards.
  func end(_ failure: TransportFailure?) -> RecordedExchange? {
    state.withLock { state in
      guard !state.hasEnded else { return nil }
      state.hasEnded = true
      state.exchange.failure = failure
      if state.exchange.head == nil, failure == nil {
        state.exchange.failure = TransportFailure(.cancelled, "")
      }
      return state.exchange
    }
  }
}

extension OutgoingRequest {
  /// Host and path of the address, without what stands behind a question mark.
  var place: (host: String, path: String) {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    return (String(rest[..<slash]), String(rest[slash...].prefix { $0 != "?" }))
  }
}

extension AnswerHead {
  /// With those headers only that say something about the answer: none that names a person, an
  /// organisation or a session.
  fileprivate var telling: AnswerHead {
    let kept: Set<String> = [
      "content-type", "x-request-id", "retry-after", "retry-after-ms", "x-should-retry", "location",
      "openai-processing-ms", "openai-version",
    ]
    return AnswerHead(
      status: status,
      headers: headers.filter { kept.contains($0.key) || $0.key.hasPrefix("x-ratelimit-") })
  }
}

extension [UInt8] {
  /// How many bytes at the end are the beginning of a character of UTF-8 that goes on.
  fileprivate var unfinishedTail: Int {
    for back in 1...3 where back <= count {
      let byte = self[count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }
}
