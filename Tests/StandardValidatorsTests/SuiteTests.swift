import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Foundation
import StandardValidators
import Testing

struct SuiteTests {
  @Test(
    "The gold queries of the suites have no finding but notes",
    .enabled(if: TestSettings.sharedFolder != nil, "the shared folder is missing"),
    arguments: ["shop", "saas"])
  func golds(name: String) throws {
    let folder = try #require(TestSettings.sharedFolder)
    let file = folder.appending(path: "suite/\(name)/workspace.json")
    let workspace = try #require(
      WorkspaceReader.read(Array(try Data(contentsOf: file)), path: name).workspace)
    let rows = try TestSettings.sharedLines("suite/\(name)/prompts.jsonl").map {
      try JSONReader.read($0)
    }
    var count = 0
    for row in rows {
      let level = row["level"]?.stringValue.flatMap { AudienceLevel(rawValue: $0) } ?? .users
      for gold in row["gold"]?.arrayValue?.compactMap(\.stringValue) ?? [] {
        let context = ValidationContext(
          workspace: workspace, level: level, now: Instant(microseconds: 0))
        let findings = try ExampleShop.findings(in: ExampleShop.tree(gold), context)
        #expect(findings.filter { $0.severity > .note } == [], "\(gold)")
        // A validator about correctness has nothing to note either.
        let correctness = try ExampleShop.findings(
          in: ExampleShop.tree(gold), context, by: StandardValidators.correctness)
        #expect(correctness == [], "\(gold)")
        count += 1
      }
    }
    #expect(count > 0)
  }
}
