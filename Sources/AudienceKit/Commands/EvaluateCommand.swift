import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudienceRendering
import AudienceSession
import LineEditor
import TerminalText

/// `audience evaluate`: a strategy scored on a prompt suite.
struct EvaluateCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Score a strategy on a prompt suite.",
    discussion: """
      SUITE.jsonl has rows {"id","prompt","level","gold":[queries]} or "error" in place of "gold". \
      An answer is right when it selects the same sample profiles as one gold.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(help: "How the scores are printed.")
  var format: TextOrJSON = .text

  @Argument(help: "[WORKSPACE] SUITE.jsonl")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 1)
      guard rest.count == 1, let suite = rest.first else {
        throw SharedOptions.usage("expected one file of prompts")
      }
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      try kit.openTalking(path)
      let evaluation = SuiteEvaluation(kit: kit)
      var outcomes: [SuiteOutcome] = []
      for row in try SuiteReader.rows(suite) {
        if kit.interrupts?.isInterrupted == true { return 130 }
        let outcome = try evaluation.outcome(row)
        outcomes.append(outcome)
        if format == .json {
          context.console.write(ScreenText.escapedJSON(Self.json(outcome).compactText))
        }
      }
      if format == .text { Self.summary(outcomes).forEach { context.console.write($0) } }
      return 0
    }
  }

  private static func json(_ outcome: SuiteOutcome) -> JSONValue {
    .object([
      "id": .text(outcome.id), "verdict": .text(outcome.verdict.rawValue),
      "difficulty": .text(outcome.difficulty), "prompt": .text(outcome.prompt),
      "expected": .text(outcome.expected), "got": .text(outcome.got),
    ])
  }

  /// The failures, then the scores by difficulty, of those to be refused, and in all.
  private static func summary(_ outcomes: [SuiteOutcome]) -> [String] {
    var lines = outcomes.filter { $0.verdict != .right }.flatMap { outcome in
      [
        "\(outcome.verdict.rawValue) \(outcome.id)  \(outcome.prompt)",
        "  expected \(outcome.expected)", "  got      \(outcome.got)",
      ].map(ScreenText.escaped)
    }
    let answerable = outcomes.filter { $0.expectedError == nil }
    var groups: [(String, [SuiteOutcome])] = []
    for difficulty in answerable.map(\.difficulty)
    where !groups.contains(where: { $0.0 == difficulty }) {
      groups.append((difficulty, answerable.filter { $0.difficulty == difficulty }))
    }
    groups.append(("to be refused", outcomes.filter { $0.expectedError != nil }))
    groups.append(("all", outcomes))
    for (name, rows) in groups where !rows.isEmpty {
      let right = rows.filter { $0.verdict == .right }.count
      let refused = rows.filter { $0.verdict == .refused }.count
      lines.append(
        ScreenText.padded(name.isEmpty ? "answerable" : name, to: 14)
          + " \(right) of \(rows.count) right, \(refused) refused, "
          + "\(rows.count - right - refused) wrong")
    }
    return lines
  }
}

/// Reads the rows of a suite.
enum SuiteReader {
  /// - Throws: code `file` or `input` with the line that is no row.
  static func rows(_ path: String) throws -> [BatchRow] {
    let bytes = try WholeFile.read(path)
    var rows: [BatchRow] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do {
        guard case .object(let object) = try JSONReader.read(Array(line)) else {
          throw failure(path, number + 1, 1, "expected an object")
        }
        rows.append(BatchRow(object: object))
      } catch let error as JSONError {
        throw failure(path, number + 1, error.offset + 1, error.message)
      }
    }
    return rows
  }

  private static func failure(
    _ path: String, _ line: Int, _ column: Int, _ message: String
  ) -> FindingError {
    FindingError(
      Finding(.input, at: .file(path, TextPosition(line: line, column: column)), message))
  }
}
