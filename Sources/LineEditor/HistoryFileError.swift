package import AudienceFiles
import TerminalText

/// Why a history could not be read or saved. Nothing was lost: the file is as it was.
package enum HistoryFileError: Error, Hashable, CustomStringConvertible {
  /// The file, or its folder, cannot be read.
  case unreadable(path: String, SystemFailure)
  /// There is something else in that place; it is left alone.
  case notAHistory(path: String)
  /// The file, or its folder, cannot be written.
  case unwritable(path: String, SystemFailure)

  package var description: String {
    switch self {
    case .unreadable(let path, let failure):
      "cannot read the history '\(ScreenText.escaped(path))': \(failure)"
    case .notAHistory(let path):
      "'\(ScreenText.escaped(path))' is not a history file; it is left alone"
    case .unwritable(let path, let failure):
      "cannot save the history '\(ScreenText.escaped(path))': \(failure)"
    }
  }
}
