import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import Foundation
import MemoryEngine
import Testing

/// Queries whose members others have stated.
@Suite struct StatedMembersTests {
  @Test(.enabled(if: TestSettings.hasShared("suite")), arguments: ["shop", "saas"])
  func everyGoldQuerySelectsTheStatedMembers(name: String) throws {
    let folder = try #require(TestSettings.sharedPath("suite/\(name)"))
    let (read, _) = WorkspaceReader.read(
      Array(try Data(contentsOf: URL(filePath: folder + "/workspace.json"))),
      path: "workspace.json")
    let workspace = try #require(read)
    let engine = MemoryEngine(
      try CallStore.load(try CallLogFiles.find(inWorkspace: folder)), threads: 2,
      resultCapacity: 1 << 20)
    for line in TestSettings.sharedLines("suite/\(name)/expected.jsonl") {
      let row = try JSONReader.read(line)
      let query = try #require(row["query"]?.stringValue)
      let request = PreviewRequest(
        tree: try #require(try QueryParser.parse(query).tree),
        level: try #require(row["level"]?.stringValue.flatMap(AudienceLevel.init(rawValue:))),
        now: try #require(workspace.settings.now), workspace: workspace)
      let expected = row["members"]?.arrayValue?.compactMap(\.stringValue)
      #expect(try engine.ids(request).map(\.string) == expected, "\(query)")
    }
  }

  @Test(.enabled(if: TestSettings.hasShared("conformance")))
  func casesOfOtherEnginesComeOutAsExpected() throws {
    for line in TestSettings.sharedLines("conformance/conditions.jsonl") {
      let row = try JSONReader.read(line)
      let calls = row["calls"]?.arrayValue ?? [identify(row["traits"] ?? .object([:]))]
      let engine = MemoryEngine(CallStore(calls: calls), threads: 1, resultCapacity: 0)
      let request = PreviewRequest(
        tree: try #require(try QueryParser.parse(row["query"]?.stringValue ?? "").tree),
        level: .users,
        now: try #require(
          TimestampReader.rfc3339(row["now"]?.stringValue ?? "2026-01-31T00:00:00Z")),
        workspace: Workspace(name: "conformance"))
      let members = try engine.ids(request)
      #expect(.boolean(!members.isEmpty) == row["expected"], "\(row["id"]?.stringValue ?? "")")
    }
  }

  private func identify(_ traits: JSONValue) -> JSONValue {
    .object([
      "type": .text("identify"), "userId": .text("u"),
      "timestamp": .text("2000-01-01T00:00:00Z"), "traits": traits,
    ])
  }
}
