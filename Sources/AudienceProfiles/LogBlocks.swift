package import AudienceDiagnostics
import AudienceFiles

/// Some whole lines of a log, or what stands where lines should.
package struct LogBlock: Sendable {
  package enum Content: Sendable {
    /// The bytes of the buffer that was filled: lines that each end in a line feed.
    case lines
    /// One line of more bytes than allowed, which were passed over.
    case tooLongLine
    /// The file cannot be read on, and why.
    case damage(String)
  }

  /// The block's place among all blocks of the load, from 0.
  package let number: Int
  /// The place of its file among all files.
  package let file: Int
  package let content: Content
}

/// Memory for the lines of one block; behind them a line feed and some bytes that may be read.
///
/// A class, because it owns memory that is used again for the next block. Unchecked, because one
/// reader owns it, whichever thread fills it.
package final class LogBuffer: @unchecked Sendable {
  /// How many bytes behind the lines may be read.
  package static let padding = 64

  fileprivate(set) package var count = 0
  private var memory: UnsafeMutableRawBufferPointer

  package init() {
    memory = .allocate(byteCount: LogBlocks.blockSize + Self.padding, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { memory.deallocate() }

  /// The bytes of the lines.
  package var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[..<count])
  }

  /// The room behind what is there, at least so many bytes.
  fileprivate func room(_ byteCount: Int = 1) -> UnsafeMutableRawBufferPointer {
    if count + byteCount + Self.padding > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(memory.count * 2, count + byteCount + Self.padding), alignment: 64)
      larger.initializeMemory(as: UInt8.self, repeating: 0)
      larger.copyMemory(from: UnsafeRawBufferPointer(memory))
      memory.deallocate()
      memory = larger
    }
    return UnsafeMutableRawBufferPointer(rebasing: memory[count..<(memory.count - Self.padding)])
  }

  fileprivate func append(_ bytes: UnsafeRawBufferPointer) {
    room(bytes.count).copyMemory(from: bytes)
    count += bytes.count
  }

  fileprivate func removeFirst(_ byteCount: Int) {
    memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[byteCount..<count]))
    count -= byteCount
  }

  /// Ends the last line.
  fileprivate func end() {
    memory[count] = 0x0A
    if count > 0, memory[count - 1] != 0x0A { count += 1 }
    memory[count] = 0x0A
  }
}

/// Reads files as one log, block by block, each of whole lines.
///
/// A byte order mark before the first line of a file is left out. A line end is a line feed; a
/// carriage return before it belongs to the line, where JSON takes it for a blank.
package struct LogBlocks: ~Copyable {
  /// The usual size of a block, in bytes.
  static let blockSize = 1 << 18
  /// A line of more bytes (16 MiB) is passed over without being held.
  package static let maximumLineBytes = 16 << 20

  private let paths: [String]
  private let sizes: [Int64]
  private var nextFile = 0
  private var nextNumber = 0
  private var file: LogFile?
  private var isAtStartOfFile = true
  /// The start of a line whose end is not read yet.
  private let rest = LogBuffer()
  /// Why the open file cannot be read on, told once the lines before are handed out.
  private var failure: ReadFailure?
  private var sizeOfFilesRead: Int64 = 0

  package init(_ paths: [String]) {
    self.paths = paths
    sizes = paths.map { FileSystem.size(of: $0) ?? 0 }
  }

  /// How far reading is.
  package var progress: LoadProgress {
    let current = file.map { min($0.bytesRead, sizes[nextFile - 1]) } ?? 0
    return LoadProgress(
      bytesRead: sizeOfFilesRead + current, totalBytes: sizes.reduce(0, +))
  }

  /// Reads the next block; nil at the end of the last file.
  ///
  /// - Throws: code `file` for a file that cannot be opened.
  package mutating func next(into buffer: LogBuffer) throws(FindingError) -> LogBlock? {
    while true {
      guard let file else {
        if try !openNext() { return nil }
        continue
      }
      if let failure, rest.count == 0 {
        close()
        return block(.damage(failure.reason))
      }
      buffer.count = 0
      buffer.append(UnsafeRawBufferPointer(rest.bytes))
      rest.count = 0
      let isAtEnd = fill(buffer, from: file)
      if isAtStartOfFile, buffer.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.removeFirst(3) }
      isAtStartOfFile = false
      if buffer.count > Self.maximumLineBytes, let end = Self.endOfLongLine(buffer.bytes) {
        if end < buffer.count {
          rest.append(
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer.bytes)[(end + 1)...]))
        } else if !isAtEnd {
          passOverLine(of: file)
        }
        return block(.tooLongLine)
      }
      if isAtEnd {
        if failure != nil { buffer.count = Self.lengthOfLines(buffer.bytes) } else { close() }
      } else {
        let count = Self.lengthOfLines(buffer.bytes)
        rest.append(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer.bytes)[count...]))
        buffer.count = count
      }
      if buffer.count == 0 { continue }
      buffer.end()
      return block(.lines)
    }
  }

  private mutating func block(_ content: LogBlock.Content) -> LogBlock {
    defer { nextNumber += 1 }
    return LogBlock(number: nextNumber, file: nextFile - 1, content: content)
  }

  // MARK: - Files

  private mutating func openNext() throws(FindingError) -> Bool {
    guard nextFile < paths.count else { return false }
    let path = paths[nextFile]
    nextFile += 1
    isAtStartOfFile = true
    do {
      file = try LogFile(path: path)
    } catch {
      throw FindingError(Finding(.file, at: .file(path, nil), error.reason))
    }
    return true
  }

  private mutating func close() {
    file = nil
    failure = nil
    rest.count = 0
    sizeOfFilesRead += sizes[nextFile - 1]
  }

  /// Reads until there is a whole line in a buffer of some size, or one that is too long.
  ///
  /// - Returns: whether the file is at its end.
  private mutating func fill(_ buffer: LogBuffer, from file: LogFile) -> Bool {
    // Only what is new is looked through: a line may take many reads.
    var hasLine = buffer.bytes.firstLineFeed != nil
    while buffer.count < Self.blockSize || (buffer.count <= Self.maximumLineBytes && !hasLine) {
      do {
        let count = try file.read(into: buffer.room())
        if count == 0 { return true }
        buffer.count += count
        hasLine =
          hasLine
          || UnsafeBufferPointer(rebasing: buffer.bytes.suffix(count)).firstLineFeed != nil
      } catch {
        failure = error
        return true
      }
    }
    return false
  }

  /// Reads to the end of a line that is too long, and keeps what stands behind it.
  private mutating func passOverLine(of file: LogFile) {
    let buffer = LogBuffer()
    while failure == nil {
      buffer.count = 0
      do {
        buffer.count = try file.read(into: buffer.room())
      } catch {
        failure = error
      }
      if buffer.count == 0 { return }
      if let end = buffer.bytes.firstLineFeed {
        rest.append(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer.bytes)[(end + 1)...]))
        return
      }
    }
  }

  /// Where the first line ends, if it is longer than allowed; only the first one can be.
  private static func endOfLongLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = bytes.firstLineFeed ?? bytes.count
    return end > maximumLineBytes ? end : nil
  }

  /// The number of bytes up to the last line feed.
  private static func lengthOfLines(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.lastLineFeed.map { $0 + 1 } ?? 0
  }
}
