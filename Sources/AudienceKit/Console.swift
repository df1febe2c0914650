import AudiencePluginHost
import AudienceRendering
import AudienceSession
import AudienceThreads
import Foundation
import Glibc
import LineEditor
import TerminalText

/// Standard output and standard error: data goes to the one, talk to the other.
final class Console: Sendable {
  /// A class, because output is buffered and a failed write is remembered until the end.
  private struct State {
    var buffer: [UInt8] = []
    var failure: Int32 = 0
    var look = Look()
  }

  /// How things are drawn.
  private struct Look {
    var color: ColorChoice?
    var keptColour = ReplSettings.Colour.auto
    var isASCII = false
  }

  private let state = Locked(State())
  let variables: [String: String]
  /// Takes what plugins print to standard output, which data is then written past; nil where
  /// the system cannot.
  let capture = OutputCapture()
  let isOutputTerminal: Bool
  let isTalkTerminal: Bool

  init(environment: [String: String]) {
    variables = environment
    isOutputTerminal = Terminal.isTTY(STDOUT_FILENO)
    isTalkTerminal = Terminal.isTTY(STDERR_FILENO)
  }

  /// The number of columns: the terminal's, or 80 where output is no terminal.
  var columns: Int { isOutputTerminal ? Terminal.size(environment: variables).columns : 80 }

  /// The rows that can be read without paging, the prompt's own left out; nil where nobody reads
  /// at a terminal.
  var rowsToRead: Int? {
    guard isOutputTerminal, Terminal.isTTY(STDIN_FILENO), !Terminal.isDumb(environment: variables)
    else { return nil }
    return Terminal.size(environment: variables).rows - 1
  }

  /// Draws from now on as the person chose.
  func use(_ options: LookOptions) {
    state.withLock { state in
      state.look.color = options.color
      state.look.isASCII = options.ascii
    }
  }

  /// Draws from now on as the person's settings say, where arguments do not say otherwise.
  func use(_ settings: ReplSettings) {
    state.withLock { $0.look.keptColour = settings.colour }
  }

  /// What to render for.
  var screen: Screen { screen(columns: columns, isTerminal: isOutputTerminal) }

  /// What to render talk for.
  var talkScreen: Screen {
    screen(
      columns: isTalkTerminal
        ? Terminal.size(of: STDERR_FILENO, environment: variables).columns : 80,
      isTerminal: isTalkTerminal)
  }

  private func screen(columns: Int, isTerminal: Bool) -> Screen {
    let look = state.withLock(\.look)
    return Screen(
      columns: columns,
      hasColour: ColorChoice.isWanted(
        argument: look.color, variables, kept: look.keptColour, isTerminal: isTerminal),
      isASCII: look.isASCII)
  }

  /// Writes a line of data.
  func write(_ line: String) {
    writeBytes(Array((line.hasSuffix("\n") ? line : line + "\n").utf8))
  }

  /// Writes data of a workspace: as it is into a file or a pipe; on a terminal with what would act
  /// on it escaped.
  func write(data text: String) {
    guard isOutputTerminal else { return write(text) }
    let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      write(ScreenText.escaped(String(line)))
    }
  }

  /// Writes data as it is.
  func writeBytes(_ bytes: [UInt8]) {
    state.withLock { state in
      state.buffer += bytes
      if isOutputTerminal || state.buffer.count > 1 << 16 { flush(&state) }
    }
  }

  /// Gives the terminal a text for its clipboard (xterm's "Operating System Command" 52), which a
  /// terminal may ignore; false where output is no terminal.
  func copy(_ text: String) -> Bool {
    guard isOutputTerminal else { return false }
    let encoded = Data(text.utf8).base64EncodedString()
    writeBytes(Array("\u{1B}]52;c;\(encoded)\u{07}".utf8))
    return true
  }

  /// Writes out what is buffered.
  func flush() { state.withLock { flush(&$0) } }

  /// Writes a line of talk; what was written as data before goes first.
  func writeTalk(_ line: String) {
    flush()
    _ = Self.write(Array((line.hasSuffix("\n") ? line : line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Writes talk without a line end: a progress bar.
  func writeTalkInPlace(_ text: String) {
    _ = Self.write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Whether data could not be written.
  var hasFailed: Bool { state.withLock { $0.failure != 0 } }

  /// Writes out what is buffered; a status of 0 becomes 1 when something could not be written.
  func finish(_ status: Int32) -> Int32 {
    let failure = state.withLock { state -> Int32 in
      flush(&state)
      return state.failure
    }
    guard failure != 0 else { return status }
    writeTalk(
      "error[file]: the output cannot be written: "
        + String(cString: strerror(failure)).lowercased())
    return status == 0 ? 1 : status
  }

  private func flush(_ state: inout State) {
    guard !state.buffer.isEmpty else { return }
    let failure = Self.write(state.buffer, to: capture?.output ?? STDOUT_FILENO)
    if failure != 0, state.failure == 0 { state.failure = failure }
    state.buffer = []
  }

  /// Writes all bytes; returns the system's error number, 0 for none.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&poller, 1, 1000)
          continue
        }
        return errno
      }
      written += count
    }
    return 0
  }
}
