/// A test of a measured stream, for many profiles at once.
struct StreamTest: Sendable {
  let kernel: StreamKernel
  private let test: ValueTest
  /// The test of the value of a chosen event; nil for measures that choose none.
  private let choice: (any RowTest)?
  private let table: CountTable

  init(_ kernel: StreamKernel, _ test: ValueTest) {
    self.kernel = kernel
    self.test = test
    table = CountTable(test)
    if case .choice(_, let reader) = kernel.method {
      choice = FieldTests.make(reader, test, rowCount: kernel.stream.rows.count)
    } else {
      choice = nil
    }
  }

  /// What the test says of profiles without an event that counts.
  private var resultOfNothing: Bool {
    switch kernel.method {
    case .count, .unique, .uniqueKeys: test.holds(.integer(0))
    case .number, .choice, .mode, .extremeText: test.holdsWhenAbsent
    }
  }

  /// The words of a stretch of profiles: who of them satisfies the test. As `StreamKernel.run`.
  func run(_ scan: RowScan, words range: Range<Int>, few: SubjectSet?, _ scope: Scope) -> [UInt64] {
    var words = [UInt64](repeating: resultOfNothing ? .max : 0, count: range.count)
    words.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress else { return }
      let marks = ProfileMarks(words: base, firstWord: range.lowerBound)
      kernel.run(
        scan, words: range, few: few, scope,
        MarkOutputs(test: test, choice: choice, table: table, marks: marks))
    }
    return words
  }
}
