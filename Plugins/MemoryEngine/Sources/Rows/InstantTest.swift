import AudienceStore

/// Whether the value of a row is an instant in a range.
struct InstantTest: RowTest {
  /// Where the instants stand.
  enum Source: Sendable {
    /// The times of events.
    case times(StoreArray<Int64>)
    /// The instant of each code, and of no value behind them.
    case codes(CodeArray, StoreArray<Int64>)
  }

  let source: Source
  let range: Range<Int64>
  var cost: Double { 2 }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    switch source {
    case .times(let times): range.contains(times[row])
    case .codes(let codes, let instants): range.contains(instants[codes[row]])
    }
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    switch source {
    case .times(let times):
      let times = times.buffer
      return keepRows(rows, count) { isInside(times[$0]) }
    case .codes(.uint8(let codes), let instants): return filter(rows, count, codes, instants)
    case .codes(.uint16(let codes), let instants): return filter(rows, count, codes, instants)
    case .codes(.uint32(let codes), let instants): return filter(rows, count, codes, instants)
    }
  }

  @inline(__always)
  private func filter<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ codes: StoreArray<Code>,
    _ instants: StoreArray<Int64>
  ) -> Int {
    let (codes, instants) = (codes.buffer, instants.buffer)
    return keepRows(rows, count) { isInside(instants[Int(truncatingIfNeeded: codes[$0])]) }
  }

  @inline(__always)
  private func isInside(_ instant: Int64) -> Int {
    bit(instant >= range.lowerBound) & bit(instant < range.upperBound)
  }
}
