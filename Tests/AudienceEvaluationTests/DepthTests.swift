import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime
import Foundation
import Testing

/// Conditions as deep as the language allows (SEMANTICS 2).
@Suite struct DepthTests {
  /// A `where(` and a nested `event(` are a level each.
  private static let condition = (0..<99).reduce(
    Condition.test(.property("x", of: .thisEvent), .exists)
  ) { inner, _ in
    .compare(
      .measure(.event("A", [.condition(ConditionNode(inner))]), .count), .greaterOrEqual,
      .literal(.integer(1)))
  }

  @Test func twoHundredLevelsEvaluateOnTheStackOfAPluginThread() async throws {
    let members = await withCheckedContinuation { continuation in
      let thread = Thread {
        let call: JSONValue = .object([
          "type": .text("track"), "event": .text("A"), "userId": .text("u"),
          "timestamp": .text("2026-01-30"), "properties": .object(["x": .integer(1)]),
        ])
        let population = ProfileStore(calls: [call]).population(
          at: Instant(microseconds: .max))
        let tree = ConditionTree(Self.condition)
        let evaluator = Evaluator(
          population,
          memberships: Memberships(readBy: [tree], definitions: [], population: population))
        continuation.resume(
          returning: evaluator.subjects(at: .users).count { evaluator.holds(tree.root, for: $0) })
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    #expect(members == 1)
  }
}
