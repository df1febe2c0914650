import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import Foundation
import Testing

@Suite struct CallLogReaderTests {
  private static let line =
    #"{"type":"track","event":"A","userId":"u","timestamp":"2026-01-01T00:00:00Z"}"#

  private func read(
    _ bytes: some Sequence<UInt8>, name: String = "calls.jsonl", strict: Bool = false
  ) throws -> CallLog {
    try withFolder { folder in
      try write(bytes, to: "\(folder)/\(name)")
      return try CallLogReader.read(["\(folder)/\(name)"], strict: strict)
    }
  }

  struct LineCase: Sendable, CustomTestStringConvertible {
    let id: String
    let text: String
    let calls: Int
    var testDescription: String { id }
  }

  @Test(arguments: [
    LineCase(id: "nothing", text: "", calls: 0),
    LineCase(id: "one line", text: "\(line)\n", calls: 1),
    LineCase(id: "no end of the last line", text: "\(line)\n\(line)", calls: 2),
    LineCase(id: "CRLF", text: "\(line)\r\n\(line)\r\n", calls: 2),
    LineCase(id: "blank lines", text: "\n\(line)\n\r\n  \t\n\(line)\n\n", calls: 2),
    LineCase(id: "byte order mark", text: "\u{FEFF}\(line)\n\(line)\n", calls: 2),
    LineCase(id: "blanks around a call", text: "  \(line) \t\n", calls: 1),
  ])
  func `lines are split on bytes`(_ test: LineCase) throws {
    let log = try read(test.text.utf8)
    #expect(log.calls.count == test.calls)
    #expect(log.report.lines == test.calls)
    #expect(log.report.skippedCount == 0)
    #expect(log.calls.map(\.order) == Array(0..<test.calls))
  }

  struct FaultCase: Sendable, CustomTestStringConvertible {
    let id: String
    let text: String
    let reason: String
    var column = 1
    var testDescription: String { id }

    init(_ id: String, _ text: String, _ reason: String, column: Int = 1) {
      self.id = id
      self.text = text
      self.reason = reason
      self.column = column
    }
  }

  private static let time = #""timestamp":"2026-01-01T00:00:00Z""#

  static let faults = [
    FaultCase("no JSON", #"{"é":x}"#, "expected a value", column: 6),
    FaultCase("a NUL byte", "\(line)\u{0}", "expected the end of the text", column: line.count + 1),
    FaultCase(
      "201 levels", String(repeating: "[", count: 201), "nested more than 200 levels deep",
      column: 201),
    FaultCase("an array", "[]", "expected an object, found an array"),
    FaultCase("no type", "{\"userId\":\"u\",\(time)}", "expected 'type'"),
    FaultCase(
      "an unknown type", "{\"type\":\"delete\",\"userId\":\"u\",\(time)}",
      "expected 'type' to be one of identify, track, page, screen, group, alias, found 'delete'"),
    FaultCase(
      "a track without an event", "{\"type\":\"track\",\"userId\":\"u\",\(time)}",
      "expected 'event'"),
    FaultCase(
      "an empty event", "{\"type\":\"track\",\"event\":\"\",\"userId\":\"u\",\(time)}",
      "expected a name that is not empty for 'event'"),
    FaultCase(
      "an empty id", "{\"type\":\"page\",\"userId\":\"\",\(time)}",
      "expected a text that is not empty or an integer for 'userId'"),
    FaultCase(
      "a fraction as an id", "{\"type\":\"page\",\"anonymousId\":1.5,\(time)}",
      "expected a text that is not empty or an integer for 'anonymousId'"),
    FaultCase(
      "a boolean as an id", "{\"type\":\"group\",\"groupId\":true,\(time)}",
      "expected a text that is not empty or an integer for 'groupId'"),
    FaultCase("no id", "{\"type\":\"page\",\(time)}", "expected 'userId' or 'anonymousId'"),
    FaultCase(
      "a group without an id", "{\"type\":\"group\",\"userId\":\"u\",\(time)}",
      "expected 'groupId'"),
    FaultCase(
      "an alias without the earlier id", "{\"type\":\"alias\",\"userId\":\"u\",\(time)}",
      "expected 'previousId'"),
    FaultCase(
      "an alias without a user", "{\"type\":\"alias\",\"previousId\":\"u\",\(time)}",
      "expected 'userId' for an alias call"),
    FaultCase(
      "traits of another type",
      "{\"type\":\"identify\",\"userId\":\"u\",\"traits\":[],\(time)}",
      "expected an object for 'traits', found an array"),
    FaultCase(
      "a timestamp that is none, though another field has one",
      #"{"type":"page","userId":"u","timestamp":"30/01/2026","sentAt":"2026-01-01T00:00:00Z"}"#,
      "expected a timestamp like '2026-01-31T00:00:00Z' for 'timestamp'"),
    FaultCase(
      "an epoch number as a timestamp", #"{"type":"page","userId":"u","timestamp":1767225600}"#,
      "expected a timestamp like '2026-01-31T00:00:00Z' for 'timestamp'"),
  ]

  @Test(arguments: faults)
  func `a line that cannot be read is reported and skipped`(_ test: FaultCase) throws {
    let log = try read("\(Self.line)\n\n\(test.text)\n\(Self.line)\n".utf8)
    #expect(log.calls.count == 2)
    #expect(log.report.lines == 3)
    #expect(log.report.skippedCount == 1)
    let skipped = try #require(log.report.skipped.first)
    #expect(skipped.reason == test.reason)
    #expect(skipped.position == TextPosition(line: 3, column: test.column))
    #expect(skipped.file.hasSuffix("/calls.jsonl"))
    #expect(log.report.findings.map(\.severity) == [.warning])
  }

  @Test(arguments: faults)
  func `strictly, the first such line ends the load`(_ test: FaultCase) throws {
    let error = #expect(throws: FindingError.self) {
      try read("\(Self.line)\n\(test.text)\nx\n".utf8, strict: true)
    }
    #expect(error?.first.code == .call)
    #expect(error?.first.severity == .error)
    #expect(error?.first.message == test.reason)
    guard case .file(_, let position)? = error?.first.place else {
      Issue.record("expected a place in the file")
      return
    }
    #expect(position == TextPosition(line: 2, column: test.column))
  }

