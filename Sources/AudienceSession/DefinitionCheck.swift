import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema

/// Checks the query texts in a workspace: the definitions of its audiences and of its phrases.
///
/// A text that does not hold is reported with its place in the file; the workspace opens all the
/// same, and the audience is then what the calls say of it.
struct DefinitionCheck {
  let workspace: Workspace
  let path: String
  let bytes: [UInt8]

  var findings: [Finding] {
    var faults: [(path: [JSONStep], message: String)] = []
    for (index, audience) in workspace.audiences.enumerated() {
      if let fault = audience.query.flatMap({ fault(of: $0, level: audience.level) }) {
        faults.append(
          (
            [.key("audiences"), .index(index), .key("query")],
            "the query of audience '\(audience.key)' does not hold: \(fault)"
          ))
      }
    }
    for definition in workspace.definitions {
      // A phrase may stand for a window too: what "recently" means.
      if WindowText.window(of: definition.meaning) == nil,
        let fault = fault(of: definition.meaning, level: nil)
      {
        faults.append(
          (
            [.key("definitions"), .key(UTF8Text(definition.phrase))],
            "the definition of '\(definition.phrase)' does not hold: \(fault)"
          ))
      }
    }
    guard !faults.isEmpty else { return [] }
    let source = SourceText(String(decoding: bytes, as: UTF8.self), name: path)
    let places = JSONLocator.locate(faults.map(\.path), in: bytes)
    return zip(faults, places).map { fault, place in
      Finding(
        .workspace, at: .file(path, place.value.map { source.position(at: $0.start) }),
        fault.message)
    }
  }

  private func fault(of query: String, level: AudienceLevel?) -> String? {
    do throws(FindingError) {
      let parsed = try QueryParser.parse(query)
      return parsed.structureFindings(level: level).first?.message
    } catch {
      return error.first.message
    }
  }
}
