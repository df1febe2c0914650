import Foundation
import Testing

/// Names of a workspace are names: no file is read or written by them.
@Suite("Names that look like paths")
struct NamesAreNoPathsTests {
  @Test("what is written lies in the folder that was named, whatever events are called")
  func written() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "paths-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    let names = [
      "../../evil", "/etc/passwd", "..", "...", ".", "a/../../b", "~/x", "C:\\x", "CON", "-rf",
      "$HOME", "a\u{0}b", "%2e%2e%2f", "calls",
    ]
    let folder = root.appending(path: "deep/shop")
    for path in [folder, root.appending(path: "deep/home")] {
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    }
    let schema: [String: Any] = [
      "name": "../../w", "events": names.map { ["name": $0] },
      "traits": [["name": "../t", "type": "string", "scope": "user"]],
    ]
    try JSONSerialization.data(withJSONObject: schema)
      .write(to: folder.appending(path: "workspace.json"))
    let calls = try names.enumerated().map { number, name in
      let call = [
        "type": "track", "event": name, "userId": "../u\(number % 2)",
        "timestamp": "2026-01-01T00:00:00Z",
      ]
      return String(decoding: try JSONSerialization.data(withJSONObject: call), as: UTF8.self)
    }
    try Data(calls.joined(separator: "\n").utf8).write(to: folder.appending(path: "calls.jsonl"))
    let before = Set(try FileManager.default.subpathsOfDirectory(atPath: root.path))

    let environment = ["HOME": root.appending(path: "deep/home").path]
    let script = """
      /query event('..').count() >= 1
      /save ../../saved
      /save --anyway ../../saved
      /define ../../phrase = event('..').count() >= 1
      """
    for line in script.split(separator: "\n") {
      _ = try Program.run(
        ["repl", folder.path, "-c", "/query event('..').count() = 1\n\(line)"],
        environment: environment)
    }
    let written = try Program.run(
      ["export-profiles", "-w", folder.path, "--to", "csv", "--out", folder.path + "/out"],
      environment: environment)
    #expect(written.status == 0, "\(written.errors)")

    let new = Set(try FileManager.default.subpathsOfDirectory(atPath: root.path))
      .subtracting(before)
    #expect(new.contains("deep/shop/out/users.csv"))
    for path in new {
      let isTable = path.wholeMatch(of: /deep\/shop\/out(\/[a-z0-9_]+\.csv)?/) != nil
      #expect(isTable || path.hasPrefix("deep/home/."), "\(path)")
    }
  }
}
