/// How long a plugin call may take.
package struct PluginLimits: Hashable, Sendable {
  /// How long a call may report no progress; after that it is abandoned and the plugin is off.
  package var silence: Duration
  /// How long a call may take in all, however much it reports.
  package var whole: Duration
  /// How long a cancelled call may take to stop before it is left to itself.
  package var grace: Duration

  /// How often a call may report progress: more costs nothing here, but nobody does so on purpose.
  package var reports = 1_000_000

  package init(
    silence: Duration = .seconds(5), whole: Duration = .seconds(300),
    grace: Duration = .milliseconds(150)
  ) {
    self.silence = silence
    self.whole = whole
    self.grace = grace
  }

  /// For an engine that waits for a warehouse: each statement ends by the engine's own timeout, and
  /// one question may take many.
  package static let warehouse = PluginLimits(silence: .seconds(15), whole: .seconds(86_400))

  /// For a strategy that waits for a server: it ends by its own deadlines, and says so better.
  package static let network = PluginLimits(silence: .seconds(75), whole: .seconds(180))
}
