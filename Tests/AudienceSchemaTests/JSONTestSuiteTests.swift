import AudienceDiagnostics
import AudienceSchema
import AudienceTestSupport
import Foundation
import Testing

/// The files of the JSON parsing test suite in place of a workspace: refused at a line and column.
@Suite(
  "JSON test suite as workspaces",
  .enabled(if: TestSettings.hasShared("jsontestsuite"), "needs the JSON test suite"))
struct JSONTestSuiteTests {
  private static let folder = TestSettings.sharedPath("jsontestsuite/test_parsing") ?? ""

  static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  private func read(_ file: String) throws -> (bytes: [UInt8], findings: [Finding]) {
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(Self.folder)/\(file)")))
    let (workspace, findings) = WorkspaceReader.read(bytes, path: file)
    #expect(workspace == nil)
    return (bytes, findings)
  }

  @Test(arguments: files.filter { $0.hasPrefix("n_") })
  func `what is no JSON is refused at a line and column of the file`(_ file: String) throws {
    let (bytes, findings) = try read(file)
    #expect(findings.map(\.code) == [.json])
    guard case .file(file, let position?) = findings[0].place else {
      Issue.record("no place: \(findings)")
      return
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    try #require((1...lines.count).contains(position.line))
    #expect((1...(lines[position.line - 1].count + 1)).contains(position.column))
  }

  @Test(arguments: files.filter { $0.hasPrefix("y_") })
  func `JSON that is no workspace is refused as that`(_ file: String) throws {
    let findings = try read(file).findings.filter { $0.severity == .error }
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.code == .workspace })
  }
}
