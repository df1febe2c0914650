import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import Glibc

/// `interrupt`: how long Ctrl-C takes to bring the prompt back.
struct InterruptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interrupt",
    abstract: "How long Ctrl-C takes to bring the prompt back in the midst of a command.",
    discussion: """
      Opens the REPL at a terminal, runs each line to its end once, then again in every round, with \
      Ctrl-C after a share of that time that grows from round to round. Gives for each line \
      {"line","whole_ms":[...],"prompt_ms":[...]}: the whole answer, each time it was given, then from \
      Ctrl-C to the prompt, for the rounds in which that was not there first.
      """)

  @Argument(help: "The workspace; /open of it is the first line.")
  var workspace: String

  @Option(name: .customLong("line"), help: "A line to interrupt; repeatable.")
  var lines: [String] = []

  @Option(help: "A line to run first, not interrupted; repeatable.")
  var before: [String] = []

  @Option(help: "How many rounds are measured, from 1.")
  var rounds = 9

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds expects a number from 1") }
  }

  func run() throws {
    let terminal = try BenchTerminal([])
    try terminal.wait(for: "❯")
    terminal.settle()
    try measure("/open \(workspace)", terminal)
    for line in before { _ = try terminal.answer(to: line) }
    for line in lines { try measure(line, terminal) }
  }

  private func measure(_ line: String, _ terminal: BenchTerminal) throws {
    var wholes: [Double] = []
    var prompts: [Double] = []
    for round in 0..<rounds {
      let whole = try terminal.answer(to: line)
      wholes.append(whole)
      let share = Double(round + 1) / Double(rounds + 1)
      if let time = try terminal.interrupt(line, after: whole * share) { prompts.append(time) }
    }
    // What was interrupted has left nothing behind: the lines that follow want it whole.
    wholes.append(try terminal.answer(to: line))
    BenchOutput.write([
      "line": .text(line), "whole_ms": .milliseconds(wholes), "prompt_ms": .milliseconds(prompts),
    ])
  }
}

extension BenchTerminal {
  private static let prompt = "❯"

  /// The milliseconds from Enter to the next prompt.
  func answer(to line: String) throws(FindingError) -> Double {
    type(line)
    let start = Stopwatch.now
    type("\r")
    try wait(for: Self.prompt)
    let end = Stopwatch.now
    settle()
    return end - start
  }

  /// The milliseconds from Ctrl-C, pressed so long after Enter, to the next prompt; nil where that
  /// was there first.
  func interrupt(_ line: String, after delay: Double) throws(FindingError) -> Double? {
    type(line + "\r")
    usleep(UInt32(delay * 1000))
    if shows(Self.prompt) {
      settle()
      return nil
    }
    let start = Stopwatch.now
    type("\u{3}")
    try wait(for: Self.prompt)
    let end = Stopwatch.now
    settle()
    return end - start
  }
}
