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
  public static let maximumLineBytes = 16 << 20

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
    let sizes = paths.map { FileSystem.size(of: $0) ?? 0 }
    let total = sizes.reduce(0, +)
    var before: Int64 = 0
    var loader = CallLogLoader(isStrict: strict)
    for (path, size) in zip(paths, sizes) {
      try loader.load(path, isCancelled: isCancelled) { bytesRead in
        progress(LoadProgress(bytesRead: before + min(bytesRead, size), totalBytes: total))
      }
      before += size
      progress(LoadProgress(bytesRead: before, totalBytes: total))
    }
    return loader.log
  }

  /// Reads values as the lines of a log called `calls`, the first being line 1.
  public static func read(_ values: [JSONValue]) -> CallLog {
    var loader = CallLogLoader(isStrict: false)
    loader.load(values)
    return loader.log
  }
}

/// Fills a call log file by file.
struct CallLogLoader {
  private static let linesBetweenChecks = 4096

  let isStrict: Bool
  var log = CallLog()

  init(isStrict: Bool) { self.isStrict = isStrict }

  mutating func load(_ values: [JSONValue]) {
    for (index, value) in values.enumerated() {
      log.report.lines += 1
      if let skipped = add(value, file: "calls", line: index + 1) { log.report.skip(skipped) }
    }
  }

  mutating func load(
    _ path: String, isCancelled: () -> Bool, progress: (Int64) -> Void
  ) throws(FindingError) {
    let file: LogFile
    do {
      file = try LogFile(path: path)
    } catch {
      throw FindingError(Finding(.file, at: .file(path, nil), error.reason))
    }
    log.report.files.append(path)
    var lines = LineReader(file, maximumLineBytes: CallLogReader.maximumLineBytes)
    do throws(CallLogStop) {
      while let line = try lines.next(willRead: { () throws(CallLogStop) in
        progress(file.bytesRead)
        if isCancelled() { throw .cancelled }
      }) {
        if lines.lineCount % Self.linesBetweenChecks == 0, isCancelled() { throw .cancelled }
        guard let skipped = read(line, file: path, number: lines.lineCount) else { continue }
        if isStrict { throw .refused(skipped.finding(.error)) }
        log.report.skip(skipped)
      }
    } catch {
      try end(path, after: lines.lineCount, error)
    }
  }

  /// Takes note of a file that ended early, or ends the load.
  private mutating func end(
    _ path: String, after line: Int, _ stop: CallLogStop
  ) throws(FindingError) {
    switch stop {
    case .cancelled:
      throw FindingError(Finding(.cancelled, at: .file(path, nil), "loading was cancelled"))
    case .refused(let finding):
      throw FindingError(finding)
    case .failed(let failure):
      let position = TextPosition(line: line + 1, column: 1)
      let finding = Finding(.call, at: .file(path, position), failure.reason)
      if isStrict { throw FindingError(finding) }
      log.report.damagedFiles.append(finding)
    }
  }

  /// Reads one line; the reason when it has to be skipped.
  private mutating func read(
    _ line: LineReader.Line, file: String, number: Int
  ) -> LoadReport.SkippedLine? {
    let bytes: [UInt8]
    switch line {
    case .tooLong:
      log.report.lines += 1
      return .init(
        file: file, position: TextPosition(line: number, column: 1),
        reason: "the line is longer than 16 MiB")
    case .text(let text):
      if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
      bytes = text
    }
    log.report.lines += 1
    do throws(JSONError) {
      let (value, duplicates) = try JSONReader.readReportingDuplicates(bytes)
      if !duplicates.isEmpty { log.report.linesWithDuplicateKeys += 1 }
      return add(value, file: file, line: number)
    } catch {
      let before = SourceText(String(decoding: bytes[..<error.offset], as: UTF8.self))
      let column = before.position(at: before.text.utf8.count).column
      return .init(
        file: file, position: TextPosition(line: number, column: column), reason: error.message)
    }
  }

  private mutating func add(
    _ value: JSONValue, file: String, line: Int
  ) -> LoadReport.SkippedLine? {
    do throws(CallFault) {
      let call = try CallDecoder.call(from: value, order: log.calls.count)
      log.calls.append(call)
      log.report.calls[call.kind, default: 0] += 1
      return nil
    } catch {
      switch error {
      case .withoutTime:
        log.report.withoutTime += 1
        return nil
      case .unreadable(let reason):
        return .init(file: file, position: TextPosition(line: line, column: 1), reason: reason)
      }
    }
  }
}
