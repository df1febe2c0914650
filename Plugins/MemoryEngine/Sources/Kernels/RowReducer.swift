import AudienceJSON

/// Takes the rows that pass a stream's filters, profile by profile in time order, and tells what
/// each profile's measure is.
protocol RowReducer {
  /// Takes some rows; those of a profile may come in several calls, one after another.
  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int)

  /// Ends with the last profile.
  mutating func finish()
}

/// Where a reducer's results go: each profile that has a row is put once, in ascending order.
protocol ProfileOutput<Result> {
  associatedtype Result
  func put(_ profile: UInt32, _ result: Result)
}

/// The bits of a stretch of profiles, which begins at a word.
struct ProfileMarks {
  let words: UnsafeMutablePointer<UInt64>
  let firstWord: Int

  @inline(__always)
  func set(_ profile: UInt32, to flag: Bool) {
    let word = words + (Int(profile) &>> 6 &- firstWord)
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: profile & 63)
    if flag { word.pointee |= bit } else { word.pointee &= ~bit }
  }
}

/// A value for each profile of a stretch.
struct ProfileCells<Result>: ProfileOutput {
  let cells: UnsafeMutablePointer<Result>
  let firstProfile: Int

  @inline(__always)
  func put(_ profile: UInt32, _ result: Result) { cells[Int(profile) &- firstProfile] = result }
}

/// Marks profiles by what a test says of their number.
struct NumberMarks: ProfileOutput {
  private let test: ValueTest
  private let interval: NumberInterval?
  private let marks: ProfileMarks

  init(_ test: ValueTest, _ marks: ProfileMarks) {
    self.test = test
    self.marks = marks
    interval = test.numericComparison.map { NumberInterval($0.symbol, $0.number) }
  }

  @inline(__always)
  func put(_ profile: UInt32, _ number: Double) {
    let holds =
      interval?.contains(number)
      ?? ExactNumber(number).map { test.holds(.number($0)) } ?? test.holdsWhenAbsent
    marks.set(profile, to: holds)
  }
}

/// Marks profiles by what a test says of how many there are.
struct CountMarks: ProfileOutput {
  /// Whoever made the marks keeps it.
  unowned(unsafe) let table: CountTable
  let marks: ProfileMarks

  @inline(__always)
  func put(_ profile: UInt32, _ count: Int) { marks.set(profile, to: table.accepts(count)) }
}

/// Marks profiles by what a test says of the text of a code; each text is asked about once.
struct CodeMarks: ProfileOutput {
  private let entries: Entries
  private let test: ValueTest
  private let marks: ProfileMarks
  /// What the test says of each code's text: -1 as long as nobody asked.
  private let verdicts: Scratch<Int8>

  init(_ entries: Entries, _ test: ValueTest, _ marks: ProfileMarks) {
    self.entries = entries
    self.test = test
    self.marks = marks
    verdicts = Scratch(repeating: -1, count: entries.count + 1)
  }

  /// - Parameter code: the number of entries where there is none.
  func put(_ profile: UInt32, _ code: UInt32) {
    let verdicts = verdicts.pointer
    let place = Int(code)
    if verdicts[place] < 0 {
      let holds =
        place < entries.count
        ? test.holds(.string(entries.text(place))) : test.holdsWhenAbsent
      verdicts[place] = holds ? 1 : 0
    }
    marks.set(profile, to: verdicts[place] == 1)
  }
}

/// No profile.
let noProfile = UInt32.max

/// Plain memory that a reducer counts in.
///
/// A class, because it frees what it took; a reducer uses it alone.
final class Scratch<Element: BitwiseCopyable> {
  let pointer: UnsafeMutablePointer<Element>

  init(repeating element: Element, count: Int) {
    pointer = .allocate(capacity: count)
    pointer.initialize(repeating: element, count: count)
  }

  deinit { pointer.deallocate() }
}
