import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceSchema

/// Imports a Segment tracking plan that was downloaded, or kept in a spreadsheet, as CSV.
///
/// The columns are those of Segment's editor (segment.com/docs/protocols/tracking-plan/create,
/// "Tracking Plan Columns"): name, description, status, data type, permitted values; found by their
/// titles in the first line, in any order and spelling. A row has an event and a property in two
/// columns, or a name that is an event's where the data type is empty and a property's where not.
public struct SegmentCSVImporter: DocumentImporter {
  public static let description = PluginDescription(
    name: "segment-csv", version: "1.0",
    summary: "a Segment tracking plan as CSV, downloaded or from a spreadsheet",
    label: [
      PluginFact(
        "columns",
        "event name, event type (track, identify, group, page, screen), property name, "
          + "description, data type, permitted values; or Segment's own: name, description, "
          + "status, data type, permitted values"),
      PluginFact("nested names", "'a.b' is b inside a; 'a[].b' and 'a.$.b' are b of each element"),
      PluginFact("not kept", "status, labels and patterns other than lists of alternatives"),
    ])

  public init(settings: PluginSettings) {}

  public static func recognizes(_ document: ImportDocument) -> Bool {
    let start = document.bytes.prefix(1 << 16)
    let line = start.prefix { $0 != 0x0A }
    guard var reader = try? CSVReader(Array(line), path: document.path),
      let header = try? reader.next(), header.cells.count > 1
    else { return false }
    return (try? SegmentCSVColumns(header, path: document.path)) != nil
  }

  public func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace {
    var plan = PlanImport(documents, files: [])
    for document in documents {
      try PlanFile.checkSize(of: document)
      var reader = try CSVReader(document.bytes, path: document.path)
      guard let header = try reader.next() else {
        throw FindingError(
          Finding(.notImported, at: .file(document.path, nil), "the file is empty"))
      }
      var rows = SegmentCSVRows(
        columns: try SegmentCSVColumns(header, path: document.path), path: document.path)
      while let row = try reader.next() {
        if !row.isBlank { rows.read(row, into: &plan) }
      }
    }
    return try plan.result()
  }
}

/// Where the columns of a tracking plan are.
struct SegmentCSVColumns {
  /// The event's name; nil in Segment's own form, where `name` is an event's or a property's.
  var event: Int?
  var name: Int?
  var eventType: Int?
  var eventDescription: Int?
  var description: Int?
  var type: Int?
  var values: Int?
  let count: Int

  /// - Throws: code `not-imported` where the titles are not those of a tracking plan.
  init(_ header: CSVReader.Row, path: String) throws(FindingError) {
    count = header.cells.count
    for (index, cell) in header.cells.enumerated() {
      let title = String(cell.text.lowercased().filter { $0.isLetter })
      switch title {
      case "event", "eventname", "trackevent": event = event ?? index
      case "eventtype", "calltype", "ruletype", "eventkind": eventType = eventType ?? index
      case "eventdescription": eventDescription = eventDescription ?? index
      case "name", "property", "propertyname", "propertyortraitname", "propertytraitname", "trait",
        "traitname", "key", "propertykey":
        name = name ?? index
      case "description", "propertydescription", "traitdescription":
        description = description ?? index
      case "datatype", "propertytype", "propertydatatype", "type", "traittype": type = type ?? index
      case "permittedvalues", "propertypermittedvalues", "values", "allowedvalues", "enum", "regex",
        "pattern", "permittedvaluesregex":
        values = values ?? index
      default: break
      }
    }
    guard event != nil || name != nil, type != nil || event != nil && name != nil else {
      throw FindingError(
        Finding(
          .notImported, at: .file(path, header.cells.first?.position),
          "expected the titles of a tracking plan's columns in the first line",
          help: count == 1 && (header.cells.first?.text.contains { ";\t".contains($0) } ?? false)
            ? "columns have to be parted by commas"
            : "'Event Name' and 'Property Name', or 'Name' and 'Data Type'"))
    }
  }
}

/// Reads the rows; an event's name holds for the rows below it that name none.
private struct SegmentCSVRows {
  let columns: SegmentCSVColumns
  let path: String
  private var owner: WorkspaceDraft.Owner?

  init(columns: SegmentCSVColumns, path: String) {
    self.columns = columns
    self.path = path
  }

