/// A walk through the history with Up and Down, over the lines that begin as the typed one does.
struct HistoryNavigator {
  private struct Walk {
    let typed: String
    var index: Int
    var shown: String
  }

  private var walk: Walk?

  /// The line to show after Up, or nil if there is none older.
  mutating func older(than line: String, in lines: [String]) -> String? {
    var current = walking(from: line, in: lines)
    guard
      let index = lines[..<current.index].lastIndex(where: { Self.fits($0, current.typed, line) })
    else { return nil }
    current.index = index
    current.shown = lines[index]
    walk = current
    return current.shown
  }

  /// The line to show after Down: at the end of the walk, what had been typed when it began.
  /// Nil if no walk is under way.
  mutating func newer(than line: String, in lines: [String]) -> String? {
    guard var current = walk, current.shown == line, current.index < lines.count else { return nil }
    let later = lines[(current.index + 1)...]
    guard let index = later.firstIndex(where: { Self.fits($0, current.typed, line) }) else {
      walk = nil
      return current.typed
    }
    current.index = index
    current.shown = lines[index]
    walk = current
    return current.shown
  }

  /// Ends the walk; the next one begins at the newest line.
  mutating func reset() {
    walk = nil
  }

  // A line that was changed since it was shown begins a new walk.
  private func walking(from line: String, in lines: [String]) -> Walk {
    if let walk, walk.shown == line, walk.index <= lines.count { return walk }
    return Walk(typed: line, index: lines.count, shown: line)
  }

  private static func fits(_ entry: String, _ typed: String, _ line: String) -> Bool {
    entry.utf8.starts(with: typed.utf8) && !entry.utf8.elementsEqual(line.utf8)
  }
}
