import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Instructions that change a tree")
struct RefinementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let before: String
    /// Nil where the instruction is declined.
    let after: String?
    var testDescription: String { id }

    init(_ instruction: String, _ before: String, _ after: String?) {
      id = instruction
      self.before = before
      self.after = after
    }
  }

  private static let window = "event('Order Completed').within(30 days).count() = 0"
  private static let two = window + " AND trait('phone').exists()"

  static let cases: [Case] = [
    .init("in the last 7 days", window, "event('Order Completed').within(7 days).count() = 0"),
    .init(
      "change it to the last 7 days", two,
      "event('Order Completed').within(7 days).count() = 0 AND trait('phone').exists()"),
    .init("at least 3 times", window, "event('Order Completed').within(30 days).count() >= 3"),
    .init(
      "over $80", "event('Order Completed').sum(property('total')) > 50",
      "event('Order Completed').sum(property('total')) > 80"),
    .init("and live in Canada", window, window + " AND trait('country') = 'CA'"),
    .init("also have a phone", window, two),
    .init("or are VIPs", window, window + " OR trait('vip') = 'true'"),
    .init("remove the phone number", two, window),
    .init("remove orders", two, "trait('phone').exists()"),
    .init("remove the birthday on file", two, nil),
    .init(
      "in the last 7 days", window + " AND event('Email Opened').within(9 days).count() >= 1", nil),
    .init("paint it green", window, nil),
  ]

  @Test("One change, or a refusal", arguments: cases)
  func refines(_ example: Case) async throws {
    let tree = try #require(try QueryParser.parse(example.before).tree)
    let strategy = OfflineStrategy(settings: try PluginSettings(for: OfflineStrategy.description))
    let request = GenerationRequest(
      task: .refine(try Instruction(example.id), tree), workspace: TestWorkspaces.shop,
      now: WorkspaceMaker.now)
    switch try await strategy.generate(request, progress: { _ in }) {
    case .readings(let readings, _):
      let first = try #require(readings.first)
      #expect(QueryPrinter.text(first.tree) == example.after)
      for node in tree.nodes where first.tree.node(node.id) != nil {
        #expect(first.provenance[node.id]?.isEmpty != true)
      }
    case .declined(let refusal):
      #expect(example.after == nil)
      #expect(refusal.code == .reword)
    }
  }
}
