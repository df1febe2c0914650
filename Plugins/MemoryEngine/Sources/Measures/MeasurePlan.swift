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
    let span = stream.subjects.span(in: stream.rows, scope)
    let places = stream.places(of: span, around: parent, parentTimes: parentTimes)
    if case .count = measure, stream.tests.isEmpty {
      body(.integer(places.count))
      return
    }
    let outer = scope.parentRow
    scope.parentRow = parent
    scope.didLook(at: places.count)
    var gathering = Gathering(measure, field)
    if case .last = measure {
      for place in places.reversed() where !scope.hasStopped {
        if passes(span[place], scope), gathering.add(span[place]) { break }
      }
    } else {
      for place in places where !scope.hasStopped {
        if passes(span[place], scope), gathering.add(span[place]) { break }
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
