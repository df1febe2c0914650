import Foundation
import Testing

/// A program that is killed while it saves a store leaves the old one or the new one.
@Suite struct KilledSavingTests {
  private static let rounds = 8

  /// A workspace whose log is large enough for a store to be saved.
  private struct Folder {
    let path: String

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "audience-\(UUID())").path
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      try Data(#"{"name":"killed","events":[],"traits":[]}"#.utf8)
        .write(to: URL(filePath: path + "/workspace.json"))
    }

    var store: String { path + "/calls.store" }

    /// Writes a log of so many users, whose texts are long enough for a store to be saved.
    func writeLog(users: Int) throws {
      let text = String(repeating: "x", count: 1 << 20)
      let lines = (0..<users).map { user in
        """
        {"type":"track","userId":"u\(user)","timestamp":"2026-01-31T12:00:00Z","event":"A",\
        "properties":{"x":"\(user)\(text)"}}

        """
      }
      try Data(lines.joined().utf8).write(to: URL(filePath: path + "/calls.jsonl"))
    }

    /// The number of profiles, as the program prints it.
    func total() throws -> String {
      let run = try Program.run([
        "repl", path, "--format", "json", "-c", "/query NOT event('B').count() >= 1",
      ])
      #expect(run.status == 0)
      return String(run.output.split(separator: #""total":"#).last?.prefix { $0.isNumber } ?? "")
    }

    /// Whether a new store is being written.
    var isSaving: Bool {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.contains { $0.hasPrefix("calls.store.") }
    }

    func removeUnfinished() throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: path)
      where name.hasPrefix("calls.store.") {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
      }
    }
  }

  @Test func `killing the program while it saves leaves the old store or the new one`() throws {
    let folder = try Folder()
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    try folder.writeLog(users: 17)
    #expect(try folder.total() == "17")
    let old = try Data(contentsOf: URL(filePath: folder.store))
    try folder.writeLog(users: 18)
    #expect(try folder.total() == "18")
    let new = try Data(contentsOf: URL(filePath: folder.store))
    #expect(old != new)
    var wasKilled = false
    for round in 0..<Self.rounds {
      try old.write(to: URL(filePath: folder.store))
      let process = Process()
      process.executableURL = URL(filePath: try Program.path())
      process.arguments = ["repl", folder.path, "-c", "/status"]
      process.environment = ["HOME": folder.path, "LANG": "C.UTF-8", "TERM": "dumb"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      while process.isRunning, !folder.isSaving { usleep(200) }
      usleep(UInt32(round * 2000))
      wasKilled = kill(process.processIdentifier, SIGKILL) == 0 || wasKilled
      process.waitUntilExit()
      let left = try Data(contentsOf: URL(filePath: folder.store))
      #expect(left == old || left == new, "round \(round)")
      #expect(try folder.total() == "18", "round \(round)")
      try folder.removeUnfinished()
    }
    #expect(wasKilled)
  }
}
