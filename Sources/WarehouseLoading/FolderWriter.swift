import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceSQL
import AudienceSession
import AudienceTime
import Glibc

/// Writes tables as files of a folder. They are made in a folder beside it, which takes its name
/// when all are whole.
struct FolderWriter {
  let folder: String
  let format: WarehouseDestination.FileFormat
  let replaces: Bool

  func write(
    _ tables: [WarehouseExportTable], notes: [String], isCancelled: () -> Bool,
    progress: WarehouseLoader.Progress
  ) throws -> WarehouseLoader.Report {
    let names = tables.map { "\($0.name).\(format.rawValue)" }
    try makeSureNothingIsLost(names)
    if FileSystem.kind(of: folder) == nil, mkdir(folder, 0o777) != 0 {
      throw failure(folder, .current)
    }
    var written: [(String, Int)] = []
    var parts: [String] = []
    do {
      for (number, table) in tables.enumerated() {
        progress(table.name, Double(number) / Double(tables.count))
        parts.append("\(folder)/.\(names[number]).part")
        written.append((table.name, try write(table, to: parts[number], isCancelled)))
      }
      for (part, name) in zip(parts, names) where rename(part, "\(folder)/\(name)") != 0 {
        throw failure("\(folder)/\(name)", .current)
      }
    } catch {
      for part in parts { unlink(part) }
      throw error
    }
    var notes = notes
    if format == .csv {
      notes.append(
        "csv is safe for spreadsheets: what begins like a formula has an apostrophe before it, and "
          + "null looks like an empty text; load jsonl into a warehouse")
    }
    return WarehouseLoader.Report(tables: written, notes: notes)
  }

  private func makeSureNothingIsLost(_ names: [String]) throws(FindingError) {
    guard !replaces else { return }
    let known = names.filter { FileSystem.kind(of: "\(folder)/\($0)") != nil }
    guard let first = known.first else { return }
    throw FindingError(
      Finding(
        .unconfirmed, at: .file("\(folder)/\(first)", nil), "the file is there already",
        help: "--replace writes over it, and over the other files of these names"))
  }

  private func write(
    _ table: WarehouseExportTable, to path: String, _ isCancelled: () -> Bool
  ) throws -> Int {
    guard let file = fopen(path, "wbe") else { throw failure(path, .current) }
    var isOpen = true
    defer { if isOpen { fclose(file) } }
    var count = 0
    func put(_ line: String) throws {
      var line = line + "\n"
      let isWritten = line.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
      guard isWritten else { throw failure(path, .current) }
    }
    if format == .csv { try put(CSV.line(table.columns.map(\.name))) }
    for row in table.rows {
      try put(line(row, table))
      count += 1
      if count.isMultiple(of: 4096), isCancelled() { throw CancellationError() }
    }
    isOpen = false
    guard fclose(file) == 0 else { throw failure(path, .current) }
    return count
  }

  private func line(_ row: [WarehouseCell], _ table: WarehouseExportTable) -> String {
    switch format {
    case .csv: return CSV.line(row.map(text))
    case .jsonl:
      var object = JSONObject()
      for (column, cell) in zip(table.columns, row) {
        if let value = json(cell) { object[UTF8Text(column.name)] = value }
      }
      return JSONValue.object(object).compactText
    }
  }

  private func text(_ cell: WarehouseCell) -> String {
    switch cell {
    case .null: ""
    case .text(let text): text.string
    case .integer(let value): String(value)
    case .double(let value): ExactNumber(value)?.text ?? ""
    case .boolean(let flag): String(flag)
    case .timestamp(let instant): instant.text
    case .date(let date): date.text
    }
  }

  private func json(_ cell: WarehouseCell) -> JSONValue? {
    switch cell {
    case .null: nil
    case .text(let text): .string(text)
    case .integer(let value): .number(.integer(value))
    case .double(let value): ExactNumber(value).map { .number($0) }
    case .boolean(let flag): .boolean(flag)
    case .timestamp(let instant): .text(instant.text)
    case .date(let date): .text(date.text)
    }
  }

  private func failure(_ path: String, _ failure: SystemFailure) -> FindingError {
    FindingError(Finding(.file, at: .file(path, nil), "cannot be written: \(failure)"))
  }
}