  @Test func `bytes that are no UTF-8 are reported, the lines around them read`() throws {
    let bytes = Array("\(Self.line)\n\"é".utf8) + [0xFF, 0x22, 0x0A] + Array(Self.line.utf8)
    let log = try read(bytes)
    #expect(log.calls.count == 2)
    #expect(log.report.skipped.map(\.reason) == ["expected UTF-8"])
    #expect(log.report.skipped.map(\.position) == [TextPosition(line: 2, column: 3)])
  }

  @Test func `of many skipped lines a thousand are kept and all counted`() throws {
    let log = try read(String(repeating: "x\n", count: 1500).utf8)
    #expect(log.report.skippedCount == 1500)
    #expect(log.report.skipped.count == 1000)
  }

  @Test func `a line over the limit is passed over, one at the limit is read`() throws {
    let padding = CallLogReader.maximumLineBytes - Self.line.utf8.count
    let longest = Self.line + String(repeating: " ", count: padding)
    let log = try read("\(longest)\n \(longest)\r\n\(Self.line)\n".utf8)
    #expect(log.calls.count == 2)
    #expect(log.report.skipped.map(\.position.line) == [2])
    #expect(log.report.skipped.map(\.reason) == ["the line is longer than 16 MiB"])
  }

  @Test func `random bytes harm nothing`() throws {
    var generator = SeededGenerator(seed: 7)
    let bytes = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let log = try read(bytes)
    #expect(log.calls.isEmpty)
    #expect(log.report.skippedCount == log.report.lines)
    #expect(log.report.lines > 1000)
    let nul = try read([UInt8](repeating: 0, count: 1_000_000))
    #expect(nul.report.skippedCount == 1)
  }

  @Test func `lines with a key that stands twice are counted`() throws {
    let twice = #"{"type":"page","userId":"a","userId":"u","timestamp":"2026-01-01T00:00:00Z"}"#
    let log = try read("\(twice)\n\(Self.line)\n".utf8)
    #expect(log.report.linesWithDuplicateKeys == 1)
    #expect(log.calls.map(\.userID) == ["u", "u"])
  }

  @Test func `several files are one log, with progress to the end`() throws {
    try withFolder { folder in
      let paths = ["b", "a"].map { "\(folder)/\($0).jsonl" }
      for path in paths { try write("\(Self.line)\n\(Self.line)\n".utf8, to: path) }
      var steps: [LoadProgress] = []
      let log = try CallLogReader.read(paths, progress: { steps.append($0) })
      #expect(log.calls.map(\.order) == [0, 1, 2, 3])
      #expect(log.report.files == paths)
      let size = Int64(4 * (Self.line.utf8.count + 1))
      #expect(steps.last == steps.max { $0.bytesRead < $1.bytesRead })
      #expect(steps.last?.bytesRead == size)
      #expect(steps.allSatisfy { $0.totalBytes == size })
    }
  }

  @Test func `a load can be cancelled`() throws {
    try withFolder { folder in
      let path = "\(folder)/calls.jsonl"
      try write(String(repeating: "\(Self.line)\n", count: 10_000).utf8, to: path)
      var asked = 0
      let error = #expect(throws: FindingError.self) {
        try CallLogReader.read(
          [path],
          isCancelled: {
            asked += 1
            return asked > 2
          })
      }
      #expect(error?.first.code == .cancelled)
      #expect(asked == 3)
    }
  }

  @Test(arguments: ["/nowhere/calls.jsonl", "/"])
  func `a file that cannot be read is named`(_ path: String) {
    let error = #expect(throws: FindingError.self) { try CallLogReader.read([path]) }
    #expect(error?.first.code == .file)
    #expect(error?.first.place == .file(path, nil))
  }
}
