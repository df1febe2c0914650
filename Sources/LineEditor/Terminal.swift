internal import CLibedit
internal import Glibc

/// Facts about the terminal that a file descriptor leads to.
package enum Terminal {
  /// The width and height of a terminal, in character cells.
  package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// Whether the descriptor leads to a terminal, rather than to a file or a pipe.
  package static func isTTY(_ fileDescriptor: Int32) -> Bool {
    isatty(fileDescriptor) == 1
  }

  /// Whether something can be read from the descriptor at once: a line that was typed ahead.
  package static func hasInput(_ fileDescriptor: Int32) -> Bool {
    var poller = pollfd(fd: fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 0) == 1 && poller.revents & Int16(POLLIN) != 0
  }

  /// The size of the terminal at this moment.
  ///
  /// Without a terminal it is what `COLUMNS` and `LINES` say, and 80×24 where they say nothing.
  package static func size(
    of fileDescriptor: Int32 = STDOUT_FILENO, environment: [String: String] = [:]
  ) -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if cle_window_size(fileDescriptor, &columns, &rows) {
      return Size(columns: Int(columns), rows: Int(rows))
    }
    return Size(
      columns: positive(environment["COLUMNS"]) ?? 80, rows: positive(environment["LINES"]) ?? 24)
  }

  /// Whether the terminal cannot move its cursor, so that lines must be read plainly.
  package static func isDumb(environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    return name.isEmpty || name == "dumb"
  }

  private static func positive(_ text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }
}
