import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import Testing

@Suite("The command line", .serialized)
struct CommandLineTests {
  static let shop = Samples.folder.appending(path: "shop").path
  static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  struct Case: CustomTestStringConvertible {
    let id: String
    let arguments: [String]
    let status: Int32
    var says = ""
    var testDescription: String { id }
  }

  @Test(
    "a subcommand lists the options that it uses, and those that all have",
    arguments: ["import", "infer"])
  func usedOptions(_ name: String) throws {
    let help = try Program.run(["workspace", name, "--help"]).output
    for option in ["--workspace", "--at", "--plugin", "--set", "--output"] {
      #expect(help.contains(option))
    }
    for option in [
      "--strategy", "--engine", "--level", "--allow-pii", "--accept-terms", "--strict",
    ] {
      #expect(!help.contains(option))
    }
  }

  @Test("at a shell refusals name what a shell takes")
  func shellWords() throws {
    let run = try Program.run(["why", Self.shop, "trait('phone').exists()", "u_9999"])
    #expect(run.errors.contains("audience preview lists members"))
    let form = try Program.run(["export", Self.shop, "trait('phone').exists()", "--to", "ids"])
    #expect(form.errors.contains("audience preview --format ids"))
    let script = try Program.run([
      "repl", Self.shop, "-c", "/query trait('phone').exists()\n/why x_1",
    ])
    #expect(script.errors.contains("/preview lists members"))
  }

  @Test(
    "every subcommand ends with the status of its outcome",
    arguments: [
      Case(id: "help", arguments: ["--help"], status: 0, says: "SUBCOMMANDS"),
      Case(id: "no option", arguments: ["--bogus"], status: 2, says: "--bogus"),
      Case(
        id: "mistyped subcommand", arguments: ["genrate"], status: 3,
        says: "did you mean the subcommand 'audience generate'?"),
      Case(id: "generate", arguments: ["generate", shop, prompt], status: 0, says: "41 of 200"),
      Case(
        id: "generate query", arguments: ["generate", "-w", shop, prompt, "--format", "query"],
        status: 0,
        says: "event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()\n"),
      Case(
        id: "short prompt", arguments: ["generate", shop, "short"], status: 1,
        says: "error[length]: Describe the audience in 20 to 300 characters (this has 5)."),
      Case(
        id: "no strategy", arguments: ["generate", shop, prompt, "--strategy", "none"], status: 2,
        says: "there is no strategy 'none'"),
      Case(
        id: "check", arguments: ["check", shop, "trait('phone').exists()"], status: 0,
        says: "0 findings"),
      Case(
        id: "check finds", arguments: ["check", shop, "event('Order Complete').count() >= 1"],
        status: 1, says: "did you mean 'Order Completed'?"),
      Case(
        id: "check syntax", arguments: ["check", shop, "trait('email'"], status: 2,
        says: "error[syntax]"),
      Case(
        id: "check without query", arguments: ["check", shop, " "], status: 2,
        says: "expected one query"),
      Case(
        id: "no workspace", arguments: ["check", "/nowhere/at/all", "trait('a').exists()"],
        status: 3, says: "there is no such file or folder"),
      Case(
        id: "preview ids",
        arguments: ["preview", shop, "trait('phone').exists()", "--format", "ids", "--limit", "1"],
        status: 0, says: "u_001\n"),
      Case(
        id: "preview limit", arguments: ["preview", shop, "trait('a').exists()", "--limit", "x"],
        status: 2, says: "--limit"),
      Case(
        id: "why member", arguments: ["why", shop, "trait('phone').exists()", "u_044"], status: 0,
        says: "u_044 is a member"),
      Case(
        id: "why no member", arguments: ["why", shop, "trait('phone').absent()", "u_044"],
        status: 1, says: "u_044 is not a member"),
      Case(
        id: "why nobody", arguments: ["why", shop, "trait('phone').exists()", "nobody"], status: 3,
        says: "there is no profile 'nobody'"),
      Case(
        id: "export", arguments: ["export", shop, "trait('phone').exists()", "--to", "query"],
        status: 0, says: "trait('phone').exists()\n"),
      Case(
        id: "export nothing", arguments: ["export", shop, "trait('phone').exists()", "--to", "x"],
        status: 2, says: "there is no exporter 'x'"),
      Case(id: "plugins", arguments: ["plugins"], status: 0, says: "offline"),
      Case(
        id: "completions", arguments: ["completions", "bash"], status: 0, says: "evaluate"),
      Case(
        id: "completions of no shell", arguments: ["completions", "tcsh"], status: 2, says: "zsh"),
      Case(id: "manual", arguments: ["manual"], status: 0, says: "\\fB/where\\fR ID CONDITION"),
      Case(
        id: "workspace check", arguments: ["workspace", "check", shop], status: 0,
        says: "200 profiles"),
      Case(
        id: "script", arguments: ["repl", shop, "-c", "\(prompt)\n/count"], status: 0,
        says: "41 of 200 profiles"),
      Case(
        id: "script stops", arguments: ["repl", shop, "-c", "/nothing\n/learn"], status: 2,
        says: "there is no command '/nothing'"),
      Case(
        id: "script missing", arguments: ["repl", shop, "-f", "/nowhere/at/all"], status: 3,
        says: "the script cannot be read"),
    ])
  func status(_ test: Case) throws {
    let run = try Program.run(test.arguments)
    #expect(run.status == test.status)
    #expect((run.output + run.errors).contains(test.says), "\(run.output)\(run.errors)")
  }

