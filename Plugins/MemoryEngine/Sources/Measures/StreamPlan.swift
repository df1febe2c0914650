import AudienceStore

/// The events of one name that pass a stream's filters, made ready for the columns.
struct StreamPlan: Sendable {
  /// The stream's events.
  let rows: EventRows
  /// Where the events of each subject begin.
  let offsets: StoreArray<UInt32>
  /// The times, both ends included, that pass the windows counted from the clock.
  let times: ClosedRange<Int64>
  /// How far behind the event around it an event has to be, both ends included; nil without such a
  /// window.
  let distance: ClosedRange<Int64>?
  /// All other filters, the cheapest first.
  let tests: [any RowTest]
  /// Whether the event around it matters, by a window or by a property.
  let readsParent: Bool

  /// About what it costs to run it for one subject, or one event around it.
  var cost: Double {
    let rowsEach = max(1, Double(rows.count) / Double(max(1, rows.subjectCount)))
    return 30 + rowsEach * (2 + tests.reduce(0) { $0 + $1.cost })
  }

  /// The rows of a subject that the windows leave.
  func rows(of subject: Int, around parent: Int, parentTimes: StoreArray<Int64>?) -> Range<Int> {
    var range = times
    if let distance {
      guard parent >= 0, let time = parentTimes?[parent] else { return 0..<0 }
      let around =
        time.saturatingAdding(
          distance.lowerBound)...time.saturatingAdding(distance.upperBound)
      guard range.overlaps(around) else { return 0..<0 }
      range = range.clamped(to: around)
    }
    return (Int(offsets.buffer[subject])..<Int(offsets.buffer[subject + 1])).rows(
      at: range, times: rows.history.times.buffer)
  }
}
