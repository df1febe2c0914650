import Foundation
import TerminalTestSupport
import Testing

/// Ctrl-C at every stage: the work ends, everything is as it was, and the session goes on.
@Suite("Ctrl-C", .serialized)
struct InterruptTests {
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"
  private static let counted = "  offline · 1 reading · 0 findings · 41 of 200 profiles"

  @Test("on an empty line gives a new prompt, and so it does on half a line")
  func lines() throws {
    let repl = try Repl()
    try repl.begin("\u{3}")
    try repl.begin("half a line")
    try repl.terminal.wait("typed") { $0.lastRows(1) == ["audience ❯ half a line"] }
    repl.send("\u{3}")
    try repl.shows(["audience ❯", "audience ❯ half a line", "audience ❯"])
    #expect(repl.terminal.screen.cursor == (row: 0, column: 11))
    try repl.type("/count")
    try repl.expect("there is no condition tree yet")
  }

  // The terminal takes away what was typed, while the editor is about to read it.
  @Test("behind what was typed at the same moment is seen")
  func hurry() throws {
    let repl = try Repl()
    for round in 0..<400 {
      try repl.begin("typed in a hurry, a line that takes the editor some time to read")
      usleep(UInt32(round * 10))
      repl.send("\u{3}")
    }
    try repl.type("/count")
    try repl.expect("there is no condition tree yet")
  }

  @Test("in the middle of a line of several rows leaves the line whole above the new prompt")
  func rows() throws {
    let repl = try Repl()
    let line = String(repeating: "abcdefghi ", count: 20)
    try repl.begin(line + "\u{1}")
    try repl.terminal.wait("at the beginning") { $0.cursor == (row: -2, column: 11) }
    repl.send("\u{3}")
    let text = "audience ❯ " + line
    try repl.shows(
      [0, 80, 160].map { start in
        let row = text.dropFirst(start).prefix(80)
        return String(row.reversed().drop { $0 == " " }.reversed())
      } + ["audience ❯"])
  }

  @Test("while a model is waited for takes the prompt back")
  func generation() throws {
    let server = try SilentServer()
    let repl = try Repl(
      ["--strategy", "openai", "--accept-terms"],
      environment: [
        "OPENAI_BASE_URL": "http://127.0.0.1:\(server.port)/v1", "OPENAI_MODEL": "m",
        "OPENAI_API_KEY": "none",
      ])
    try repl.type("/query trait('phone').exists()", ["  77 of 200 profiles · /undo to go back"])
    try repl.type(Self.prompt)
    server.waitForConnection()
    repl.send("\u{3}")
    try repl.expect("error[cancelled]")
    try repl.type("/count", ["  77 of 200 profiles"])
    try repl.type("/again")
    try repl.terminal.wait("the prompt is there again") {
      $0.lastRows(1) == ["audience ❯ " + Self.prompt]
    }
  }

  @Test("while calls are read keeps the workspace; while members are read, the tree")
  func loading() throws {
    let big = try BigWorkspace(profiles: 150_000)
    let repl = try Repl()
    try repl.type(Self.prompt, [Self.counted])
    try repl.type("/open \(big.path)")
    try repl.expect("reading calls")
    repl.send("\u{3}")
    try repl.expect("error[cancelled]")
    try repl.type("/count", ["  41 of 200 profiles"])

    try repl.type("/open \(big.path)", ["  150000 profiles, 0 accounts"])
    try repl.type(
      "/query trait('plan').exists()", ["  150000 of 150000 profiles · /undo to go back"])
    try repl.type("/preview 150000 plan")
    try repl.expect("reading members")
    repl.send("\u{3}")
    try repl.expect("cancelled")
    let file = repl.home.appending(path: "members.csv").path
    try repl.type("/export csv \(file)")
    try repl.expect("reading members")
    repl.send("\u{3}")
    try repl.expect("cancelled")
    #expect(!FileManager.default.fileExists(atPath: file))
    try repl.type("/count", ["  150000 of 150000 profiles"])
  }

  // A session of its own for each delay: what is typed after a Ctrl-C may be taken away with the line
  // that it ends, when the Ctrl-C comes late. The next prompt is sure in every case: of the save, of
  // its end, or of the line that was taken away before it was read.
  @Test("while an audience is saved leaves the old file or the new one, whole", arguments: 0..<10)
  func saving(delay: Int) throws {
    let big = try BigWorkspace(profiles: 10)
    let repl = try Repl()
    try repl.type("/open \(big.path)", ["  10 profiles, 0 accounts"])
    try repl.type("/query trait('plan').exists()")
    try repl.begin("/save Everybody\r")
    usleep(UInt32(delay * 700))
    repl.send("\u{3}")
    try repl.expect(Repl.prompt)
    let bytes = try Data(contentsOf: URL(filePath: big.path + "/workspace.json"))
    let schema = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    let saved = (schema?["audiences"] as? [[String: Any]])?.map { $0["name"] as? String }
    #expect(saved == nil || saved == ["Everybody"])
    let names = try FileManager.default.contentsOfDirectory(atPath: big.path).sorted()
    #expect(names == ["calls.jsonl", "workspace.json"])
  }
}

/// A workspace whose calls take a while to be read. A class, because its folder has to be taken
/// away.
private final class BigWorkspace {
  let path: String

  init(profiles: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "big-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    try Data(
      #"{"name":"big","events":[],"traits":[{"name":"plan","type":"string","scope":"user"}]}"#.utf8
    ).write(to: folder.appending(path: "workspace.json"))
    var log: [UInt8] = []
    for number in 0..<profiles {
      log +=
        """
        {"type":"identify","userId":"u\(number)","timestamp":"2026-01-31T12:00:00Z",\
        "traits":{"plan":"p\(number % 7)"}}

        """.utf8
    }
    try Data(log).write(to: folder.appending(path: "calls.jsonl"))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A server that takes connections and never answers. A class, because it has to be closed.
private final class SilentServer {
  let port: UInt16
  private let listener: Int32
  private var connection: Int32 = -1

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listens = withUnsafeMutableBytes(of: &address) { bytes in
      let place = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return bind(listener, place, size) == 0 && listen(listener, 4) == 0
        && getsockname(listener, place, &size) == 0
    }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    try #require(listens)
  }

  /// Waits until somebody connects.
  func waitForConnection() { connection = accept(listener, nil, nil) }

  deinit {
    if connection >= 0 { close(connection) }
    close(listener)
  }
}
