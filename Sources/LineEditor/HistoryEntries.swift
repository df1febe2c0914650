/// The lines that were entered, oldest first, each at most once.
struct HistoryEntries: Hashable, Sendable {
  private(set) var lines: [String] = []
  let capacity: Int

  /// Keeps the newest of the lines, and of each line its newest copy.
  init(_ lines: [String] = [], capacity: Int) {
    self.capacity = max(1, capacity)
    var seen: Set<String> = []
    for line in lines.reversed() where !line.isEmpty && seen.insert(line).inserted {
      self.lines.append(line)
      if self.lines.count == self.capacity { break }
    }
    self.lines.reverse()
  }

  /// Adds a line as the newest; an older copy of it goes away, and so does the oldest line when
  /// there are too many. An empty line is not added.
  mutating func add(_ line: String) {
    guard !line.isEmpty, lines.last != line else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > capacity {
      lines.removeFirst(lines.count - capacity)
    }
  }
}
