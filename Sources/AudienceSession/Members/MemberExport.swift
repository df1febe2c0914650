import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
import TerminalText

/// Writes members as lines: for spreadsheets, for programs, or as bare ids.
package struct MemberExport: Sendable {
  /// The forms, by the words that choose them.
  package enum Format: String, Sendable, CaseIterable {
    /// A column for each identifier and each chosen trait.
    case csv
    /// The id, the identifiers as one JSON column, the traits as another.
    case csvUnformatted = "csv-unformatted"
    /// One JSON object a line, with the same three fields.
    case jsonl
    /// One id a line.
    case ids

    /// One line for completion and help.
    package var summary: String {
      switch self {
      case .csv: "members: a column for each identifier and trait"
      case .csvUnformatted: "members: id, identifiers and traits as JSON columns"
      case .jsonl: "members: one JSON object a line"
      case .ids: "members: one id a line"
      }
    }
  }

  package let format: Format
  /// The chosen traits; of `csv` those shown where none are chosen.
  let columns: [FieldPath]
  /// Whether all traits are written where there is room for any.
  let writesAllTraits: Bool
  let records: [MemberRecord]

  /// The lines, without line ends; those of CSV are safe for spreadsheets.
  package var lines: [String] {
    switch format {
    case .ids: records.map { ScreenText.escaped($0.id.string) }
    case .csv: [CSV.line(header)] + records.map { CSV.line(cells($0)) }
    case .csvUnformatted:
      [CSV.line(["id", "identifiers", "traits"])]
        + records.map { record in
          CSV.line([
            record.id.string, identifiers(record).compactText, traits(record).compactText,
          ])
        }
    case .jsonl:
      records.map { record in
        JSONValue.object([
          "id": .string(record.id), "identifiers": identifiers(record), "traits": traits(record),
        ]).compactText
      }
    }
  }

  /// What of the lines was not asked for and is there all the same; nothing but for CSV.
  package var notes: [String] {
    guard format == .csv, !records.isEmpty else { return [] }
    let rows = records.map(cells)
    let quoted = header.indices.filter { column in
      rows.contains { CSV.isFormula(ScreenText.escapedCell($0[column])) }
    }.map { header[$0] }
    return ["columns: \(header.joined(separator: ", ")); identifiers are always among them"]
      + (quoted.isEmpty
        ? []
        : [
          "\(quoted.joined(separator: ", ")): a value that a spreadsheet would run begins with '"
        ])
  }

  /// The lines as one text.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The same members with personal data masked.
  var masked: MemberExport {
    MemberExport(
      format: format, columns: columns, writesAllTraits: writesAllTraits,
      records: records.map { record in
        MemberRecord(
          id: PersonalMask.masked(record.id),
          identifiers: record.identifiers.map { name, values in
            (name, values.map { PersonalMask.masked($0, of: FieldPath(names: [name])) })
          }, traits: PersonalMask.masked(record.traits))
      })
  }

  private var header: [String] {
    (records.first?.identifiers.map(\.name) ?? ["id"]) + columns.map(\.description)
  }

  private func cells(_ record: MemberRecord) -> [String] {
    let identifiers = record.identifiers.map { entry in
      entry.values.map(\.comparedText.string).joined(separator: "; ")
    }
    return identifiers
      + columns.map { path in
        path.values(in: record.traits).map(\.comparedText.string).joined(separator: "; ")
      }
  }

  private func identifiers(_ record: MemberRecord) -> JSONValue {
    var object = JSONObject()
    for (name, values) in record.identifiers where !values.isEmpty {
      object[UTF8Text(name)] = .array(values)
    }
    return .object(object)
  }

  private func traits(_ record: MemberRecord) -> JSONValue {
    if writesAllTraits { return .object(record.traits) }
    var object = JSONObject()
    for path in columns {
      let values = path.values(in: record.traits)
      guard let first = values.first else { continue }
      object[path.text] = path.readsElements ? .array(values) : first
    }
    return .object(object)
  }
}
