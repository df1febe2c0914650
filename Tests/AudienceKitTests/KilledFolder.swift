import AudienceDiagnostics
import AudienceSampleSupport
import AudienceSession
import AudienceTime
import Foundation
import TerminalTestSupport
import Testing

/// A small workspace and a home folder, and programs that are killed in them. A class, because the
/// folder has to be taken away, and because it counts.
final class KilledFolder {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "killed-\(UUID())")
  /// How many kills left an unfinished file, so came in the middle of a save.
  private var unfinished = 0
  private var kills = 0

  init() throws { try reset() }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Puts everything back as it was in the beginning.
  func reset(isReadOnly: Bool = false) throws {
    try? FileManager.default.removeItem(at: folder)
    for name in ["shop", "home"] {
      try FileManager.default.createDirectory(
        atPath: path(name), withIntermediateDirectories: true)
    }
    let schema = """
      {"name": "killed", "events": [],
       "traits": [{"name": "a", "type": "string", "scope": "user"},
         {"name": "b", "type": "string", "scope": "user"}]}

      """
    try Data(schema.utf8).write(to: URL(filePath: path("shop/workspace.json")))
    let calls = (0..<40).map { user in
      #"{"type":"identify","userId":"u\#(user)","timestamp":"2026-01-01T00:00:00Z","traits":"#
        + #"{"a":"\#(user)"\#(user % 2 == 0 ? #","b":"x""# : "")}}"#
    }
    try Data(calls.joined(separator: "\n").utf8).write(to: URL(filePath: path("shop/calls.jsonl")))
    if isReadOnly {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o444], ofItemAtPath: path("shop/workspace.json"))
    }
  }

  /// Writes a log of so many users, large enough for a store to be saved.
  func writeLog(users: Int) throws {
    let text = String(repeating: "x", count: 1 << 20)
    let lines = (0..<users).map { user in
      #"{"type":"track","userId":"u\#(user)","timestamp":"2026-01-31T12:00:00Z","event":"A","#
        + #""properties":{"x":"\#(user)\#(text)"}}"# + "\n"
    }
    try Data(lines.joined().utf8).write(to: URL(filePath: path("shop/calls.jsonl")))
  }

  /// The bytes of a file; of a folder, those of the one file in it that has been finished.
  func content(_ name: String) -> Data? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []
    let only = names.first { !$0.hasPrefix(".") }
    return FileManager.default.contents(atPath: path(only.map { "\(name)/\($0)" } ?? name))
  }

  /// What a file is after each of some lines, and before the first, run here and not killed.
  func states(of name: String, _ lines: [String]) throws -> Set<String?> {
    var session = try Session(
      catalog: Samples.catalog(),
      environment: SessionEnvironment(
        variables: ["HOME": path("home")], systemNow: Instant(microseconds: 0)))
    _ = try session.open(path: path("shop"), work: SessionWork())
    var states: Set<String?> = [masked(name)]
    for line in lines {
      if case .failed(let reply) = session.run(line) {
        Issue.record("\(line): \(reply.findings.map(\.message))")
      }
      states.insert(masked(name))
    }
    return states
  }

  /// The text of a file without the times of day in it.
  func masked(_ name: String) -> String? {
    content(name).map {
      String(decoding: $0, as: UTF8.self)
        .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/, with: "NOW")
    }
  }

  /// The steps kept for a session that runs, or was killed.
  func journal() -> Data? {
    let sessions = "home/.local/state/audience/sessions"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(sessions))) ?? []
    return names.first { $0.hasSuffix(".session") && $0 != "last.session" }
      .flatMap { content("\(sessions)/\($0)") }
  }

  // MARK: - Programs

  /// Runs lines to their end.
  func run(
    _ lines: [String], in workspace: String? = nil, environment: [String: String] = [:]
  ) throws -> Program.Run {
    let errors = folder.appending(path: "errors")
    let process = try start(lines, workspace, environment, errors: errors)
    process.waitUntilExit()
    return Program.Run(
      status: process.terminationStatus, output: "",
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Runs lines, and kills the program at a random moment after it began to save the file.
  func kill(
    _ lines: [String], in workspace: String? = nil, watching name: String,
    environment: [String: String] = [:]
  ) throws {
    let before = state(of: name)
    let process = try start(
      lines, workspace, environment, errors: folder.appending(path: "errors"))
    // The file that will replace it is there first: what is saved once only is met in the midst.
    while process.isRunning, state(of: name) == before, litter.isEmpty { usleep(100) }
    usleep(.random(in: 0..<30_000))
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    noteLitter()
  }

  private func start(
    _ lines: [String], _ workspace: String?, _ environment: [String: String], errors: URL
  ) throws -> Process {
    let script = folder.appending(path: "script")
    try Data(lines.joined(separator: "\n").utf8).write(to: script)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(filePath: try Program.path())
    process.arguments = ["repl", workspace ?? path("shop"), "-f", script.path]
    var variables = ["HOME": path("home"), "LANG": "C.UTF-8", "TERM": "dumb"]
    variables.merge(TerminalProgram.sanitizerOptions) { $1 }
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    return process
  }

  private func state(of name: String) -> [Int] {
    var status = stat()
    guard stat(path(name), &status) == 0 else { return [] }
    return [Int(status.st_ino), Int(status.st_mtim.tv_sec), status.st_mtim.tv_nsec]
  }

  // MARK: - Litter

  /// Files that were not finished, anywhere.
  private var litter: [String] {
    (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { $0.contains("unfinished") }
  }

  /// Counts a kill, and whether it came in the middle of a save.
  func noteLitter() {
    kills += 1
    if !litter.isEmpty { unfinished += 1 }
  }

  /// Starts the program again, and looks at what is left.
  func expectNoLitter(
    _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try run(["/status"])
    #expect(run.status == 0, comment, sourceLocation: sourceLocation)
    #expect(litter.isEmpty, comment, sourceLocation: sourceLocation)
  }

  /// Says how many kills there were: what a long run is for.
  func tell(_ kind: String) {
    print("\(kind): \(kills) kills, \(unfinished) of them in the middle of a save")
  }
}
