import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import TerminalTestSupport
import Testing

/// A program that is killed while it saves leaves the old file or the new one, whole, and nothing
/// else once it was started again.
@Suite("Killed while saving", .serialized)
struct KilledSavingTests {
  /// `AUDIENCE_CASES=250000` is 500 kills of each kind.
  private static let kills = max(2, TestSettings.cases / 500)

  /// Something that is saved again and again.
  struct Kind: CustomTestStringConvertible {
    let id: String
    /// The file that is saved, below the folder of the test; a folder that holds only that.
    let file: String
    var isReadOnly = false
    var before: [String] = []
    /// Lines that save it, each time another one; the last leads back to where the first begins.
    let loop: [String]
    var testDescription: String { id }
  }

  private static let (few, many) = ("/query trait('b').exists()", "/query trait('a').exists()")

  @Test(
    "the file that was being saved is the old one or the new one",
    arguments: [
      Kind(
        id: "workspace", file: "shop/workspace.json", before: [few],
        loop: ["/save Order heroes", "/rename order_heroes Buyers", "/delete order_heroes"]),
      Kind(
        id: "phrases", file: "shop/workspace.json",
        loop: ["/define recently = last 7 days", "/define recently ="]),
      Kind(
        id: "overlay", file: "home/.local/state/audience/workspaces", isReadOnly: true,
        before: [few], loop: ["/save Order heroes", "/delete order_heroes"]),
      Kind(
        id: "configuration", file: "home/.config/audience/config.json",
        before: ["/strategy openai"], loop: ["/consent", "/consent withdraw"]),
      Kind(
        id: "session", file: "shop/steps.session", before: [few],
        loop: ["/session save FILE", many, "/session save FILE", "/undo"]),
      Kind(
        id: "members", file: "shop/members.csv",
        loop: [few, "/export csv FILE a b", many, "/export csv FILE a b"]),
      Kind(
        id: "export", file: "shop/audience.json",
        loop: [few, "/export json FILE", many, "/export json FILE"]),
      Kind(
        id: "report", file: "shop/report.html", loop: [few, "/report FILE", many, "/report FILE"]),
    ])
  func killed(_ kind: Kind) throws {
    let folder = try KilledFolder()
    let watched = folder.path(kind.file)
    let line: (String) -> String = { $0.replacing("FILE", with: watched) }
    let loop = kind.loop.map(line)
    try folder.reset(isReadOnly: kind.isReadOnly)
    let states = try folder.states(of: kind.file, kind.before + loop + loop)
    #expect(states.count > 1)
    for round in 0..<Self.kills {
      try folder.reset(isReadOnly: kind.isReadOnly)
      let script = kind.before + (0..<500).flatMap { _ in loop }
      try folder.kill(script, watching: kind.file)
      #expect(states.contains(folder.masked(kind.file)), "round \(round)")
      try folder.expectNoLitter("round \(round)")
    }
    folder.tell(kind.id)
  }

  @Test("the store of a log is the old one or the new one")
  func store() throws {
    let folder = try KilledFolder()
    let states = try [17, 18].map { users in
      try folder.writeLog(users: users)
      #expect(try folder.run(["/status"]).status == 0)
      return try #require(folder.content("shop/calls.store"))
    }
    #expect(states[0] != states[1])
    for round in 0..<Self.kills {
      try states[0].write(to: URL(filePath: folder.path("shop/calls.store")))
      try folder.kill(["/status"], watching: "shop/calls.store")
      let left = try #require(folder.content("shop/calls.store"))
      #expect(states.contains(left), "round \(round)")
      try folder.expectNoLitter("round \(round)")
    }
    folder.tell("store")
  }

  @Test("history and journal are those before a line or after it")
  func typed() throws {
    let folder = try KilledFolder()
    let lines = (0..<7).map { "/query trait('a') = '\($0)'" }
    func session() throws -> TerminalProgram {
      try TerminalProgram(
        "audience", [folder.path("shop")], home: folder.path("home"),
        environment: ["NO_COLOR": "1"])
    }
    func files() -> [Data?] { [folder.content(Self.history), folder.journal()] }
    var states = [files()]
    let whole = try session()
    for line in lines {
      try whole.expect("audience ❯")
      states.append(files())
      whole.send(line + "\r")
      try whole.expect("profiles")
    }
    try whole.expect("audience ❯")
    states.append(files())
    whole.signal(SIGKILL)
    _ = whole.finish()
    for round in 0..<Self.kills {
      try folder.reset()
      let count = round % (lines.count - 1)
      let terminal = try session()
      for line in lines.prefix(count) {
        try terminal.expect("audience ❯")
        terminal.send(line + "\r")
        try terminal.expect("profiles")
      }
      try terminal.expect("audience ❯")
      terminal.send(lines[count] + "\r")
      usleep(.random(in: 0..<30_000))
      terminal.signal(SIGKILL)
      _ = terminal.finish()
      // The states are those before each prompt, beginning with the one before the program.
      let left = files()
      for (index, file) in left.enumerated() {
        let old = count == 0 ? nil : states[count + 1][index]
        #expect([old, states[count + 2][index]].contains(file), "round \(round)")
      }
      folder.noteLitter()
      try folder.expectNoLitter("round \(round)")
    }
    folder.tell("history and journal")
  }

  private static let history = "home/.local/state/audience/history"

  @Test("a recording has whole exchanges, none fewer than before")
  func recording() throws {
    let folder = try KilledFolder()
    let recorded = Samples.folder.appending(path: "shop/recorded.jsonl")
    let first = try #require(
      try String(contentsOf: recorded, encoding: .utf8).split(separator: "\n").first)
    let exchange = try #require(
      try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    let pieces = (exchange["answer"] as? [String: Any])?["body"] as? [[String: Any]] ?? []
    let body = pieces.compactMap { $0["text"] as? String }.joined()
    let server = try LoopbackServer([.answer(200, body, type: "text/event-stream")])
    defer { server.stop() }
    let prompt = try #require(exchange["label"] as? String)
    let file = "home/lesson.jsonl"
    let settings = "base-url=\(server.baseURL) model=m record=\(folder.path(file))"
    let script =
      ["/strategy openai \(settings)", "/consent"] + (0..<50).map { _ in prompt }
    for round in 0..<Self.kills {
      try folder.reset()
      try folder.kill(
        script, in: Samples.folder.appending(path: "shop").path, watching: file,
        environment: ["OPENAI_API_KEY": "sk-test"])
      let text = String(decoding: folder.content(file) ?? Data(), as: UTF8.self)
      #expect(text.isEmpty || text.hasSuffix("\n"), "round \(round)")
      for line in text.split(separator: "\n") {
        #expect(throws: Never.self, "round \(round)") {
          try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
      }
      // The next one that is recorded finds what was left.
      let run = try folder.run(
        Array(script.prefix(3)), in: Samples.folder.appending(path: "shop").path,
        environment: ["OPENAI_API_KEY": "sk-test"])
      #expect(run.status == 0, "\(run.errors)")
      let after = String(decoding: folder.content(file) ?? Data(), as: UTF8.self)
      #expect(after.hasPrefix(text), "round \(round)")
      try folder.expectNoLitter("round \(round)")
    }
    folder.tell("recording")
  }
}
