#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why a file could not be read on.
struct ReadFailure: Error {
  /// Lower case, without a full stop.
  let reason: String
}

/// An open file that is read in blocks from its start, decompressed where it is gzip data.
///
/// A class, because it owns a file descriptor.
final class LogFile {
  private let descriptor: Int32
  private var gzip: GzipStream?
  /// What was read to tell the format, not yet handed out.
  private var lookahead: [UInt8] = []
  /// Bytes of the file that were read so far.
  private(set) var bytesRead: Int64 = 0

  /// Opens a file. It is gzip data when its name ends in `.gz` or its first two bytes say so.
  init(path: String) throws(ReadFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot be opened") }
    let start = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { start.deallocate() }
    while lookahead.count < 2 {
      let rest = UnsafeMutableRawBufferPointer(rebasing: start[lookahead.count...])
      let count = try readDescriptor(into: rest)
      if count == 0 { break }
      lookahead += rest[..<count]
    }
    if path.hasSuffix(".gz") || lookahead == [0x1F, 0x8B] { gzip = try GzipStream() }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// Reads at least one byte of the content; 0 at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if let gzip {
      return try gzip.read(into: buffer) { input throws(ReadFailure) in try readRaw(into: input) }
    }
    return try readRaw(into: buffer)
  }

  private func readRaw(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    guard lookahead.isEmpty else {
      let count = min(lookahead.count, buffer.count)
      buffer.copyBytes(from: lookahead.prefix(count))
      lookahead.removeFirst(count)
      return count
    }
    return try readDescriptor(into: buffer)
  }

  private func readDescriptor(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
  {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 {
        bytesRead += Int64(count)
        return count
      }
      if errno != EINTR { throw .system("cannot be read") }
    }
  }
}

extension ReadFailure {
  /// The failure of the system call that was just made.
  static func system(_ what: String) -> ReadFailure {
    ReadFailure(reason: "\(what): \(String(cString: strerror(errno)).lowercased())")
  }
}
