import AudienceJSON
import Glibc

/// The time a piece of work took.
struct Timing {
  /// By the clock on the wall, in milliseconds.
  var wall: Double
  /// Of the processor, all threads of the process, in milliseconds.
  var cpu: Double
}

/// Measures work round by round.
enum Stopwatch {
  /// Runs a piece of work and measures it.
  static func time<Value>(_ work: () throws -> Value) rethrows -> (value: Value, timing: Timing) {
    let wall = milliseconds(CLOCK_MONOTONIC)
    let cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID)
    let value = try work()
    let timing = Timing(
      wall: milliseconds(CLOCK_MONOTONIC) - wall,
      cpu: milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    return (value, timing)
  }

  /// The clock on the wall, in milliseconds from some moment.
  static var now: Double { milliseconds(CLOCK_MONOTONIC) }

  /// A clock of the system in milliseconds.
  private static func milliseconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) * 1_000 + Double(now.tv_nsec) / 1_000_000
  }
}

extension JSONValue {
  /// Milliseconds to a tenth of a microsecond.
  static func milliseconds(_ values: [Double]) -> JSONValue {
    .array(
      values.map { value in
        .number(ExactNumber((value * 10_000).rounded() / 10_000) ?? ExactNumber(0))
      })
  }
}
