import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema

/// An import under way: the workspace in the making, and what was left out.
struct PlanImport {
  var draft: WorkspaceDraft
  var notes = ImportNotes()
  let files: [PlanFile]
  /// The path of the first file, for messages about the whole.
  private let path: String

  /// - Parameter files: the documents as values; none where they are read in another way.
  init(_ documents: [ImportDocument], files: [PlanFile]) {
    self.files = files
    path = documents.first?.path ?? ""
    draft = WorkspaceDraft(name: Self.name(of: documents))
    for file in files {
      for duplicate in file.duplicates { notes.add(duplicate) }
    }
  }

  /// Reads JSON files; they name the workspace.
  init(_ documents: [ImportDocument]) throws(FindingError) {
    var files: [PlanFile] = []
    for document in documents {
      files.append(try PlanFile(document, number: files.count))
    }
    self.init(documents, files: files)
  }

  /// Declares an event; one without a name is left out.
  mutating func add(
    event name: String?, summary: String?, synonyms: [String] = [], at place: PlanPlace
  ) -> EventName? {
    guard let name, !name.isEmpty else {
      notes.leftOut("an event needs a name that is not empty", at: place)
      return nil
    }
    draft.add(event: EventName(name), summary: summary, synonyms: synonyms)
    return EventName(name)
  }

  /// Adds a field; that it was declared with another type before is noted.
  mutating func add(_ field: DraftField, to owner: WorkspaceDraft.Owner, at place: PlanPlace) {
    guard let kept = draft.add(field, to: owner) else { return }
    notes.leftOut(
      "'\(field.path)' \(owner.words) is \(field.type.rawValue) here and \(kept.rawValue) before; "
        + "\(kept.rawValue) is kept",
      at: place)
  }

  /// Adds the fields that a schema declares.
  mutating func add(
    fieldsOf part: SchemaShape.Part, _ reader: inout SchemaReader, to owner: WorkspaceDraft.Owner
  ) {
    for (field, place) in reader.fields(of: part, &notes) { add(field, to: owner, at: place) }
  }

  /// What the importer gives back.
  ///
  /// - Throws: code `not-imported` where there is no event and no trait.
  func result() throws(FindingError) -> ImportedWorkspace {
    var findings = notes.findings(in: files)
    guard !draft.isEmpty else {
      throw FindingError(
        Finding(.notImported, at: .file(path, nil), "no event and no trait was found"), findings)
    }
    if draft.fieldsLeftOut > 0 {
      findings.append(
        Finding(
          .notImported, .warning, at: .whole,
          "\(draft.fieldsLeftOut) fields are left out: a workspace has at most "
            + "\(WorkspaceDraft.maximumFields)"))
    }
    return ImportedWorkspace(document: draft.json, findings: findings)
  }

  /// A name for a workspace, of the first file: `plan` of `plans/plan.json`.
  static func name(of documents: [ImportDocument]) -> String {
    let file = documents.first?.path.split(separator: "/").last ?? "workspace"
    return String(file.split(separator: ".", omittingEmptySubsequences: true).first ?? "workspace")
  }
}

extension JSONValue {
  /// A text, or a number as it is written: how YAML and spreadsheets write names like `2024`.
  var nameText: String? {
    switch self {
    case .string(let text): text.string
    case .number(let number): number.text
    case .boolean(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
