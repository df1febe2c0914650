import Foundation

/// The system's gzip, run as a program.
enum Gzip {
  /// A run that ended with another status than 0.
  struct Failure: Error, CustomStringConvertible {
    var path: String
    var status: Int32
    var description: String { "gzip ended with status \(status) on '\(path)'" }
  }

  /// Replaces a file by its compressed form, without a name or a time in it.
  static func pack(_ file: URL) throws {
    _ = try run(["-n", "-9", "-f", file.path], on: file)
  }

  /// The bytes that a compressed file unpacks to.
  static func unpacked(_ file: URL) throws -> Data {
    try run(["-d", "-c", file.path], on: file)
  }

  private static func run(_ arguments: [String], on file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(path: file.path, status: process.terminationStatus)
    }
    return bytes
  }
}
