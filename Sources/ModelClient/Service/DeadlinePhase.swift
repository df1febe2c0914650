import AudienceThreads

/// What is waited for.
enum DeadlinePhase: Hashable, Sendable {
  case connect, firstByte, total
}

/// The deadline of a try, which moves on as the exchange does. A class because the reader of the
/// exchange moves it and the watch reads it.
final class AttemptDeadline: Sendable {
  private let start: Duration
  private let limits: ModelLimits
  private let end: Duration
  private let phase = Locked(DeadlinePhase.connect)

  /// - Parameters:
  ///   - start: when the try begins, by the clock.
  ///   - end: when all tries have to be done.
  init(start: Duration, limits: ModelLimits, end: Duration) {
    self.start = start
    self.limits = limits
    self.end = end
  }

  func enter(_ next: DeadlinePhase) { phase.withLock { $0 = next } }

  /// The deadline of this moment, and what it is for.
  var current: (phase: DeadlinePhase, instant: Duration) {
    switch phase.withLock({ $0 }) {
    case .connect where start + limits.connect < end: (.connect, start + limits.connect)
    case .firstByte where start + limits.firstByte < end: (.firstByte, start + limits.firstByte)
    case .connect, .firstByte, .total: (.total, end)
    }
  }

  /// Returns what was not done in time; nil when cancelled.
  func pass(_ clock: any ModelClock) async -> (phase: DeadlinePhase, wait: Duration)? {
    while true {
      let (phase, instant) = current
      if clock.now >= instant { return (phase, phase == .total ? limits.total : instant - start) }
      do { try await clock.sleep(until: instant) } catch { return nil }
    }
  }
}
