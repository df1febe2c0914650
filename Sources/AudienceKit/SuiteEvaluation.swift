import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceSession

/// How one row of a prompt suite came out.
struct SuiteOutcome {
  /// What an answer is worth.
  enum Verdict: String, CaseIterable {
    /// The same members as one gold, or the stated refusal.
    case right
    /// Other members, another level, or an answer where a refusal is due.
    case wrong
    /// A refusal where an answer is due.
    case refused
  }

  let id: String
  let prompt: String
  let difficulty: String
  /// The error code that is due; nil where an answer is.
  let expectedError: String?
  let verdict: Verdict
  /// The query that came out, or the code of the refusal.
  let got: String
  /// The first gold, or the code that is due.
  let expected: String
}

/// Scores a strategy on a prompt suite by the members its answers select.
struct SuiteEvaluation {
  let kit: KitSession

  /// - Throws: code `input` for a row that is none, with its line.
  func outcome(_ row: BatchRow) throws -> SuiteOutcome {
    let prompt = try row.string("prompt")
    let expectedError = try row.optionalString("error")
    let golds = row.object["gold"]?.arrayValue?.compactMap(\.stringValue) ?? []
    if expectedError == nil, golds.isEmpty {
      throw FindingError(Finding(.input, at: .whole, "expected a field 'gold' or 'error'"))
    }
    let (verdict, got) = try verdict(
      prompt, golds: golds, error: expectedError,
      level: try row.optionalString("level") ?? AudienceLevel.users.rawValue)
    return SuiteOutcome(
      id: row.object["id"]?.stringValue ?? "", prompt: prompt,
      difficulty: try row.optionalString("difficulty") ?? "", expectedError: expectedError,
      verdict: verdict, got: got, expected: expectedError ?? golds.first ?? "")
  }

  private func verdict(
    _ prompt: String, golds: [String], error: String?, level: String
  ) throws -> (SuiteOutcome.Verdict, got: String) {
    let open = try kit.session.requireOpen()
    do {
      let result = try kit.session.readings(
        .generate(try GenerationHost.prompt(from: prompt)), level: kit.session.chosenLevel,
        allowsPersonalData: false, in: open, work: kit.work)
      let best = result.best
      let query = QueryPrinter.text(best.tree)
      guard error == nil, best.level.rawValue == level else { return (.wrong, query) }
      let members = try kit.session.members(ofQuery: query, level: best.level, work: kit.work)
      let isRight = try golds.contains { gold in
        try kit.session.members(ofQuery: gold, level: best.level, work: kit.work) == members
      }
      return (isRight ? .right : .wrong, query)
    } catch let failure as FindingError {
      let code = failure.first.code.rawValue
      if failure.first.code == .cancelled { throw failure }
      if let error { return (code == error ? .right : .wrong, code) }
      return (.refused, code)
    }
  }
}
