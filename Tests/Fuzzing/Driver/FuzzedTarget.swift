import Foundation
import FuzzTargets

/// The target of this process.
enum FuzzedTarget {
  static let target = ProcessInfo.processInfo.environment["AUDIENCE_FUZZ"].flatMap(FuzzTarget.named)
}

/// What libFuzzer calls with bytes of its making; it looks for it by this name.
@_cdecl("LLVMFuzzerTestOneInput")
func tryBytes(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzedTarget.target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
