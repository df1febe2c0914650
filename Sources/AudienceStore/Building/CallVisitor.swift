/// A part of the log; several threads visit one each.
struct LogShare {
  static let all = LogShare(number: 0, count: 1)

  let number: Int
  let count: Int

  /// The stretches of the share.
  func of(_ stretches: [LogOrder.Stretch]) -> ArraySlice<LogOrder.Stretch> {
    stretches[(stretches.count * number / count)..<(stretches.count * (number + 1) / count)]
  }
}

/// Visits the calls that are rows of a table, with those they belong to and when they are seen.
struct CallVisitor: @unchecked Sendable {
  // Unchecked, because nobody writes the buffers meanwhile.
  /// The places of the calls in each buffer, which stay meanwhile.
  typealias Rows = [CallPlaces.Reader]

  let log: LogOrder
  let ids: IDTables
  let visibility: CallVisibility
  let buffers: CallBuffers

  /// Visits the rows in log order.
  @inline(__always)
  func forEachRow(
    _ rows: Rows, _ share: LogShare,
    _ body: (
      _ buffer: Int, _ row: Int, _ call: Int, _ time: Int64, _ order: Int, _ until: Int64
    ) -> Void
  ) {
    var rows = rows
    var next = [Int](repeating: 0, count: rows.count)
    var isAtStart = [Bool](repeating: true, count: rows.count)
    var cursor = RepeatedCallCursor(visibility.repeated)
    for stretch in share.of(log.stretches) {
      if isAtStart[stretch.buffer] {
        isAtStart[stretch.buffer] = false
        next[stretch.buffer] = rows[stretch.buffer].skip(to: stretch.calls.lowerBound)
      }
      var calls = rows[stretch.buffer]
      var row = next[stretch.buffer]
      while let call = calls.place, call < stretch.calls.upperBound {
        let order = stretch.order &+ call &- stretch.calls.lowerBound
        let time = buffers[stretch.buffer].pointee.times.time(call, start: stretch.start)
        body(stretch.buffer, row, call, time, order, cursor.until(order))
        row &+= 1
        calls.read()
      }
      rows[stretch.buffer] = calls
      next[stretch.buffer] = row
    }
  }

  /// Visits the rows for each profile that ever owns them.
  func forEachProfileRow(
    _ rows: Rows, _ share: LogShare = .all,
    _ body: (_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void
  ) {
    forEachRow(rows, share) { buffer, row, call, time, order, until in
      if let user = buffers[buffer].pointee.users[call] {
        guard time < until else { return }
        body(
          buffer, row,
          PlacedRow(subject: user, time: time, order: order, from: time, until: until))
        return
      }
      guard let anonymous = buffers[buffer].pointee.anonymous[call] else { return }
      let owner = visibility.owners.lastingOwner(anonymous)
      if owner.user == -1 { return }
      if owner.user >= 0 {
        let from = max(time, owner.from)
        guard from < until else { return }
        body(
          buffer, row,
          PlacedRow(subject: owner.user, time: time, order: order, from: from, until: until))
        return
      }
      for span in visibility.owners.spans(anonymous) {
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
    forEachRow(buffers.map { $0.pointee.groupCalls[0].pointee.calls.reader }, .all) {
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
    Int(buffers[buffer].pointee.groupOfRow[row])
  }
}
