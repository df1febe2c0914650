public import AudienceConditions
public import AudienceSchema
public import AudienceStore
public import AudienceTime

/// Turns a tree into another form: query text, JSON, SQL.
///
/// Pure: the same request gives the same text. What a form cannot express is a thrown
/// `FindingError` whose place is the node.
public protocol ConditionExporter: Sendable {
  static var description: PluginDescription { get }

  init(settings: PluginSettings) throws

  func export(_ request: ExportRequest) throws -> ExportedText
}

/// What is exported.
public struct ExportRequest: Sendable {
  public let tree: ConditionTree
  public let level: AudienceLevel
  public let workspace: Workspace
  /// The clock, for forms that write time bounds as literals.
  public let now: Instant
  /// The prompt the tree came from; empty where it came from none.
  public let prompt: String
  /// The sample calls, for forms that follow from what is in them; nil where there are none.
  public let samples: CallStore?

  public init(
    tree: ConditionTree, level: AudienceLevel, workspace: Workspace, now: Instant,
    prompt: String = "", samples: CallStore? = nil
  ) {
    self.tree = tree
    self.level = level
    self.workspace = workspace
    self.now = now
    self.prompt = prompt
    self.samples = samples
  }
}

/// The other form of a tree.
public struct ExportedText: Hashable, Sendable {
  /// The text, with a line end at its end.
  public let text: String
  /// What a reader should know of it, a sentence each.
  public let notes: [String]

  public init(_ text: String, notes: [String] = []) {
    self.text = text
    self.notes = notes
  }
}
