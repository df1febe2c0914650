package import AudienceFiles
internal import CLibedit
internal import Glibc

/// What ``PlainLineReader`` found next.
package enum PlainLine: Hashable, Sendable {
  /// A line as its bytes, without its line end, and its number, counted from 1.
  case line([UInt8], number: Int)
  /// A line longer than the limit; it was skipped, and reading goes on behind it.
  case tooLong(number: Int)
  /// Ctrl-C was pressed.
  case interrupted
  /// There is nothing more.
  case endOfInput
}

/// Reads lines from a file, a pipe, or a terminal without an editor.
///
/// No byte is changed or lost: lines are split at `\n` or `\r\n` before anything is decoded, and a
/// last line needs no line end. Once ``TerminalSignals`` are installed, Ctrl-C ends the waiting.
package struct PlainLineReader: ~Copyable {
  /// The most bytes a line may have, by default: one mebibyte.
  package static let longestLine = 1 << 20
  private static let blockSize = 1 << 16

  private let descriptor: Int32
  private let closesDescriptor: Bool
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var hasEnded = false

  /// Reads from a descriptor that stays the caller's; standard input is 0.
  package init(fileDescriptor: Int32, longestLine: Int = PlainLineReader.longestLine) {
    self.init(descriptor: fileDescriptor, closesDescriptor: false, limit: longestLine)
  }

  /// Opens a file to read from.
  ///
  /// - Throws: ``SystemFailure`` if it cannot be opened, or is a folder.
  package init(path: String, longestLine: Int = PlainLineReader.longestLine) throws(SystemFailure) {
    let opened = try Self.opened(path)
    self.init(descriptor: opened, closesDescriptor: true, limit: longestLine)
  }

  private init(descriptor: Int32, closesDescriptor: Bool, limit: Int) {
    self.descriptor = descriptor
    self.closesDescriptor = closesDescriptor
    self.limit = limit
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  /// Reads the next line.
  ///
  /// An interrupt is used up by being returned, and what was read but not returned is dropped, as
  /// the terminal drops what was typed.
  ///
  /// - Throws: ``SystemFailure`` if reading fails; the next call tries again.
  package mutating func next() throws(SystemFailure) -> PlainLine {
    var scanned = start
    while true {
      if cle_interrupted() { return interrupt() }
      if let newline = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
        return take(upTo: newline)
      }
      if buffer.count - start > limit + 1 { return try skipLine() }
      scanned = buffer.count
      if hasEnded {
        if start == buffer.count { return .endOfInput }
        return takeRest()
      }
      let dropped = start
      guard try fill() else { return interrupt() }
      scanned -= dropped
    }
  }

  // MARK: - Taking from the buffer

  private mutating func take(upTo newline: Int) -> PlainLine {
    var line = buffer[start..<newline]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    start = newline + 1
    number += 1
    return line.count > limit ? .tooLong(number: number) : .line(Array(line), number: number)
  }

  private mutating func takeRest() -> PlainLine {
    let line = Array(buffer[start...])
    start = buffer.count
    number += 1
    return line.count > limit ? .tooLong(number: number) : .line(line, number: number)
  }

  private mutating func skipLine() throws(SystemFailure) -> PlainLine {
    number += 1
    while true {
      if let newline = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        start = newline + 1
        return .tooLong(number: number)
      }
      start = buffer.count
      if hasEnded { return .tooLong(number: number) }
      guard try fill() else { return interrupt() }
    }
  }

  private mutating func interrupt() -> PlainLine {
    cle_interrupt_reset()
    start = buffer.count
    return .interrupted
  }

  // MARK: - Filling the buffer

  private static func opened(_ path: String) throws(SystemFailure) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw SystemFailure(code: EISDIR)
    }
    return descriptor
  }

  /// Reads a block behind what is left, which moves to the beginning. False after an interrupt.
  private mutating func fill() throws(SystemFailure) -> Bool {
    buffer.removeFirst(start)
    start = 0
    while true {
      switch cle_wait_for_input(descriptor, false) {
      case CLE_WAIT_INTERRUPTED: return false
      case CLE_WAIT_FAILED: throw .current
      default: break
      }
      let size = Self.blockSize
      let source = descriptor
      var failure: Int32 = 0
      let block = [UInt8](unsafeUninitializedCapacity: size) { space, count in
        let read = cle_read_waited_for(source, space.baseAddress, size)
        if read < 0 { failure = errno }
        count = max(0, read)
      }
      if failure == EINTR || failure == EAGAIN { continue }
      // A terminal that has gone away ends the input.
      guard failure == 0 || failure == EIO else { throw SystemFailure(code: failure) }
      hasEnded = block.isEmpty
      buffer += block
      return true
    }
  }
}
