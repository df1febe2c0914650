import AudienceThreads
import Testing

@Suite struct ThreadsTests {
  /// A class, because several threads count in it.
  private final class Tally: Sendable {
    let counts = Locked([0, 0])
  }

  // Without the order that the lock keeps, ThreadSanitizer reports it too: see .ci/sanitizers.
  @Test("what threads do to a locked value adds up")
  func locked() {
    let tally = Tally()
    Threads.run(4) { thread in
      for _ in 0..<5_000 { tally.counts.withLock { $0[thread % 2] += 1 } }
    }
    #expect(tally.counts.withLock { $0 } == [10_000, 10_000])
  }

  @Test("an error leaves a locked value free")
  func lockedError() {
    struct Fault: Error {}
    let tally = Tally()
    #expect(throws: Fault.self) {
      try tally.counts.withLock { counts throws(Fault) in
        counts[0] = 7
        throw Fault()
      }
    }
    #expect(tally.counts.withLock { $0 } == [7, 0])
  }

  @Test("results are in order, whatever the number of threads", arguments: [0, 1, 2, 5, 64])
  func map(threads: Int) {
    #expect(Threads.map(33, threads: threads) { $0 * $0 } == (0..<33).map { $0 * $0 })
    #expect(Threads.map(0, threads: threads) { $0 }.isEmpty)
  }

  @Test("a thread for deep trees has room that the stack of a pool thread has not")
  func deepStack() async {
    /// Nested calls, each with some kilobytes of its own.
    @Sendable func depth(_ levels: Int) -> Int {
      if levels == 0 { return 0 }
      return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { bytes in
        bytes[0] = 1
        return depth(levels - 1) + Int(bytes[0])
      }
    }
    let levels = await withCheckedContinuation { continuation in
      let started = Threads.detach(name: "deep", isDeep: true) {
        continuation.resume(returning: depth(10_000))
      }
      if !started { continuation.resume(returning: 0) }
    }
    #expect(levels == 10_000)
  }
}
