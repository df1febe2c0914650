import AudienceStore

/// Marks profiles by the most frequent text of a coded column, which has a value in all rows that
/// come. Codes are in the order of their texts.
struct ModeReducer<Code: FixedWidthInteger & UnsignedInteger>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let codes: UnsafePointer<Code>
  /// For each code the one that it counts as; nil where each is its own.
  private let classes: [UInt32]?
  private let atLeast: UInt32
  private let entries: Entries
  private let test: ValueTest
  private let marks: ProfileMarks
  /// For each code how often the profile has it.
  private let counts: Scratch<UInt32>
  /// The codes that the profile has, `seenCount` of them.
  private let seen: Scratch<UInt32>
  private var seenCount = 0
  /// What the test says of each code's text: -1 as long as nobody asked.
  private let verdicts: Scratch<Int8>
  private var profile = noProfile

  init(
    subjects: UnsafePointer<UInt32>, codes: UnsafePointer<Code>, entries: Entries, atLeast: Int,
    test: ValueTest, marks: ProfileMarks
  ) {
    self.subjects = subjects
    self.codes = codes
    self.entries = entries
    classes = entries.holdsStringsOnly ? nil : entries.textClasses
    self.atLeast = UInt32(clamping: atLeast)
    self.test = test
    self.marks = marks
    counts = Scratch(repeating: 0, count: entries.count + 1)
    seen = Scratch(repeating: 0, count: entries.count + 1)
    verdicts = Scratch(repeating: -1, count: entries.count + 1)
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    let counts = counts.pointer
    let seen = seen.pointer
    for position in 0..<rowCount {
      let row = Int(rows[position])
      let next = subjects[row]
      if next != profile {
        finish()
        profile = next
      }
      var code = Int(truncatingIfNeeded: codes[row])
      if let classes { code = Int(classes[code]) }
      let count = counts[code]
      seen[seenCount] = UInt32(truncatingIfNeeded: code)
      seenCount &+= count == 0 ? 1 : 0
      counts[code] = count &+ 1
    }
  }

  mutating func finish() {
    guard profile != noProfile else { return }
    var most: UInt32 = 0
    var best: UInt32 = 0
    for position in 0..<seenCount {
      let code = seen.pointer[position]
      let count = counts.pointer[Int(code)]
      if count > most || (count == most && code < best) { (most, best) = (count, code) }
      counts.pointer[Int(code)] = 0
    }
    seenCount = 0
    marks.set(profile, to: most >= atLeast ? verdict(Int(best)) : test.holdsWhenAbsent)
  }

  private func verdict(_ code: Int) -> Bool {
    let verdicts = verdicts.pointer
    if verdicts[code] < 0 { verdicts[code] = test.holds(.string(entries.text(code))) ? 1 : 0 }
    return verdicts[code] == 1
  }
}

/// Marks profiles by how many texts they have in a coded column, which has a value in all rows that
/// come.
struct UniqueReducer<Code: FixedWidthInteger & UnsignedInteger>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let codes: UnsafePointer<Code>
  private let classes: [UInt32]?
  private let table: CountTable
  private let marks: ProfileMarks
  /// For each code the number of the last profile that had it.
  private let stamps: Scratch<UInt32>
  private var profile = noProfile
  private var stamp: UInt32 = 0
  private var count = 0

  init(
    subjects: UnsafePointer<UInt32>, codes: UnsafePointer<Code>, entries: Entries,
    table: CountTable, marks: ProfileMarks
  ) {
    self.subjects = subjects
    self.codes = codes
    classes = entries.holdsStringsOnly ? nil : entries.textClasses
    self.table = table
    self.marks = marks
    stamps = Scratch(repeating: 0, count: entries.count + 1)
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    let stamps = stamps.pointer
    for position in 0..<rowCount {
      let row = Int(rows[position])
      let next = subjects[row]
      if next != profile {
        finish()
        profile = next
        stamp &+= 1
        count = 0
      }
      var code = Int(truncatingIfNeeded: codes[row])
      if let classes { code = Int(classes[code]) }
      if stamps[code] != stamp {
        stamps[code] = stamp
        count &+= 1
      }
    }
  }

  mutating func finish() {
    if profile != noProfile { marks.set(profile, to: table.accepts(count)) }
  }
}

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
