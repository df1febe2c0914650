import Synchronization

/// A value that a test and the plugins it runs both hold.
final class Shared<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  init(_ value: Value) { mutex = Mutex(value) }

  var value: Value { mutex.withLock { $0 } }

  func set(_ value: Value) { mutex.withLock { $0 = value } }

  func update(_ change: @Sendable (inout Value) -> Void) { mutex.withLock { change(&$0) } }
}
