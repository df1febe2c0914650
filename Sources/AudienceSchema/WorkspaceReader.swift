public import AudienceDiagnostics
import AudienceJSON

/// Reads `workspace.json` (SEMANTICS 10), and says everything that is wrong with it.
///
/// The text is read by the strict JSON reader. Nothing is thrown: all problems come back as
/// findings, sorted by position, each with line and column.
public enum WorkspaceReader {
  /// Reads a workspace from the bytes of its file.
  ///
  /// O(n); the text is read a second time only when there is something to locate.
  ///
  /// - Parameter path: the file's path, as findings name it.
  /// - Returns: the workspace, or nil when one of the findings is an error. Codes: `json` for a
  ///   text that is not JSON, `workspace` for one that breaks the format, `unknown-field` and
  ///   `duplicate-key` as warnings.
  public static func read(
    _ bytes: [UInt8], path: String
  ) -> (workspace: Workspace?, findings: [Finding]) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let document: JSONValue
    let duplicates: [DuplicateKey]
    do {
      (document, duplicates) = try JSONReader.readReportingDuplicates(bytes)
    } catch {
      return (nil, [finding(for: error, in: bytes, path: path)])
    }
    var decoder = WorkspaceDecoder()
    let workspace = decoder.workspace(from: document)
    let findings = located(decoder.problems, duplicates, in: bytes, path: path)
    return (findings.contains { $0.severity == .error } ? nil : workspace, findings)
  }

  /// The finding of a text that is not JSON; what stands before the fault is UTF-8.
  private static func finding(for error: JSONError, in bytes: [UInt8], path: String) -> Finding {
    let before = SourceText(String(decoding: bytes[..<error.offset], as: UTF8.self))
    let position = before.position(at: before.text.utf8.count)
    return Finding(.json, at: .file(path, position), error.message)
  }

  private static func located(
    _ problems: [WorkspaceProblem], _ duplicates: [DuplicateKey], in bytes: [UInt8], path: String
  ) -> [Finding] {
    guard !problems.isEmpty || !duplicates.isEmpty else { return [] }
    let places = JSONLocator.locate(
      problems.map(\.path) + problems.compactMap(\.earlier), in: bytes)
    var offsets = zip(problems, places).map { problem, place in
      (problem.isAtKey ? place.key : place.value)?.start ?? 0
    }
    offsets += places.dropFirst(problems.count).map { $0.value?.start ?? 0 }
    offsets += duplicates.map(\.offset)
    let text = SourceText(String(decoding: bytes, as: UTF8.self), name: path)
    let positions = text.positions(at: offsets)

    var entries: [(offset: Int, finding: Finding)] = []
    var earlier = problems.count
    for (index, problem) in problems.enumerated() {
      var message = problem.message
      if problem.earlier != nil {
        message += ", first in line \(positions[earlier].line)"
        earlier += 1
      }
      let finding = Finding(
        problem.code, problem.severity, at: .file(path, positions[index]), message,
        help: problem.help)
      entries.append((offsets[index], finding))
    }
    for (index, duplicate) in duplicates.enumerated() {
      let position = positions[earlier + index]
      let finding = Finding(
        .duplicateKey, .warning, at: .file(path, position),
        "the key '\(duplicate.key)' stands twice in this object; the last one counts")
      entries.append((duplicate.offset, finding))
    }
    let order = entries.indices.sorted { (entries[$0].offset, $0) < (entries[$1].offset, $1) }
    return order.map { entries[$0].finding }
  }
}

/// One thing wrong with a workspace file, by the path of the value that is at fault.
struct WorkspaceProblem {
  var code = FindingCode.workspace
  var severity = Severity.error
  let path: [JSONStep]
  /// Whether the key is at fault rather than its value.
  var isAtKey = false
  let message: String
  var help: String?
  /// Where the same name stood before.
  var earlier: [JSONStep]?
}
