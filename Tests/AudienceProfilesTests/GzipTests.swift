import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import Testing

@Suite struct GzipTests {
  private static func lines(_ range: Range<Int>) -> [UInt8] {
    Array(
      range.map {
        #"{"type":"track","event":"E\#($0)","userId":"u","timestamp":"2026-01-01T00:00:00Z"}"#
          + "\n"
      }.joined().utf8)
  }

  private func read(
    _ bytes: [UInt8], name: String = "calls.jsonl.gz", strict: Bool = false
  ) throws -> CallLog {
    try withFolder { folder in
      try write(bytes, to: "\(folder)/\(name)")
      return try CallLogReader.read(["\(folder)/\(name)"], strict: strict)
    }
  }

  private func names(_ log: CallLog) -> [String] {
    log.calls.compactMap { call in
      if case .event(let name, _) = call.action { name.description } else { nil }
    }
  }

  @Test(arguments: ["calls.jsonl.gz", "calls.jsonl", "log"])
  func `gzip data is read whatever its name`(_ name: String) throws {
    let log = try read(gzip(Self.lines(0..<20_000)), name: name)
    #expect(names(log) == (0..<20_000).map { "E\($0)" })
    #expect(log.report.damagedFiles.isEmpty)
  }

  @Test func `several members are one content, zero bytes after them are padding`() throws {
    let all = Self.lines(0..<1000)
    // A member may end in the middle of a line.
    let bytes = try gzip(Array(all[..<5000])) + gzip([]) + gzip(Array(all[5000...]))
    let log = try read(bytes + [UInt8](repeating: 0, count: 700))
    #expect(names(log) == (0..<1000).map { "E\($0)" })
    #expect(log.report.damagedFiles.isEmpty)
  }

  @Test func `of data that is cut off the lines before the cut stay`() throws {
    let bytes = try gzip(Self.lines(0..<200))
    for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      let log = try read(Array(bytes[..<count]))
      let names = names(log)
      #expect(names == (0..<names.count).map { "E\($0)" })
      #expect(log.report.skippedCount == 0)
      let finding = try #require(log.report.damagedFiles.first)
      #expect(finding.message == "the gzip data is cut off after byte \(count)")
      guard case .file(_, let position?) = finding.place else {
        Issue.record("expected a place in the file")
        return
      }
      #expect(position.line == names.count + 1)
    }
  }

  @Test func `of damaged data the lines before the damage stay`() throws {
    var bytes = try gzip(Self.lines(0..<100_000))
    let middle = bytes.count / 2
    for offset in middle..<(middle + 64) { bytes[offset] = 0xFF }
    let log = try read(bytes)
    #expect(!log.calls.isEmpty)
    #expect(log.calls.count < 100_000)
    #expect(log.report.damagedFiles.count == 1)
    #expect(log.report.damagedFiles.first?.message.contains("is damaged at byte") == true)
  }

  @Test(arguments: [true, false])
  func `text behind a gzip name, or behind the data, is damage`(_ isBehind: Bool) throws {
    let line = Self.lines(0..<1)
    let log = try read(isBehind ? gzip(line) + line : line)
    #expect(log.calls.count == (isBehind ? 1 : 0))
    #expect(log.report.damagedFiles.count == 1)
  }

  @Test func `the file after a damaged one is read`() throws {
    try withFolder { folder in
      let paths = ["a.jsonl.gz", "b.jsonl.gz"].map { "\(folder)/\($0)" }
      try write(gzip(Self.lines(0..<10)).dropLast(5), to: paths[0])
      try write(gzip(Self.lines(10..<20)), to: paths[1])
      let log = try CallLogReader.read(paths)
      #expect(names(log) == (0..<20).map { "E\($0)" })
      #expect(log.report.damagedFiles.count == 1)
      #expect(log.report.files == paths)
    }
  }

  @Test func `strictly, damage ends the load`() throws {
    let bytes = try gzip(Self.lines(0..<10)).dropLast(5)
    let error = #expect(throws: FindingError.self) { try read(Array(bytes), strict: true) }
    #expect(error?.first.code == .call)
  }
}
