package import AudienceDiagnostics

/// What `/help` shows.
package enum HelpReply: Sendable {
  case overview([CommandSpec])
  case command(CommandSpec)
  case code(CodeDescription)
}
