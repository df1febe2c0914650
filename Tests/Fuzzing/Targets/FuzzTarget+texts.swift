import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import ModelClient

extension FuzzTarget {
  /// Query text: what parses is printed, and parses back to itself; the printed form is canonical.
  static let tryQuery: @Sendable ([UInt8]) -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = QueryPosition(text)
    guard let query = try? QueryParser.parse(text) else { return }
    for level in AudienceLevel.allCases { _ = query.structureFindings(level: level) }
    let printed = QueryPrinter.text(query.definition)
    // What is printed of a tree near the limits may be beyond them: 1 MB, 200 levels.
    guard printed.utf8.count <= QueryParser.maximumLength else { return }
    let again = require("'\(printed)' does not parse") { try QueryParser.parse(printed) }
    require(again.definition == query.definition, "'\(printed)' is another definition")
    require(QueryPrinter.text(again.definition) == printed, "'\(printed)' is not canonical")
  }

  /// Words of `/set`: an edit that is made leaves a tree that prints and parses.
  static let tryWords: @Sendable ([UInt8]) -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard lines.count == 2, let tree = (try? QueryParser.parse(String(lines[0])))?.tree else {
      return
    }
    for node in tree.nodes {
      guard let condition = try? FieldEdit.apply(String(lines[1]), to: node) else { continue }
      let printed = QueryPrinter.text(condition)
      guard let again = (try? QueryParser.parse(printed))?.tree else {
        // A filter's own condition can stand in `where(…)` only.
        continue
      }
      require(again.condition == condition, "'\(printed)' is another condition")
    }
  }

  /// JSON: what is read is written compact and indented, and read back as it was; a fault lies in
  /// the text.
  static let tryJSON: @Sendable ([UInt8]) -> Void = { bytes in
    do {
      let value = try JSONReader.readReportingDuplicates(bytes).value
      require(String(validating: bytes, as: UTF8.self) != nil, "bytes that are no UTF-8 were read")
      for text in [value.compactText, value.indentedText] {
        let again = require("what was written does not parse") { try JSONReader.read(text) }
        require(again == value, "what was written is another value")
      }
    } catch let error as JSONError {
      require((0...bytes.count).contains(error.offset), "a fault outside of the text")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The JSON of trees: what is read is written, and read back with its ids.
  static let tryTree: @Sendable ([UInt8]) -> Void = { bytes in
    guard let value = try? JSONReader.read(bytes), let tree = try? ConditionTree(json: value) else {
      return
    }
    let again = require("what was written is no tree") { try ConditionTree(json: tree.json) }
    require(again == tree, "another tree")
    require(again.nodes.map(\.id) == tree.nodes.map(\.id), "other ids")
    _ = QueryPrinter.text(tree)
  }

  /// `workspace.json`: read or refused, with findings inside the file.
  static let tryWorkspace: @Sendable ([UInt8]) -> Void = { bytes in
    let (workspace, findings) = WorkspaceReader.read(bytes, path: "w.json")
    let hasErrors = findings.contains { $0.severity == .error }
    require((workspace == nil) == hasErrors, "a workspace with errors, or none without")
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
    for finding in findings {
      guard case .file(_, let position?) = finding.place else { continue }
      require((1...lines).contains(position.line), "a finding outside of the file")
    }
  }

  /// Timestamps: an instant prints as RFC 3339 that reads back as the same.
  static let tryTime: @Sendable ([UInt8]) -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    if let instant = TimestampReader.rfc3339(text) {
      // An offset can lead out of the years that are written.
      let range = Int64(-62_167_219_200_000_000)...253_402_300_799_999_999
      if range.contains(instant.microseconds) {
        require(TimestampReader.rfc3339(instant.text) == instant, "another instant")
      }
      require(TimestampReader.value(text.uppercased()) != nil, "no value")
    }
    if case .date(let date)? = TimestampReader.value(text) {
      require(date == CalendarDate(daysSinceEpoch: date.daysSinceEpoch), "another date")
      require(date.adding(days: 1).adding(days: -1) == date, "another day")
    }
  }

  /// Server-sent events: they are the same however the bytes come.
  static let tryEvents: @Sendable ([UInt8]) -> Void = { bytes in
    let size = Int(bytes.first ?? 0) + 1
    let rest = bytes.dropFirst()
    var whole = EventStreamDecoder()
    let expected = whole.take(rest) + [whole.finish()].compactMap { $0 }
    var cut = EventStreamDecoder()
    var events: [ServerSentEvent] = []
    var place = rest.startIndex
    while place < rest.endIndex {
      let end = min(place + size, rest.endIndex)
      events += cut.take(rest[place..<end])
      place = end
    }
    events += [cut.finish()].compactMap { $0 }
    require(events == expected, "other events in pieces of \(size)")
  }
}
