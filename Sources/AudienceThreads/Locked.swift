package import Synchronization

/// A value that several threads share: one at a time has it.
///
/// Used in place of `Mutex`, whose way for a thread that has to wait lies in a library of the
/// toolchain that is not built for ThreadSanitizer: where two threads met in one, the sanitizer
/// did not see that one came after the other, and reported a race. The flag that is written before
/// the lock is given up and read after it is taken says so; on the processors in use that costs two
/// plain moves.
package struct Locked<Value: ~Copyable>: ~Copyable, Sendable {
  @usableFromInline let mutex: Mutex<Value>
  @usableFromInline let wasGivenUp = Atomic(false)

  @inlinable
  package init(_ value: consuming sending Value) { mutex = Mutex(value) }

  /// Runs a body with the value, while no other thread has it; the body must not ask for it again.
  @inlinable
  package borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try mutex.withLock { value throws(Failure) -> sending Result in
      _ = wasGivenUp.load(ordering: .acquiring)
      defer { wasGivenUp.store(true, ordering: .releasing) }
      return try body(&value)
    }
  }
}
