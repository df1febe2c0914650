import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import Testing
import WorkspaceImporters

/// What an importer made of texts, read by the rules for `workspace.json`. Marks in the texts, 1️⃣ to
/// 9️⃣, name the places that findings are expected at.
struct Importing {
  let workspace: Workspace
  let imported: ImportedWorkspace
  private var texts: [MarkedPlan] = []

  /// - Throws: what the importer throws; a test failure where it makes no valid workspace.
  init(
    _ type: any DocumentImporter.Type, _ files: [(path: String, text: String)],
    settings: [String: String] = [:]
  ) throws {
    let importer = try type.init(settings: PluginSettings(settings, for: type.description))
    texts = files.map { MarkedPlan($0.text, path: $0.path) }
    imported = try importer.workspace(from: texts.map(\.document))
    workspace = try Self.read(imported)
  }

  /// What was made already.
  init(_ imported: ImportedWorkspace) throws {
    self.imported = imported
    workspace = try Self.read(imported)
  }

  init(
    _ type: any DocumentImporter.Type, _ text: String, path: String = "plan.json",
    settings: [String: String] = [:]
  ) throws {
    try self.init(type, [(path, text)], settings: settings)
  }

  /// Reads the document; one that has so much as a warning fails the test.
  static func read(_ imported: ImportedWorkspace) throws -> Workspace {
    let (workspace, findings) = WorkspaceReader.read(
      Array(imported.document.indentedText.utf8), path: "workspace.json")
    #expect(findings == [])
    return try #require(workspace)
  }

  /// The fields as `Event.path type [values]`, traits as `user.path`, in their order.
  var fields: [String] {
    func line(_ owner: String, _ field: FieldSchema) -> String {
      let values = field.values.map(\.value.compactText).joined(separator: " ")
      return "\(owner): \(field.path) \(field.type.rawValue)" + (values.isEmpty ? "" : " \(values)")
    }
    return workspace.events.flatMap { event in
      event.properties.map { line(event.name.description, $0) }
    } + workspace.traits.map { line($0.scope.rawValue, $0.field) }
  }

  var events: [String] { workspace.events.map(\.name.description) }

  /// The findings, each behind the mark of its place.
  var findings: [String] { Self.lines(imported.findings, in: texts) }

  /// Findings behind the marks of their places; without one behind `file:line:column`.
  static func lines(_ findings: [Finding], in texts: [MarkedPlan] = []) -> [String] {
    findings.map { finding in
      guard case .file(let path, let position) = finding.place else { return finding.message }
      let mark = texts.first { $0.document.path == path }?.mark(at: position)
      let place = position.map { "\(path):\($0.line):\($0.column)" } ?? path
      return (mark ?? place) + " " + finding.message
    }
  }

  /// The first finding of the refusal of a text.
  static func refusal(
    by type: any DocumentImporter.Type, of text: String, path: String
  ) throws -> [String] {
    let plan = MarkedPlan(text, path: path)
    let importer = try type.init(settings: PluginSettings(for: type.description))
    do {
      _ = try importer.workspace(from: [plan.document])
      return []
    } catch let error as FindingError {
      return lines(error.findings, in: [plan])
    }
  }
}

/// A file with marks in it.
struct MarkedPlan {
  let document: ImportDocument
  private var marks: [TextPosition: String] = [:]

  init(_ marked: String, path: String) {
    var text = ""
    var line = 1
    var column = 1
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        marks[TextPosition(line: line, column: column)] = String(character)
        continue
      }
      text.append(character)
      column += 1
      if character == "\n" || character == "\r\n" {
        line += 1
        column = 1
      }
    }
    document = ImportDocument(path: path, bytes: Array(text.utf8))
  }

  func mark(at position: TextPosition?) -> String? { position.flatMap { marks[$0] } }
}
