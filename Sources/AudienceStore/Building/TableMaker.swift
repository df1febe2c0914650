import AudienceDiagnostics

/// Makes the tables of a store, each of the rows in all buffers.
struct TableMaker {
  let visitor: CallVisitor

  private var buffers: [UnsafePointer<CallBuffer>] { visitor.buffers }
  private var userCount: Int { visitor.ids.users.count }
  private var accountCount: Int { visitor.ids.groups.count }

  /// The names of events, in byte order, and the number of each in every buffer.
  func eventNames() -> (texts: TextTable, numbers: [[UInt32]]) {
    TextMerge.merged(buffers.map { $0.pointee.eventNames.allBytes })
  }

  /// The events of one name; nil where nobody ever sees any.
  func events(
    _ name: Int, of names: (texts: TextTable, numbers: [[UInt32]])
  ) -> EventTable? {
    let rows = zip(buffers, names.numbers).map { buffer, numbers in
      numbers.firstIndex(of: UInt32(name)).map { buffer.pointee.events[$0] }
    }
    let calls = rows.map { $0?.pointee.calls.elements ?? .init(start: nil, count: 0) }
    let placement = RowPlacement(subjectCount: userCount, rowCounts: calls.map(\.count)) {
      visitor.forEachProfileRow(calls, $0)
    }
    if placement.history.count == 0 { return nil }
    return EventTable(
      name: names.texts.text(name), rows: placement.history,
      properties: Self.fields(placement, rows.map { $0?.pointee.fields }),
      context: Self.fields(placement, rows.map { $0?.pointee.context }),
      sources: Self.sources(placement, rows.map { $0?.pointee.sources }))
  }

  func userTraits() -> TraitTable {
    let calls = buffers.map { $0.pointee.identifies.calls.elements }
    let placement = RowPlacement(subjectCount: userCount, rowCounts: calls.map(\.count)) {
      visitor.forEachProfileRow(calls, $0)
    }
    return TraitTable(
      rows: placement.history,
      traits: Self.fields(placement, buffers.map { $0.pointee.identifies.fields }))
  }

  func accountTraits() -> TraitTable {
    let placement = RowPlacement(
      subjectCount: accountCount, rowCounts: buffers.map { $0.pointee.groupCalls.count }
    ) { visitor.forEachAccountRow($0) }
    return TraitTable(
      rows: placement.history,
      traits: Self.fields(placement, buffers.map { $0.pointee.groupCalls.fields }))
  }

  /// The group and alias calls of profiles.
  func otherCalls() -> History {
    let calls = buffers.map { buffer in
      StoreArray(
        (Array(buffer.pointee.groupCalls.calls.elements) + buffer.pointee.aliasCalls.elements)
          .sorted())
    }
    return RowPlacement(subjectCount: userCount, rowCounts: calls.map(\.count)) { body in
      visitor.forEachProfileRow(calls.map(\.buffer), body)
    }.history
  }

  /// The users of each account, and the accounts of each user.
  func accountLinks() -> (members: Links, accounts: Links) {
    var stretches: [UInt64: PresenceStretches] = [:]
    visitor.forEachProfileRow(buffers.map { $0.pointee.groupCalls.calls.elements }) {
      buffer, row, placed in
      let pair = UInt64(visitor.group(buffer, row)) << 32 | UInt64(placed.subject)
      stretches[pair, default: PresenceStretches()].add(placed.from, placed.until)
    }
    let links = stretches.keys.sorted().flatMap { pair in
      (stretches[pair]?.united ?? []).map { stretch in
        Links.Element(
          subject: Int(pair >> 32), other: Int(pair & 0xFFFF_FFFF), from: stretch.from,
          until: stretch.until)
      }
    }
    let reversed = links.map {
      Links.Element(subject: $0.other, other: $0.subject, from: $0.from, until: $0.until)
    }.sorted { ($0.subject, $0.other, $0.from) < ($1.subject, $1.other, $1.from) }
    return (
      Links(subjectCount: accountCount, links), Links(subjectCount: userCount, reversed)
    )
  }

  // MARK: - Columns

  private static func fields(
    _ placement: RowPlacement, _ buffers: [UnsafeMutablePointer<FieldBuffer>?]
  ) -> FieldTable {
    let maker = FieldTableMaker(placement, buffers.map { $0.map { UnsafePointer($0) } })
    return maker.table((0..<maker.columnCount).map { maker.column($0) })
  }

  private static func sources(
    _ placement: RowPlacement, _ buffers: [UnsafeMutablePointer<ValueBuffer>?]
  ) -> Column? {
    let parts = zip(buffers, placement.destinations).compactMap { buffer, destinations in
      buffer.map { ColumnMaker.Part(values: UnsafePointer($0), destinations: destinations.buffer) }
    }
    if parts.allSatisfy({ $0.values.pointee.count == 0 }) { return nil }
    return ColumnMaker(
      count: placement.history.count, parts: parts, copies: placement.copies,
      hasDrops: placement.hasDrops
    ).column(nulls: nil)
  }
}

/// When something is there, while stretches are gathered.
private struct PresenceStretches {
  /// From when for ever.
  private var from = History.never
  private var passing: [(from: Int64, until: Int64)] = []

  mutating func add(_ start: Int64, _ until: Int64) {
    if until == History.never { from = min(from, start) } else { passing.append((start, until)) }
  }

  /// Stretches that do not touch, ascending.
  var united: [(from: Int64, until: Int64)] {
    let lasting = from == History.never ? [] : [(from: from, until: History.never)]
    return passing.isEmpty
      ? lasting : PresenceMaker.united(passing, before: from) + lasting
  }
}
