import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// Query texts in a workspace that do not hold are told with their place, and the workspace opens.
@Suite struct DefinitionCheckTests {
  @Test func `a query that does not hold is told where it stands`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      {"name": "w", "events": [], "traits": [], "audiences": [
        {"key": "good", "name": "Good", "level": "accounts", "query": "ANY trait('x').exists()"},
        {"key": "cut", "name": "Cut", "level": "users", "query": "trait('x'"},
        {"key": "wrong_level", "name": "Wrong", "level": "users", "query": "ANY trait('x').exists()"}
      ], "definitions": {"fine": "trait('x').exists()", "vip": "trait("}}
      """
    try text.write(to: folder.appending(path: "workspace.json"), atomically: true, encoding: .utf8)
    let session = try Samples.session(in: folder)
    let open = try #require(session.open)
    let lines = open.findings.compactMap { finding -> Int? in
      guard case .file(_, let position?) = finding.place else { return nil }
      return position.line
    }
    #expect(lines == [3, 4, 5])
    #expect(open.findings.allSatisfy { $0.code == .workspace && $0.severity == .error })
    let named = ["'cut'", "'wrong_level'", "'vip'"]
    #expect(zip(open.findings, named).allSatisfy { $0.message.contains($1) })
  }
}
