import AudienceConditions
import AudienceSchema
import AudienceThreads
import AudienceTime

/// Remembers who satisfies a single condition at a clock, so that after an edit only what changed is
/// evaluated again.
///
/// Bounded by the memory of the sets; when it is full, the half that was asked for longest ago goes.
/// A class, because all evaluations of an engine share it; the lock makes it safe.
final class ResultCache: Sendable {
  struct Key: Hashable, Sendable {
    let condition: Condition
    let level: AudienceLevel
    let now: Instant
    /// Which definitions of audiences the condition was evaluated with; 0 where it reads none.
    let definitions: Int
  }

  private struct Entry {
    var result: PartialResult
    var lastUse: Int
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var clock = 0
    var bytes = 0
  }

  /// The most bytes of sets that are kept.
  let capacity: Int
  private let state = Locked(State())

  init(capacity: Int) { self.capacity = capacity }

  subscript(key: Key) -> PartialResult? {
    state.withLock { state in
      state.clock += 1
      state.entries[key]?.lastUse = state.clock
      return state.entries[key]?.result
    }
  }

  func store(_ result: PartialResult, for key: Key) {
    guard result.byteCount <= capacity else { return }
    state.withLock { state in
      state.clock += 1
      state.bytes += result.byteCount - (state.entries[key]?.result.byteCount ?? 0)
      state.entries[key] = Entry(result: result, lastUse: state.clock)
      if state.bytes > capacity { Self.shrink(&state, to: capacity / 2) }
    }
  }

  func removeAll() { state.withLock { $0 = State() } }

  private static func shrink(_ state: inout State, to bytes: Int) {
    for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      if state.bytes <= bytes { return }
      state.bytes -= entry.result.byteCount
      state.entries[key] = nil
    }
  }
}

/// Who satisfies a condition, as far as it was looked at.
struct PartialResult: Sendable {
  /// Those who satisfy it, among the known ones.
  var members: SubjectSet
  /// For whom it was evaluated; nil for everybody.
  var known: SubjectSet?

  var byteCount: Int { members.words.count * 8 * (known == nil ? 1 : 2) }

  /// Whether it tells about all of some subjects.
  func covers(_ subjects: SubjectSet) -> Bool { known.map(subjects.isSubset(of:)) ?? true }

  /// What both tell together.
  func union(_ other: PartialResult) -> PartialResult {
    PartialResult(
      members: members.union(other.members),
      known: known.flatMap { known in other.known.map(known.union) })
  }
}
