public import AudienceDiagnostics
public import AudienceJSON

/// Makes a workspace from something else that knows a schema: a tracking plan, a JSON Schema, the
/// calls themselves.
///
/// An importer is a `DocumentImporter` or a `CallImporter`; this is what both have in common. It is
/// pure: the same input gives the same workspace. It writes nothing, and asks nobody.
///
/// - A name is taken as it is written, byte for byte.
/// - What cannot be read is left out, and said in a finding with its place; nothing is thrown for it.
/// - The host reads the document it gives back by the rules for `workspace.json`, and refuses one
///   that breaks them, naming the importer.
public protocol WorkspaceImporter: Sendable {
  static var description: PluginDescription { get }

  init(settings: PluginSettings) throws
}

/// Makes a workspace from whole files.
///
///     struct NameListImporter: DocumentImporter {
///       static let description = PluginDescription(
///         name: "name-list", version: "1.0", summary: "a file with an event's name a line")
///       init(settings: PluginSettings) {}
///       static func recognizes(_ document: ImportDocument) -> Bool {
///         document.path.hasSuffix(".names")
///       }
///       func workspace(from documents: [ImportDocument]) -> ImportedWorkspace {
///         let names = documents.flatMap { $0.bytes.split(separator: 0x0A) }
///         let events = names.map { name -> JSONValue in
///           .object(["name": .text(String(decoding: name, as: UTF8.self))])
///         }
///         return ImportedWorkspace(
///           document: .object(["name": "list", "events": .array(events), "traits": .array([])]))
///       }
///     }
public protocol DocumentImporter: WorkspaceImporter {
  /// Whether a file looks like this form, for somebody who does not say which it is. Of several
  /// importers that say yes the first in the catalog is taken. A look at the outermost fields is
  /// enough; a file that is damaged further down may still be recognized.
  static func recognizes(_ document: ImportDocument) -> Bool

  /// Reads files, in their order; a plan may be spread over several.
  ///
  /// - Parameter documents: at least one.
  /// - Throws: a `FindingError` with file, line and column when nothing can be made of them.
  func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace
}

/// Makes a workspace from the calls that were made.
public protocol CallImporter: WorkspaceImporter {
  /// Looks at every call once; the calls may be more than memory holds.
  ///
  /// - Throws: a `FindingError` when nothing can be made of them; what the stream throws.
  func workspace(from calls: CallStream) throws -> ImportedWorkspace
}

/// A file that is imported.
public struct ImportDocument: Hashable, Sendable {
  /// Its path, for messages.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A workspace in its file's form, with what could not be read.
public struct ImportedWorkspace: Hashable, Sendable {
  /// What `workspace.json` holds (SEMANTICS 10).
  public var document: JSONValue
  /// What was left out or is doubtful, each with its place; in their order. Code `not-imported` for
  /// what was left out.
  public var findings: [Finding]
  /// How sure the types are; empty where the source declares them.
  public var confidences: [FieldConfidence]

  public init(
    document: JSONValue, findings: [Finding] = [], confidences: [FieldConfidence] = []
  ) {
    self.document = document
    self.findings = findings
    self.confidences = confidences
  }
}
