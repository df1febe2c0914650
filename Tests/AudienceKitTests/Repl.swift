import AudienceSampleSupport
import Foundation
import TerminalTestSupport
import Testing

/// The REPL in the shop sample, on a terminal of its own, without colour unless it is asked for.
/// A class, because its home folder has to be taken away.
final class Repl {
  let terminal: TerminalProgram
  let home: URL

  static let prompt = "audience ❯"

  init(
    _ arguments: [String] = [], environment: [String: String?] = [:], columns: Int = 80,
    rows: Int = 24, editrc: String? = nil, program: String = "audience"
  ) throws {
    home = FileManager.default.temporaryDirectory.appending(path: "repl-home-\(UUID())")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    if let editrc { try Data(editrc.utf8).write(to: home.appending(path: ".editrc")) }
    let variables: [String: String?] = ["NO_COLOR": "1", "PAGER": "cat"]
    terminal = try TerminalProgram(
      program, [Samples.folder.appending(path: "shop").path] + arguments, home: home.path,
      environment: variables.merging(environment) { $1 }, columns: columns, rows: rows)
  }

  deinit {
    // First, because a program that goes on writes its history anew.
    terminal.end()
    try? FileManager.default.removeItem(at: home)
  }

  func send(_ text: String) { terminal.send(text) }

  func expect(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
    try terminal.expect(text, sourceLocation: location)
  }

  /// Waits for the prompt, and types a line at it without ending it.
  func begin(_ line: String, at location: SourceLocation = #_sourceLocation) throws {
    try expect(Self.prompt, at: location)
    send(line)
  }

  /// Types a line at the prompt and waits for the lines that answer it.
  func type(
    _ line: String, _ answer: [String] = [], at location: SourceLocation = #_sourceLocation
  ) throws {
    try begin(line + "\r", at: location)
    for line in answer { try expect(line + "\r\n", at: location) }
  }

  /// Waits until the last rows of the screen are these.
  func shows(
    _ rows: [String], _ inks: [String]? = nil, at location: SourceLocation = #_sourceLocation
  ) throws {
    try terminal.expect(rows: rows, inks: inks, sourceLocation: location)
  }

  func finish() -> Int32 { terminal.finish() }
}
