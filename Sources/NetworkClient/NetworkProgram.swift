import AudienceFiles
import AudienceThreads
import Glibc

/// A running `audience-network`, with the socket to it. A class because it is the one owner of a
/// process: whoever ends first, it is ended and waited for once.
package final class NetworkProgram: Sendable {
  private let process: pid_t
  private let socket: Int32
  private let isReaped = Locked(false)

  /// What curl reads of proxies, and what a dynamic loader needs: all that is passed on of an
  /// environment. Certificates are the system's: the session takes them from nowhere else.
  package static let passedOn: Set<String> = [
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
    "LD_LIBRARY_PATH",
  ]

  package static func passedOn(of environment: [String: String]) -> [String: String] {
    environment.filter { passedOn.contains($0.key) }
  }

  /// The program that lies beside the one that runs.
  package static var besideThisProgram: String {
    let program = FileSystem.realPath(of: "/proc/self/exe") ?? "."
    return FileSystem.folder(of: program) + "/audience-network"
  }

  /// Starts a program with both ends of its input and output at one socket.
  ///
  /// Its environment is a short list: which proxy to use. No argument and no
  /// variable holds a key.
  ///
  /// - Throws: `TransportFailure` when it cannot be started.
  package init(path: String, environment: [String: String]) throws(TransportFailure) {
    var ends: [Int32] = [-1, -1]
    // glibc's SOCK_STREAM and SOCK_CLOEXEC are of different types in Swift.
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .starting(path, errno) }
    defer { close(ends[1]) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: Ctrl-C is the playground's, which then ends the program. No signal of
    // the playground's stays blocked or ignored.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var process: pid_t = 0
    let code = withCStrings([path]) { arguments in
      withCStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }) {
        posix_spawn(&process, path, &actions, &attributes, arguments, $0)
      }
    }
    guard code == 0 else {
      close(ends[0])
      throw .starting(path, code)
    }
    self.process = process
    socket = ends[0]
  }

  /// Sends bytes; false when the program is gone.
  package func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// The next bytes the program says; nil when it is gone.
  package func receive() -> ArraySlice<UInt8>? {
    var block = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(socket, &block, block.count)
      if count > 0 { return block[..<count] }
      if count == 0 || errno != EINTR { return nil }
    }
  }

  /// Whether the program has said something, or is gone; waits for it at most so long.
  package func isReadable(within milliseconds: Int32) -> Bool {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, milliseconds) > 0
  }

  /// Ends the program at once, and with it its connection.
  package func kill() {
    isReaped.withLock { isReaped in
      // Until it was waited for, the number is its own.
      if !isReaped { Glibc.kill(process, SIGKILL) }
    }
  }

  /// Waits for its end and frees what it held; to be called once, when nothing is read any more.
  package func reap() {
    kill()
    isReaped.withLock { isReaped in
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      isReaped = true
    }
    close(socket)
  }
}

extension TransportFailure {
  fileprivate static func starting(_ path: String, _ code: Int32) -> TransportFailure {
    TransportFailure(
      .other,
      "the network program \(path) cannot be started: "
        + String(cString: strerror(code)).lowercased())
  }
}

/// Calls `body` with C strings and a null pointer after the last.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return body(&pointers)
}
