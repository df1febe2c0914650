import AudienceStore

/// The times of rows in two bytes each: a window's rows are found with a fourth of the memory read,
/// and only those at its edges are looked at exactly.
///
/// A time's step is `(time - base) >> shift`, 15 bits, so that four steps compare in one word.
struct CoarseTimes: Sendable {
  private static let greatestStep: UInt64 = 0x7FFF

  let steps: StoreArray<UInt16>
  private let base: Int64
  private let shift: UInt64

  init(_ times: StoreArray<Int64>, between ends: ClosedRange<Int64>) {
    let base = ends.lowerBound
    let span = UInt64(bitPattern: ends.upperBound &- base)
    var shift: UInt64 = 0
    while span >> shift > Self.greatestStep { shift += 1 }
    self.base = base
    self.shift = shift
    steps = StoreArray(count: times.count) { steps in
      for (row, time) in times.buffer.enumerated() {
        steps[row] = UInt16(truncatingIfNeeded: UInt64(bitPattern: time &- base) &>> shift)
      }
    }
  }

  /// The step of a time; those before the first are 0, those after the last the greatest there is.
  func step(of time: Int64) -> UInt16 {
    guard time > base else { return 0 }
    return UInt16(min(UInt64(bitPattern: time &- base) >> shift, Self.greatestStep))
  }
}
