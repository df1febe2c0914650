public import AudienceJSON

/// Makes a workspace from another description of a schema: a tracking plan, a JSON Schema.
///
/// Pure: the same bytes give the same workspace.
public protocol WorkspaceImporter: Sendable {
  static var description: PluginDescription { get }

  init(settings: PluginSettings) throws

  /// Reads one file.
  ///
  /// - Parameter path: the file's path, for messages.
  /// - Throws: a `FindingError` with file, line and column when nothing can be made of it.
  func workspace(from bytes: [UInt8], path: String) throws -> ImportedWorkspace
}

/// A workspace in its file's form, with what could not be read.
public struct ImportedWorkspace: Hashable, Sendable {
  /// What `workspace.json` holds.
  public let document: JSONValue
  /// What was left out, and why, a sentence each.
  public let notes: [String]

  public init(document: JSONValue, notes: [String] = []) {
    self.document = document
    self.notes = notes
  }
}
