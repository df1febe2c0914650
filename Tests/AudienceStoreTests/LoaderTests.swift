import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceStore
import AudienceTestSupport
import AudienceTime
import Foundation
import Testing

/// Lines are read the quick way or with every check; nobody can tell which.
@Suite struct LoaderTests {
  private static let end = Instant(microseconds: 4_000_000_000_000_000)

  /// Writes logs, and compares what the loader makes of them with what `CallLogReader` does.
  private func expectSame(
    _ logs: [[UInt8]], threads: Int = 1, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try withTemporaryFolder { folder in
      let paths = try logs.enumerated().map { number, bytes in
        let path = "\(folder)/calls-\(number).jsonl"
        try Data(bytes).write(to: URL(filePath: path))
        return path
      }
      let expected = ProfileStore(try CallLogReader.read(paths))
      let store = try CallStore.load(paths, threads: threads)
      #expect(
        ReportText(store.report) == ReportText(expected.report), comment,
        sourceLocation: sourceLocation)
      #expect(
        PopulationText(store.population(at: Self.end)).difference(
          from: PopulationText(expected.population(at: Self.end))) == nil, comment,
        sourceLocation: sourceLocation)
    }
  }

  @Test func `random logs are read alike, in several files and with several threads`() throws {
    for seed in 0..<TestSettings.heavyCases {
      var calls = RandomCalls(seed: UInt64(seed))
      var random = SplitMix64(seed: UInt64(seed))
      let logs = (0..<(1 + random.below(3))).map { _ in
        calls.next().flatMap { call in
          var bytes = Array(
            (random.percent(50) ? call.compactText : call.indentedText.joinedLines).utf8)
          bytes += random.percent(10) ? [0x0D, 0x0A] : [0x0A]
          return bytes
        }
      }
      try expectSame(logs, threads: 1 + random.below(3), "seed \(seed)")
    }
  }

  @Test func `lines with bytes changed are read alike`() throws {
    var random = SplitMix64(seed: 7)
    for round in 0..<TestSettings.heavyCases {
      var calls = RandomCalls(seed: UInt64(round))
      var lines = (0..<3).flatMap { _ in calls.next() }.map { Array($0.compactText.utf8) }
      lines += Self.unusualLines.map { Array($0.utf8) }
      for line in lines.indices where !lines[line].isEmpty {
        for _ in 0..<(1 + random.below(2)) { Self.change(&lines[line], &random) }
      }
      try expectSame([Array(lines.joined(separator: [0x0A]))], "round \(round)")
    }
  }

  @Test(arguments: Self.unusualLines) func `an unusual line is read alike`(line: String) throws {
    try expectSame([Array(line.utf8)], "\(line)")
    try expectSame([Array("\n\(line)\r\n\n".utf8)], "\(line)")
  }

  @Test func `keys, names and forms without end take memory for what is there`() throws {
    let lines = (0..<4_000).map { number -> String in
      let user = "u\(number % 900)"
      let event = number % 4 == 0 ? "E\(number)" : "A"
      let value = number % 3 == 0 ? "null" : "\(number)"
      let context = number % 5 == 0 ? "\(number)" : "{\"c\(number)\":[\(number)]}"
      return """
        {"type":"track","userId":"\(user)","timestamp":"2026-01-31T12:00:00Z","event":"\(event)",\
        "properties":{"k\(number)":\(value),"k\(number / 7)":"x"},"context":\(context)}
        """
    }
    try expectSame([Array(lines.joined(separator: "\n").utf8)], threads: 2, "many keys")
  }

  /// Replaces, removes, repeats or inserts some bytes.
  private static func change(_ line: inout [UInt8], _ random: inout SplitMix64) {
    let place = random.below(line.count)
    switch random.below(5) {
    case 0: line[place] = random.pick(Array(#"{}[]":,\ntf0123e-.u "#.utf8))
    case 1: line.remove(at: place)
    case 2: line.insert(random.pick(Array(#"{}[]":,\ u0e. "#.utf8)), at: place)
    case 3: line[place] = UInt8(random.below(256))
    default:
      let end = min(line.count, place + 1 + random.below(30))
      line.insert(contentsOf: line[place..<end], at: place)
    }
    if line.isEmpty { line = [0x20] }
  }

  private static let head =
    #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00.5Z","event":"A""#

  private static let unusualLines: [String] = [
    head + "}", " \t" + head + " } ", head + #", "properties" : { "x" : 1 , "y" : [ ] } }"#,
    head + #","properties":{"a":1,"a":2}}"#, head + #","event":"B"}"#,
    head + #","extra":1,"extra":2}"#, head + #","extra":{"a":1,"a":2}}"#,
    head + #","properties":{"a":{"b":1,"b":1}}}"#, head + #","properties":null,"context":null}"#,
    head + #","properties":[]}"#, head + #","traits":5}"#, head + #","context":"text\n"}"#,
    head + #","context":{"page":{"path":"/é\u00e9\ud83d\ude00","n":1.50}}}"#,
    head + #","properties":{"\u0061":1,"a":2}}"#, head + #","properties":{"":""}}"#,
    head + #","properties":{"n":-0,"z":-0.0,"e":1e2,"f":1.0,"g":0.10,"h":1E-7,"i":1e400}}"#,
    head
      + #","properties":{"n":9007199254740993,"m":9223372036854775807,"o":9223372036854775808}}"#,
    head + #","properties":{"n":123456789012345678,"m":1234567890.123456789,"o":0.1e-1}}"#,
    head
      + #","properties":{"n":[1.50,-0,-5,0.00001,1e21,9007199254740993,0.1,123456789012345.6]}}"#,
    head + #","properties":{"n":01}}"#, head + #","properties":{"n":1.}}"#,
    head + #","properties":{"n":.5}}"#, head + #","properties":{"n":+1}}"#,
    head + #","properties":{"s":"\ud800"}}"#, head + #","properties":{"s":"\udc00\ud800"}}"#,
    head + #","properties":{"s":["\u0000\u001f\"\\\/\b\f\n\r\t"]}}"#,
    head + "," + #""properties":{"s":"\#u{7F}\#u{85}\#u{2028}\#u{10000}"}}"#,
    head + ",\"properties\":{\"s\":\"\u{1}\"}}", head + #","sourceId":5,"projectId":"p"}"#,
    head + #","sourceId":"","projectId":"p"}"#, head + #","sourceId":[1],"projectId":-0}"#,
    head + #","messageId":17}"#, head + #","messageId":""}"#, head + #","anonymousId":""}"#,
    head + #","anonymousId":null}"#, head + #","anonymousId":-12}"#, head + #","anonymousId":1.5}"#,
    head + "}x", head + "}}", head, head + ",}", head + #","properties":{"a":1,}}"#,
    #"{"type":"track","timestamp":"2026-01-31T12:00:00Z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00Z","event":""}"#,
    #"{"type":"track","userId":"u","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":null,"sentAt":"2026-01-31","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00+01:00","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-12-31T23:59:60Z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-02-30T12:00:00Z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-01-31T24:00:00Z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00.Z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-01-31T12:00:00.1234567Z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":"2026-01-31t12:00:00z","event":"A"}"#,
    #"{"type":"track","userId":"u","timestamp":1769860800,"event":"A"}"#,
    #"{"type":"page","userId":"u","timestamp":"2026-01-31T12:00:00Z","name":"N","properties":{"page_name":1,"name":"M"}}"#,
    #"{"type":"screen","userId":"u","timestamp":"2026-01-31T12:00:00Z","name":null,"properties":{"name":{"a":[1]}}}"#,
    #"{"type":"page","userId":"u","timestamp":"2026-01-31T12:00:00Z","properties":{"name":null}}"#,
    #"{"type":"identify","userId":"u","timestamp":"2026-01-31T12:00:00Z","properties":3}"#,
    #"{"type":"identify","anonymousId":"a","timestamp":"2026-01-31T12:00:00Z","traits":{"a":null}}"#,
    #"{"type":"group","timestamp":"2026-01-31T12:00:00Z","groupId":"g","traits":{"a":true}}"#,
    #"{"type":"group","timestamp":"2026-01-31T12:00:00Z","groupId":5}"#,
    #"{"type":"group","timestamp":"2026-01-31T12:00:00Z"}"#,
    #"{"type":"alias","userId":"u","timestamp":"2026-01-31T12:00:00Z","previousId":"p"}"#,
    #"{"type":"alias","anonymousId":"u","timestamp":"2026-01-31T12:00:00Z","previousId":"p"}"#,
    #"{"type":"alias","userId":"u","timestamp":"2026-01-31T12:00:00Z"}"#,
    #"{"type":"tack","userId":"u","timestamp":"2026-01-31T12:00:00Z"}"#, #"{"type":null}"#, "{}",
    "[]", "null", "\u{FEFF}" + head + "}", String(repeating: "[", count: 300),
    head + #","properties":{"d":"# + String(repeating: "[", count: 100)
      + String(repeating: "]", count: 100) + "}}",
  ]
}

extension String {
  fileprivate var joinedLines: String { replacing("\n", with: " ") }
}

/// Everything a load report says, but for the paths.
struct ReportText: Equatable {
  let counts: [Int]
  let calls: [Call.Kind: Int]
  let lines: [String]

  init(_ report: LoadReport) {
    counts = [
      report.lines, report.skippedCount, report.withoutTime, report.duplicates,
      report.notedAliasCount, report.linesWithDuplicateKeys,
    ]
    calls = report.calls
    lines =
      report.skipped.map { "\($0.file) \($0.position) \($0.reason)" }
      + report.notedAliases.map { "\($0.previousID) \($0.userID)" }
      + report.damagedFiles.map { "\($0.place) \($0.message)" } + report.files
  }
}

/// A folder for the files of one test, which is removed at the end of `body`.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "audience-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path())
}
