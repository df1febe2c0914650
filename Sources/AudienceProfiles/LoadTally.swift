import AudienceDiagnostics

/// What one reader met in its blocks of a log, while others read other blocks.
package struct LoadTally: Sendable {
  /// A block that was read, and how many lines it has.
  private struct Block {
    let number: Int
    let file: Int
    let lineCount: Int
  }

  /// A line that was skipped.
  private struct Skipped {
    let block: Int
    let file: Int
    /// From 0 in its block.
    let line: Int
    let column: Int
    let reason: String
  }

  /// A file that could not be read to its end.
  private struct Damage {
    let block: Int
    let file: Int
    let reason: String
  }

  private var blocks: [Block] = []
  private var skipped: [Skipped] = []
  private var damage: [Damage] = []
  private var counts = LoadReport()
  private var current: LogBlock?
  private var lineCount = 0

  package init() {}

  /// Begins a block; the lines that follow are its.
  package mutating func begin(_ block: LogBlock) {
    current = block
    lineCount = 0
  }

  package mutating func end() {
    guard let current else { return }
    blocks.append(Block(number: current.number, file: current.file, lineCount: lineCount))
  }

  /// Notes a file that cannot be read on.
  package mutating func note(damage reason: String) {
    guard let current else { return }
    damage.append(Damage(block: current.number, file: current.file, reason: reason))
  }

  /// Notes lines with a call each.
  package mutating func noteCalls(_ kind: Call.Kind, count: Int) {
    lineCount += count
    counts.lines += count
    counts.calls[kind, default: 0] += count
  }

  /// Notes a line.
  package mutating func note(_ outcome: CallLineReader.Outcome) {
    switch outcome {
    case .blank: lineCount += 1
    case .call(let call, let hasDuplicateKeys):
      noteCalls(call.kind, count: 1)
      if hasDuplicateKeys { counts.linesWithDuplicateKeys += 1 }
    case .withoutTime(let hasDuplicateKeys):
      lineCount += 1
      counts.lines += 1
      counts.withoutTime += 1
      if hasDuplicateKeys { counts.linesWithDuplicateKeys += 1 }
    case .unreadable(let column, let reason, let hasDuplicateKeys):
      lineCount += 1
      counts.lines += 1
      if hasDuplicateKeys { counts.linesWithDuplicateKeys += 1 }
      skip(column: column, reason)
    }
  }

  /// Notes the line of a block that is one line of too many bytes.
  package mutating func noteTooLongLine() {
    lineCount += 1
    counts.lines += 1
    skip(column: 1, "the line is longer than 16 MiB")
  }

  /// The number of lines that were skipped so far.
  package var skippedCount: Int { counts.skippedCount }

  /// The number of files that could not be read to their end so far.
  package var damagedCount: Int { damage.count }

  private mutating func skip(column: Int, _ reason: String) {
    counts.skippedCount += 1
    guard let current, skipped.count < LoadReport.keptLines else { return }
    skipped.append(
      Skipped(
        block: current.number, file: current.file, line: lineCount - 1, column: column,
        reason: reason))
  }

  /// The report of all readers together.
  package static func report(_ tallies: [LoadTally], files: [String]) -> LoadReport {
    var report = LoadReport()
    report.files = files
    for tally in tallies {
      report.lines += tally.counts.lines
      report.calls.merge(tally.counts.calls, uniquingKeysWith: +)
      report.skippedCount += tally.counts.skippedCount
      report.withoutTime += tally.counts.withoutTime
      report.linesWithDuplicateKeys += tally.counts.linesWithDuplicateKeys
    }
    let firstLines = firstLines(of: tallies.flatMap(\.blocks))
    let skipped = tallies.flatMap(\.skipped).sorted { ($0.block, $0.line) < ($1.block, $1.line) }
    report.skipped = skipped.prefix(LoadReport.keptLines).map { skipped in
      LoadReport.SkippedLine(
        file: files[skipped.file],
        position: TextPosition(
          line: firstLines[skipped.block, default: 1] + skipped.line, column: skipped.column),
        reason: skipped.reason)
    }
    report.damagedFiles = tallies.flatMap(\.damage).sorted { $0.block < $1.block }.map { damage in
      let position = TextPosition(line: firstLines[damage.block, default: 1], column: 1)
      return Finding(.call, at: .file(files[damage.file], position), damage.reason)
    }
    return report
  }

  /// The number of the first line of each block in its file, by the block's number.
  private static func firstLines(of blocks: [Block]) -> [Int: Int] {
    var firstLines: [Int: Int] = [:]
    var file = -1
    var line = 1
    for block in blocks.sorted(by: { $0.number < $1.number }) {
      if block.file != file { line = 1 }
      file = block.file
      firstLines[block.number] = line
      line += block.lineCount
    }
    return firstLines
  }
}
