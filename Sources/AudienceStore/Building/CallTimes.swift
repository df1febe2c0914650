/// The times of calls: milliseconds behind the first of their block while that holds them exactly,
/// which takes half the memory; else microseconds.
struct CallTimes: ~Copyable {
  private(set) var count = 0
  /// The latest; nil without calls.
  private(set) var latest: Int64?
  private var narrow = GrowableArray<Int32>()
  private var wide = GrowableArray<Int64>(capacity: 1)
  private var isWide = false
  /// The first call of each block that has calls, and its time.
  private var starts: [(call: Int, time: Int64)] = []
  private var start: Int64 = 0
  private var isAtStart = true

  mutating func beginBlock() { isAtStart = true }

  @inline(__always)
  mutating func append(_ time: Int64) {
    if isAtStart {
      starts.append((count, time))
      start = time
      isAtStart = false
    }
    count &+= 1
    if time > latest ?? .min { latest = time }
    if !isWide {
      let (distance, overflow) = time.subtractingReportingOverflow(start)
      let (milliseconds, rest) = distance.quotientAndRemainder(dividingBy: 1000)
      if !overflow, rest == 0, let exact = Int32(exactly: milliseconds) {
        return narrow.append(exact)
      }
      widen()
    }
    wide.append(time)
  }

  /// The time of the first call of the block that begins with a call.
  func start(ofBlockAt call: Int) -> Int64 {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].call < call { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low].time : 0
  }

  /// The time of a call.
  ///
  /// - Parameter start: that of the first call of its block.
  @inline(__always)
  func time(_ call: Int, start: Int64) -> Int64 {
    isWide ? wide[call] : start &+ Int64(narrow[call]) &* 1000
  }

  private mutating func widen() {
    isWide = true
    for (position, block) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1].call : narrow.count
      for call in block.call..<max(block.call, min(end, narrow.count)) {
        wide.append(block.time + Int64(narrow[call]) * 1000)
      }
    }
    narrow = GrowableArray(capacity: 1)
  }
}
