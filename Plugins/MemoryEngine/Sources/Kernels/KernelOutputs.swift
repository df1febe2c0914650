/// Where a kernel's results go, whatever kind they are.
protocol KernelOutputs {
  associatedtype Counts: ProfileOutput<Int>
  associatedtype Sums: ProfileOutput<Double>
  associatedtype Numbers: ProfileOutput<Double>
  associatedtype Codes: ProfileOutput<UInt32>
  associatedtype Rows: RowsOutput

  /// Where all counts from 1 give the same: the marks, and what they become.
  var existence: (ProfileMarks, Bool)? { get }
  var counts: Counts { get }
  /// Sums and averages that are not yet rounded.
  var sums: Sums { get }
  var numbers: Numbers { get }
  /// The codes of texts; the number of entries for none.
  func codes(_ entries: Entries) -> Codes
  /// Rows of a table whose profiles these are.
  func rows(of subjects: UnsafePointer<UInt32>, _ scope: Scope) -> Rows
}

/// Marks the profiles whose measure satisfies a test.
struct MarkOutputs: KernelOutputs {
  let test: ValueTest
  /// The test of the value of a chosen event.
  let choice: (any RowTest)?
  /// Kept by whoever uses the outputs.
  let table: CountTable
  let marks: ProfileMarks

  var existence: (ProfileMarks, Bool)? { table.fromOne.map { (marks, $0) } }
  var counts: CountMarks { CountMarks(table: table, marks: marks) }
  var sums: SumMarks { SumMarks(test, marks) }
  var numbers: NumberMarks { NumberMarks(test, marks) }
  func codes(_ entries: Entries) -> CodeMarks { CodeMarks(entries, test, marks) }

  func rows(of subjects: UnsafePointer<UInt32>, _ scope: Scope) -> ChoiceMarks {
    ChoiceMarks(
      subjects: subjects, test: choice ?? ConstantTest(result: false), marks: marks, scope: scope)
  }
}

/// Keeps each profile's measure: numbers as doubles, codes and rows as they are.
struct CellOutputs: KernelOutputs {
  /// 8 bytes for each profile.
  let cells: UnsafeMutableRawPointer
  let firstProfile: Int

  private func typed<Cell>(_ type: Cell.Type) -> ProfileCells<Cell> {
    ProfileCells(cells: cells.assumingMemoryBound(to: type), firstProfile: firstProfile)
  }

  var existence: (ProfileMarks, Bool)? { nil }
  var counts: CountCells { CountCells(cells: typed(Double.self)) }
  var sums: SumCells { SumCells(cells: typed(Double.self)) }
  var numbers: ProfileCells<Double> { typed(Double.self) }
  func codes(_ entries: Entries) -> ProfileCells<UInt32> { typed(UInt32.self) }

  func rows(of subjects: UnsafePointer<UInt32>, _ scope: Scope) -> ChoiceCells {
    ChoiceCells(subjects: subjects, cells: typed(Int32.self))
  }
}

/// Keeps counts as doubles.
struct CountCells: ProfileOutput {
  let cells: ProfileCells<Double>

  @inline(__always)
  func put(_ profile: UInt32, _ count: Int) { cells.put(profile, Double(count)) }
}
