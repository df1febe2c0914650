public import AudienceConditions
public import AudienceDiagnostics
public import AudienceSchema
public import AudienceTime

/// A check of a condition tree: tree in, findings out.
///
/// The host makes one when it is first needed, again after a change of its settings, and calls it
/// after every change of the tree; each call on a thread of its own, with the same rules for time and
/// output as a strategy's, and calls may overlap. What must hold: the findings depend on the arguments alone;
/// each points at a node of the tree (`.node(id, words:)`); its code is one of `codes` or of
/// `CodeCatalog`; a suggestion, applied, makes the finding go away.
///
///     struct NoPhoneValidator: ConditionValidator {
///       static let description = PluginDescription(
///         name: "no-phone", version: "1.0", summary: "asks not to select by phone number")
///       static let codes = [
///         CodeDescription("phone-used", .validation, exit: 0, "a phone number is compared", "…")
///       ]
///       init(settings: PluginSettings) {}
///       func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
///         tree.nodes.filter { node in
///           if case .test(.trait("phone"), _) = node.condition { true } else { false }
///         }.map {
///           Finding("phone-used", .note, at: .node($0.id, words: nil), "the phone is read")
///         }
///       }
///     }
public protocol ConditionValidator: Sendable {
  static var description: PluginDescription { get }
  /// The codes of its findings that are not in `CodeCatalog`.
  static var codes: [CodeDescription] { get }
  /// Queries it finds something in, and queries it does not; its tests and its help.
  static var examples: ValidatorExamples { get }

  init(settings: PluginSettings) throws

  /// Checks a tree that holds to the language's structure and depth.
  func findings(in tree: ConditionTree, _ context: ValidationContext) throws -> [Finding]
}

extension ConditionValidator {
  public static var codes: [CodeDescription] { [] }
  public static var examples: ValidatorExamples { ValidatorExamples() }
}

/// What a validator may look at besides the tree.
public struct ValidationContext: Sendable {
  public let workspace: Workspace
  public let level: AudienceLevel
  /// The clock.
  public let now: Instant
  /// What the samples say about the tree; nil where there are none.
  public let facts: SampleFacts?

  public init(
    workspace: Workspace, level: AudienceLevel, now: Instant, facts: SampleFacts? = nil
  ) {
    self.workspace = workspace
    self.level = level
    self.now = now
    self.facts = facts
  }
}

/// What the sample profiles say about a tree.
public struct SampleFacts: Hashable, Sendable {
  /// How many profiles (or accounts, at that level) there are.
  public let total: Int
  /// How many satisfy each node taken alone, by node id; for nodes about the profile itself, not
  /// about events in `where` or users under ANY and ALL.
  public let counts: [Int: Int]
  /// How many have no value on the left of a `!=` or a `none_of`, by node id, for the same nodes.
  public let absent: [Int: Int]
  /// How many accounts have no users; nil where nobody asked: without ANY and ALL.
  public let accountsWithoutUsers: Int?

  public init(
    total: Int, counts: [Int: Int], absent: [Int: Int] = [:], accountsWithoutUsers: Int? = nil
  ) {
    self.total = total
    self.counts = counts
    self.absent = absent
    self.accountsWithoutUsers = accountsWithoutUsers
  }
}
