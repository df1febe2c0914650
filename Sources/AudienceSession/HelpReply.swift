package import AudienceDiagnostics

/// What `/help` shows.
package enum HelpReply: Sendable {
  case overview([CommandSpec])
  case command(CommandSpec)
  case code(CodeDescription)
  /// What a word is found in.
  case found(String, [CommandSpec], [CodeDescription])
}
