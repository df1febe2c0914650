import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// Analyses answer, or fail with a reason, whatever they are asked about.
@Suite struct HostileAnalysisTests {
  static let lines = [
    "/waterfall", "/near", "/near all 3", "/sweep 1 value 0..5", "/sweep 2 within 1..5", "/invent",
    "/invent 1", "/invent 2", "/insights", "/insights t", "/insights 'E'.p", "/overlap",
    "/values t", "/values 'E'.p", "/profile \u{1B}[31m", "/profile u1", "/diff", "/diff 2026-01-01",
    "/diff trait('t').exists()", "/at 2020-01-01", "/at auto", "/preview 5 t by t",
    "/export csv", "/export jsonl", "/export csv-unformatted", "/export ids", "/why u1",
    "/why /dev/null", "/count",
  ]

  /// The workspace of these tests, with calls or without.
  private func session(calls: String?) throws -> Session {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = """
      {"name": "w", "events": [{"name": "E", "properties": [{"name": "p", "type": "string"}]}],
       "traits": [{"name": "t", "type": "string", "scope": "user"}],
       "audiences": [{"key": "k", "name": "K", "level": "users", "query": "trait('t').exists()"}]}
      """
    try schema.write(
      to: folder.appending(path: "workspace.json"), atomically: true, encoding: .utf8)
    try calls?.write(to: folder.appending(path: "calls.jsonl"), atomically: true, encoding: .utf8)
    return try Samples.session(in: folder)
  }

  @Test(arguments: lines)
  func `without calls, without a tree and without a workspace there is a reason`(
    _ line: String
  ) throws {
    var empty = try Samples.session()
    guard case .failed(let failed) = empty.run(line) else {
      if line.hasPrefix("/at") { return }
      Issue.record("\(line) answered without a workspace")
      return
    }
    #expect(!failed.findings.isEmpty)
    var bare = try session(calls: nil)
    _ = bare.run(line)
    _ = bare.run("/query event('E').count() >= 1")
    if case .failed(let failed) = bare.run(line) {
      #expect(failed.findings.first?.code != .unknown, "\(line)")
    }
  }

  @Test(arguments: lines)
  func `deep trees, wide trees and hostile values are answered`(_ line: String) throws {
    let calls = """
      {"type":"identify","userId":"u1","timestamp":"2026-01-01","traits":{"t":"\\u001b[2J\\u202e"}}
      {"type":"track","event":"E","userId":"u1","timestamp":"2026-01-02","properties":{"p":[{},null,1e300,""]}}
      """
    let deep =
      String(repeating: "NOT (", count: 90) + "trait('t').exists()"
      + String(repeating: ")", count: 90)
    let wide = (0..<40).map { "trait('t') != '\($0)'" }.joined(separator: " AND ")
    let funnel =
      "event('E').where(event('E').where(property(parent: 'p') = property('p'))"
      + ".within(parent: 1 day).count() = 0).count() >= 1"
    for query in [deep, wide, funnel, "event('\u{7}').count() >= 1 OR k = 1"] {
      var session = try session(calls: calls)
      _ = session.run("/query \(query)")
      if case .failed(let failed) = session.run(line) {
        #expect(failed.findings.first?.code != .unknown, "\(line): \(query.prefix(60))")
      }
    }
  }
}
