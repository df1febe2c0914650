import AudienceDiagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Splits a file into lines, on bytes: a line ends at a line feed, and a carriage return before it
/// belongs to the line end.
///
/// Holds one block and one line of at most `maximumLineBytes`.
struct LineReader {
  /// One line without its end.
  enum Line: Equatable {
    case text([UInt8])
    /// Longer than allowed; its bytes were passed over.
    case tooLong
  }

  let file: LogFile
  let maximumLineBytes: Int
  /// The number of lines handed out.
  private(set) var lineCount = 0

  /// What is left of the block that was read last.
  private var rest = UnsafeRawBufferPointer(start: nil, count: 0)

  init(_ file: LogFile, maximumLineBytes: Int) {
    self.file = file
    self.maximumLineBytes = maximumLineBytes
  }

  /// The next line; nil at the end. A byte order mark before the first one is left out.
  ///
  /// - Parameter willRead: called before every block that is read; throws to stop.
  mutating func next(
    willRead: () throws(CallLogStop) -> Void = {}
  ) throws(CallLogStop) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var isInLine = false
    while true {
      if rest.isEmpty {
        try willRead()
        try fill()
        if rest.isEmpty { return isInLine ? finished(line, isTooLong: isTooLong) : nil }
      }
      isInLine = true
      let newline = newlineOffset()
      let count = newline ?? rest.count
      if !isTooLong, line.count + count > maximumLineBytes {
        isTooLong = true
        line = []
      }
      if !isTooLong { line.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[..<count])) }
      rest = UnsafeRawBufferPointer(rebasing: rest[(newline.map { $0 + 1 } ?? count)...])
      if newline != nil { return finished(line, isTooLong: isTooLong) }
    }
  }

  private mutating func finished(_ line: [UInt8], isTooLong: Bool) -> Line {
    lineCount += 1
    if isTooLong { return .tooLong }
    var line = line
    if line.last == 0x0D { line.removeLast() }
    if lineCount == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return .text(line)
  }

  private mutating func fill() throws(CallLogStop) {
    do {
      rest = try file.nextBlock()
    } catch {
      throw .failed(error)
    }
  }

  private func newlineOffset() -> Int? {
    guard let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }
}

/// Why reading lines ended before the end of a file.
enum CallLogStop: Error {
  /// The file cannot be read on.
  case failed(ReadFailure)
  /// A line cannot be read, and that ends the load.
  case refused(Finding)
  case cancelled
}
