import AudienceThreads
import ModelClient

/// A clock that stands still until it is told to go on. A class because everybody looks at one.
final class ManualClock: ModelClock {
  private struct Sleeper {
    let deadline: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: Duration = .zero
    var sleepers: [Int: Sleeper] = [:]
    /// Those that were cancelled before they slept.
    var cancelled: Set<Int> = []
    var count = 0
    var waiting: [(deadline: Duration, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Locked(State())

  var now: Duration { state.withLock { $0.now } }

  /// 2026-01-01T00:00:00Z and what has passed.
  var secondsSince1970: Int { 1_767_225_600 + Int(now.components.seconds) }

  func sleep(until deadline: Duration) async throws {
    let id = state.withLock { state in
      state.count += 1
      return state.count
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
          if state.cancelled.contains(id) {
            continuation.resume(throwing: CancellationError())
          } else if state.now >= deadline {
            continuation.resume()
          } else {
            state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
          }
          defer { state.waiting.removeAll { $0.deadline >= deadline } }
          return state.waiting.filter { $0.deadline >= deadline }.map(\.continuation)
        }
        for waiting in woken { waiting.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        state.cancelled.insert(id)
        return state.sleepers.removeValue(forKey: id)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Goes on to an instant and wakes who waits for it.
  func advance(to instant: Duration) {
    let due = state.withLock { state in
      state.now = max(state.now, instant)
      let due = state.sleepers.filter { $0.value.deadline <= instant }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  /// Goes on to an instant as soon as somebody waits for it or for an earlier one.
  func advanceOnceAwaited(to instant: Duration) async {
    await withCheckedContinuation { continuation in
      let isAwaited = state.withLock { state in
        if state.sleepers.values.contains(where: { $0.deadline <= instant }) { return true }
        state.waiting.append((instant, continuation))
        return false
      }
      if isAwaited { continuation.resume() }
    }
    advance(to: instant)
  }
}
