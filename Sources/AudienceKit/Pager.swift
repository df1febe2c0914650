import Glibc
import LineEditor

/// Shows text that is taller than the screen in the program that the person chose for it: `PAGER`,
/// else `less`.
struct Pager {
  /// What the shell runs.
  private let command: String
  private let environment: [String: String]
  /// Whether it shows colours instead of their codes.
  let showsColour: Bool

  /// How `less` is told to work where the person does not: end when it all fits, pass colours
  /// through, leave the text on the screen, end at Ctrl-C, and say in its prompt how to leave.
  private static let lessOptions =
    "FRXKPs?e(end) q to go back:q to go back, blank for more, / to search.$"

  /// Nil where the person wants no pager: `PAGER` is empty or `cat`.
  init?(_ variables: [String: String]) {
    let chosen = variables["PAGER"] ?? "less"
    let words = chosen.split(separator: " ")
    guard let first = words.first, first != "cat" else { return nil }
    command = chosen
    var environment = variables
    let isLess = first == "less" || first.hasSuffix("/less")
    if isLess, variables["LESS"] == nil { environment["LESS"] = Self.lessOptions }
    self.environment = environment
    let options = (environment["LESS"] ?? "") + words.dropFirst().joined()
    showsColour = isLess && options.contains { $0 == "R" || $0 == "r" }
  }

  /// Shows text and waits until the person is done with it, or presses Ctrl-C.
  ///
  /// - Returns: false where the program could not be started; nothing has been shown then.
  func show(_ text: String, interrupts: InterruptFlag?) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var modes = termios()
    let hasModes = tcgetattr(STDIN_FILENO, &modes) == 0
    // The person may end the pager before it has read everything.
    let oldHandler = signal(SIGPIPE, SIG_IGN)
    defer { _ = signal(SIGPIPE, oldHandler) }
    let child = start(reading: ends[0])
    close(ends[0])
    guard child > 0 else {
      close(ends[1])
      return false
    }
    interrupts?.reset()
    feed(Array(text.utf8), to: ends[1], interrupts)
    close(ends[1])
    let status = wait(for: child, interrupts)
    interrupts?.reset()
    if hasModes { tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) }
    // The shell's answer for a program that is not there, or cannot be run.
    return status != 127 && status != 126
  }

  private func start(reading descriptor: Int32) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // This may run on a thread that blocks signals, which the child would inherit.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = -1
    let words = CStrings(["sh", "-c", command])
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
    let code = posix_spawn(
      &child, "/bin/sh", &actions, &attributes, words.pointers, variables.pointers)
    return code == 0 ? child : -1
  }

  /// Writes the text, until all is written, the program stops reading, or Ctrl-C is pressed.
  private func feed(_ bytes: [UInt8], to descriptor: Int32, _ interrupts: InterruptFlag?) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    var rest = bytes[...]
    while !rest.isEmpty, interrupts?.isInterrupted != true {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&poller, 1, Self.patience)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Waits for the program; Ctrl-C ends one that would go on. The status it ended with.
  private func wait(for child: pid_t, _ interrupts: InterruptFlag?) -> Int32 {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 0 }
      if ended < 0, errno != EINTR { return 0 }
      if interrupts?.isInterrupted == true {
        kill(child, SIGTERM)
        interrupts?.reset()
      }
      poll(nil, 0, Self.patience)
    }
  }

  /// How often is looked whether Ctrl-C was pressed, in milliseconds.
  private static let patience: Int32 = 20
}
