import AudienceStore

/// Where an evaluation stands: for whom, around which event; with memory that it uses again and
/// again. One for each thread.
///
/// A class, because conditions below conditions change it in place.
final class Scope {
  /// The profile or account the condition is about.
  var subject = 0
  /// The row of the event one level out; -1 outside.
  var parentRow = -1
  /// Whether the evaluation was cancelled: what it gives from then on means nothing.
  private(set) var hasStopped = false

  private let isCancelled: () -> Bool
  private var stepsToCheck = Scope.stepsBetweenChecks
  private static let stepsBetweenChecks = 1 << 18

  private var memos: [Int: Memo] = [:]

  init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

  /// Counts rows that were looked at; asks from time to time whether to go on.
  @inline(__always)
  func didLook(at rows: Int) {
    stepsToCheck &-= rows
    if stepsToCheck <= 0 { check() }
  }

  private func check() {
    stepsToCheck = Self.stepsBetweenChecks
    if isCancelled() { hasStopped = true }
  }

  /// The last value of a measure that is the same for every event of a subject.
  func memo(_ number: Int) -> Memo {
    if let memo = memos[number] { return memo }
    let memo = Memo()
    memos[number] = memo
    return memo
  }
}

/// A value of one subject, kept while its events are looked at.
///
/// A class, because it owns the text of the value.
final class Memo {
  /// -1 for none.
  private(set) var subject = -1
  /// nil where it is absent.
  private(set) var value: Value?
  private let arena = TextArena()

  func begin(_ subject: Int) {
    self.subject = subject
    value = nil
    arena.removeAll()
  }

  func keep(_ value: Value) { self.value = value.kept(in: arena) }
}
