import AudienceDiagnostics
import AudienceSession
import LineEditor

/// Runs the lines of a script; the first that fails ends it.
enum ScriptRunner {
  /// Opens a script file.
  static func reader(_ path: String) throws -> PlainLineReader {
    do {
      return try PlainLineReader(path: path)
    } catch {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil), "the script cannot be read: \("\(error)".lowercased())"))
    }
  }

  /// Runs every line; the exit status that ends the process, or nil when all were run.
  static func run(
    _ reader: inout PlainLineReader, _ name: String, _ kit: inout KitSession
  ) throws -> Int32? {
    while true {
      let next: PlainLine
      do {
        next = try reader.next()
      } catch {
        throw FindingError(
          Finding(
            .file, at: .file(name, nil), "the script cannot be read: \("\(error)".lowercased())"))
      }
      switch next {
      case .line(let bytes, let number):
        guard let line = String(validating: bytes, as: UTF8.self) else {
          throw FindingError(
            Finding(
              .input, at: .file(name, TextPosition(line: number, column: 1)),
              "the line is not UTF-8", help: "save the script as UTF-8 text"))
        }
        let text = number == 1 && line.hasPrefix("\u{FEFF}") ? String(line.dropFirst()) : line
        if let status = run(text, &kit) { return status }
      case .tooLong(let number):
        throw FindingError(
          Finding(
            .input, at: .file(name, TextPosition(line: number, column: 1)),
            "the line is longer than 1 MiB"))
      case .interrupted: return 130
      case .endOfInput: return nil
      }
    }
  }

  /// Runs one line; the exit status that ends the process, or nil to go on.
  static func run(_ line: String, _ kit: inout KitSession) -> Int32? {
    let trimmed = line.drop(while: \.isWhitespace)
    if trimmed.isEmpty || trimmed.hasPrefix("#") { return nil }
    let reply = kit.run(line)
    kit.show(reply)
    if kit.console.hasFailed { return 1 }
    switch reply {
    case .failed: return reply.exitStatus
    case .series(let steps):
      if case .failed? = steps.last?.reply { return reply.exitStatus }
      return nil
    case .quit: return 0
    case .generated, .tree, .changed, .explanation, .readings, .members, .count, .why, .findings,
      .schema, .status, .opened, .plugins, .plugin, .help, .log, .exported, .copied, .draft,
      .analysis,
      .outgoing, .comparison, .examples, .config, .text:
      return nil
    }
  }
}
