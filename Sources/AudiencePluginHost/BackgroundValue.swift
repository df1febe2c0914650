import AudienceThreads

/// A value that is made on a thread of its own, for whoever can do without it until it is there.
package final class BackgroundValue<Value: Sendable>: Sendable {
  private let state = CallState<Value>()

  /// Begins to make the value. A thread that is never done keeps nobody waiting, and where the
  /// system has no thread to give there is no value.
  package init(_ make: @escaping @Sendable () -> Value) {
    let state = state
    let started = Threads.detach { state.complete(.success(make())) }
    if !started { state.complete(.failure(CancellationError())) }
  }

  /// The value, where it is there within a time.
  package func value(waitingFor time: Duration) -> Value? {
    if state.result == nil { _ = state.waitForCompletion(time) }
    return try? state.result?.get()
  }
}
