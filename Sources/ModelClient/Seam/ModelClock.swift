/// Time as the client sees it; tests bring their own.
package protocol ModelClock: Sendable {
  /// Time since an arbitrary moment; never goes back.
  var now: Duration { get }
  /// Seconds since 1970, for servers that name a date.
  var secondsSince1970: Int { get }
  /// Returns at `deadline`, or throws `CancellationError` at once when the task is cancelled.
  func sleep(until deadline: Duration) async throws
}
