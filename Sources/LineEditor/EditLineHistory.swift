/// The editor's history: its lines, its file, and which lines the file does not have yet.
struct EditLineHistory {
  /// What a call changed, for the copy that libedit searches.
  enum Change {
    case none
    case appended(String)
    case replaced([String])
  }

  private(set) var entries: HistoryEntries
  private var unsaved: [String] = []
  private let file: HistoryFile?

  init(file path: String?, capacity: Int) {
    entries = HistoryEntries(capacity: capacity)
    file = path.map(HistoryFile.init)
  }

  mutating func add(_ line: String) -> Change {
    let before = entries.lines
    entries.add(line)
    if entries.lines.last == before.last { return .none }
    unsaved.append(line)
    return entries.lines.count == before.count + 1 ? .appended(line) : .replaced(entries.lines)
  }

  mutating func load() throws(HistoryFileError) -> Change {
    guard let file else { return .none }
    entries = HistoryEntries(try file.read() + entries.lines, capacity: entries.capacity)
    return .replaced(entries.lines)
  }

  mutating func save() throws(HistoryFileError) {
    guard let file, !unsaved.isEmpty else { return }
    // Another session may have saved since: its lines are kept too.
    let merged = HistoryEntries(try file.read() + unsaved, capacity: entries.capacity)
    try file.write(merged.lines)
    unsaved = []
  }
}
