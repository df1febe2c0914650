/// The rows of one subject in one table, which are in time order.
extension Range<Int> {
  /// Those at the times of a range, both ends included.
  @inline(__always)
  func rows(
    at range: ClosedRange<Int64>, times: UnsafeBufferPointer<Int64>
  ) -> Range<Int> {
    let start =
      range.lowerBound == .min ? lowerBound : firstRow(times) { $0 >= range.lowerBound }
    let end = range.upperBound == .max ? upperBound : firstRow(times) { $0 > range.upperBound }
    return start..<Swift.max(start, end)
  }

  /// The first row whose time passes a test that all later ones pass too.
  @inline(__always)
  private func firstRow(
    _ times: UnsafeBufferPointer<Int64>, where isBeyond: (Int64) -> Bool
  ) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = (low &+ high) / 2
      if isBeyond(times[middle]) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }
}
