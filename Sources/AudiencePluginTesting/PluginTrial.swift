import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost

/// Calls a plugin as the host does, so that one that hangs fails a rule and not the test run.
///
/// A call that is silent for longer than the suite's patience turns the plugin off, as in a session:
/// later calls fail at once, and the suite looks at no further rule.
struct PluginTrial {
  let plugin: PluginReference
  let limits: PluginLimits
  let disabled = DisabledPlugins()

  /// How long a call may be silent where the author does not say: longer than the 5 s of a session,
  /// because tests are debug builds on machines that do other things too.
  static let patience: Duration = .seconds(15)

  init(_ plugin: PluginReference, patience: Duration) {
    self.plugin = plugin
    limits = PluginLimits(silence: patience, whole: patience * 4, grace: patience / 3)
  }

  /// What turned the plugin off: `strategy 'mine' did nothing for 15 s`; nil while it is on.
  var end: String? { disabled.reason(for: plugin).map { "\(plugin) \($0)" } }

  /// Runs a call on a thread of its own.
  func call<Value: Sendable>(
    isCancelled: () -> Bool = { false },
    _ body:
      @escaping @Sendable (
        _ report: @escaping @Sendable (WorkProgress) -> Void
      ) async throws -> Value
  ) throws(FindingError) -> Value {
    try PluginCall(plugin, limits: limits, disabled: disabled)
      .run(isCancelled: isCancelled, body)
  }
}

/// What an error says.
func text(of error: any Error) -> String {
  guard let error = error as? FindingError else { return String(describing: error) }
  return error.findings.map(text).joined(separator: "; ")
}

/// A finding as messages show it, with its cause or the way out: `error[plugin]: … (…)`.
func text(of finding: Finding) -> String {
  "\(finding.severity.rawValue)[\(finding.code)]: \(finding.message)"
    + (finding.help.map { " (\($0))" } ?? "")
}
