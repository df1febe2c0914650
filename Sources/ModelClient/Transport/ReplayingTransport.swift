import AudienceDiagnostics
import AudienceJSON
import AudienceThreads
package import NetworkClient

/// Answers from recorded exchanges; nothing is sent.
///
/// A request is answered by the exchanges of the same label, those of the same body among them
/// where there are any, each time by the next of them and after the last by the first. Make a new one for each
/// generation, so that it begins with the first. A class because it counts.
package final class ReplayingTransport: ModelTransport {
  private let exchanges: [RecordedExchange]
  private let masking: @Sendable (String) -> String
  private let pace: (any ModelClock)?
  /// How often the exchanges that begin at a place were asked for.
  private let counts = Locked<[Int: Int]>([:])

  /// - Parameters:
  ///   - masking: the same as when it was recorded.
  ///   - pace: gives the answers at the speed at which they came; nil: at once.
  package init(
    _ exchanges: [RecordedExchange], masking: @escaping @Sendable (String) -> String,
    pace: (any ModelClock)? = nil
  ) {
    self.exchanges = exchanges
    self.masking = masking
    self.pace = pace
  }

  package func exchange(
    _ request: OutgoingRequest
  ) -> AsyncThrowingStream<TransportEvent, any Error> {
    let (stream, continuation) = AsyncThrowingStream<TransportEvent, any Error>.makeStream()
    guard let exchange = next(for: request) else {
      continuation.finish(throwing: TransportFailure(.notRecorded, ""))
      return stream
    }
    continuation.yield(.sent)
    if let head = exchange.head { continuation.yield(.head(head)) }
    guard let pace else {
      for piece in exchange.pieces { continuation.yield(.body(Array(piece.text.utf8))) }
      continuation.finish(throwing: exchange.failure)
      return stream
    }
    let task = Task {
      let start = pace.now
      for piece in exchange.pieces {
        try? await pace.sleep(until: start + .milliseconds(piece.milliseconds))
        continuation.yield(.body(Array(piece.text.utf8)))
      }
      continuation.finish(throwing: exchange.failure)
    }
    continuation.onTermination = { _ in task.cancel() }
    return stream
  }

  private func next(for request: OutgoingRequest) -> RecordedExchange? {
    let mask = ExchangeMask(request, masking: masking)
    let path = request.place.path
    let kept = exchanges.indices.filter {
      exchanges[$0].method == request.method && exchanges[$0].path == path
    }
    let label = mask.masked(request.label)
    var places = kept.filter { exchanges[$0].label == label }
    if places.isEmpty { places = exchanges.indices.filter { exchanges[$0].label == label } }
    // A body is looked at only where there is a choice: masking one takes time.
    if places.count > 1, places.contains(where: { exchanges[$0].hasWholeBody }) {
      let body = mask.masked((try? JSONReader.read(request.body)) ?? .null)
      let same = places.filter { exchanges[$0].body == body }
      if !same.isEmpty { places = same }
    }
    guard let first = places.first else { return nil }
    let count = counts.withLock { counts in
      defer { counts[first, default: 0] += 1 }
      return counts[first, default: 0]
    }
    return exchanges[places[count % places.count]]
  }
}

extension RecordedExchange {
  /// Whether the turns of the conversation were kept: a recording for a lesson may leave them out.
  fileprivate var hasWholeBody: Bool { body["messages"] != nil || body["input"] != nil }
}
