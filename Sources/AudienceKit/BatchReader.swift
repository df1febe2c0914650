import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceRendering
import AudienceSession
import LineEditor
import TerminalText

/// One row of a batch.
struct BatchRow {
  let object: JSONObject

  /// - Throws: code `input` when the field is missing or no string.
  func string(_ key: UTF8Text) throws(FindingError) -> String {
    guard let value = try optionalString(key) else {
      throw FindingError(Finding(.input, at: .whole, "expected a field '\(key)'"))
    }
    return value
  }

  /// - Throws: code `input` when the field is no string.
  func optionalString(_ key: UTF8Text) throws(FindingError) -> String? {
    switch object[key] {
    case nil, .null?: return nil
    case .string(let text)?: return text.string
    case .some(let other):
      throw FindingError(
        Finding(.input, at: .whole, "expected '\(key)' to be a string, not \(other.kindName)"))
    }
  }
}

/// Runs a file of JSON lines row by row: one row out for each, flushed at once. A row that fails
/// gets its error; a line that is no row gets `{"line","error"}`.
struct BatchReader {
  let console: Console

  /// - Returns: 0 when every row was processed, whatever the rows say; 130 when interrupted.
  func run(
    _ path: String, interrupts: InterruptFlag?, _ answer: (BatchRow) throws -> JSONObject
  ) throws -> Int32 {
    var reader = try self.reader(path)
    while true {
      switch try next(&reader, path) {
      case .endOfInput: return 0
      case .interrupted: return 130
      case .tooLong(let number): write(inputError(number, "the line is longer than 1 MiB"))
      case .line(let bytes, let number):
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        write(row(bytes, number, answer))
      }
      if interrupts?.isInterrupted == true { return 130 }
      if console.hasFailed { return 1 }
    }
  }

  private func reader(_ path: String) throws(FindingError) -> PlainLineReader {
    if path == "-" { return PlainLineReader(fileDescriptor: 0) }
    do {
      return try PlainLineReader(path: path)
    } catch {
      throw unreadable(path, error)
    }
  }

  private func next(
    _ reader: inout PlainLineReader, _ path: String
  ) throws(FindingError) -> PlainLine {
    do {
      return try reader.next()
    } catch {
      throw unreadable(path, error)
    }
  }

  private func unreadable(_ path: String, _ failure: SystemFailure) -> FindingError {
    FindingError(
      Finding(.file, at: .file(path, nil), "the file cannot be read: \("\(failure)".lowercased())"))
  }

  private func row(
    _ bytes: [UInt8], _ number: Int, _ answer: (BatchRow) throws -> JSONObject
  ) -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      return inputError(number, "column \(error.offset + 1): \(error.message)")
    }
    guard case .object(let object) = value else {
      return inputError(number, "expected an object, not \(value.kindName)")
    }
    guard let id = object["id"], id != .null else {
      return inputError(number, "expected a field 'id'")
    }
    var output = JSONObject()
    output["id"] = id
    do {
      for member in try answer(BatchRow(object: object)).members {
        output[member.key] = member.value
      }
    } catch let error as FindingError {
      output["error"] = Self.error(error.first)
    } catch {
      output["error"] = Self.error(
        Finding(.unknown, at: .whole, "Something went wrong", help: "\(error)"))
    }
    return output
  }

  private func inputError(_ line: Int, _ message: String) -> JSONObject {
    ["line": .integer(line), "error": Self.error(Finding(.input, at: .whole, message))]
  }

  /// A finding as a row says it: its code, and its message with the cause.
  static func error(_ finding: Finding) -> JSONValue {
    var message = ScreenText.shortened(finding.message)
    if let help = finding.help, !help.isEmpty {
      message += (message.hasSuffix(".") ? " " : "; ") + ScreenText.shortened(help)
    }
    return .object(["code": .text(finding.code.rawValue), "message": .text(message)])
  }

  private func write(_ row: JSONObject) {
    console.write(ScreenText.escapedJSON(JSONValue.object(row).compactText))
    console.flush()
  }
}
