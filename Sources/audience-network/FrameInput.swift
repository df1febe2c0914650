import Foundation
import NetworkClient

/// Reads frames from a descriptor, waiting for them. A class because its place in the input is
/// shared by the main thread and, after it, the one that waits for the end.
final class FrameInput: @unchecked Sendable {
  private let descriptor: Int32
  private var decoder = NetworkFrameDecoder()
  private var frames: [NetworkFrame] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next frame; nil at the end, or for what is none.
  func next() -> NetworkFrame? {
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while frames.isEmpty {
      let count = read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, let next = decoder.take(block[..<count]) else { return nil }
      frames = next
    }
    return frames.removeFirst()
  }
}
