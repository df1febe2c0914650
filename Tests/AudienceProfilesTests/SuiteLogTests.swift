import AudienceProfiles
import AudienceSchema
import Foundation
import Testing

/// The sample workspaces, which lie beside the package and not in it.
enum SampleSuite {
  static let folder: URL = {
    let shared =
      ProcessInfo.processInfo.environment["AUDIENCE_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
    return shared.appending(path: "suite")
  }()

  static var isMissing: Bool {
    !FileManager.default.fileExists(atPath: folder.appending(path: "shop").path())
  }
}

@Suite(.disabled(if: SampleSuite.isMissing, "the sample suite is not beside the package"))
struct SuiteLogTests {
  struct LogCase: Sendable, CustomTestStringConvertible {
    let workspace: String
    let calls: [Call.Kind: Int]
    let accounts: Int
    var testDescription: String { workspace }
  }

  // Counted line by line with another JSON reader.
  @Test(arguments: [
    LogCase(
      workspace: "shop", calls: [.identify: 7140, .track: 38_415, .page: 5747], accounts: 0),
    LogCase(
      workspace: "saas", calls: [.identify: 7210, .track: 29_158, .page: 2343, .group: 2503],
      accounts: 260),
  ])
  func `the sample workspaces load whole`(_ test: LogCase) throws {
    let folder = SampleSuite.folder.appending(path: test.workspace)
    let bytes = try Data(contentsOf: folder.appending(path: "workspace.json"))
    let (workspace, findings) = WorkspaceReader.read(Array(bytes), path: "workspace.json")
    #expect(findings.isEmpty)
    let now = try #require(workspace?.settings.now)

    let store = ProfileStore(
      try CallLogReader.read(try CallLogFiles.find(inWorkspace: folder.path()), strict: true))
    #expect(store.report.calls == test.calls)
    let population = store.population(at: now)
    #expect(population.profiles.count == 2000)
    #expect(population.accounts.count == test.accounts)
  }
}
