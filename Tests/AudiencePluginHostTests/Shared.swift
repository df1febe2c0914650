import AudienceThreads

/// A value that a test and the plugins it runs both hold.
final class Shared<Value: Sendable>: Sendable {
  private let state: Locked<Value>

  init(_ value: Value) { state = Locked(value) }

  var value: Value { state.withLock { $0 } }

  func set(_ value: Value) { state.withLock { $0 = value } }

  func update(_ change: @Sendable (inout Value) -> Void) { state.withLock { change(&$0) } }
}
