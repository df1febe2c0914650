import CZlib

/// Inflates gzip data block by block with bounded memory (RFC 1952).
///
/// Several members one after another are one content; zero bytes after the last one are padding.
/// A class, because zlib's state must stay at one address and be freed.
final class GzipStream {
  private static let blockSize = 1 << 16

  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isAtEndOfInput = false
  private var isBetweenMembers = false
  private var consumed: Int64 = 0
  /// Found while bytes before it were still to be handed out.
  private var failure: ReadFailure?

  init() throws(ReadFailure) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: Self.blockSize, alignment: 1)
    // 15 bits of window, and 16 for the gzip format alone.
    let status = inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw ReadFailure(reason: "cannot be decompressed: zlib refused to start") }
  }

  deinit {
    _ = inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Inflates at least one byte; 0 at the end of the content.
  ///
  /// - Parameter more: reads the next compressed bytes; 0 at their end.
  /// - Throws: `ReadFailure` once everything before the fault was handed out.
  func read(
    into output: UnsafeMutableRawBufferPointer,
    more: (UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
  ) throws(ReadFailure) -> Int {
    if let failure { throw failure }
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    do throws(ReadFailure) {
      while Int(stream.pointee.avail_out) == output.count {
        if stream.pointee.avail_in == 0, !isAtEndOfInput { try refill(more) }
        if isBetweenMembers, try !beginMember() {
          if isAtEndOfInput { break }
          continue
        }
        try inflateSome()
      }
    } catch {
      failure = error
    }
    let count = output.count - Int(stream.pointee.avail_out)
    if count == 0, let failure { throw failure }
    return count
  }

  private func refill(
    _ more: (UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
  ) throws(ReadFailure) {
    let count = try more(input)
    isAtEndOfInput = count == 0
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
  }

  /// Starts the next member; false when there is none in the bytes at hand.
  private func beginMember() throws(ReadFailure) -> Bool {
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      consumed += 1
    }
    if stream.pointee.avail_in == 0 { return false }
    _ = inflateReset(stream)
    isBetweenMembers = false
    return true
  }

  private func inflateSome() throws(ReadFailure) {
    let before = stream.pointee.avail_in
    let status = inflate(stream, Z_NO_FLUSH)
    consumed += Int64(before - stream.pointee.avail_in)
    switch status {
    case Z_STREAM_END: isBetweenMembers = true
    case Z_OK: break
    case Z_BUF_ERROR where isAtEndOfInput:
      throw ReadFailure(reason: "the gzip data is cut off after byte \(consumed)")
    case Z_BUF_ERROR: break
    default:
      let detail = stream.pointee.msg.map { ": " + String(cString: $0) } ?? ""
      throw ReadFailure(reason: "the gzip data is damaged at byte \(consumed)\(detail)")
    }
  }
}
