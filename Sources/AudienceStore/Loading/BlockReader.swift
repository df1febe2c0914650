import AudienceProfiles

/// Reads blocks of a log into a call buffer: each line the quick way, or with every check where
/// that does not take it.
///
/// A class, because each thread has its own and the loader reads the tallies at the end; used by
/// one thread at a time.
final class BlockReader: @unchecked Sendable {
  private(set) var tally = LoadTally()
  private let source: SharedBlocks
  private let calls: UnsafeMutablePointer<CallBuffer>
  private let isStrict: Bool

  /// - Parameter calls: where the calls go; nobody else uses it meanwhile.
  init(_ source: SharedBlocks, into calls: UnsafeMutablePointer<CallBuffer>, isStrict: Bool) {
    self.source = source
    self.calls = calls
    self.isStrict = isStrict
  }

  /// Reads blocks until there are no more, a line is refused, or `goesOn` says no.
  func readBlocks(while goesOn: () -> Bool) {
    let buffer = LogBuffer()
    var lines = BlockLines()
    var tally = LoadTally()
    while goesOn(), let block = source.next(into: buffer) {
      tally.begin(block)
      switch block.content {
      case .damage(let reason): tally.note(damage: reason)
      case .tooLongLine: tally.noteTooLongLine()
      case .lines:
        calls.pointee.beginBlock(block.number)
        lines.read(buffer.bytes, into: calls, &tally, isStrict: isStrict)
      }
      tally.end()
      if isStrict, tally.skippedCount > 0 || tally.damagedCount > 0 { break }
    }
    calls.pointee.finish()
    self.tally = tally
  }
}

/// Reads the lines of one block after the other.
struct BlockLines: ~Copyable {
  private var scanner = LineScanner()
  private var parts = CallParts()
  /// The calls of each kind that the quick way took and the tally does not have yet.
  private var counts: [Int] = Array(repeating: 0, count: Call.Kind.allCases.count)

  /// - Parameter bytes: lines that each end in a line feed, with readable bytes behind them.
  mutating func read(
    _ bytes: Bytes, into calls: UnsafeMutablePointer<CallBuffer>, _ tally: inout LoadTally,
    isStrict: Bool
  ) {
    guard var position = bytes.baseAddress else { return }
    let end = position + bytes.count
    while position < end {
      if let next = scanner.read(position, into: &parts) {
        calls.pointee.add(parts)
        counts[parts.kind.number] += 1
        position = next
        continue
      }
      noteCounts(&tally)
      let rest = Bytes(start: position, count: end - position)
      let line = Bytes(rebasing: rest[..<(rest.firstLineFeed ?? rest.count)])
      let outcome = CallLineReader.read(line, order: 0)
      if case .call(let call, _) = outcome {
        parts.take(call)
        calls.pointee.add(parts)
      }
      tally.note(outcome)
      if isStrict, tally.skippedCount > 0 { return }
      position += line.count + 1
    }
    noteCounts(&tally)
  }

  private mutating func noteCounts(_ tally: inout LoadTally) {
    for kind in Call.Kind.allCases where counts[kind.number] > 0 {
      tally.noteCalls(kind, count: counts[kind.number])
      counts[kind.number] = 0
    }
  }
}

extension Call.Kind {
  /// The kind's place among all.
  var number: Int {
    switch self {
    case .identify: 0
    case .track: 1
    case .page: 2
    case .screen: 3
    case .group: 4
    case .alias: 5
    }
  }
}
