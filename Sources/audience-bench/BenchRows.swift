import AudienceDiagnostics
import AudienceFiles
import AudienceJSON

/// The rows of a JSON Lines file, each with an `id`.
enum BenchRows {
  /// - Throws: code `file` or `input`, with the line at fault.
  static func read(_ path: String) throws(FindingError) -> [JSONObject] {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw FindingError(Finding(.file, at: .file(path, nil), "\(path): \(error)"))
    }
    var rows: [JSONObject] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      guard case .object(let row)? = try? JSONReader.read(Array(line)), row["id"] != nil else {
        throw FindingError(
          Finding(
            .input, at: .file(path, TextPosition(line: index + 1, column: 1)),
            "\(path):\(index + 1): expected an object with a field 'id'"))
      }
      rows.append(row)
    }
    return rows
  }

  /// A text of a row.
  ///
  /// - Throws: code `input` when the row has no such field.
  static func text(_ key: UTF8Text, of row: JSONObject) throws(FindingError) -> String {
    guard let text = row[key]?.stringValue else {
      throw FindingError(
        Finding(
          .input, at: .whole,
          "the row \(row["id"]?.compactText ?? "") has no text field '\(key)'"))
    }
    return text
  }
}
