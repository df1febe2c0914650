import AudienceThreads

/// A call as a row of a table: whose it is, and when it is seen.
struct PlacedRow {
  let subject: Int
  let time: Int64
  let order: Int
  let from: Int64
  let until: Int64
}

/// Where the rows of all buffers go in a table sorted by (subject, time, place in the log).
struct RowPlacement {
  static let none = UInt32.max

  let history: History
  /// For each buffer and each of its rows the row of the table; `none` for a row that nobody ever
  /// sees.
  let destinations: [StoreArray<UInt32>]
  /// Rows of the table that repeat another one's values for another owner.
  let copies: [(from: Int, to: Int)]
  /// Whether some row of a buffer is in no row of the table.
  let hasDrops: Bool

  /// Gives every row of a share of the log, in log order, the rows of one call together; it is
  /// called several times.
  typealias Visit =
    @Sendable (
      _ share: LogShare, _ body: (_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void
    ) -> Void

  /// Fewer rows are not worth a second thread.
  private static let leastRowsOfThread = 1 << 13

  /// - Parameter rowCounts: the number of rows of each buffer.
  init(subjectCount: Int, rowCounts: [Int], threads: Int = 1, visit: Visit) {
    let count = rowCounts.reduce(0, +)
    let threads = max(1, min(threads, count / Self.leastRowsOfThread))
    self =
      count < subjectCount / 64
      ? Self.few(rowCounts, visit: visit)
      : Self.many(rowCounts, subjectCount: subjectCount, threads: threads, visit: visit)
  }

  private init(
    _ history: History, _ destinations: [StoreArray<UInt32>], _ copies: [(from: Int, to: Int)]
  ) {
    self.history = history
    self.destinations = destinations
    self.copies = copies
    hasDrops = history.count - copies.count < destinations.reduce(0) { $0 + $1.count }
  }

  /// What one thread counts and places.
  ///
  /// A class, because threads fill it. Unchecked, because each has its own, and its rows are no
  /// other's.
  private final class Share: @unchecked Sendable {
    let share: LogShare
    /// The rows of each subject in the share; then where the next one of them goes.
    let counts: MutableRows<UInt32>
    var count = 0
    var hasFrom = false
    var hasUntil = false
    var copies: [(from: Int, to: Int)] = []

    init(_ share: LogShare, subjectCount: Int) {
      self.share = share
      counts = MutableRows(subjectCount)
    }

    func countRows(_ visit: Visit) {
      let counts = counts.rows
      counts.initialize(repeating: 0)
      visit(share) { _, _, placed in
        counts[placed.subject] += 1
        count += 1
        if placed.from != placed.time { hasFrom = true }
        if placed.until != History.never { hasUntil = true }
      }
    }

    func placeRows(_ visit: Visit, _ columns: Columns) {
      let counts = counts.rows
      visit(share) { buffer, row, placed in
        let position = Int(counts[placed.subject])
        counts[placed.subject] += 1
        columns.times.rows[position] = placed.time
        columns.orders.rows[position] = UInt32(truncatingIfNeeded: placed.order)
        if let from = columns.from { from.rows[position] = placed.from }
        if let until = columns.until { until.rows[position] = placed.until }
        let first = columns.destinations[buffer].rows[row]
        if first == RowPlacement.none {
          columns.destinations[buffer].rows[row] = UInt32(truncatingIfNeeded: position)
        } else {
          copies.append((Int(first), position))
        }
      }
    }
  }

  /// The columns of a history that is being written.
  private struct Columns: @unchecked Sendable {
    // Unchecked, because no two threads write the same row.
    var times: MutableRows<Int64>
    var orders: MutableRows<UInt32>
    var from: MutableRows<Int64>?
    var until: MutableRows<Int64>?
    let destinations: [MutableRows<UInt32>]

    init(count: Int, rowCounts: [Int], hasFrom: Bool, hasUntil: Bool) {
      times = MutableRows(count)
      orders = MutableRows(count)
      from = hasFrom ? MutableRows(count) : nil
      until = hasUntil ? MutableRows(count) : nil
      destinations = rowCounts.map { MutableRows($0) }
      for destination in destinations {
        destination.rows.initialize(repeating: RowPlacement.none)
      }
    }
  }

  /// Places rows by counting them for each subject.
  private static func many(
    _ rowCounts: [Int], subjectCount: Int, threads: Int, visit: Visit
  ) -> RowPlacement {
    let shares = (0..<threads).map {
      Share(LogShare(number: $0, count: threads), subjectCount: subjectCount)
    }
    Threads.run(threads) { shares[$0].countRows(visit) }
    let count = shares.reduce(0) { $0 + $1.count }
    precondition(count < Int(UInt32.max), "more than 4 billion rows of one table")
    let groups = RowGroups(shares.map(\.counts), subjectCount: subjectCount, threads: threads)
    var columns = Columns(
      count: count, rowCounts: rowCounts, hasFrom: shares.contains(where: \.hasFrom),
      hasUntil: shares.contains(where: \.hasUntil))
    Threads.run(threads) { [columns] in shares[$0].placeRows(visit, columns) }
    var copies = shares.flatMap(\.copies)
    if let moves = groups.moves(times: columns.times, orders: columns.orders, threads: threads) {
      let moved = moves.rows
      columns.times.move(moved)
      columns.orders.move(moved)
      columns.from?.move(moved)
      columns.until?.move(moved)
      for destination in columns.destinations.map(\.rows) {
        for row in destination.indices where destination[row] != Self.none {
          destination[row] = moved[Int(destination[row])]
        }
      }
      copies = copies.map { (Int(moved[$0.from]), Int(moved[$0.to])) }
    }
    let history = History(
      subjects: groups.subjects, offsets: groups.offsets, times: columns.times.array,
      orders: columns.orders.array, visibleFrom: columns.from?.array,
      visibleUntil: columns.until?.array)
    return RowPlacement(history, columns.destinations.map(\.array), copies)
  }

  /// Places rows that are few among the subjects, at a cost that does not depend on those.
  private static func few(
    _ rowCounts: [Int], visit: Visit
  ) -> RowPlacement {
    var rows: [(buffer: Int, row: Int, placed: PlacedRow)] = []
    visit(.all) { rows.append(($0, $1, $2)) }
    rows.sort {
      ($0.placed.subject, $0.placed.time, $0.placed.order, $0.placed.from)
        < ($1.placed.subject, $1.placed.time, $1.placed.order, $1.placed.from)
    }
    let destinations = rowCounts.map { MutableRows<UInt32>($0) }
    for destination in destinations { destination.rows.initialize(repeating: Self.none) }
    var copies: [(from: Int, to: Int)] = []
    var subjects: [UInt32] = []
    var offsets: [UInt32] = []
    for (position, row) in rows.enumerated() {
      if subjects.last.map({ Int($0) }) != row.placed.subject {
        subjects.append(UInt32(row.placed.subject))
        offsets.append(UInt32(position))
      }
      let first = destinations[row.buffer].rows[row.row]
      if first == Self.none {
        destinations[row.buffer].rows[row.row] = UInt32(position)
      } else {
        copies.append((Int(first), position))
      }
    }
    offsets.append(UInt32(rows.count))
    let hasFrom = rows.contains { $0.placed.from != $0.placed.time }
    let hasUntil = rows.contains { $0.placed.until != History.never }
    let history = History(
      subjects: StoreArray(subjects), offsets: StoreArray(offsets),
      times: StoreArray(rows.map(\.placed.time)),
      orders: StoreArray(rows.map { UInt32(truncatingIfNeeded: $0.placed.order) }),
      visibleFrom: hasFrom ? StoreArray(rows.map(\.placed.from)) : nil,
      visibleUntil: hasUntil ? StoreArray(rows.map(\.placed.until)) : nil)
    return RowPlacement(history, destinations.map(\.array), copies)
  }
}

/// The rows of an array that is being written.
struct MutableRows<Element: BitwiseCopyable & Sendable> {
  private(set) var array: StoreArray<Element>
  private(set) var rows: UnsafeMutableBufferPointer<Element>

  init(_ count: Int) {
    var rows = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)
    array = StoreArray(count: count) { rows = $0 }
    self.rows = rows
  }

  var count: Int { rows.count }

  /// Puts each row where `places` says.
  mutating func move(_ places: UnsafeMutableBufferPointer<UInt32>) {
    let moved = MutableRows(count)
    for row in 0..<count { moved.rows[Int(places[row])] = rows[row] }
    self = moved
  }
}
