import ArgumentParser
import AudienceDiagnostics
import Glibc

/// `audience-bench`: what the parts of the playground cost, as JSON lines.
struct AudienceBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience-bench",
    abstract: "Measures the playground; prints JSON lines.",
    discussion: """
      Every figure is one of R rounds in milliseconds, in the order of the rounds; one round before \
      them warms up and is not printed. CPU time is that of the whole process, all its threads.
      """,
    subcommands: [
      EngineCommand.self, EditCommand.self, IngestCommand.self, ParseCommand.self,
      NamesCommand.self, StartCommand.self, KeysCommand.self, InterruptCommand.self,
    ])

  /// Runs the process's arguments and ends the process: 0 done, 2 wrong usage, 3 an input that
  /// cannot be read.
  static func run() -> Never {
    do {
      var command = try parseAsRoot()
      try command.run()
      Glibc.exit(0)
    } catch let error as FindingError {
      for finding in error.findings { BenchOutput.talk(finding) }
      Glibc.exit(3)
    } catch {
      let message = fullMessage(for: error)
      let isHelp = exitCode(for: error) == .success
      if isHelp { print(message) } else { BenchOutput.talk(message) }
      Glibc.exit(isHelp ? 0 : 2)
    }
  }
}
