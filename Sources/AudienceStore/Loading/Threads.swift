import Glibc
import Synchronization

/// Runs work on several threads.
enum Threads {
  /// Runs `body` with 0..<count at the same time, 0 on this thread; returns when all have ended.
  static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var threads: [pthread_t] = []
      for number in 1..<max(1, count) {
        let job = Unmanaged.passRetained(Job { body(number) })
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, { Job.run($0) }, job.toOpaque())
        if status == 0 {
          threads.append(thread)
        } else {
          // No thread is to be had: its part is done here.
          job.takeRetainedValue().body()
        }
      }
      body(0)
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// Runs `body` with every number below `count`, on up to `threads` threads.
  static func forEach(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    let next = Counter()
    run(min(threads, count)) { _ in
      while true {
        let number = next.take()
        if number >= count { return }
        body(number)
      }
    }
  }

  /// What `body` gives for every number below `count`, on up to `threads` threads.
  static func map<Value: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    let values = Mutex<[Value?]>(Array(repeating: nil, count: count))
    forEach(count, threads: threads) { number in
      let value = body(number)
      values.withLock { $0[number] = value }
    }
    return values.withLock { $0.compactMap(\.self) }
  }

  /// A class, because a thread is started with one pointer.
  private final class Job: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      guard let pointer else { return nil }
      Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }
  }
}
