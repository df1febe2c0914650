import AudienceDiagnostics
import AudienceJSON

/// Reads one line of a log with every check, and says what is wrong with one that is no call.
package enum CallLineReader {
  /// What a line is.
  package enum Outcome {
    case blank
    case call(Call, hasDuplicateKeys: Bool)
    /// A call that tells no time (SEMANTICS 1.3).
    case withoutTime(hasDuplicateKeys: Bool)
    /// A line that cannot be read: the column from 1, and why.
    case unreadable(column: Int, reason: String, hasDuplicateKeys: Bool)
  }

  /// Reads a line without its line feed.
  ///
  /// - Parameter order: the place in the log that the call gets.
  package static func read(_ line: UnsafeBufferPointer<UInt8>, order: Int) -> Outcome {
    var line = line[...]
    if line.last == 0x0D { line.removeLast() }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return .blank }
    let bytes = Array(line)
    do throws(JSONError) {
      let (value, duplicates) = try JSONReader.readReportingDuplicates(bytes)
      return read(value, order: order, hasDuplicateKeys: !duplicates.isEmpty)
    } catch {
      let before = SourceText(String(decoding: bytes[..<error.offset], as: UTF8.self))
      return .unreadable(
        column: before.position(at: before.text.utf8.count).column, reason: error.message,
        hasDuplicateKeys: false)
    }
  }

  /// Reads a line that was read as a value.
  static func read(_ value: JSONValue, order: Int, hasDuplicateKeys: Bool) -> Outcome {
    do throws(CallFault) {
      return .call(
        try CallDecoder.call(from: value, order: order), hasDuplicateKeys: hasDuplicateKeys)
    } catch {
      switch error {
      case .withoutTime: return .withoutTime(hasDuplicateKeys: hasDuplicateKeys)
      case .unreadable(let reason):
        return .unreadable(column: 1, reason: reason, hasDuplicateKeys: hasDuplicateKeys)
      }
    }
  }
}
