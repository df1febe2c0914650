import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost

/// Calls a plugin as the host does, so that one that hangs fails a rule and not the test run.
struct PluginTrial {
  let plugin: PluginReference
  /// How long a call may be silent, and how long a cancelled one may go on: longer than in a session,
  /// because tests are debug builds on machines that do other things too.
  static let limits = PluginLimits(silence: .seconds(120), grace: .seconds(30))

  /// Runs a call on a thread of its own; a plugin that was turned off by one call is on in the next.
  func call<Value: Sendable>(
    isCancelled: () -> Bool = { false },
    _ body:
      @escaping @Sendable (
        _ report: @escaping @Sendable (WorkProgress) -> Void
      ) async throws -> Value
  ) throws(FindingError) -> Value {
    try PluginCall(plugin, limits: Self.limits, disabled: DisabledPlugins())
      .run(isCancelled: isCancelled, body)
  }
}

/// What an error says.
func text(of error: any Error) -> String {
  guard let error = error as? FindingError else { return String(describing: error) }
  return error.findings.map(text).joined(separator: "; ")
}

/// A finding as messages show it: `error[plugin]: …`.
func text(of finding: Finding) -> String {
  "\(finding.severity.rawValue)[\(finding.code)]: \(finding.message)"
}
