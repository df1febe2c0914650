import AudienceThreads
import ModelClient
import NetworkClient

/// A transport that plays one script an exchange; a step is taken when the one before it has been
/// dealt with, so that a test knows what the client knows. The last script is for all further
/// exchanges. A class because it counts and keeps the requests.
final class ScriptedTransport: ModelTransport {
  enum Step: Sendable {
    case event(TransportEvent)
    case call(@Sendable () async -> Void)
    case fail(TransportFailure)
    /// Says nothing more, until it is cancelled.
    case hang
  }

  private let scripts: [[Step]]
  private let sent = Locked<[OutgoingRequest]>([])

  init(_ scripts: [[Step]]) { self.scripts = scripts }

  var requests: [OutgoingRequest] { sent.withLock { $0 } }

  func exchange(
    _ request: OutgoingRequest
  ) -> AsyncThrowingStream<TransportEvent, any Error> {
    let count = sent.withLock { sent in
      sent.append(request)
      return sent.count
    }
    let steps = scripts[min(count, scripts.count) - 1]
    let place = Locked(0)
    let box = Box(place)
    return AsyncThrowingStream {
      while true {
        let index = box.next()
        guard index < steps.count else { return nil }
        switch steps[index] {
        case .event(let event): return event
        case .call(let body): await body()
        case .fail(let failure): throw failure
        case .hang:
          while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
          return nil
        }
      }
    }
  }

  private final class Box: Sendable {
    private let place: Locked<Int>

    init(_ place: consuming Locked<Int>) { self.place = place }

    func next() -> Int {
      place.withLock { place in
        defer { place += 1 }
        return place
      }
    }
  }
}

extension [ScriptedTransport.Step] {
  /// An answer that comes whole.
  static func answer(
    _ status: Int, _ body: String, type: String = "application/json",
    headers: [String: String] = [:]
  ) -> Self {
    answer(status, bytes: [UInt8](body.utf8), type: type, headers: headers)
  }

  static func answer(
    _ status: Int, bytes: [UInt8], type: String, headers: [String: String] = [:]
  ) -> Self {
    var headers = headers
    headers["content-type"] = type
    return [
      .event(.sent), .event(.head(AnswerHead(status: status, headers: headers))),
      .event(.body(bytes)),
    ]
  }
}
