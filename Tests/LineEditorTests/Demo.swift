import Foundation
import TerminalTestSupport

/// Starts the demo session, in a home folder that has nothing of the person's.
func demo(
  _ arguments: [String] = [], environment: [String: String?] = ["LANG": "C"], columns: Int = 80,
  rows: Int = 24
) throws -> TerminalProgram {
  try TerminalProgram(
    "LineEditorDemo", arguments,
    home: FileManager.default.temporaryDirectory.appending(path: "line-editor-no-home").path,
    environment: environment, columns: columns, rows: rows)
}
