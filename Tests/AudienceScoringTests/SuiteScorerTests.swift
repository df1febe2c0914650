import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSampleSupport
import AudienceSchema
import AudienceScoring
import AudienceSession
import AudienceTime
import Foundation
import ReferenceEngine
import Testing

/// What an answer of a strategy is worth.
@Suite struct SuiteScorerTests {
  struct Case: CustomTestStringConvertible {
    let id: String
    let row: String
    /// What the strategy answers; nil for a refusal of code `reword`.
    var answer: String?
    var level = AudienceLevel.users
    let verdict: SuiteOutcome.Verdict
    var testDescription: String { id }
  }

  private static let prompt = #""prompt":"People who did what the test says""#
  private static let month = "event('Order Completed').within(30 days).count() >= 1"

  static let cases: [Case] = [
    Case(
      id: "the gold itself", row: #"{"id":"a",\#(prompt),"gold":["\#(month)"]}"#, answer: month,
      verdict: .right),
    Case(
      id: "written otherwise", row: #"{"id":"a",\#(prompt),"gold":["\#(month)"]}"#,
      answer: "NOT event('Order Completed').between(0 days, 30 days).count() < 1",
      verdict: .right),
    Case(
      id: "a day more", row: #"{"id":"a",\#(prompt),"gold":["\#(month)"]}"#,
      answer: "event('Order Completed').within(31 days).count() >= 1", verdict: .wrong),
    Case(
      id: "the second gold",
      row: #"{"id":"a",\#(prompt),"gold":["trait('phone').exists()","\#(month)"]}"#,
      answer: month, verdict: .right),
    Case(
      id: "another level", row: #"{"id":"a",\#(prompt),"level":"accounts","gold":["\#(month)"]}"#,
      answer: month, verdict: .wrong),
    Case(
      id: "refused, answer due", row: #"{"id":"a",\#(prompt),"gold":["\#(month)"]}"#,
      verdict: .refused),
    Case(
      id: "refused, as is due", row: #"{"id":"a",\#(prompt),"error":"reword"}"#, verdict: .right),
    Case(
      id: "refused, another code due", row: #"{"id":"a",\#(prompt),"error":"lookback"}"#,
      verdict: .refused),
    Case(
      id: "answered, refusal due", row: #"{"id":"a",\#(prompt),"error":"reword"}"#, answer: month,
      verdict: .wrong),
    Case(
      id: "too short, as is due", row: #"{"id":"a","prompt":"short","error":"length"}"#,
      answer: month, verdict: .right),
    Case(
      id: "an instruction may be short",
      row: #"{"id":"a","prompt":"drop it","query":"\#(month)","gold":["trait('phone').exists()"]}"#,
      answer: "trait('phone').exists()", verdict: .right),
  ]

  @Test("an outcome is right by its members", arguments: cases)
  func verdict(of test: Case) throws {
    let session = try session(answering: test.answer, level: test.level)
    let row = try SuiteRow(try object(test.row), in: session)
    let outcome = try SuiteScorer(session, work: SessionWork()).outcome(of: row)
    #expect(outcome.verdict == test.verdict)
  }

  @Test func aDifferenceSaysWhoIsGainedAndLost() throws {
    let session = try session(
      answering: "event('Order Completed').within(60 days).count() >= 1", level: .users)
    let row = try SuiteRow(
      try object(#"{"id":"a",\#(Self.prompt),"gold":["\#(Self.month)"]}"#), in: session)
    let outcome = try SuiteScorer(session, work: SessionWork()).outcome(of: row)
    let difference = try #require(outcome.difference)
    #expect(difference.onData?.gained.isEmpty == false)
    #expect(difference.onData?.lost == [])
    #expect(!difference.onProbes.gained.isEmpty)
    #expect(difference.onProbes.lost == [])
    #expect(difference.witness?.isGained == true)
  }

  @Test(
    "a row that is none is refused",
    arguments: [
      #"{"id":"a"}"#, #"{"id":"a","prompt":"x"}"#, #"{"id":"a","prompt":"x","gold":["trait("]}"#,
      #"{"id":"a","prompt":"x","gold":["ANY trait('a') = 1"]}"#,
      #"{"id":"a","prompt":"x","gold":["trait('a') = 1"],"level":"people"}"#,
      #"{"id":"a","prompt":7,"gold":["trait('a') = 1"]}"#,
    ])
  func noRow(text: String) throws {
    let session = try session(answering: nil, level: .users)
    #expect(throws: FindingError.self) { try SuiteRow(try object(text), in: session) }
  }

  @Test func scoresCountRightAnswersRefusalsAndPairs() throws {
    let session = try session(answering: Self.month, level: .users)
    let scorer = try SuiteScorer(session, work: SessionWork())
    let texts = [
      #"{"id":"1",\#(Self.prompt),"gold":["\#(Self.month)"],"pair":"p","tags":["x"]}"#,
      #"{"id":"2",\#(Self.prompt),"gold":["trait('phone').exists()"],"pair":"p","tags":["x"]}"#,
      #"{"id":"3",\#(Self.prompt),"gold":["\#(Self.month)"],"pair":"q"}"#,
      #"{"id":"4",\#(Self.prompt),"gold":["\#(Self.month)"],"pair":"q"}"#,
      #"{"id":"5",\#(Self.prompt),"error":"reword"}"#,
      #"{"id":"6","prompt":"short","error":"length"}"#,
    ]
    let scores = StrategyScores(
      strategy: "table",
      outcomes: try texts.map { try scorer.outcome(of: SuiteRow(try object($0), in: session)) })
    #expect(scores.score.accuracy == SuiteScore.Share(part: 3, whole: 4))
    #expect(scores.score.precision == SuiteScore.Share(part: 3, whole: 5))
    #expect(scores.score.coverage == SuiteScore.Share(part: 4, whole: 4))
    #expect(scores.score.refusals == SuiteScore.Share(part: 1, whole: 2))
    #expect(scores.score.pairs == SuiteScore.Share(part: 1, whole: 2))
    #expect(scores.byTag.map(\.name) == ["x"])
    #expect(scores.byTag.map(\.score.all.percent) == [50])
  }

  // MARK: - Parts

  private func object(_ text: String) throws -> JSONObject {
    guard case .object(let object) = try JSONReader.read(text) else { return [:] }
    return object
  }

  /// A session in the sample shop whose strategy always answers the same.
  private func session(answering query: String?, level: AudienceLevel) throws -> Session {
    var session = try Session(
      catalog: PluginCatalog(strategies: [FixedStrategy.self], engines: [ReferenceEngine.self]),
      environment: SessionEnvironment(
        variables: ["AUDIENCE_FIXED_QUERY": query ?? "", "AUDIENCE_FIXED_LEVEL": level.rawValue],
        systemNow: Instant(microseconds: 0)))
    _ = try session.open(
      path: Samples.folder.appending(path: "shop").path, work: SessionWork())
    return session
  }
}
