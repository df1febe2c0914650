import AudienceFiles
import Glibc

/// The memory of this process, as Linux tells it (proc(5)).
enum ProcessMemory {
  /// The most that was resident since `resetPeak`, in bytes.
  static var peak: Int {
    let status = (try? FileSystem.contents(of: "/proc/self/status")) ?? []
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("VmHWM:") {
      return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) << 10
    }
    return 0
  }

  /// Forgets the peak so far.
  static func resetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = write(file, "5", 1)
    close(file)
  }
}
