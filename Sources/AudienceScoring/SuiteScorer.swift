import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
package import AudienceSession

/// Scores the session's strategy on rows of a suite by whom its answers select.
package struct SuiteScorer {
  private let session: Session
  private let work: SessionWork
  private let comparison: MemberComparison

  /// - Throws: code `no-workspace`.
  package init(_ session: Session, work: SessionWork) throws {
    _ = try session.requireOpen()
    self.session = session
    self.work = work
    comparison = try MemberComparison(session, work: work)
  }

  /// Asks the strategy for a row's answer and compares it with what is expected.
  ///
  /// - Throws: code `cancelled`; what is wrong with the row's own query.
  package func outcome(of row: SuiteRow) throws -> SuiteOutcome {
    let answer = try answer(row)
    switch (row.expectation, answer) {
    case (.refusal(let code), .refusal(let finding)):
      return SuiteOutcome(
        row: row, answer: answer, verdict: finding.code == code ? .right : .refused,
        difference: nil)
    case (.refusal, .tree):
      return SuiteOutcome(row: row, answer: answer, verdict: .wrong, difference: nil)
    case (.members, .refusal):
      return SuiteOutcome(row: row, answer: answer, verdict: .refused, difference: nil)
    case (.members(let golds, let level), .tree(let tree, let answered)):
      guard level == answered else {
        return SuiteOutcome(row: row, answer: answer, verdict: .wrong, difference: nil)
      }
      let difference = try comparison.difference(of: tree, from: golds, level: level)
      return SuiteOutcome(
        row: row, answer: answer, verdict: difference.isNone ? .right : .wrong,
        difference: difference)
    }
  }

  private func answer(_ row: SuiteRow) throws -> SuiteOutcome.Answer {
    let level = row.query.flatMap { row.level ?? QueryLevel.said(by: $0) }
    let earlier = try row.query.map { try session.tree(ofQuery: $0, level: level ?? .users) }
    do {
      let task: GenerationRequest.Task =
        if let earlier {
          .refine(try GenerationHost.instruction(from: row.prompt), earlier)
        } else {
          .generate(try GenerationHost.prompt(from: row.prompt))
        }
      let best = try session.readings(
        task, level: level ?? session.chosenLevel,
        allowsPersonalData: session.allowsPersonalData, in: session.requireOpen(), work: work
      ).best
      return .tree(best.tree, level: best.level)
    } catch let error as FindingError {
      if error.first.code == .cancelled { throw error }
      return .refusal(error.first)
    }
  }
}
