/// The rows of a subject in one table, in time order: side by side, or, for an account with several
/// users, wherever a list says.
struct RowSpan {
  let first: Int
  let count: Int
  let list: UnsafePointer<UInt32>?

  init(_ range: Range<Int>) {
    first = range.lowerBound
    count = range.count
    list = nil
  }

  init(_ list: UnsafeBufferPointer<UInt32>) {
    first = 0
    count = list.count
    self.list = list.baseAddress
  }

  /// The row at a place.
  @inline(__always)
  subscript(place: Int) -> Int {
    if let list { Int(list[place]) } else { first &+ place }
  }

  /// The places of the rows at the times of a range, both ends included.
  @inline(__always)
  func places(
    in range: ClosedRange<Int64>, times: UnsafeBufferPointer<Int64>
  ) -> Range<Int> {
    let start = range.lowerBound == .min ? 0 : place(times) { $0 >= range.lowerBound }
    let end = range.upperBound == .max ? count : place(times) { $0 > range.upperBound }
    return start..<max(start, end)
  }

  /// The first place whose time passes a test that all later ones pass too.
  @inline(__always)
  private func place(
    _ times: UnsafeBufferPointer<Int64>, where isBeyond: (Int64) -> Bool
  ) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) / 2
      if isBeyond(times[self[middle]]) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }
}
