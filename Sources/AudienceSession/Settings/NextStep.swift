/// What could be tried after an answer: one line that teaches one command.
package struct NextStep: Hashable, Sendable {
  /// The command that it teaches.
  package let command: CommandName
  /// What is typed; a word in capitals stands for what the person chooses.
  package let line: String
  /// What that does: `tells why it is a member`.
  package let outcome: String

  /// - Parameter arguments: what stands behind the command.
  init(_ command: CommandName, with arguments: String = "", _ outcome: String) {
    self.command = command
    line = "/\(command.rawValue)" + (arguments.isEmpty ? "" : " " + arguments)
    self.outcome = outcome
  }

  /// `/why u_044 tells why it is a member`
  package var text: String { "\(line) \(outcome)" }
}

/// Chooses what to try next, so that it helps and does not bore: a command that was typed before is
/// known, and what was said twice was read.
package struct NextStepChooser: Sendable {
  private var known: Set<CommandName>
  private var told: [CommandName: Int] = [:]

  /// How often a command is told of.
  private static let mostOften = 2

  /// - Parameter lines: the lines typed before, in earlier sessions too.
  package init(lines: [String] = []) {
    known = Set(lines.compactMap { CommandLine($0).name })
  }

  /// The best of some steps that is not known yet, now told; nil for none.
  package mutating func choose(from steps: [NextStep], after line: String) -> NextStep? {
    if let name = CommandLine(line).name { known.insert(name) }
    let step = steps.first {
      !known.contains($0.command) && told[$0.command, default: 0] < Self.mostOften
    }
    if let step { told[step.command, default: 0] += 1 }
    return step
  }
}
