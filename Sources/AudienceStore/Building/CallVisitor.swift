/// Visits the calls that are rows of a table, with those they belong to and when they are seen.
struct CallVisitor {
  /// The places of the calls in each buffer, ascending.
  typealias Rows = [UnsafeBufferPointer<UInt32>]

  let log: LogOrder
  let ids: IDTables
  let visibility: CallVisibility
  let buffers: [UnsafeMutablePointer<CallBuffer>]

  /// Visits the rows in log order.
  @inline(__always)
  func forEachRow(
    _ rows: Rows,
    _ body: (
      _ buffer: Int, _ row: Int, _ call: Int, _ time: Int64, _ order: Int, _ until: Int64
    ) -> Void
  ) {
    var next = [Int](repeating: 0, count: rows.count)
    var cursor = RepeatedCallCursor(visibility.repeated)
    for stretch in log.stretches {
      let calls = rows[stretch.buffer]
      var row = next[stretch.buffer]
      while row < calls.count, Int(calls[row]) < stretch.calls.upperBound {
        let call = Int(calls[row])
        let order = stretch.order &+ call &- stretch.calls.lowerBound
        let time = buffers[stretch.buffer].pointee.times.time(call, start: stretch.start)
        body(stretch.buffer, row, call, time, order, cursor.until(order))
        row &+= 1
      }
      next[stretch.buffer] = row
    }
  }

  /// Visits the rows for each profile that ever owns them.
  func forEachProfileRow(
    _ rows: Rows, _ body: (_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void
  ) {
    forEachRow(rows) { buffer, row, call, time, order, until in
      if let user = buffers[buffer].pointee.user(call) {
        guard time < until else { return }
        let subject = Int(ids.userNumbers[buffer][user])
        body(
          buffer, row,
          PlacedRow(subject: subject, time: time, order: order, from: time, until: until))
        return
      }
      guard let anonymous = buffers[buffer].pointee.anonymous(call) else { return }
      let number = Int(ids.anonymousNumbers[buffer][anonymous])
      let owner = visibility.owners.lastingOwner(number)
      if owner.user == -1 { return }
      if owner.user >= 0 {
        let from = max(time, owner.from)
        guard from < until else { return }
        body(
          buffer, row,
          PlacedRow(subject: owner.user, time: time, order: order, from: from, until: until))
        return
      }
      for span in visibility.owners.spans(number) {
        let from = max(time, span.from)
        let end = min(until, span.until)
        guard from < end else { continue }
        body(
          buffer, row,
          PlacedRow(subject: span.user, time: time, order: order, from: from, until: end))
      }
    }
  }

  /// Visits the rows of the group calls for their accounts.
  func forEachAccountRow(_ body: (_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void) {
    forEachRow(buffers.map { $0.pointee.groupCalls[0].pointee.calls.elements }) {
      buffer, row, _, time, order, until in
      guard time < until else { return }
      body(
        buffer, row,
        PlacedRow(
          subject: group(buffer, row), time: time, order: order, from: time, until: until))
    }
  }

  /// The account of a group call.
  func group(_ buffer: Int, _ row: Int) -> Int {
    Int(ids.groupNumbers[buffer][Int(buffers[buffer].pointee.groupOfRow[row])])
  }
}
