import Glibc

import class Foundation.Thread

/// Starts threads, and says when none is to be had, which Foundation's `Thread` keeps to itself:
/// who waits for such a thread would wait for ever.
enum DetachedThread {
  /// Enough for a tree of some 100,000 levels to be made, refused and freed, whatever `ulimit -s`
  /// says. Only what is used of it is ever memory; where address space is limited (`ulimit -v`), a
  /// share of that, so that a thread for each validator finds room, and those that are just ending.
  private static let deepStackSize: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return 8 << 20 }
    return Int(min(512 << 20, limit.rlim_cur / 64)) & ~0xFFFF
  }()

  /// Runs a body on a thread of its own that nobody joins.
  ///
  /// - Parameters:
  ///   - name: shown by debuggers.
  ///   - isDeep: whether the stack has to hold trees of any depth.
  /// - Returns: false where the system has no thread or no memory for one; then nothing runs.
  static func start(
    name: String? = nil, isDeep: Bool = false, _ body: @escaping @Sendable () -> Void
  ) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    if isDeep { pthread_attr_setstacksize(&attributes, deepStackSize) }
    let job = Unmanaged.passRetained(Job(name: name, body))
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { Job.run($0) }, job.toOpaque())
    if status != 0 { job.release() }
    return status == 0
  }

  /// A class, because a thread is started with one pointer.
  private final class Job: Sendable {
    private let name: String?
    private let body: @Sendable () -> Void

    init(name: String?, _ body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      guard let pointer else { return nil }
      let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
      if let name = job.name { Thread.current.name = name }
      job.body()
      return nil
    }
  }
}
