import ArgumentParser
import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// A row `{"id","query"}` (and `"level"`) as a question to an engine.
struct BenchRequest {
  let id: JSONValue
  let request: PreviewRequest

  /// Reads the rows of a file.
  ///
  /// - Throws: code `file`, `input` or `syntax`.
  static func read(_ path: String, folder: String, clock: String) throws -> [BenchRequest] {
    let workspace = try BenchFolder.workspace(folder)
    return try BenchRows.read(path).map { row in
      let level = row["level"]?.stringValue.flatMap(AudienceLevel.init(rawValue:)) ?? .users
      let query = try BenchRows.text("query", of: row)
      guard let tree = try QueryParser.parse(query).tree,
        let now = TimestampReader.value(clock)?.instant
      else {
        throw FindingError(Finding(.input, at: .whole, "expected an audience: \(query)"))
      }
      return BenchRequest(
        id: row["id"] ?? .null,
        request: PreviewRequest(tree: tree, level: level, now: now, workspace: workspace))
    }
  }

  /// - Throws: wrong usage for what is no timestamp.
  static func validate(clock: String) throws {
    if TimestampReader.value(clock) == nil {
      throw ValidationError("--at expects a timestamp like 2026-01-31T00:00:00Z")
    }
  }
}
