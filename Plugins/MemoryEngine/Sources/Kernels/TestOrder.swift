import AudienceStore

/// In which order the tests of a scan are asked, and which of them mark whole chunks.
struct TestOrder: Sendable {
  /// Tests that mark whole chunks of neighbouring rows.
  let marks: [any RowTest]
  /// Tests that look at the rows that those leave.
  let filters: [any RowTest]

  /// All of them, for rows that are no neighbours.
  var all: [any RowTest] { marks + filters }

  private static let sampled = 256
  /// A test that costs more than this is not tried out; it comes after those that are.
  private static let costliestTried = 30.0
  private static let leastRows = 4096
  /// About what it costs to write down one row that marks leave, in nanoseconds.
  private static let listingCost = 1.0

  /// Orders tests by what they cost for each row that they spare the others; how many they spare is
  /// tried out on rows all over the table.
  init(_ tests: [any RowTest], rows: Int, _ subjects: StoreArray<UInt32>) {
    let shares = tests.map { Self.share(of: $0, rows: rows, subjects) }
    func rank(_ index: Int) -> Double {
      (tests[index].markCost ?? tests[index].cost) / (1.02 - shares[index])
    }
    var marks: [any RowTest] = []
    var filters: [any RowTest] = []
    var left = 1.0
    for index in tests.indices.sorted(by: { rank($0) < rank($1) }) {
      let test = tests[index]
      // A mark also spares writing down the rows that the test refuses.
      let spared = Self.listingCost * (1 - shares[index])
      if filters.isEmpty, let cost = test.markCost, cost < (test.cost + spared) * left {
        marks.append(test)
      } else {
        filters.append(test)
      }
      left *= shares[index]
    }
    self.marks = marks
    self.filters = filters
  }

  /// Which share of the rows passes a test.
  private static func share(
    of test: any RowTest, rows: Int, _ subjects: StoreArray<UInt32>
  ) -> Double {
    guard test.cost <= costliestTried, rows >= leastRows, let subjects = subjects.buffer.baseAddress
    else { return 0.5 }
    let scope = Scope(isCancelled: { false })
    let kept = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: sampled) { buffer in
      guard let buffer = buffer.baseAddress else { return 0 }
      for position in 0..<sampled { buffer[position] = UInt32(position * rows / sampled) }
      return test.filter(buffer, sampled, scope, subjects: subjects)
    }
    return Double(kept) / Double(sampled)
  }
}
