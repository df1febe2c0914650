import Foundation
import Glibc
import Synchronization

/// One thread that runs the jobs of one plugin call, one after the other.
///
/// Tasks that prefer it, and their child tasks, run here instead of on Swift's pool, so that a
/// plugin that spins holds up nobody else. A `Task { }` that a plugin starts of its own does not
/// inherit the preference; it runs on the pool. A class because it is the identity of a thread.
final class PluginThread: TaskExecutor, Sendable {
  private struct State {
    var jobs: [UnownedJob] = []
    var isFinishing = false
  }

  private let state = Mutex(State())
  private let wake = DispatchSemaphore(value: 0)

  /// Enough for a tree of some 100,000 levels to be made, refused and freed, whatever `ulimit -s`
  /// says. Only what is used of it is ever memory; where address space is limited (`ulimit -v`), a
  /// share of that, so that a thread for each validator finds room, and those that are just ending.
  private static let stackSize: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return 8 << 20 }
    return Int(min(512 << 20, limit.rlim_cur / 64)) & ~0xFFFF
  }()

  init(name: String) {
    let thread = Thread { [self] in runJobs() }
    thread.name = name
    thread.stackSize = Self.stackSize
    thread.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs.append(job) }
    wake.signal()
  }

  /// Lets the thread end once it has nothing to do; a job that comes later is never run, which
  /// happens only to a call that was abandoned.
  func finish() {
    state.withLock { $0.isFinishing = true }
    wake.signal()
  }

  private func runJobs() {
    while true {
      wake.wait()
      let (job, isFinishing) = state.withLock { state in
        (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isFinishing)
      }
      if let job {
        job.runSynchronously(on: asUnownedTaskExecutor())
      } else if isFinishing {
        return
      }
    }
  }
}
