import AudienceConditions
import AudienceJSON
import AudienceStore

/// A measured stream made ready for the columns: its value for any subject, and any event around.
///
/// This is the way that takes every measure of every field; a kernel takes the common ones over all
/// profiles at once.
struct MeasurePlan: Sendable {
  let stream: StreamPlan
  let measure: Measure
  /// The field that is measured; nothing for a count of events.
  let field: FieldReader
  /// The times of the events around the stream; nil outside `where`.
  let parentTimes: StoreArray<Int64>?

  var cost: Double { stream.cost }

  /// Whether the event around the stream matters.
  var readsParent: Bool { stream.readsParent }

  /// Calls `body` with the value for the scope's subject; not where it is absent (SEMANTICS 6).
  ///
  /// - Parameter parent: the row of the event around the stream; -1 for none.
  func visit(around parent: Int, _ scope: Scope, _ body: (Value) -> Void) {
    let rows = stream.rows(of: scope.subject, around: parent, parentTimes: parentTimes)
    if case .count = measure, stream.tests.isEmpty {
      body(.integer(rows.count))
      return
    }
    if rows.isEmpty {
      if let result = measure.resultOfNothing { body(.integer(result)) }
      return
    }
    let outer = scope.parentRow
    scope.parentRow = parent
    scope.didLook(at: rows.count)
    var gathering = Gathering(measure, field)
    if case .last = measure {
      for row in rows.reversed() where !scope.hasStopped {
        if passes(row, scope), gathering.add(row) { break }
      }
    } else {
      for row in rows where !scope.hasStopped {
        if passes(row, scope), gathering.add(row) { break }
      }
    }
    scope.parentRow = outer
    gathering.visitValue(body)
  }

  private func passes(_ row: Int, _ scope: Scope) -> Bool {
    for test in stream.tests where !test.holds(row, scope) { return false }
    return true
  }
}
