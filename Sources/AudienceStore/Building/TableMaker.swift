import AudienceDiagnostics
import AudienceThreads

/// Makes the tables of a store, each of the rows in all buffers, and frees what they are made of.
struct TableMaker {
  let visitor: CallVisitor
  let threads: Int

  private var buffers: CallBuffers { visitor.buffers }
  /// Columns of fewer rows are not worth a second thread.
  private static let leastRowsOfThreads = 1 << 12

  private var userCount: Int { visitor.ids.users.count }
  private var accountCount: Int { visitor.ids.groups.count }

  /// A table to be made.
  private struct Job {
    /// The rows in each buffer; nil where a buffer has none.
    let rows: [UnsafeMutablePointer<RowBuffer>?]
    /// The name of the events; nil for what was said of users.
    let name: UTF8Text?

    /// The bytes, about, that making it takes besides the table.
    var memory: Int {
      rows.reduce(0) { memory, rows in
        guard let rows else { return memory }
        let texts = (0..<rows.pointee.fields.pointee.columns.count).reduce(0) {
          $0 + rows.pointee.fields.pointee.columns[$1].pointee.texts.count
        }
        return memory + rows.pointee.calls.count * 4 + texts * 64
      }
    }
  }

  /// The tables of profiles.
  struct ProfileTables {
    /// In byte order of the names; names that nobody ever sees are left out.
    var events: [EventTable] = []
    var userTraits: TraitTable
  }

  /// Makes the tables of profiles one after the other, the columns of each at the same time: so
  /// that no more than one table is there twice. Those that take the most memory come first, before
  /// the others are there: that is traits, with their many distinct texts.
  func profileTables() -> ProfileTables {
    var tables = ProfileTables(userTraits: .empty)
    for job in profileJobs() {
      if let name = job.name {
        if let table = events(job, name: name) { tables.events.append(table) }
      } else {
        tables.userTraits = userTraits(job)
      }
      PageMemory.giveBackFreed()
    }
    tables.events.sort { $0.name < $1.name }
    return tables
  }

  private func profileJobs() -> [Job] {
    let names = InternerMerge.merged(
      buffers.map { $0.pointee.eventNames.count }, threads: 1
    ) { [buffers] in buffers[$0].pointee.eventNames.forEach($1) }
    var rows = Array(
      repeating: [UnsafeMutablePointer<RowBuffer>?](repeating: nil, count: buffers.count),
      count: names.texts.count)
    for buffer in buffers.indices {
      for (local, name) in names.numbers[buffer].enumerated() {
        rows[Int(name)][buffer] = buffers[buffer].pointee.events[local]
      }
    }
    let traits = Job(rows: buffers.map { $0.pointee.identifies[0] }, name: nil)
    let events = rows.indices.map { Job(rows: rows[$0], name: names.texts.text($0)) }
    return [traits] + events.sorted { $0.memory > $1.memory }
  }

  private func events(_ job: Job, name: UTF8Text) -> EventTable? {
    let placement = profilePlacement(job)
    if placement.history.count == 0 { return nil }
    return EventTable(
      name: name, rows: placement.history,
      properties: fields(placement, job.rows.map { $0?.pointee.fields }),
      context: fields(placement, job.rows.map { $0?.pointee.context }),
      sources: sources(placement, job.rows.map { $0?.pointee.sources }))
  }

  private func userTraits(_ job: Job) -> TraitTable {
    let placement = profilePlacement(job)
    return TraitTable(
      rows: placement.history,
      traits: fields(placement, job.rows.map { $0?.pointee.fields }))
  }

  private func profilePlacement(_ job: Job) -> RowPlacement {
    let readers = job.rows.map { $0?.pointee.calls.reader ?? .empty }
    let placement = RowPlacement(
      subjectCount: userCount, rowCounts: job.rows.map { $0?.pointee.calls.count ?? 0 },
      threads: threads
    ) { visitor.forEachProfileRow(readers, $0, $1) }
    for rows in job.rows { rows?.pointee.removeCalls() }
    return placement
  }

  // MARK: - Groups

  func accountTraits() -> TraitTable {
    let placement = RowPlacement(
      subjectCount: accountCount,
      rowCounts: buffers.map { $0.pointee.groupCalls[0].pointee.calls.count }
    ) { visitor.forEachAccountRow($1) }
    return TraitTable(
      rows: placement.history,
      traits: fields(placement, buffers.map { $0.pointee.groupCalls[0].pointee.fields }))
  }

  /// The group and alias calls of profiles.
  func otherCalls() -> History {
    var calls = OwnedList<CallPlaces>()
    for buffer in buffers.map(\.self) {
      var groups = buffer.pointee.groupCalls[0].pointee.calls.reader
      var places = buffer.pointee.aliasCalls.elements.map { Int($0) }
      while let place = groups.place {
        places.append(place)
        groups.read()
      }
      calls.append(CallPlaces())
      for place in places.sorted() { calls[calls.count - 1].pointee.append(place) }
    }
    let rows = buffers.indices.map { calls[$0].pointee.reader }
    let history = RowPlacement(
      subjectCount: userCount, rowCounts: buffers.indices.map { calls[$0].pointee.count }
    ) { visitor.forEachProfileRow(rows, $0, $1) }.history
    return withExtendedLifetime(calls) { history }
  }

  /// The users of each account, and the accounts of each user.
  func accountLinks() -> (members: Links, accounts: Links) {
    var stretches: [UInt64: PresenceStretches] = [:]
    visitor.forEachProfileRow(
      buffers.map { $0.pointee.groupCalls[0].pointee.calls.reader }
    ) {
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

  private func fields(
    _ placement: RowPlacement, _ buffers: [UnsafeMutablePointer<FieldBuffer>?]
  ) -> FieldTable {
    let threads = placement.history.count < Self.leastRowsOfThreads ? 1 : threads
    let maker = FieldTableMaker(placement, buffers, threads: threads)
    // Those that take long first, so that no thread waits for another one at the end.
    let order = maker.columnsByWork
    let made = Threads.map(order.count, threads: threads) { maker.column(order[$0]) }
    let columns = zip(order, made).sorted { $0.0 < $1.0 }.map(\.1)
    let table = maker.table(columns)
    for buffer in buffers { buffer?.pointee = FieldBuffer() }
    return table
  }

  private func sources(
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
