import CMalloc
import Glibc

/// What the process does where its address space is limited (`ulimit -v`, some batch systems).
enum AddressSpace {
  /// Lets all threads share one heap there. By itself each would reserve 64 MiB of addresses for its
  /// own, and a thread that finds none left pays with a call of the system for every small block.
  static func makeDoWithLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return }
    if limit.rlim_cur != rlim_t.max { mallopt(M_ARENA_MAX, 1) }
  }
}
