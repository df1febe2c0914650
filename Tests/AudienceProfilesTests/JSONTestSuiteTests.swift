import AudienceDiagnostics
import AudienceProfiles
import AudienceTestSupport
import Foundation
import Testing

/// The files of the JSON parsing test suite as lines of a call log: those that are none are
/// reported, and what follows is read.
@Suite(
  "JSON test suite as call logs",
  .enabled(if: TestSettings.hasShared("jsontestsuite"), "needs the JSON test suite"))
struct JSONTestSuiteTests {
  @Test func `a line that is no JSON is reported by number and column, and the next is read`()
    throws
  {
    let folder = TestSettings.sharedPath("jsontestsuite/test_parsing") ?? ""
    let call =
      #"{"type":"page","userId":"u","timestamp":"2026-01-01T00:00:00Z"}"#
    var log: [UInt8] = []
    var refused: [(line: Int, size: Int)] = []
    var line = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      // A file with line ends is several lines; an empty line is none.
      guard !bytes.contains(0x0A), !bytes.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) else {
        continue
      }
      line += 2
      log += bytes + [0x0A] + call.utf8 + [0x0A]
      if name.hasPrefix("n_") { refused.append((line - 1, bytes.count)) }
    }
    let read = try withFolder { folder in
      try write(log, to: folder + "/calls.jsonl")
      return try CallLogReader.read([folder + "/calls.jsonl"])
    }
    #expect(read.calls.count == line / 2)
    let skipped = Dictionary(
      uniqueKeysWithValues: read.report.skipped.map { ($0.position.line, $0.position.column) })
    #expect(refused.count > 150)
    for (line, size) in refused {
      let column = try #require(skipped[line], "line \(line)")
      #expect((1...(size + 1)).contains(column), "line \(line)")
    }
  }
}
