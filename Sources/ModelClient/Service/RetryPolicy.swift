/// Whether and when a request is sent again: as OpenAI's own libraries do it, within a deadline.
struct RetryPolicy {
  let limits: ModelLimits
  let deadline: Duration
  let randomness: @Sendable () -> Double

  /// How long to wait before the next try; nil when there is to be none.
  ///
  /// - Parameters:
  ///   - retries: how often it was tried again before.
  ///   - now: by the clock of `deadline`.
  func wait(after failure: AttemptFailure, retries: Int, now: Duration) -> Duration? {
    guard failure.error.isRetryable, retries < allowed(failure) else { return nil }
    let wait = failure.advice.wait ?? backoff(retries)
    return now + wait < deadline ? wait : nil
  }

  /// Tries after the first. An answer that broke off, came garbled or was too long is asked for once
  /// more; nothing of it was taken for an answer before its end.
  private func allowed(_ failure: AttemptFailure) -> Int {
    switch failure.error.kind {
    case .cut, .malformed, .truncated: min(1, limits.retries)
    default: limits.retries
    }
  }

  /// 0.5 s, doubled with each try, at most 8 s, less up to a quarter by chance.
  private func backoff(_ retries: Int) -> Duration {
    let seconds = min(0.5 * Double(1 << min(retries, 10)), 8)
    return .milliseconds(Int(seconds * 1000 * (1 - 0.25 * randomness())))
  }
}
