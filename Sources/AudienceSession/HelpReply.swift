import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
import AudienceSchema

/// What `/help` shows.
package enum HelpReply: Sendable {
  case overview([CommandSpec])
  case command(CommandSpec)
  /// A code, with the validator that finds it and its examples.
  case code(CodeDescription, ValidatorHelp?)
  case validator(ValidatorHelp)
  /// What a word is found in.
  case found(String, [CommandSpec], [CodeDescription], [PluginDescription])
}

/// A validator, with its examples or those of one of its codes.
package struct ValidatorHelp: Sendable {
  package let description: PluginDescription
  /// Its settings as they hold.
  package let settings: [PluginListing.Setting]
  package let codes: [CodeDescription]
  package let triggering: [ValidatorExample]
  package let quiet: [QuietExample]

  /// - Parameter code: leaves out the examples of other codes.
  init(
    _ type: any ConditionValidator.Type, _ settings: [PluginListing.Setting],
    code: FindingCode? = nil
  ) {
    description = type.description
    self.settings = settings
    let examples = type.examples
    triggering = examples.triggering.filter { code == nil || $0.code == code }
    quiet = examples.quiet
    var described = type.codes
    for example in examples.triggering
    where !described.contains(where: { $0.code == example.code }) {
      if let code = CodeCatalog.description(of: example.code) { described.append(code) }
    }
    codes = described
  }
}

extension ExampleSetting {
  /// What an example takes besides its query, in words; empty where that is nothing.
  package var words: String {
    var parts = settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if level == .accounts { parts.append("of accounts") }
    if let facts {
      if let count = facts.counts[1] { parts.append("\(count) of \(facts.total) samples") }
      if let count = facts.absent.values.first { parts.append("\(count) have no value") }
      if let count = facts.accountsWithoutUsers {
        parts.append("\(count) accounts without users")
      }
    }
    return parts.joined(separator: ", ")
  }
}
