import AudienceDiagnostics
import AudienceProfiles

extension StoreArchive {
  /// What loading met; files by their numbers, because paths depend on where one stands.
  mutating func put(_ report: LoadReport) {
    put(report.lines)
    for kind in Call.Kind.allCases { put(report.calls[kind, default: 0]) }
    put(report.skippedCount)
    put(report.withoutTime)
    put(report.duplicates)
    put(report.notedAliasCount)
    put(report.linesWithDuplicateKeys)
    put(report.skipped) { archive, line in
      archive.put(report.files.firstIndex(of: line.file) ?? 0)
      archive.put(line.position.line)
      archive.put(line.position.column)
      archive.put(line.reason)
    }
    put(report.notedAliases) { archive, alias in
      archive.put(alias.previousID.string)
      archive.put(alias.userID.string)
    }
  }
}

extension ArchiveReader {
  mutating func takeReport(files: [String]) throws(StoreRefusal) -> LoadReport {
    var report = LoadReport()
    report.files = files
    report.lines = try takeCount()
    for kind in Call.Kind.allCases {
      let count = try takeCount()
      if count > 0 { report.calls[kind] = count }
    }
    report.skippedCount = try takeCount()
    report.withoutTime = try takeCount()
    report.duplicates = try takeCount()
    report.notedAliasCount = try takeCount()
    report.linesWithDuplicateKeys = try takeCount()
    report.skipped = try takeList { reader throws(StoreRefusal) in
      let file = try reader.takeCount()
      guard files.indices.contains(file) else { throw StoreRefusal.damaged }
      let position = TextPosition(line: try reader.takeCount(), column: try reader.takeCount())
      return LoadReport.SkippedLine(
        file: files[file], position: position, reason: try reader.takeText())
    }
    report.notedAliases = try takeList { reader throws(StoreRefusal) in
      LoadReport.NotedAlias(
        previousID: UTF8Text(try reader.takeText()), userID: UTF8Text(try reader.takeText()))
    }
    return report
  }
}
