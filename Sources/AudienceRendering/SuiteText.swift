import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
package import AudienceScoring
import TerminalText

/// The scores of strategies on a suite as lines a person reads: the failures, then tables with a
/// column for each strategy.
package struct SuiteText {
  private let screen: Screen
  private let scores: [StrategyScores]

  private static let nameWidth = 18
  private static let shareWidth = 20
  private static let mostIDs = 3

  /// - Parameter scores: of one suite, at least one strategy.
  package init(_ scores: [StrategyScores], screen: Screen) {
    self.scores = scores
    self.screen = screen
  }

  package var lines: [String] {
    var lines: [String] = []
    for strategy in scores {
      for outcome in strategy.outcomes where outcome.verdict != .right {
        lines += failure(outcome, scores.count > 1 ? strategy.strategy : nil) + [""]
      }
    }
    lines += table(
      "", measures.map { name, share in (name, scores.map { share($0.score) }) })
    let difficulties = groups(\.byDifficulty)
    if !difficulties.isEmpty { lines += [""] + table("by difficulty", difficulties) }
    let tags = groups(\.byTag)
    if !tags.isEmpty { lines += [""] + table("by tag", tags) }
    return lines
  }

  // MARK: - Failures

  private func failure(_ outcome: SuiteOutcome, _ strategy: String?) -> [String] {
    let row = outcome.row
    var head = "✗ \(row.id) \(outcome.verdict.rawValue)"
    if let strategy { head += " · \(strategy)" }
    if !row.difficulty.isEmpty { head += " · \(row.difficulty)" }
    var lines = [screen.paint(ScreenText.escaped(head), .error)]
    lines += wrapped("prompt", row.prompt)
    if let query = row.query { lines += wrapped("query", query) }
    lines += wrapped("expected", row.expectedText)
    switch outcome.answer {
    case .tree(let tree, let level):
      lines += wrapped("got", QueryPrinter.text(tree))
      if case .members(_, let expected) = row.expectation, expected != level {
        lines += wrapped("", "an audience of \(level.rawValue) instead of \(expected.rawValue)")
      }
    case .refusal(let finding):
      let cause = finding.help.map { ": " + $0 } ?? ""
      lines += wrapped("got", finding.code.rawValue + cause)
    }
    return lines + (outcome.difference.map(difference) ?? [])
  }

  private func difference(_ difference: MemberDifference) -> [String] {
    var lines: [String] = []
    if let side = difference.onData {
      lines += wrapped(
        "samples", "\(members("gained", side.gained)), \(members("lost", side.lost))")
    }
    let probes = difference.onProbes
    lines += wrapped("generated", "\(probes.gained.count) gained, \(probes.lost.count) lost")
    if let witness = difference.witness {
      lines += wrapped("", "one that is \(witness.isGained ? "gained" : "lost"):")
      lines += witness.lines.map {
        ScreenText.cut("              " + ScreenText.escaped($0), to: screen.columns)
      }
    }
    return lines
  }

  private func members(_ word: String, _ ids: [UTF8Text]) -> String {
    if ids.isEmpty { return "0 \(word)" }
    let shown = ids.prefix(Self.mostIDs).map(\.string).joined(separator: ", ")
    return "\(ids.count) \(word) (\(shown)\(ids.count > Self.mostIDs ? ", …" : ""))"
  }

  private func wrapped(_ name: String, _ text: String) -> [String] {
    let parts = screen.wrapped(ScreenText.escaped(text), to: max(20, screen.columns - 12))
    return parts.enumerated().map { index, part in
      "  " + ScreenText.padded(index == 0 ? name : "", to: 10) + part
    }
  }

  // MARK: - Tables

  private var measures: [(name: String, share: (SuiteScore) -> SuiteScore.Share)] {
    let all: [(String, (SuiteScore) -> SuiteScore.Share)] = [
      ("accuracy", \.accuracy), ("precision", \.precision), ("coverage", \.coverage),
      ("refusals", \.refusals), ("pairs", \.pairs), ("all", \.all),
    ]
    return all.filter { _, share in scores.contains { share($0.score).whole > 0 } }
  }

  /// The groups that any strategy has, with the right rows of each.
  private func groups(
    _ groups: (StrategyScores) -> [(name: String, score: SuiteScore)]
  ) -> [(String, [SuiteScore.Share])] {
    let columns = scores.map { strategy in
      Dictionary(groups(strategy).map { ($0.name, $0.score.all) }, uniquingKeysWith: { $1 })
    }
    return groups(scores[0]).map { group in
      (group.name, columns.map { $0[group.name] ?? SuiteScore.Share() })
    }
  }

  private func table(_ title: String, _ rows: [(String, [SuiteScore.Share])]) -> [String] {
    let width = max(
      Self.nameWidth, rows.map { ScreenText.width(ScreenText.escaped($0.0)) + 2 }.max() ?? 0)
    let names = scores.map {
      ScreenText.padded(ScreenText.escaped($0.strategy), to: Self.shareWidth)
    }
    let head = ScreenText.padded(title, to: width) + names.joined()
    return [screen.paint(head.trimmedRight, .strong)]
      + rows.map { name, shares in
        (ScreenText.padded(ScreenText.escaped(name), to: width)
          + shares.map { ScreenText.padded(Self.text($0), to: Self.shareWidth) }.joined())
          .trimmedRight
      }
  }

  private static func text(_ share: SuiteScore.Share) -> String {
    guard let percent = share.percent else { return "-" }
    return "\(share.part) of \(share.whole)  \(percent) %"
  }
}
