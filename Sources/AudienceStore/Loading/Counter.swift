import Synchronization

/// Gives each asker the next number. A class, because several threads ask the same one.
final class Counter: Sendable {
  private let next = Atomic(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}
