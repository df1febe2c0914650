import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Foundation
import Testing

struct SuiteTests {
  /// The classes that the host finds before a strategy is called.
  private static let early: Set<FindingCode> = [.length, .language, .personalData]

  @Test(
    "Of the suites' prompts, those are refused that have to be, and every gold is let through",
    .enabled(if: TestSettings.sharedFolder != nil, "the shared folder is missing"),
    arguments: ["shop", "saas"])
  func prompts(name: String) throws {
    let folder = try #require(TestSettings.sharedFolder)
    let file = folder.appending(path: "suite/\(name)/workspace.json")
    let workspace = try #require(
      WorkspaceReader.read(Array(try Data(contentsOf: file)), path: name).workspace)
    let rows = try TestSettings.sharedLines("suite/\(name)/prompts.jsonl").map {
      try JSONReader.read($0)
    }
    try #require(!rows.isEmpty)
    for row in rows {
      let text = try #require(row["prompt"]?.stringValue)
      let level = row["level"]?.stringValue.flatMap { AudienceLevel(rawValue: $0) } ?? .users
      let golds = row["gold"]?.arrayValue?.compactMap(\.stringValue) ?? []
      let expected = row["error"]?.stringValue.map { FindingCode(rawValue: $0) }
      #expect(
        code(of: text, golds: golds, level, workspace)
          == expected.flatMap { Self.early.contains($0) ? $0 : nil }, "\(text)")
    }
  }

  /// The error of a prompt whose strategy answers with the golds; where there are none, with a
  /// tree that is right in every workspace.
  private func code(
    of text: String, golds: [String], _ level: AudienceLevel, _ workspace: Workspace
  ) -> FindingCode? {
    let readings = golds.map { Example.reading($0, level: level) }
    let harmless = Example.reading("event('Page Viewed').count() >= 1")
    let host = GenerationHost(
      ScriptedStrategy { _ in
        .readings(readings.isEmpty ? [harmless] : readings, question: nil)
      }, disabled: DisabledPlugins())
    do throws(FindingError) {
      let request = GenerationRequest(
        task: .generate(try GenerationHost.prompt(from: text)), workspace: workspace,
        now: Instant(microseconds: 0))
      let result = try host.generate(request, allowsPersonalData: false, hasConsent: true)
      #expect(result.readings.count == max(1, golds.count))
      return nil
    } catch {
      return error.first.code
    }
  }
}
