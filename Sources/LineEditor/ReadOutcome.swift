/// How reading a line ended.
package enum ReadOutcome: Hashable, Sendable {
  /// Enter was pressed; the line comes without its newline.
  case line(String)
  /// Ctrl-C was pressed; what had been typed is gone.
  case interrupted
  /// Ctrl-D was pressed on an empty line, or the terminal is gone.
  case endOfInput
}
