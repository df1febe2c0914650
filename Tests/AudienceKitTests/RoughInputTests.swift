import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import Testing

/// Input of any depth and size, under little stack and memory, in any locale: answered or refused
/// by the program as it is built.
@Suite("Rough input", .serialized)
struct RoughInputTests {
  private static let shop = Samples.folder.appending(path: "shop").path

  /// Runs the program from a shell, after what a person may have set there.
  private func run(
    _ setting: String, _ arguments: [String], input: Data = Data()
  ) throws -> Program.Run {
    try Program.run(
      shell: "\(setting)\nexec \"$0\" \"$@\"", [try Program.path()] + arguments, input: input)
  }

  struct DepthCase: CustomTestStringConvertible {
    let id: String
    /// A query with so many levels, and how many levels stand around what is repeated.
    let query: @Sendable (Int) -> String
    var testDescription: String { id }
  }

  @Test(
    "200 levels are answered, 201 and a million refused, with a stack of 1 MiB",
    arguments: [
      DepthCase(id: "parentheses") { levels in
        String(repeating: "(", count: levels) + "trait('phone').exists()"
          + String(repeating: ")", count: levels)
      },
      DepthCase(id: "negations") { levels in
        String(repeating: "NOT ", count: levels) + "trait('phone').exists()"
      },
      DepthCase(id: "filters") { levels in
        // A where is a level, and so is each event but the outermost.
        var text = "property('total') > 1"
        for _ in 0..<((levels + 1) / 2) {
          text = "event('Order Completed').where(\(text)).count() >= 1"
        }
        return levels % 2 == 0 ? "NOT \(text)" : text
      },
    ])
  func depth(_ test: DepthCase) throws {
    for (levels, isRefused) in [(200, false), (201, true), (20_000, true)] {
      let row = try JSONSerialization.data(
        withJSONObject: ["id": "a", "query": test.query(levels)])
      let batch = try run(
        "ulimit -s 1024", ["preview", Self.shop, "--queries", "-"], input: row)
      #expect(batch.status == 0, "\(levels) levels: \(batch.errors)")
      #expect(
        batch.output.contains(#""code":"depth""#) == isRefused,
        "\(levels) levels: \(batch.output.prefix(300))")
    }
  }

