import AudienceConditions
import AudienceDiagnostics
package import AudiencePreview
import AudiencePrivacy
import AudienceSchema
package import AudienceTime

/// All that a report tells about a tree.
package struct Report: Sendable {
  package let workspace: String
  package let state: TreeState
  package let now: Instant
  package let assumptions: [String]
  /// How many each node keeps and drops; nil without samples.
  package let waterfall: Waterfall?
  /// Some members, personal data masked; nil without samples.
  package let members: MembersReply?
  /// The tree as an English sentence, where an exporter writes one.
  package let sentence: String
}

extension MembersReply {
  /// The same rows with what tells who somebody is masked.
  var masked: MembersReply {
    let personal = columns.map { FieldPath($0).isPersonal }
    return MembersReply(
      level: level, columns: columns,
      rows: rows.map { row in
        Row(
          id: UTF8Text(Self.masked(row.id.string)),
          cells: zip(row.cells, personal).map { cell, isPersonal in
            cell.isEmpty ? "" : isPersonal ? "•••" : Self.masked(cell)
          })
      }, count: count, total: total)
  }

  private static func masked(_ text: String) -> String {
    PersonalDataCheck.personalData(in: text).isEmpty ? text : "•••"
  }
}
