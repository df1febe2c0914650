import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import Glibc

/// `start`: the program from its first instruction until it would read the first line.
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "How long the program takes to start.",
    discussion: """
      Starts the audience program that lies beside this one anew in every round: with a script of \
      no lines, at a terminal until it prompts, and for its help. Gives \
      {"wall_ms","cpu_ms","prompt_ms","help_ms"}, one figure a round; the first two are of the script.
      """)

  @OptionGroup var options: BenchOptions

  func run() throws {
    let program = try AudienceProgram.path()
    var wall: [Double] = []
    var cpu: [Double] = []
    var prompt: [Double] = []
    var help: [Double] = []
    for round in 0...options.rounds {
      let before = Self.childrenCPU
      let (status, timing) = Stopwatch.time {
        Self.run(program, ["repl", options.workspace, "-c", ""])
      }
      guard status == 0 else {
        throw FindingError(
          Finding(
            .file, at: .file(program, nil),
            "\(program) repl \(options.workspace) ended with status \(status)"))
      }
      let spent = Self.childrenCPU - before
      let prompted = try timeToPrompt()
      let (_, helped) = Stopwatch.time { Self.run(program, ["--help"]) }
      if round == 0 { continue }
      wall.append(timing.wall)
      cpu.append(spent)
      prompt.append(prompted)
      help.append(helped.wall)
    }
    BenchOutput.write([
      "wall_ms": .milliseconds(wall), "cpu_ms": .milliseconds(cpu),
      "prompt_ms": .milliseconds(prompt), "help_ms": .milliseconds(help),
    ])
  }

  /// Starts the program in the workspace at a terminal; the milliseconds until it prompts.
  private func timeToPrompt() throws -> Double {
    let (terminal, timing) = try Stopwatch.time {
      let terminal = try BenchTerminal([options.workspace])
      try terminal.wait(for: "❯")
      return terminal
    }
    terminal.end()
    return timing.wall
  }

  /// Runs a program, its output thrown away; the status it ended with, -1 when it did not run.
  private static func run(_ program: String, _ arguments: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, nil, words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return -1 }
    }
    // The low seven bits say which signal ended it.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  /// The processor time of all children that have ended, in milliseconds.
  private static var childrenCPU: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    func milliseconds(_ time: timeval) -> Double {
      Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000
    }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
  }
}
