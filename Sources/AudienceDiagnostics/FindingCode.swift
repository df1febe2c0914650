/// The kebab-case name of a kind of problem: `unknown-event`.
///
/// The codes of this project are listed in `CodeCatalog`, each with its exit status and its help
/// page; a plugin's codes are described by the plugin.
public struct FindingCode: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(stringLiteral value: StringLiteralType) { self.init(rawValue: value) }

  public var description: String { rawValue }
}

extension FindingCode {
  // MARK: Query text
  public static let syntax: FindingCode = "syntax"
  public static let structure: FindingCode = "structure"
  public static let depth: FindingCode = "depth"
  public static let entity: FindingCode = "entity"

  // MARK: Generation, with the messages of DESIGN.md's table
  public static let unknown: FindingCode = "unknown"
  public static let unavailable: FindingCode = "unavailable"
  public static let reword: FindingCode = "reword"
  public static let lookback: FindingCode = "lookback"
  public static let length: FindingCode = "length"
  public static let language: FindingCode = "language"
  public static let personalData: FindingCode = "pii-warning"
  public static let consent: FindingCode = "consent"

  // MARK: Validation
  public static let unknownEvent: FindingCode = "unknown-event"
  public static let unknownProperty: FindingCode = "unknown-property"
  public static let unknownTrait: FindingCode = "unknown-trait"
  public static let inactiveName: FindingCode = "inactive-name"
  public static let typeMismatch: FindingCode = "type-mismatch"
  public static let expressionLimit: FindingCode = "expression-limit"
  public static let audienceCycle: FindingCode = "audience-cycle"

  // MARK: Files
  public static let file: FindingCode = "file"
  public static let json: FindingCode = "json"
  public static let workspace: FindingCode = "workspace"
  public static let workspaceField: FindingCode = "unknown-field"
  public static let duplicateKey: FindingCode = "duplicate-key"
  public static let call: FindingCode = "call"
  public static let input: FindingCode = "input"
  public static let notImported: FindingCode = "not-imported"
  public static let mixedTypes: FindingCode = "mixed-types"
  public static let similarNames: FindingCode = "similar-names"

  // MARK: Plugins
  public static let plugin: FindingCode = "plugin"
  public static let warehouse: FindingCode = "warehouse"
  public static let engineLimit: FindingCode = "engine-limit"
  public static let cancelled: FindingCode = "cancelled"
  public static let export: FindingCode = "export"

  // MARK: Commands
  public static let unknownCommand: FindingCode = "unknown-command"
  public static let usage: FindingCode = "usage"
  public static let noWorkspace: FindingCode = "no-workspace"
  public static let noTree: FindingCode = "no-tree"
  public static let noProfiles: FindingCode = "no-profiles"
  public static let noProfile: FindingCode = "no-profile"
  public static let unknownNode: FindingCode = "unknown-node"
  public static let edit: FindingCode = "edit"
  public static let impossible: FindingCode = "impossible"
  public static let nothingToUndo: FindingCode = "nothing-to-undo"
  public static let unconfirmed: FindingCode = "unconfirmed"
}
