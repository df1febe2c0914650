import AudienceJSON
import AudienceStore

/// Tells of profiles the code of the most frequent text of a coded column, which has a value in all
/// rows that come; the number of entries where none is frequent enough. Codes are in the order of
/// their texts.
struct ModeReducer<Code: FixedWidthInteger & UnsignedInteger, Output: ProfileOutput<UInt32>>:
  RowReducer
{
  private let subjects: UnsafePointer<UInt32>
  private let codes: UnsafePointer<Code>
  /// For each code the one that it counts as; nil where each is its own.
  private let classes: [UInt32]?
  private let atLeast: UInt32
  private let nothing: UInt32
  private let output: Output
  /// For each code how often the profile has it.
  private let counts: Scratch<UInt32>
  /// The codes that the profile has, `seenCount` of them.
  private let seen: Scratch<UInt32>
  private var seenCount = 0
  private var profile = noProfile

  init(
    subjects: UnsafePointer<UInt32>, codes: UnsafePointer<Code>, entries: Entries, atLeast: Int,
    output: Output
  ) {
    self.subjects = subjects
    self.codes = codes
    classes = entries.holdsStringsOnly ? nil : entries.textClasses
    self.atLeast = UInt32(clamping: atLeast)
    nothing = UInt32(entries.count)
    self.output = output
    counts = Scratch(repeating: 0, count: entries.count + 1)
    seen = Scratch(repeating: 0, count: entries.count + 1)
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
    output.put(profile, most >= atLeast ? best : nothing)
  }
}

/// Tells of profiles the code of the first or the last text, by code point, of a coded column, which
/// has a value in all rows that come. Codes are in the order of their texts.
struct ExtremeTextReducer<Output: ProfileOutput<UInt32>>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let codes: CodeArray
  private let isMaximum: Bool
  private let output: Output
  private var profile = noProfile
  private var best = 0

  init(subjects: UnsafePointer<UInt32>, codes: CodeArray, isMaximum: Bool, output: Output) {
    self.subjects = subjects
    self.codes = codes
    self.isMaximum = isMaximum
    self.output = output
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    for position in 0..<rowCount {
      let row = Int(rows[position])
      let next = subjects[row]
      let code = codes[row]
      if next != profile {
        finish()
        profile = next
        best = code
      } else {
        best = isMaximum ? max(best, code) : min(best, code)
      }
    }
  }

  mutating func finish() {
    if profile != noProfile { output.put(profile, UInt32(truncatingIfNeeded: best)) }
  }
}

/// Tells of profiles how many texts they have in a coded column, which has a value in all rows that
/// come.
struct UniqueReducer<Code: FixedWidthInteger & UnsignedInteger, Output: ProfileOutput<Int>>:
  RowReducer
{
  private let subjects: UnsafePointer<UInt32>
  private let codes: UnsafePointer<Code>
  private let classes: [UInt32]?
  private let output: Output
  /// For each code the number of the last profile that had it.
  private let stamps: Scratch<UInt32>
  private var profile = noProfile
  private var stamp: UInt32 = 0
  private var count = 0

  init(
    subjects: UnsafePointer<UInt32>, codes: UnsafePointer<Code>, entries: Entries, output: Output
  ) {
    self.subjects = subjects
    self.codes = codes
    classes = entries.holdsStringsOnly ? nil : entries.textClasses
    self.output = output
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
    if profile != noProfile { output.put(profile, count) }
  }
}

/// Tells of profiles how many different values they have in a column of numbers or times, which has
/// a value in all rows that come.
struct UniqueKeyReducer<Output: ProfileOutput<Int>>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let keys: TallyKeys
  private let output: Output
  private var profile = noProfile
  private var found: [Int64] = []

  init(subjects: UnsafePointer<UInt32>, keys: TallyKeys, output: Output) {
    self.subjects = subjects
    self.keys = keys
    self.output = output
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    for position in 0..<rowCount {
      let row = Int(rows[position])
      let next = subjects[row]
      if next != profile {
        finish()
        profile = next
      }
      if let key = keys[row] { found.append(key) }
    }
  }

  mutating func finish() {
    guard profile != noProfile else { return }
    output.put(profile, KeyTally.distinctCount(&found))
    found.removeAll(keepingCapacity: true)
  }
}
