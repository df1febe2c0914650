public import AudienceDiagnostics
import AudienceFiles
public import AudienceJSON

/// The calls of one or more logs in log order, with what was met on the way.
public struct CallLog: Sendable {
  public internal(set) var calls: [Call] = []
  public internal(set) var report = LoadReport()
}

/// How far loading is, in bytes of the files as they are stored.
public struct LoadProgress: Hashable, Sendable {
  public let bytesRead: Int64
  public let totalBytes: Int64
}

/// Reads call logs: JSON Lines of Segment Spec calls, plain or gzip (SEMANTICS 10).
///
/// A line that cannot be read is reported and skipped. A file that is damaged keeps what stands
/// before the damage, and is reported.
public enum CallLogReader {
  /// A line of more bytes (16 MiB) is reported and passed over without being held.
  public static let maximumLineBytes = LogBlocks.maximumLineBytes

  /// Reads files as one log, in the order given.
  ///
  /// - Parameters:
  ///   - paths: files, as `CallLogFiles` finds them.
  ///   - strict: the first line or file that cannot be read ends the load.
  ///   - progress: called now and then, at least once a file.
  ///   - isCancelled: asked for every block of lines; true ends the load.
  /// - Throws: code `file` for a file that cannot be opened, `call` for what `strict` refuses,
  ///   `cancelled`.
  public static func read(
    _ paths: [String],
    strict: Bool = false,
    progress: (LoadProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(FindingError) -> CallLog {
    var calls: [Call] = []
    let report = try forEachCall(
      in: paths, strict: strict, progress: progress, isCancelled: isCancelled
    ) { calls.append($0) }
    return CallLog(calls: calls, report: report)
  }

  /// Reads files as one log and hands over each call, without keeping it; the rest as `read`.
  ///
  /// - Parameter body: called with the calls in log order.
  /// - Returns: what was met on the way.
  public static func forEachCall(
    in paths: [String],
    strict: Bool = false,
    progress: (LoadProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false },
    _ body: (Call) -> Void
  ) throws(FindingError) -> LoadReport {
    var tally = LoadTally()
    var blocks = LogBlocks(paths)
    var count = 0
    let buffer = LogBuffer()
    while let block = try blocks.next(into: buffer) {
      if isCancelled() { throw .loadingCancelled(paths[block.file]) }
      tally.read(block, buffer, isStrict: strict) { line in
        let outcome = CallLineReader.read(line, order: count)
        if case .call(let call, _) = outcome {
          count += 1
          body(call)
        }
        return outcome
      }
      if strict, let finding = tally.firstFault(files: paths) { throw FindingError(finding) }
      progress(blocks.progress)
    }
    progress(blocks.progress)
    return LoadTally.report([tally], files: paths)
  }

  /// Reads values as the lines of a log called `calls`, the first being line 1.
  public static func read(_ values: [JSONValue]) -> CallLog {
    var log = CallLog()
    var tally = LoadTally()
    tally.begin(LogBlock(number: 0, file: 0, content: .lines))
    for value in values {
      let outcome = CallLineReader.read(value, order: log.calls.count, hasDuplicateKeys: false)
      if case .call(let call, _) = outcome { log.calls.append(call) }
      tally.note(outcome)
    }
    tally.end()
    log.report = LoadTally.report([tally], files: ["calls"])
    log.report.files = []
    return log
  }
}

extension FindingError {
  /// Loading was told to stop.
  package static func loadingCancelled(_ path: String) -> FindingError {
    FindingError(Finding(.cancelled, at: .file(path, nil), "loading was cancelled"))
  }
}

extension LoadTally {
  /// Reads the lines of a block, and notes what each is.
  ///
  /// - Parameters:
  ///   - isStrict: the first line that cannot be read ends the block.
  ///   - readLine: reads a line without its line feed.
  mutating func read(
    _ block: LogBlock, _ buffer: LogBuffer, isStrict: Bool,
    _ readLine: (UnsafeBufferPointer<UInt8>) -> CallLineReader.Outcome
  ) {
    begin(block)
    switch block.content {
    case .damage(let reason): note(damage: reason)
    case .tooLongLine: noteTooLongLine()
    case .lines:
      var rest = buffer.bytes
      while let end = rest.firstLineFeed {
        note(readLine(UnsafeBufferPointer(rebasing: rest[..<end])))
        rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...])
        if isStrict, skippedCount > 0 { break }
      }
    }
    end()
  }

  /// The first line or file that could not be read, as an error; nil for none.
  package func firstFault(files: [String]) -> Finding? {
    if skippedCount == 0, damagedCount == 0 { return nil }
    let report = Self.report([self], files: files)
    return report.skipped.first?.finding(.error) ?? report.damagedFiles.first
  }
}
