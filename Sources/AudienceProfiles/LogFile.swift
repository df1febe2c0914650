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
/// A class, because it owns a file descriptor and a block of memory.
final class LogFile {
  private static let blockSize = 1 << 18

  private let descriptor: Int32
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 1)
  private var gzip: GzipStream?
  /// What was read to tell the format, not yet handed out.
  private var lookahead: [UInt8] = []
  /// Bytes of the file that were read so far.
  private(set) var bytesRead: Int64 = 0

  /// Opens a file. It is gzip data when its name ends in `.gz` or its first two bytes say so.
  init(path: String) throws(ReadFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot be opened") }
    var count = 0
    while count < 2 {
      let rest = UnsafeMutableRawBufferPointer(rebasing: block[count..<2])
      let got = try readDescriptor(into: rest)
      if got == 0 { break }
      count += got
    }
    lookahead = Array(block[..<count])
    if path.hasSuffix(".gz") || lookahead == [0x1F, 0x8B] { gzip = try GzipStream() }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    block.deallocate()
  }

  /// The next bytes of the content, valid until the next call; none at its end.
  func nextBlock() throws(ReadFailure) -> UnsafeRawBufferPointer {
    let count =
      if let gzip {
        try gzip.read(into: block) { input throws(ReadFailure) in try readRaw(into: input) }
      } else {
        try readRaw(into: block)
      }
    return UnsafeRawBufferPointer(rebasing: block[..<count])
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
