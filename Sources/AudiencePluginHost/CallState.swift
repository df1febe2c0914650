import AudiencePluginAPI
import Dispatch

import class Foundation.NSLock

/// What a call's two threads share: the newest progress and, in the end, the result.
///
/// A class because both hold it. Progress that nobody has taken is replaced by newer progress, so
/// that a flood of it costs neither memory nor time.
final class CallState<Value: Sendable>: Sendable {
  // Not a Mutex: the thread sanitizer does not see what orders its threads when they meet in it,
  // and in a flood of progress they do.
  private let lock = NSLock()
  nonisolated(unsafe) private var latestProgress: WorkProgress?
  nonisolated(unsafe) private var reports = 0
  nonisolated(unsafe) private var finalResult: Result<Value, any Error>?
  private let completion = DispatchSemaphore(value: 0)

  func report(_ progress: WorkProgress) {
    lock.withLock {
      latestProgress = progress
      reports += 1
    }
  }

  /// How often progress was reported.
  var reportCount: Int { lock.withLock { reports } }

  func complete(_ result: Result<Value, any Error>) {
    lock.withLock { finalResult = result }
    completion.signal()
  }

  /// Waits for the result; false when the time is over first.
  func waitForCompletion(_ time: Duration) -> Bool {
    let nanoseconds = Int((time / .nanoseconds(1)).rounded())
    return completion.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success
  }

  var result: Result<Value, any Error>? { lock.withLock { finalResult } }

  /// The newest progress, once.
  func takeProgress() -> WorkProgress? {
    lock.withLock {
      defer { latestProgress = nil }
      return latestProgress
    }
  }
}
