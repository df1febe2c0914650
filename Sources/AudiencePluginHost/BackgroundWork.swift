package import AudiencePluginAPI
import AudienceThreads
import Synchronization

/// Runs long work of the program's own on a thread that a cancelled caller does not wait for.
package enum BackgroundWork {
  /// How often the caller looks for cancellation and progress.
  private static let pollInterval: Duration = .milliseconds(20)

  /// What tells the work to stop. A class, because both threads hold it.
  private final class Stop: Sendable {
    private let isSet = Atomic(false)

    var isCancelled: Bool { isSet.load(ordering: .relaxed) }

    func set() { isSet.store(true, ordering: .relaxed) }
  }

  /// Runs a body and waits for it. Cancelled work is left to itself, what it makes is dropped: it
  /// stops where it asks next.
  ///
  /// - Parameters:
  ///   - isCancelled: asked every 20 ms, on the caller's thread.
  ///   - onProgress: the newest progress, on the caller's thread, at most every 20 ms.
  ///   - body: the work, with what tells it to stop and what it reports progress to, which may be
  ///     called from any thread.
  /// - Throws: what the body threw; `CancellationError` when it was cancelled.
  package static func run<Value: Sendable>(
    isCancelled: () -> Bool, onProgress: (WorkProgress) -> Void,
    _ body:
      @escaping @Sendable (
        _ isCancelled: @escaping @Sendable () -> Bool,
        _ report: @escaping @Sendable (WorkProgress) -> Void
      ) throws -> Value
  ) throws -> Value {
    let state = CallState<Value>()
    let stop = Stop()
    let started = Threads.detach {
      state.complete(Result { try body({ stop.isCancelled }, { state.report($0) }) })
    }
    // No thread is to be had: the caller does the work, and cannot leave it.
    guard started else { return try body({ false }, { _ in }) }
    while true {
      if isCancelled() {
        stop.set()
        throw CancellationError()
      }
      let isComplete = state.waitForCompletion(pollInterval)
      if let progress = state.takeProgress() { onProgress(progress) }
      if isComplete, let result = state.result { return try result.get() }
    }
  }
}
