import Foundation
import FuzzTargets

// Looks for bytes that break the target which AUDIENCE_FUZZ names. Built by `.ci/fuzz` alone.

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

guard FuzzedTarget.target != nil else {
  print("AUDIENCE_FUZZ names one of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
  exit(2)
}
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runDriver(&count, &arguments, tryBytes))
