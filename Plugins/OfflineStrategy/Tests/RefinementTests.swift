import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// An instruction on a query, with the query it has to become; nil where it is declined.
struct RefinementCase: Sendable, CustomTestStringConvertible {
  let id: String
  let before: String
  let after: String?
  var testDescription: String { id }

  init(_ instruction: String, _ before: String, _ after: String?) {
    id = instruction
    self.before = before
    self.after = after
  }
}

/// What the strategy answers to an instruction.
enum Refined {
  static func outcome(
    _ instruction: String, _ query: String, _ workspace: Workspace
  ) async throws -> (ConditionTree, GenerationOutcome) {
    let tree = try #require(try QueryParser.parse(query).tree)
    return (tree, try await outcome(instruction, tree, workspace))
  }

  static func outcome(
    _ instruction: String, _ tree: ConditionTree, _ workspace: Workspace,
    level: AudienceLevel? = nil
  ) async throws -> GenerationOutcome {
    let strategy = OfflineStrategy(settings: try PluginSettings(for: OfflineStrategy.description))
    let request = GenerationRequest(
      task: .refine(try Instruction(instruction), tree), level: level, workspace: workspace,
      now: WorkspaceMaker.now)
    return try await strategy.generate(request, progress: { _ in })
  }
}

@Suite("Instructions that change a tree")
struct RefinementTests {
  @Test("One change in a shop, or a refusal", arguments: RefinementTables.shop)
  func refinesShop(_ example: RefinementCase) async throws {
    try await check(example, TestWorkspaces.shop)
  }

  @Test(
    "How conditions are joined, measured, narrowed and listed", arguments: RefinementTables.more)
  func refinesMore(_ example: RefinementCase) async throws {
    try await check(example, TestWorkspaces.shop)
  }

  @Test("One change in a desk, or a refusal", arguments: RefinementTables.desk)
  func refinesDesk(_ example: RefinementCase) async throws {
    try await check(example, TestWorkspaces.desk)
  }

  @Test("One change in a clinic, or a refusal", arguments: RefinementTables.clinic)
  func refinesClinic(_ example: RefinementCase) async throws {
    try await check(example, TestWorkspaces.clinic)
  }

  private func check(_ example: RefinementCase, _ workspace: Workspace) async throws {
    switch try await Refined.outcome(example.id, example.before, workspace).1 {
    case .readings(let readings, _):
      #expect(readings.first.map { QueryPrinter.text($0.tree) } == example.after)
    case .declined(let refusal):
      #expect(example.after == nil, "\(refusal.cause)")
      #expect(refusal.code == .reword)
      #expect(!refusal.cause.isEmpty)
    }
  }

  @Test("Two windows that could be meant are two readings and a question")
  func asksWhichWindow() async throws {
    let (_, outcome) = try await Refined.outcome(
      "make it 14 days", RefinementTables.two, TestWorkspaces.shop)
    guard case .readings(let readings, let question) = outcome else {
      Issue.record("declined")
      return
    }
    #expect(
      readings.map { QueryPrinter.text($0.tree) } == [
        "event('Order Completed').within(30 days).count() >= 2 AND event('Email Opened').within(14 days).count() >= 1",
        "event('Order Completed').within(14 days).count() >= 2 AND event('Email Opened').within(7 days).count() >= 1",
      ])
    #expect(question?.choices.count == 2)
    #expect(readings.last?.difference.isEmpty == false)
  }

  @Test("A refusal names the words at fault and what the tree has")
  func namesWhatIsMissing() async throws {
    let (_, outcome) = try await Refined.outcome(
      "remove the phone condition", RefinementTables.two, TestWorkspaces.shop)
    guard case .declined(let refusal) = outcome else {
      Issue.record("not declined")
      return
    }
    #expect(refusal.cause.contains("\"phone\""))
    #expect(refusal.cause.contains("event 'Email Opened'"))
    #expect(refusal.spans == [Span(11, 16)])
  }

  @Test("A changed window has the words that set it")
  func explainsTheWindow() async throws {
    let (_, outcome) = try await Refined.outcome(
      "make it 14 days", RefinementTables.never, TestWorkspaces.shop)
    guard case .readings(let readings, nil) = outcome else {
      Issue.record("declined or asked")
      return
    }
    let entries = readings.first?.provenance[1] ?? []
    #expect(entries.map(\.part) == ["within last 14 days"])
    #expect(entries.flatMap(\.spans) == [Span(8, 15)])
  }
}
