import ArgumentParser
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceRendering
import AudienceScoring
import AudienceSession
import LineEditor
import TerminalText

/// `audience evaluate`: strategies scored on a prompt suite.
struct EvaluateCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Score strategies on a prompt suite.",
    discussion: """
      SUITE.jsonl has rows {"id","prompt","level","gold":[queries]}, or "error" (the code of the \
      refusal that is due) in place of "gold"; "difficulty", "tags" and "pair" (both sides of it \
      count together) are optional. A row with "query" is an instruction that changes it.

      An answer is right when it selects the same members as one gold, both among the sample \
      profiles and among 2000 profiles generated to tell them apart.

        accuracy   right answers, of the prompts that can be answered
        precision  right answers, of the answers given
        coverage   answers, of the prompts that can be answered
        refusals   of the prompts to be refused, those refused with the right code

      Exit status 0 when every row came out right, 1 when one did not: a guard for a suite in CI.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(help: "How the scores are printed; json: a row for each outcome, then a summary.")
  var format: TextOrJSON = .text

  @Argument(help: "[WORKSPACE] SUITE.jsonl")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 1)
      guard rest.count == 1, let suite = rest.first else {
        throw SharedOptions.usage("expected one file of prompts")
      }
      var options = shared
      let names = shared.generation.strategy?.split(separator: ",").map(String.init) ?? []
      options.generation.strategy = names.first
      var kit = try KitSession(context, options, printsJSON: format == .json)
      try kit.openTalking(path)
      let rows = try SuiteReader.rows(suite, in: kit.session)
      var scores: [StrategyScores] = []
      for name in names.isEmpty ? [kit.session.strategyName] : names {
        try kit.session.choose(strategy: name)
        scores.append(try score(rows, name, kit))
      }
      switch format {
      case .json: write(SuiteJSON.summary(scores), context.console)
      case .text:
        SuiteText(scores, screen: context.console.screen).lines.forEach {
          context.console.write($0)
        }
      }
      return status(scores)
    }
  }

  /// Scores one strategy row by row; in JSON each row is printed as it comes.
  private func score(_ rows: [SuiteRow], _ name: String, _ kit: KitSession) throws
    -> StrategyScores
  {
    let scorer = try SuiteScorer(kit.session, work: kit.cancellation)
    kit.bar.begin()
    defer { kit.bar.end() }
    var outcomes: [SuiteOutcome] = []
    for (number, row) in rows.enumerated() {
      kit.bar.show(
        WorkProgress("scoring \(name)", fraction: Double(number) / Double(rows.count)))
      let outcome = try scorer.outcome(of: row)
      outcomes.append(outcome)
      if format == .json { write(SuiteJSON.row(outcome, strategy: name), kit.console) }
    }
    return StrategyScores(strategy: name, outcomes: outcomes)
  }

  private func write(_ row: JSONObject, _ console: Console) {
    console.write(ScreenText.escapedJSON(JSONValue.object(row).compactText))
    console.flush()
  }

  /// 4 when a strategy could not be asked, 1 when a row did not come out right.
  private func status(_ scores: [StrategyScores]) -> Int32 {
    let failures = scores.flatMap(\.outcomes).filter { $0.verdict != .right }
    let isUnavailable = failures.contains { outcome in
      guard case .refusal(let finding) = outcome.answer else { return false }
      return CodeCatalog.description(of: finding.code)?.exitStatus == 4
    }
    return isUnavailable ? 4 : (failures.isEmpty ? 0 : 1)
  }
}