  @Test(
    "a million levels of anything end with a message, with a stack of 1 MiB and 1.5 GB of memory",
    .disabled(if: TestSettings.isSanitized, "memory cannot be limited"))
  func million() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "deep-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let limits = "ulimit -s 1024; ulimit -v 1500000"
    let workspace = folder.appending(path: "workspace.json")
    for piece in ["[", "{\"a\":"] {
      let deep = Data(String(repeating: piece, count: 1_000_000).utf8)
      try deep.write(to: workspace)
      #expect(try run(limits, ["workspace", "check", folder.path]).status == 3, "\(piece)")
      try Data(contentsOf: URL(filePath: Self.shop + "/workspace.json")).write(to: workspace)
      try deep.write(to: folder.appending(path: "calls.jsonl"))
      #expect(try run(limits, ["workspace", "check", folder.path]).status == 0, "\(piece)")
      try FileManager.default.removeItem(at: folder.appending(path: "calls.jsonl"))
    }
    for piece in ["(", "NOT ", "event('a').where(", "ALL "] {
      let deep = Data(("/query " + String(repeating: piece, count: 1_000_000)).utf8)
      let script = try run(limits, ["repl", folder.path], input: deep)
      #expect(script.status == 2 || script.status == 3, "\(piece): \(script.errors.prefix(300))")
      #expect(script.errors.contains("error["), "\(piece)")
    }
  }

  @Test("a chain of AND is one level, however long")
  func chain() throws {
    let query = Array(repeating: "trait('phone').exists()", count: 30_000)
      .joined(separator: " AND ")
    let row = try JSONSerialization.data(withJSONObject: ["id": "a", "query": query])
    let batch = try run("ulimit -s 1024", ["preview", Self.shop, "--queries", "-"], input: row)
    #expect(batch.output.contains(#""count":77"#), "\(batch.output.prefix(300))\(batch.errors)")
  }

  @Test(
    "a gzip bomb and a line of 100 MB are passed over in little memory",
    .disabled(if: TestSettings.isSanitized, "memory cannot be limited"))
  func bomb() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bomb-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      atPath: Self.shop + "/workspace.json", toPath: folder.appending(path: "workspace.json").path)
    let call =
      #"{"type":"identify","userId":"u","timestamp":"2026-01-01T00:00:00Z","traits":{"phone":"1"}}"#
    try Data("\(call)\n".utf8).write(to: folder.appending(path: "calls.jsonl"))
    // One line of 100 MB, then 300 MB that are 1 MB of gzip data.
    let line = try Program.run(
      shell: """
        cd "$0" && head -c 100000000 /dev/zero | tr '\\0' x > calls-2.jsonl \
          && { head -c 300000000 /dev/zero; echo; cat calls.jsonl; } | gzip -1 > calls-3.jsonl.gz
        """, [folder.path])
    try #require(line.status == 0, "\(line.errors)")
    let checked = try run(
      "ulimit -v 300000", ["preview", folder.path, "trait('phone').exists()", "--format", "ids"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output == "u\n")
  }

  @Test(
    "where no thread with a stack as large as the shell's finds room, work is done without one",
    .disabled(if: TestSettings.isSanitized, "memory cannot be limited"))
  func noThread() throws {
    let checked = try run(
      "ulimit -s 400000; ulimit -v 300000",
      ["preview", Self.shop, "trait('phone').exists()", "--format", "ids"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(checked.output.split(separator: "\n").count == 77)
  }

  @Test("locale and time zone change nothing")
  func locale() throws {
    let runs = [
      ["preview", Self.shop, "trait('birthday').within_last(9000 days)", "--format", "csv"],
      [
        "repl", Self.shop, "-c",
        """
        Customers who purchased last month and have a phone
        Customers who signed up since 3 January
        Customers who purchased today or yesterday
        /explain
        /why u_044
        """,
      ],
    ]
    let plain = try runs.map { try Program.run($0) }
    #expect(plain.map(\.status) == [0, 0])
    for environment in [
      ["TZ": "Asia/Kolkata", "LC_ALL": "C"], ["TZ": "America/St_Johns", "LC_ALL": "POSIX"],
      ["TZ": "Pacific/Apia", "LANG": "tr_TR"], ["TZ": "nonsense", "LC_ALL": "nonsense"],
      ["LC_ALL": "", "LANG": "", "TERM": ""],
    ] {
      for (arguments, plain) in zip(runs, plain) {
        let other = try Program.run(arguments, environment: environment)
        #expect(other.status == plain.status, "\(environment)")
        #expect(other.output == plain.output, "\(environment)")
        #expect(other.errors == plain.errors, "\(environment)")
      }
    }
  }

  @Test("without a home folder, with one that cannot be written to, the session goes on")
  func home() throws {
    let script = "/query trait('phone').exists()\n/define recently = last 7 days\n/count"
    for setting in [
      "unset HOME", "export HOME=", "export HOME=relative", "export HOME=/proc/nowhere",
      "export HOME=/dev/null", "export HOME=/proc XDG_STATE_HOME=/proc XDG_CACHE_HOME=/proc",
    ] {
      let lines = script.replacing("/define recently = last 7 days\n", with: "")
      let run = try run(setting, ["repl", Self.shop, "-c", lines])
      #expect(run.status == 0, "\(setting): \(run.errors)")
      #expect(run.output.hasSuffix("77 of 200 profiles\n"), "\(setting)")
    }
  }

  struct FullCase: CustomTestStringConvertible {
    let id: String
    let lines: [String]
    var testDescription: String { id }
  }

  @Test(
    "on a full disk what was there stays, and the line fails with the reason",
    .disabled(if: TestSettings.isThreadSanitized, "the sanitizer writes a file"),
    arguments: [
      FullCase(id: "members", lines: ["/export csv FILE"]),
      FullCase(id: "report", lines: ["/report FILE"]),
      FullCase(id: "session", lines: ["/session save FILE"]),
      FullCase(id: "export", lines: ["/export json FILE"]),
      FullCase(id: "invented", lines: ["/invent 1 FILE"]),
      FullCase(id: "workspace", lines: ["/save Order heroes"]),
      FullCase(id: "phrase", lines: ["/define recently = last 7 days"]),
    ])
  func full(_ test: FullCase) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "full-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["workspace.json", "calls.jsonl"] {
      try FileManager.default.copyItem(
        atPath: "\(Self.shop)/\(name)", toPath: folder.appending(path: name).path)
    }
    let file = folder.appending(path: "out.jsonl").path
    try Data("as before\n".utf8).write(to: URL(filePath: file))
    let before = try Self.contents(of: folder)
    let lines = ["/query trait('phone').exists()"] + test.lines
    // A write past the limit fails as one on a full disk does; what is said goes through a pipe.
    let script = lines.joined(separator: "\n").replacing("FILE", with: file)
    let run = try Program.run(
      shell: """
        (ulimit -f 0; trap '' XFSZ; exec "$0" repl "$1" -c "$2" 2>&1) | cat; exit ${PIPESTATUS[0]}
        """, [try Program.path(), folder.path, script])
    #expect(run.status == 3, "\(run.output)")
    #expect(run.output.contains("error[file]"), "\(run.output)")
    #expect(try Self.contents(of: folder) == before)
  }

  private static func contents(of folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      contents[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return contents
  }

  @Test("output that nobody reads any more ends the program quietly")
  func closedPipe() throws {
    for arguments in [
      "repl \(Self.shop) -c /help", "preview \(Self.shop) \"trait('phone').exists()\" --format csv",
      "workspace show \(Self.shop)", "manual", "--help",
      "generate \(Self.shop) --prompts \(Self.shop)/prompts.jsonl",
    ] {
      let run = try Program.run(
        shell: "\"$0\" \(arguments) | head -n 1; exit ${PIPESTATUS[0]}", [try Program.path()])
      #expect(run.errors.isEmpty, "\(arguments): \(run.errors)")
      #expect(run.output.split(separator: "\n").count == 1, "\(arguments)")
    }
  }
}
