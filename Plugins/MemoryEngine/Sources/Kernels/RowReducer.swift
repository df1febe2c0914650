/// Takes the rows that pass a stream's filters, profile by profile in time order, and marks the
/// profiles whose measure satisfies a test.
protocol RowReducer {
  /// Takes some rows; those of a profile may come in several calls, one after another.
  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int)

  /// Ends with the last profile.
  mutating func finish()
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

/// No profile.
let noProfile = UInt32.max
