import AudienceDiagnostics
import ModelClient

extension ModelError {
  /// The error as a generation reports it: the message of DESIGN.md's table, and the whole cause.
  var finding: FindingError {
    if kind == .cancelled {
      return FindingError(Finding(.cancelled, at: .whole, "cancelled: the tree is as it was"))
    }
    let code = generationCode
    return FindingError(
      Finding(
        code, at: .whole, CodeCatalog.description(of: code)?.headline ?? code.rawValue,
        help: report))
  }
}
