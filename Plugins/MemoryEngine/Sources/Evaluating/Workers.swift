import AudienceThreads
import Dispatch

/// Splits work among threads where it is worth it; the result does not depend on how many.
struct Workers: Sendable {
  let threads: Int
  /// Less work than this, in nanoseconds, is done by one thread: starting another costs too.
  let leastWork: Double

  /// Cuts `0..<parts` into stretches, one a thread, and collects what each gives, in order.
  ///
  /// - Parameter cost: about what one part costs, in nanoseconds.
  func map<Result: Sendable>(
    parts: Int, cost: Double, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let total = Double(parts) * cost
    let count = min(threads, max(1, parts), max(1, Int(min(1e9, total / leastWork))))
    if count <= 1 { return [body(0..<parts)] }
    let results = Locked<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(parts * index / count..<parts * (index + 1) / count)
      results.withLock { $0[index] = result }
    }
    return results.withLock { results in (0..<count).compactMap { results[$0] } }
  }
}