  @Test("a batch of prompts answers each line with a row, and goes on after a bad one")
  func prompts() throws {
    let run = try Program.run(
      ["generate", Self.shop, "--prompts", "-"],
      input: """
        {"id":"a","prompt":"\(Self.prompt)"}
        nonsense
        {"id":"b","prompt":"short"}
        {"id":"c"}
        [1]
        """)
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\n").map(String.init)
    try #require(rows.count == 5)
    #expect(rows[0].hasPrefix(#"{"id":"a","level":"users","query":"event('Order Completed')"#))
    #expect(rows[1].hasPrefix(#"{"line":2,"error":{"code":"input","message":"#))
    #expect(rows[2].hasPrefix(#"{"id":"b","error":{"code":"length","message":"#))
    #expect(rows[3].hasPrefix(#"{"id":"c","error":{"code":"input","message":"#))
    #expect(rows[4].hasPrefix(#"{"line":5,"error":{"code":"input","message":"#))
  }

  @Test("a batch of queries answers each line with a row")
  func queries() throws {
    let run = try Program.run(
      ["preview", Self.shop, "--queries", "-"],
      input: """
        {"id":1,"query":"trait('email') = 'u.001@example.org'"}
        {"id":2,"query":"trait("}
        {"id":3,"query":"entity('a').count() >= 1"}
        {"id":4,"query":"ANY trait('a').exists()"}
        """)
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\n").map(String.init)
    try #require(rows.count == 4)
    #expect(rows[0] == #"{"id":1,"count":1,"members":["u_001"]}"#)
    for (row, code) in zip(rows.dropFirst(), ["syntax", "entity", "structure"]) {
      #expect(row.contains(#""error":{"code":"\#(code)","message":"#))
    }
  }

  @Test("garbage in place of any input ends with a message, never a crash", arguments: Garbage.all)
  func garbage(_ garbage: Garbage) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "garbage-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let workspace = folder.appending(path: "workspace.json")
    try garbage.bytes.write(to: workspace)
    let opened = try Program.run(["repl", folder.path, "-c", "/status"])
    #expect(opened.status == 3)
    // A long path is broken where the line ends.
    #expect(opened.errors.filter { !$0.isWhitespace }.contains("workspace.json"))

    try FileManager.default.removeItem(at: workspace)
    try FileManager.default.copyItem(
      at: URL(filePath: Self.shop).appending(path: "workspace.json"), to: workspace)
    for name in ["calls.jsonl", "calls.jsonl.gz"] {
      let log = folder.appending(path: name)
      try garbage.bytes.write(to: log)
      #expect(try Program.run(["repl", folder.path, "-c", "/schema"]).status == 0)
      try FileManager.default.removeItem(at: log)
    }
    let rows = try Program.run(["generate", Self.shop, "--prompts", "-"], input: garbage.bytes)
    #expect(rows.status == 0)
    let script = try Program.run(["repl", Self.shop], input: garbage.bytes)
    #expect((0...3).contains(script.status))
    #expect(script.status == 0 || script.errors.contains("error["))
  }

  @Test("closed standard input ends the session")
  func closedInput() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" repl \"$1\" <&-", try Program.path(), Self.shop]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("output that cannot be written is told")
  func fullDisk() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" repl \"$1\" -c /help > /dev/full", try Program.path(), Self.shop,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
  }

  @Test(
    "no name or value reaches the output as a control character",
    .enabled(if: TestSettings.hasShared("hostile_strings.jsonl"), "needs the shared measurements"))
  func hostile() throws {
    let values = try TestSettings.sharedLines("hostile_strings.jsonl").compactMap { line in
      try (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["value"]
        as? String
    }.filter { !$0.isEmpty }
    let names = Array(Set(values)).sorted()
    let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema: [String: Any] = [
      "name": names[0], "events": names.map { ["name": $0, "description": $0] },
      "traits": names.enumerated().map {
        ["name": "t\($0)", "type": "string", "scope": "user", "values": [$1]] as [String: Any]
      },
    ]
    try JSONSerialization.data(withJSONObject: schema)
      .write(to: folder.appending(path: "workspace.json"))
    let calls = try names.map { name in
      try JSONSerialization.data(withJSONObject: [
        "type": "identify", "userId": name, "timestamp": "2026-01-01T00:00:00Z",
        "traits": ["t0": name, "t1": name],
      ])
    }
    try Data(calls.joined(separator: [0x0A])).write(to: folder.appending(path: "calls.jsonl"))
    let lines = "/schema\n/query trait('t0').exists()\n/preview 200 t0 t1\n/show\n/explain\n/status"
    for format in ["text", "json"] {
      let run = try Program.run(["repl", folder.path, "--format", format, "-c", lines])
      #expect(run.status == 0)
      let unsafe = (run.output + run.errors).unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || Self.isHidden($0))
      }
      #expect(unsafe.isEmpty)
    }
  }

  /// Bidirectional and zero-width characters.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
