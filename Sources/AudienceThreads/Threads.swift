import Glibc
import Synchronization

/// Runs work on threads of its own.
package enum Threads {
  /// Runs a body on a thread that nobody joins.
  ///
  /// - Parameters:
  ///   - name: shown by debuggers.
  ///   - isDeep: whether the stack has to hold trees of any depth.
  /// - Returns: false where the system has no thread or no memory for one; then nothing runs.
  package static func detach(
    name: String? = nil, isDeep: Bool = false, _ body: @escaping @Sendable () -> Void
  ) -> Bool {
    ThreadStart(name: name, isDetached: true, isDeep: isDeep).run(body) != nil
  }

  /// Runs `body` with 0..<count at the same time, 0 on this thread; returns when all have ended.
  package static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let start = ThreadStart(isDetached: false, isDeep: false)
      var threads: [pthread_t] = []
      for number in 1..<max(1, count) {
        if let thread = start.run({ body(number) }) {
          threads.append(thread)
        } else {
          // No thread is to be had: its part is done here.
          body(number)
        }
      }
      body(0)
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// Runs `body` with every number below `count`, on up to `threads` threads.
  package static func forEach(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
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
  package static func map<Value: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    let values = Locked<[Value?]>(Array(repeating: nil, count: count))
    forEach(count, threads: threads) { number in
      let value = body(number)
      values.withLock { $0[number] = value }
    }
    return values.withLock { $0.compactMap(\.self) }
  }

  /// Gives each asker the next number. A class, because several threads ask the same one.
  private final class Counter: Sendable {
    private let next = Atomic(0)

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}
