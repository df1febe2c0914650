public import AudienceConditions
public import AudienceSchema
public import AudienceStore
public import AudienceTime

/// Turns a tree into another form: query text, JSON, SQL.
///
/// The host makes one for each export, with its settings, and calls it once; both on a thread of its
/// own, with the same rules for time and output as a strategy. What must hold:
///
/// - The same request gives the same text, which ends with a line end.
/// - What a form cannot express is a thrown `FindingError` whose place is the node, with a code of
///   `CodeCatalog`; nothing is left out in silence. What a reader should know goes into the notes.
/// - Names and values are quoted by the rules of the form: they may hold any character.
/// - Nothing is printed or written to a file: the host does both.
///
/// One that writes query text:
///
///     struct PlainExporter: ConditionExporter {
///       static let description = PluginDescription(
///         name: "plain", version: "1.0", summary: "query text")
///       init(settings: PluginSettings) {}
///       func export(_ request: ExportRequest) -> ExportedText {
///         ExportedText(QueryPrinter.text(request.tree) + "\n")
///       }
///     }
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
