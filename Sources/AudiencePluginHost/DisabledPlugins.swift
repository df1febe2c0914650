package import AudiencePluginAPI
import AudienceThreads

/// Which plugins are off until restart, and why.
///
/// A class because a plugin that hung in one part of the session has to be off in all of them; it
/// is made once, beside the catalog, and passed to every host.
package final class DisabledPlugins: Sendable {
  private let reasons = Locked<[PluginReference: String]>([:])
  /// What takes the plugins' output; nil where nobody looks at it.
  let output: OutputCapture?

  package init(output: OutputCapture? = nil) { self.output = output }

  /// Why a plugin is off: `did nothing for 5 s`; nil for one that is not.
  package func reason(for plugin: PluginReference) -> String? {
    reasons.withLock { $0[plugin] }
  }

  /// Every plugin that is off, by kind and name.
  package var all: [(plugin: PluginReference, reason: String)] {
    reasons.withLock { $0.map { ($0.key, $0.value) } }
      .sorted {
        ($0.plugin.kind.rawValue, $0.plugin.name) < ($1.plugin.kind.rawValue, $1.plugin.name)
      }
  }

  func turnOff(_ plugin: PluginReference, because reason: String) {
    reasons.withLock { $0[plugin] = $0[plugin] ?? reason }
  }
}