  mutating func read(_ row: CSVReader.Row, into plan: inout PlanImport) {
    if row.cells.count > columns.count {
      leftOut(
        "expected \(columns.count) cells as in the first line, found \(row.cells.count)",
        at: row.cells[columns.count].position, &plan)
    }
    let type = text(row, columns.type)
    if columns.event != nil {
      readOwner(row, name: text(row, columns.event), into: &plan)
      if !text(row, columns.name).isEmpty { readField(row, type, into: &plan) }
    } else if type.isEmpty {
      readOwner(row, name: text(row, columns.name), into: &plan)
    } else {
      readField(row, type, into: &plan)
    }
  }

  private mutating func readOwner(
    _ row: CSVReader.Row, name: String, into plan: inout PlanImport
  ) {
    let kind = text(row, columns.eventType).lowercased()
    let summary = text(
      row, columns.eventDescription ?? (columns.event == nil ? columns.description : nil))
    switch kind {
    case "identify": owner = .trait(.user)
    case "group": owner = .trait(.account)
    case "page", "screen":
      let event: EventName = kind == "page" ? "Page Viewed" : "Screen Viewed"
      plan.draft.add(event: event, summary: summary)
      owner = .event(event)
    default:
      if !kind.isEmpty, kind != "track", kind != "event" {
        leftOut(
          "expected track, identify, group, page or screen, found '\(kind.prefix(40))'",
          at: position(row, columns.eventType), &plan)
        owner = nil
      } else if !name.isEmpty {
        plan.draft.add(event: EventName(name), summary: summary)
        owner = .event(EventName(name))
      }
    }
  }

  private func readField(
    _ row: CSVReader.Row, _ type: String, into plan: inout PlanImport
  ) {
    let name = text(row, columns.name)
    let place = position(row, columns.name)
    guard let owner else {
      return leftOut("'\(name)' stands below no event", at: place, &plan)
    }
    guard let path = Self.path(name) else {
      return leftOut("the name '\(name)' cannot be written as a path of a query", at: place, &plan)
    }
    let known = Self.type(type)
    if known == nil {
      leftOut(
        type.isEmpty
          ? "'\(name)' has no data type; taken as string"
          : "the data type '\(type.prefix(40))' is none of Segment's; taken as string",
        at: type.isEmpty ? place : position(row, columns.type), &plan)
    }
    let permitted = text(row, columns.values)
    let values = SchemaKeywords.alternatives(of: permitted)
    if values.isEmpty, !permitted.isEmpty {
      leftOut(
        "of permitted values only a list is kept: a|b|c", at: position(row, columns.values), &plan)
    }
    let field = DraftField(
      path, known ?? .string, summary: text(row, columns.description),
      values: values.map { FieldValue(.text($0)) })
    guard let kept = plan.draft.add(field, to: owner) else { return }
    leftOut(
      "'\(path)' \(owner.words) is \(field.type.rawValue) here and \(kept.rawValue) before; "
        + "\(kept.rawValue) is kept",
      at: place, &plan)
  }

  // MARK: - Cells

  private func text(_ row: CSVReader.Row, _ column: Int?) -> String {
    guard let column, row.cells.indices.contains(column) else { return "" }
    return row.cells[column].text
  }

  private func position(_ row: CSVReader.Row, _ column: Int?) -> TextPosition {
    guard let column, row.cells.indices.contains(column) else {
      return TextPosition(line: row.line, column: 1)
    }
    return row.cells[column].position
  }

  private func leftOut(_ message: String, at position: TextPosition, _ plan: inout PlanImport) {
    plan.notes.add(
      ImportNotes.Entry(
        code: .notImported, severity: .warning, place: .known(.file(path, position)),
        message: message))
  }

  /// The path of a name in which dots and brackets lead inside.
  private static func path(_ name: String) -> FieldPath? {
    var steps: [FieldPath.Step] = []
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      var part = part
      var elements = 0
      while let suffix = ["[]", "[*]", "[$]"].first(where: { part.hasSuffix($0) }) {
        part = part.dropLast(suffix.count)
        elements += 1
      }
      if part == "$" {
        steps.append(.everyElement)
      } else {
        steps.append(.name(UTF8Text(String(part))))
      }
      steps += repeatElement(.everyElement, count: elements)
    }
    // The elements of an array have no type of their own; the array has.
    while steps.count > 1, steps.last == .everyElement { steps.removeLast() }
    return FieldPath(steps: steps)
  }

  /// The workspace's type for one of Segment's.
  private static func type(_ type: String) -> FieldType? {
    switch type.lowercased().filter({ $0.isLetter }) {
    case "string", "text": .string
    case "number", "integer", "float", "double", "decimal", "int": .number
    case "boolean", "bool": .boolean
    case "date", "datetime", "timestamp", "isodate": .date
    case "array", "list": .array
    case "object", "map": .object
    default: nil
    }
  }
}
