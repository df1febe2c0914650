import Foundation
import NetworkClient

/// Writes frames to a descriptor; ends the program when nobody reads them.
struct FrameOutput {
  let descriptor: Int32

  func write(_ frame: NetworkFrame) {
    var rest = frame.bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { exit(0) }
      rest = rest.dropFirst(count)
    }
  }
}
