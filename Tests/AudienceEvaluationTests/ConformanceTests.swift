import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Foundation
import Testing

/// Cases from other condition engines' own test suites.
@Suite struct ConformanceTests {
  @Test(.enabled(if: TestSettings.hasShared("conformance")))
  func casesOfOtherEnginesComeOutAsExpected() throws {
    for line in TestSettings.sharedLines("conformance/conditions.jsonl") {
      let row = try JSONReader.read(line)
      let id = row["id"]?.stringValue ?? ""
      let calls = row["calls"]?.arrayValue ?? [identify(row["traits"] ?? .object([:]))]
      let now = row["now"]?.stringValue ?? "2026-01-31T00:00:00Z"
      let population = ProfileStore(calls: calls).population(
        at: try #require(TimestampReader.rfc3339(now)))
      let tree = try #require(try QueryParser.parse(row["query"]?.stringValue ?? "").tree)
      let evaluator = Evaluator(
        population,
        memberships: Memberships(readBy: [tree], definitions: [], population: population))
      let members = evaluator.subjects(at: .users).filter {
        evaluator.holds(tree.root, for: $0)
      }
      #expect(.boolean(!members.isEmpty) == row["expected"], "\(id)")
    }
  }

  private func identify(_ traits: JSONValue) -> JSONValue {
    .object([
      "type": .text("identify"), "userId": .text("u"),
      "timestamp": .text("2000-01-01T00:00:00Z"), "traits": traits,
    ])
  }
}
