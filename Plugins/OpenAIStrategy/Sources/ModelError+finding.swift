import AudienceDiagnostics
import ModelClient

extension ModelError {
  /// The error as a generation reports it: the message of DESIGN.md's table; a cause that begins
  /// with what to do, the server's name for the exchange, and the way that needs no network.
  var finding: FindingError {
    if kind == .cancelled {
      return FindingError(Finding(.cancelled, at: .whole, "cancelled: the tree is as it was"))
    }
    let code = generationCode
    var words = cause
    if let requestID { words += " (request \(requestID))" }
    if code == .unavailable { words += "; /strategy offline works without a network" }
    return FindingError(
      Finding(
        code, at: .whole, CodeCatalog.description(of: code)?.headline ?? code.rawValue, help: words))
  }
}
