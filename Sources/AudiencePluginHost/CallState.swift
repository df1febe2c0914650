import AudiencePluginAPI
import Dispatch
import Synchronization

/// What a call's two threads share: the newest progress and, in the end, the result.
///
/// A class because both hold it. Progress that nobody has taken is replaced by newer progress, so
/// that a flood of it costs neither memory nor time.
final class CallState<Value: Sendable>: Sendable {
  private struct Shared {
    var result: Result<Value, any Error>?
    var progress: Progress?
  }

  private let shared = Mutex(Shared())
  private let completion = DispatchSemaphore(value: 0)

  func report(_ progress: Progress) {
    shared.withLock { $0.progress = progress }
  }

  func complete(_ result: Result<Value, any Error>) {
    shared.withLock { $0.result = result }
    completion.signal()
  }

  /// Waits for the result; false when the time is over first.
  func waitForCompletion(_ time: Duration) -> Bool {
    let nanoseconds = Int((time / .nanoseconds(1)).rounded())
    return completion.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success
  }

  var result: Result<Value, any Error>? { shared.withLock { $0.result } }

  /// The newest progress, once.
  func takeProgress() -> Progress? {
    shared.withLock { shared in
      defer { shared.progress = nil }
      return shared.progress
    }
  }
}
