package import AudiencePluginAPI

/// What a generation came to, checked: every tree holds to the language, names what the workspace
/// has, and stays within its lookback limit.
package struct GenerationResult: Sendable {
  /// The name of the strategy.
  package let strategy: String
  /// At least one, the best first.
  package let readings: [Reading]
  /// A question between the readings, one choice for each.
  package let question: Question?

  /// The best reading.
  package var best: Reading { readings[0] }
}
