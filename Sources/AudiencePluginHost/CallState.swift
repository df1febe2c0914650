import AudiencePluginAPI
import AudienceThreads
import Dispatch

/// What a call's two threads share: the newest progress and, in the end, the result.
///
/// A class because both hold it. Progress that nobody has taken is replaced by newer progress, so
/// that a flood of it costs neither memory nor time.
final class CallState<Value: Sendable>: Sendable {
  private struct State {
    var latestProgress: WorkProgress?
    var reports = 0
    var result: Result<Value, any Error>?
  }

  private let state = Locked(State())
  private let completion = DispatchSemaphore(value: 0)

  func report(_ progress: WorkProgress) {
    state.withLock { state in
      state.latestProgress = progress
      state.reports += 1
    }
  }

  /// How often progress was reported.
  var reportCount: Int { state.withLock { $0.reports } }

  func complete(_ result: Result<Value, any Error>) {
    state.withLock { $0.result = result }
    completion.signal()
  }

  /// Waits for the result; false when the time is over first.
  func waitForCompletion(_ time: Duration) -> Bool {
    let nanoseconds = Int((time / .nanoseconds(1)).rounded())
    return completion.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success
  }

  var result: Result<Value, any Error>? { state.withLock { $0.result } }

  /// The newest progress, once.
  func takeProgress() -> WorkProgress? {
    state.withLock { state in
      defer { state.latestProgress = nil }
      return state.latestProgress
    }
  }
}
