import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import StandardValidators
import Testing

struct LimitValidatorTests {
  static let validators: [any ConditionValidator.Type] = [
    LookbackValidator.self, ExpressionLimitValidator.self,
  ]

  struct Window: Sendable, CustomTestStringConvertible {
    let query: String
    let message: String
    let words: String?
    let mended: String?

    var testDescription: String { query }
  }

  static let windows: [Window] = [
    Window(
      query: "event('Order Completed').within(500 days).count() >= 1",
      message: "the lookback window is 500 days, longer than the limit of 365 days",
      words: "within last 500 days",
      mended: "event('Order Completed').within(365 days).count() >= 1"),
    Window(
      query: "event('Order Completed').between(900 days, 30 days).count() >= 1",
      message: "the lookback window is 900 days, longer than the limit of 365 days",
      words: "between 900 and 30 days ago",
      mended: "event('Order Completed').between(365 days, 30 days).count() >= 1"),
    Window(
      query: "event('Order Completed').within(9000 hours).count() >= 1",
      message: "the lookback window is 9000 hours, longer than the limit of 365 days",
      words: "within last 9000 hours",
      mended: "event('Order Completed').within(365 days).count() >= 1"),
    Window(
      query: "event('Product Viewed').where(event('Order Completed').within(parent: 400 days)"
        + ".count() >= 1).count() >= 1",
      message: "the lookback window is 400 days, longer than the limit of 365 days",
      words: "within 400 days after the event above",
      mended: "event('Product Viewed').where(event('Order Completed').within(parent: 365 days)"
        + ".count() >= 1).count() >= 1"),
    Window(
      query: "trait('age') > event('Order Completed').within(500 days).count()",
      message: "the lookback window is 500 days, longer than the limit of 365 days",
      words: nil, mended: nil),
  ]

  @Test("A window longer than the limit is found, and can be shortened to it", arguments: windows)
  func lookback(_ example: Window) throws {
    let tree = try ExampleShop.tree(example.query)
    let findings = try ExampleShop.findings(in: tree, by: Self.validators)
    #expect(findings.map(\.code) == [.lookback])
    let finding = try #require(findings.first)
    #expect(finding.message == example.message)
    guard case .node(_, let words) = finding.place else {
      Issue.record("not at a node")
      return
    }
    #expect(words == example.words)
    guard let mended = example.mended else {
      #expect(finding.suggestions.isEmpty)
      return
    }
    let edited = try ExampleShop.applying(try #require(finding.suggestions.first), to: tree)
    #expect(QueryPrinter.text(edited) == mended)
    #expect(try ExampleShop.findings(in: edited, by: Self.validators) == [])
  }

  @Test(
    "Windows within the limit, no window and dates of traits are fine",
    arguments: [
      "event('Order Completed').within(365 days).count() >= 1",
      "event('Order Completed').within(8760 hours).count() >= 1",
      "event('Order Completed').count() >= 1",
      "trait('created_at').within_last(5000 days)",
    ])
  func passes(_ query: String) throws {
    #expect(try ExampleShop.findings(in: ExampleShop.tree(query), by: Self.validators) == [])
  }

  struct Count: Sendable {
    let expressions: Int
    let isTooMany: Bool
  }

  @Test(
    "More than 50 expressions are found at the root",
    arguments: [
      Count(expressions: 1, isTooMany: false), Count(expressions: 50, isTooMany: false),
      Count(expressions: 51, isTooMany: true),
    ])
  func expressions(_ example: Count) throws {
    let query = Array(repeating: "trait('age') > 5", count: example.expressions)
      .joined(separator: " OR ")
    let findings = try ExampleShop.findings(in: ExampleShop.tree(query), by: Self.validators)
    #expect(findings.map(\.code) == (example.isTooMany ? [.expressionLimit] : []))
    #expect(findings.allSatisfy { $0.place == .node(1, words: nil) })
    #expect(
      findings.allSatisfy { $0.message == "the definition has 51 expressions: expected at most 50" }
    )
  }
}
