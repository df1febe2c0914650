extension EditLine {
  /// The lines of the history, oldest first.
  package var historyLines: [String] { history.entries.lines }

  /// Adds a line to the history, as the newest.
  ///
  /// An empty line, a line that begins with a space, a private one (``isPrivate``), and one with
  /// line ends or other control characters in it, are left out. Of equal lines only the newest is
  /// kept.
  package func addToHistory(_ line: String) {
    guard !line.isEmpty, line.utf8.first != UInt8(ascii: " "), !isPrivate(line),
      !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return }
    mirror(history.add(line))
  }

  /// Takes the lines of the history file; one that does not exist yet has none.
  ///
  /// - Throws: ``HistoryFileError`` if the file cannot be read or holds something else. The history
  ///   then works, for this session only.
  package func loadHistory() throws(HistoryFileError) {
    mirror(try history.load())
  }

  /// Adds the lines that are new since the last time to the history file.
  ///
  /// Lines that other sessions saved meanwhile stay. The file has mode 0600, and after a crash it
  /// is the old one or the new one. Cheap enough to call after each line.
  ///
  /// - Throws: ``HistoryFileError`` if the file cannot be written, or holds something else.
  package func saveHistory() throws(HistoryFileError) {
    try history.save()
  }
}
