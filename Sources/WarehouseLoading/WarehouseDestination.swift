package import AudienceDiagnostics
package import WarehouseConnections

/// Where sample profiles are written as tables.
package enum WarehouseDestination: Sendable {
  case postgres(ServerAddress)
  case sqlite(path: String)
  /// A file for each table, in a folder.
  case folder(String, FileFormat)

  /// How a table is written as a file.
  package enum FileFormat: String, Sendable, CaseIterable {
    /// With a header line; safe for spreadsheets.
    case csv
    /// One JSON object a line, without the members that are null.
    case jsonl
  }

  /// Reads `postgres://…`, `sqlite:FILE`, `csv` or `jsonl`; the files' folder stands apart.
  ///
  /// - Throws: code `usage` for a text that is none of these.
  package init(_ text: String, folder: String?) throws(FindingError) {
    if let format = FileFormat(rawValue: text) {
      guard let folder, !folder.isEmpty else {
        throw Self.usage(
          "\(text) needs a folder for its files", help: "--to \(text) --out FOLDER")
      }
      self = .folder(folder, format)
      return
    }
    switch try WarehouseAddress(text) {
    case .postgres(let address): self = .postgres(address)
    case .sqlite(let path): self = .sqlite(path: path)
    case .clickhouse, nil:
      throw Self.usage(
        "--to expects postgres://…, sqlite:FILE, csv or jsonl, not '\(text)'",
        help: "for example --to sqlite:people.db, or --to jsonl --out FOLDER")
    }
    if folder != nil {
      throw Self.usage("--out is for csv and jsonl", help: "leave out --out")
    }
  }

  private static func usage(_ message: String, help: String) -> FindingError {
    FindingError(Finding(.usage, at: .whole, message, help: help))
  }

  /// What is shown of it: never a password.
  package var shown: String {
    switch self {
    case .postgres(let address): WarehouseAddress.postgres(address).shown
    case .sqlite(let path): WarehouseAddress.sqlite(path: path).shown
    case .folder(let folder, _): folder
    }
  }
}
