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

/// The gold queries of the development suites select exactly the members stated there.
@Suite struct SuiteAgreementTests {
  @Test(.enabled(if: TestSettings.hasShared("suite")), arguments: ["shop", "saas"])
  func everyGoldQuerySelectsTheStatedMembers(name: String) throws {
    let folder = try #require(TestSettings.sharedPath("suite/\(name)"))
    let (read, _) = WorkspaceReader.read(
      Array(try Data(contentsOf: URL(filePath: folder + "/workspace.json"))),
      path: "workspace.json")
    let workspace = try #require(read)
    let store = ProfileStore(
      try CallLogReader.read(try CallLogFiles.find(inWorkspace: folder)))
    let population = store.population(at: try #require(workspace.settings.now))
    for line in TestSettings.sharedLines("suite/\(name)/expected.jsonl") {
      let row = try JSONReader.read(line)
      let query = try #require(row["query"]?.stringValue)
      let level = try #require(
        row["level"]?.stringValue.flatMap(AudienceLevel.init(rawValue:)))
      let tree = try #require(try QueryParser.parse(query).tree)
      let evaluator = Evaluator(
        population,
        memberships: Memberships(
          readBy: [tree], definitions: workspace.parsedDefinitions, population: population))
      let members = evaluator.subjects(at: level).filter {
        evaluator.holds(tree.root, for: $0)
      }.map(\.id.string)
      let expected = row["members"]?.arrayValue?.compactMap(\.stringValue)
      #expect(members == expected, "\(query)")
    }
  }
}
