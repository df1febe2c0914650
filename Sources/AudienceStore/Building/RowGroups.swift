import AudienceThreads

/// The rows of a table as groups, one for each subject, made by threads that each take a range of
/// the subjects.
struct RowGroups {
  /// The subjects that have rows, where they are few; nil for a group for each subject.
  let subjects: StoreArray<UInt32>?
  /// Where each group begins, and where the last one ends.
  let offsets: StoreArray<UInt32>

  /// - Parameter counts: the rows of each subject in each share of the log; from then on where the
  ///   next one of them goes.
  init(_ counts: [MutableRows<UInt32>], subjectCount: Int, threads: Int) {
    let counter = Counter(counts: counts, ends: MutableRows(subjectCount + 1))
    let ranges = Self.ranges(of: subjectCount, count: threads)
    let sums = Threads.map(ranges.count, threads: threads) { counter.sum(ranges[$0]) }
    Threads.forEach(ranges.count, threads: threads) { range in
      counter.place(ranges[range], from: sums[..<range].reduce(0) { $0 + $1.rows })
    }
    let presentCount = sums.reduce(0) { $0 + $1.present }
    let ends = counter.ends
    if presentCount * 4 >= subjectCount {
      (subjects, offsets) = (nil, ends.array)
      return
    }
    let present = MutableRows<UInt32>(presentCount)
    let offsets = MutableRows<UInt32>(presentCount + 1)
    offsets.rows[0] = 0
    var next = 0
    for subject in 0..<subjectCount where ends.rows[subject] != ends.rows[subject + 1] {
      present.rows[next] = UInt32(truncatingIfNeeded: subject)
      next += 1
      offsets.rows[next] = ends.rows[subject + 1]
    }
    (subjects, self.offsets) = (present.array, offsets.array)
  }

  private static func ranges(of count: Int, count rangeCount: Int) -> [Range<Int>] {
    (0..<rangeCount).map { (count * $0 / rangeCount)..<(count * ($0 + 1) / rangeCount) }
  }

  private struct Counter: @unchecked Sendable {
    // Unchecked, because no two threads write the same subject.
    let counts: [MutableRows<UInt32>]
    /// Where the group of each subject begins; one more for the end of the last one.
    let ends: MutableRows<UInt32>

    init(counts: [MutableRows<UInt32>], ends: MutableRows<UInt32>) {
      self.counts = counts
      self.ends = ends
      ends.rows[0] = 0
    }

    /// The rows of a range of subjects, and how many of these have some.
    func sum(_ subjects: Range<Int>) -> (rows: UInt32, present: Int) {
      var rows: UInt32 = 0
      var present = 0
      for subject in subjects {
        var count: UInt32 = 0
        for share in counts { count &+= share.rows[subject] }
        rows &+= count
        present &+= count == 0 ? 0 : 1
      }
      return (rows, present)
    }

    func place(_ subjects: Range<Int>, from start: UInt32) {
      var end = start
      for subject in subjects {
        for share in counts {
          let count = share.rows[subject]
          share.rows[subject] = end
          end &+= count
        }
        ends.rows[subject + 1] = end
      }
    }
  }

  // MARK: - Order

  /// Where each row goes so that every group is in the order of time and log; nil where all are.
  func moves(
    times: MutableRows<Int64>, orders: MutableRows<UInt32>, threads: Int
  ) -> MutableRows<UInt32>? {
    let sorter = Sorter(offsets: offsets, times: times.rows, orders: orders.rows)
    let ranges = Self.ranges(of: offsets.count - 1, count: threads)
    let unsorted = Threads.map(ranges.count, threads: threads) {
      sorter.unsortedGroups(of: ranges[$0])
    }
    if unsorted.allSatisfy(\.isEmpty) { return nil }
    let places = Places(rows: MutableRows(times.count))
    for row in 0..<times.count { places.rows.rows[row] = UInt32(truncatingIfNeeded: row) }
    Threads.forEach(ranges.count, threads: threads) { range in
      for group in unsorted[range] { sorter.sort(group, into: places.rows) }
    }
    return places.rows
  }

  private struct Places: @unchecked Sendable {
    // Unchecked, because no two threads write the same group.
    let rows: MutableRows<UInt32>
  }

  private struct Sorter: @unchecked Sendable {
    // Unchecked, because nobody writes the rows meanwhile.
    let offsets: StoreArray<UInt32>
    let times: UnsafeMutableBufferPointer<Int64>
    let orders: UnsafeMutableBufferPointer<UInt32>

    func unsortedGroups(of groups: Range<Int>) -> [Int] {
      var unsorted: [Int] = []
      for group in groups {
        let end = Int(offsets[group + 1])
        var row = Int(offsets[group])
        if row == end { continue }
        row &+= 1
        while row < end, !precedes(row, row &- 1) { row &+= 1 }
        if row < end { unsorted.append(group) }
      }
      return unsorted
    }

    func sort(_ group: Int, into places: MutableRows<UInt32>) {
      let rows = Int(offsets[group])..<Int(offsets[group + 1])
      for (place, row) in zip(rows, rows.sorted(by: precedes)) {
        places.rows[row] = UInt32(truncatingIfNeeded: place)
      }
    }

    @inline(__always)
    private func precedes(_ row: Int, _ other: Int) -> Bool {
      if times[row] != times[other] { return times[row] < times[other] }
      return orders[row] < orders[other]
    }
  }
}
