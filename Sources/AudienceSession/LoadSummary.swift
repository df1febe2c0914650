import AudienceDiagnostics
import AudienceProfiles
import AudienceStore

/// What loading call logs met, in lines a person reads.
enum LoadSummary {
  /// How many skipped lines are told one by one.
  private static let shownLines = 5

  static func lines(_ opened: PreparedStore.Opened) -> [String] {
    var lines = lines(opened.store.report)
    if let file = opened.savedFile { lines.append("taken from the prepared store \(file)") }
    if let notice = opened.notice { lines.append(notice) }
    return lines
  }

  private static func lines(_ report: LoadReport) -> [String] {
    var lines = [
      "\(report.callCount) calls from \(report.files.count) \(plural("file", report.files.count))"
    ]
    if report.duplicates > 0 {
      lines.append("\(report.duplicates) repeated calls ignored (same messageId)")
    }
    if report.withoutTime > 0 { lines.append("\(report.withoutTime) calls without a time ignored") }
    if report.notedAliasCount > 0 {
      lines.append(
        "\(report.notedAliasCount) alias \(plural("call", report.notedAliasCount)) of two known users: "
          + "nothing linked")
    }
    if report.linesWithDuplicateKeys > 0 {
      lines.append("\(report.linesWithDuplicateKeys) lines with a key twice: the last one counts")
    }
    for skipped in report.skipped.prefix(shownLines) {
      lines.append(
        "skipped \(skipped.file):\(skipped.position.line):\(skipped.position.column): "
          + skipped.reason)
    }
    if report.skippedCount > shownLines {
      lines.append("skipped \(report.skippedCount - shownLines) more lines")
    }
    return lines
  }

  private static func plural(_ word: String, _ count: Int) -> String {
    count == 1 ? word : word + "s"
  }
}
