import AudienceDiagnostics
import AudienceJSON
import AudienceScoring
import AudienceSession

/// Reads the rows of a suite: one JSON object a line.
enum SuiteReader {
  /// - Throws: code `file`; code `input` with the place of the first line that is no row, or whose
  ///   gold is no query.
  static func rows(_ path: String, in session: Session) throws -> [SuiteRow] {
    let bytes = try WholeFile.read(path)
    var rows: [SuiteRow] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do {
        guard case .object(let object) = try JSONReader.read(Array(line)) else {
          throw failure(path, index, 1, "expected an object")
        }
        rows.append(try SuiteRow(object, in: session))
      } catch let error as JSONError {
        throw failure(path, index, error.offset + 1, error.message)
      } catch let error as FindingError {
        if case .file = error.first.place { throw error }
        let gold =
          if case .text(let source, _) = error.first.place { " in \(source.text)" } else { "" }
        throw failure(path, index, 1, error.first.message + gold)
      }
    }
    return rows
  }

  private static func failure(
    _ path: String, _ index: Int, _ column: Int, _ message: String
  ) -> FindingError {
    FindingError(
      Finding(.input, at: .file(path, TextPosition(line: index + 1, column: column)), message))
  }
}
