/// Where the calls of all buffers stand in the log.
struct LogOrder {
  /// A stretch of calls of one buffer, in log order.
  struct Stretch {
    let buffer: Int
    /// Its calls, by their place in the buffer.
    let calls: Range<Int>
    /// The place in the log of the first of them.
    let order: Int
    /// The time of the first of them.
    let start: Int64
  }

  /// In log order.
  let stretches: [Stretch]
  /// The number of calls.
  let count: Int

  init(_ buffers: borrowing OwnedList<CallBuffer>) {
    var found: [(number: Int, buffer: Int, calls: Range<Int>)] = []
    for buffer in 0..<buffers.count {
      let blocks = buffers[buffer].pointee.blocks
      for (position, block) in blocks.enumerated() {
        let end =
          position + 1 < blocks.count ? blocks[position + 1].start : buffers[buffer].pointee.count
        found.append((block.number, buffer, block.start..<end))
      }
    }
    found.sort { $0.number < $1.number }
    var stretches: [Stretch] = []
    var order = 0
    for block in found {
      if block.calls.isEmpty { continue }
      let start = buffers[block.buffer].pointee.times.start(ofBlockAt: block.calls.lowerBound)
      stretches.append(
        Stretch(buffer: block.buffer, calls: block.calls, order: order, start: start))
      order += block.calls.count
    }
    self.stretches = stretches
    count = order
  }
}
