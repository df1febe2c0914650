import AudienceStore

/// The events of a stream that the event around it can see: those of the same profile in its windows.
struct FunnelWindow: Sendable {
  let stream: StreamPlan
  private let parentTimes: StoreArray<Int64>

  init(_ stream: StreamPlan, parentTimes: StoreArray<Int64>) {
    self.stream = stream
    self.parentTimes = parentTimes
  }

  var times: UnsafeBufferPointer<Int64> { stream.rows.history.times.buffer }

  /// Whether an event passes the filters, for the event around it that the scope names.
  @inline(__always)
  func passes(_ row: Int, _ scope: Scope) -> Bool {
    for test in stream.tests where !test.holds(row, scope) { return false }
    return true
  }

  /// Keeps of some rows, ascending, those that a test accepts; to the next one the test goes on from
  /// the same cursor.
  @inline(__always)
  static func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?, where holds: (Int, inout FunnelCursor) -> Bool
  ) -> Int {
    var kept = 0
    var cursor = FunnelCursor()
    for position in 0..<count {
      let row = rows[position]
      scope.subject = subjects.map { Int($0[Int(row)]) } ?? Int(row)
      rows[kept] = row
      kept &+= holds(Int(row), &cursor) ? 1 : 0
    }
    return kept
  }

  /// Moves a cursor to the first event in the windows of an event around them.
  ///
  /// - Returns: the last time of the windows.
  @inline(__always)
  func open(around parent: Int, of subject: Int, _ cursor: inout FunnelCursor) -> Int64 {
    if cursor.subject != subject {
      cursor.begin(
        subject,
        Int(stream.offsets.buffer[subject])..<Int(stream.offsets.buffer[subject &+ 1]))
    }
    var low = stream.times.lowerBound
    var high = stream.times.upperBound
    if let distance = stream.distance {
      let time = parentTimes.buffer[parent]
      low = max(low, time.saturatingAdding(distance.lowerBound))
      high = min(high, time.saturatingAdding(distance.upperBound))
    }
    cursor.skip(times, to: low)
    return high
  }
}

/// Where the events of one profile stand that no event around them has left behind: the events
/// around come in time order.
struct FunnelCursor {
  private(set) var subject = -1
  private(set) var next = 0
  private(set) var end = 0
  /// How many events were looked at.
  var steps = 0
  /// The events by the code that has to match and by time; empty as long as it is not worth it.
  var byCode: [UInt64] = []
  /// How many events of a profile have each code, where that is asked: of the profile and its events
  /// below.
  var totals: Scratch<UInt32>?
  var countedSubject = -1
  var counted = 0..<0
  /// Values of one window, while they are counted.
  var keys: [Int64] = []

  fileprivate mutating func begin(_ subject: Int, _ rows: Range<Int>) {
    self.subject = subject
    next = rows.lowerBound
    end = rows.upperBound
    steps = 0
    byCode.removeAll(keepingCapacity: true)
  }

  /// Goes on to the first event that is not before a time.
  @inline(__always)
  fileprivate mutating func skip(_ times: UnsafeBufferPointer<Int64>, to low: Int64) {
    if next &+ 8 < end, times[next &+ 8] < low {
      var limit = end
      next &+= 9
      while next < limit {
        let middle = (next &+ limit) / 2
        if times[middle] < low { next = middle &+ 1 } else { limit = middle }
      }
    } else {
      while next < end, times[next] < low { next &+= 1 }
    }
  }
}

extension Int64 {
  /// The sum, at the ends of 64 bits where it would be beyond.
  @inline(__always)
  func saturatingAdding(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
