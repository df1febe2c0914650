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

  /// - Parameters:
  ///   - rowCounts: the number of rows of each buffer.
  ///   - visit: gives every row of every buffer, in log order, the rows of one call together; it is
  ///     called several times.
  init(
    subjectCount: Int, rowCounts: [Int],
    visit: ((_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void) -> Void
  ) {
    let areFew = rowCounts.reduce(0, +) < subjectCount / 64
    self =
      areFew
      ? Self.few(rowCounts, visit: visit)
      : Self.many(rowCounts, subjectCount: subjectCount, visit: visit)
  }

  private init(
    _ history: History, _ destinations: [StoreArray<UInt32>], _ copies: [(from: Int, to: Int)]
  ) {
    self.history = history
    self.destinations = destinations
    self.copies = copies
    hasDrops = destinations.contains { $0.buffer.contains(Self.none) }
  }

  /// Places rows by counting them for each subject.
  private static func many(
    _ rowCounts: [Int], subjectCount: Int,
    visit: ((_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void) -> Void
  ) -> RowPlacement {
    var counts = [UInt32](repeating: 0, count: subjectCount)
    var count = 0
    var hasFrom = false
    var hasUntil = false
    visit { _, _, placed in
      counts[placed.subject] += 1
      count += 1
      if placed.from != placed.time { hasFrom = true }
      if placed.until != History.never { hasUntil = true }
    }
    precondition(count < Int(UInt32.max), "more than 4 billion rows of one table")
    let (subjects, offsets) = Self.groups(counts, subjectCount: subjectCount)
    // From here on where the next row of each subject goes.
    var sum: UInt32 = 0
    for subject in counts.indices { (counts[subject], sum) = (sum, sum + counts[subject]) }

    let destinationRows = rowCounts.map { MutableRows<UInt32>($0) }
    let destinations = destinationRows.map(\.rows)
    for destination in destinations { destination.initialize(repeating: Self.none) }
    var copies: [(from: Int, to: Int)] = []
    var times = MutableRows<Int64>(count)
    var orders = MutableRows<UInt32>(count)
    var from = MutableRows<Int64>(hasFrom ? count : 0)
    var until = MutableRows<Int64>(hasUntil ? count : 0)
    visit { buffer, row, placed in
      let position = Int(counts[placed.subject])
      counts[placed.subject] += 1
      times.rows[position] = placed.time
      orders.rows[position] = UInt32(truncatingIfNeeded: placed.order)
      if hasFrom { from.rows[position] = placed.from }
      if hasUntil { until.rows[position] = placed.until }
      let first = destinations[buffer][row]
      if first == Self.none {
        destinations[buffer][row] = UInt32(truncatingIfNeeded: position)
      } else {
        copies.append((Int(first), position))
      }
    }
    if let moved = Self.sorted(offsets, times: times, orders: orders) {
      times.move(moved)
      orders.move(moved)
      if hasFrom { from.move(moved) }
      if hasUntil { until.move(moved) }
      for destination in destinations {
        for row in destination.indices where destination[row] != Self.none {
          destination[row] = moved[Int(destination[row])]
        }
      }
      copies = copies.map { (Int(moved[$0.from]), Int(moved[$0.to])) }
    }
    let history = History(
      subjects: subjects, offsets: offsets, times: times.array, orders: orders.array,
      visibleFrom: hasFrom ? from.array : nil, visibleUntil: hasUntil ? until.array : nil)
    return RowPlacement(history, destinationRows.map(\.array), copies)
  }

  /// Places rows that are few among the subjects, at a cost that does not depend on those.
  private static func few(
    _ rowCounts: [Int],
    visit: ((_ buffer: Int, _ row: Int, _ placed: PlacedRow) -> Void) -> Void
  ) -> RowPlacement {
    var rows: [(buffer: Int, row: Int, placed: PlacedRow)] = []
    visit { rows.append(($0, $1, $2)) }
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

  /// The groups of rows: of every subject, or of those that have rows where they are few.
  private static func groups(
    _ counts: [UInt32], subjectCount: Int
  ) -> (subjects: StoreArray<UInt32>?, offsets: StoreArray<UInt32>) {
    let present = counts.lazy.filter { $0 > 0 }.count
    let isSparse = present * 4 < subjectCount
    var subjects: [UInt32] = []
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(isSparse ? present + 1 : subjectCount + 1)
    var end: UInt32 = 0
    for subject in 0..<subjectCount where !isSparse || counts[subject] > 0 {
      end += counts[subject]
      offsets.append(end)
      if isSparse { subjects.append(UInt32(subject)) }
    }
    return (isSparse ? StoreArray(subjects) : nil, StoreArray(offsets))
  }

  /// Where each row goes so that every group is in the order of time and log; nil where all are.
  private static func sorted(
    _ offsets: StoreArray<UInt32>, times: MutableRows<Int64>, orders: MutableRows<UInt32>
  ) -> [UInt32]? {
    var moved: [UInt32]?
    for group in 0..<(offsets.count - 1) {
      let rows = Int(offsets[group])..<Int(offsets[group + 1])
      let isSorted = rows.dropFirst().allSatisfy {
        (times.rows[$0 - 1], orders.rows[$0 - 1]) <= (times.rows[$0], orders.rows[$0])
      }
      if isSorted { continue }
      var places = moved ?? (0..<times.count).map { UInt32($0) }
      let sorted = rows.sorted {
        (times.rows[$0], orders.rows[$0]) < (times.rows[$1], orders.rows[$1])
      }
      for (place, row) in zip(rows, sorted) { places[row] = UInt32(place) }
      moved = places
    }
    return moved
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
  mutating func move(_ places: [UInt32]) {
    let moved = MutableRows(count)
    for row in 0..<count { moved.rows[Int(places[row])] = rows[row] }
    self = moved
  }
}
