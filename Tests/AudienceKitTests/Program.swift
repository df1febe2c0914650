import Foundation
import TerminalTestSupport

/// The built executable, run to its end.
enum Program {
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func path() throws -> String { try TerminalProgram.path("audience") }

  /// Runs it with text as its standard input, in a home that has nothing of the person's.
  static func run(
    _ arguments: [String], input: String = "", program: String = "audience",
    environment: [String: String] = [:], folder: URL? = nil
  ) throws -> Run {
    try run(
      program: try TerminalProgram.path(program), arguments, input: Data(input.utf8),
      environment: environment, folder: folder)
  }

  static func run(_ arguments: [String], input: Data) throws -> Run {
    try run(program: try path(), arguments, input: input)
  }

  /// Runs a script of the shell; the arguments are its `$0`, `$1` and so on.
  static func run(
    shell script: String, _ arguments: [String], input: Data = Data()
  ) throws -> Run {
    try run(program: "/bin/bash", ["-c", script] + arguments, input: input)
  }

  private static func run(
    program: String, _ arguments: [String], input: Data, environment: [String: String] = [:],
    folder current: URL? = nil
  ) throws -> Run {
    let folder = FileManager.default.temporaryDirectory.appending(path: "audience-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: a program that says much cannot wait for a reader.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    // Not the folder that this process is in: a test beside this one may have it in another.
    process.currentDirectoryURL = current ?? package
    var variables = [
      "HOME": folder.path, "LANG": "C.UTF-8", "TERM": "dumb", "PATH": "/usr/bin:/bin",
    ]
    variables.merge(TerminalProgram.sanitizerOptions) { $1 }
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
