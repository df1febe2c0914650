import Glibc

import class Foundation.Thread

/// Starts threads, and says when none is to be had, which Foundation's `Thread` keeps to itself:
/// who waits for such a thread would wait for ever.
struct ThreadStart {
  /// Shown by debuggers.
  var name: String?
  var isDetached: Bool
  /// Whether the stack has to hold trees of any depth.
  var isDeep: Bool

  /// Enough for a tree of some 100,000 levels to be made, refused and freed, whatever `ulimit -s`
  /// says. Only what is used of it is ever memory; where address space is limited (`ulimit -v`), a
  /// share of that, so that a thread for each validator finds room, and those that are just ending.
  private static let deepStackSize: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return 8 << 20 }
    return Int(min(512 << 20, limit.rlim_cur / 64)) & ~0xFFFF
  }()

  /// Runs a body on a new thread; nil where the system has no thread or no memory for one, and then
  /// nothing runs.
  func run(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    if isDetached { pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED)) }
    if isDeep { pthread_attr_setstacksize(&attributes, Self.deepStackSize) }
    let job = Unmanaged.passRetained(Job(name: name, body))
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { Job.run($0) }, job.toOpaque())
    if status != 0 { job.release() }
    return status == 0 ? thread : nil
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
