import AudienceThreads
import Dispatch

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

  private let state = Locked(State())
  private let wake = DispatchSemaphore(value: 0)

  /// Nil where the system has no thread to give.
  init?(name: String) {
    guard Threads.detach(name: name, isDeep: true, { [self] in runJobs() }) else {
      return nil
    }
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
