import Glibc

/// The system's monotonic clock.
package struct SystemModelClock: ModelClock {
  private let start = ContinuousClock.now

  package init() {}

  package var now: Duration { start.duration(to: .now) }

  package var secondsSince1970: Int { time(nil) }

  package func sleep(until deadline: Duration) async throws {
    try await ContinuousClock().sleep(until: start.advanced(by: deadline))
  }
}
