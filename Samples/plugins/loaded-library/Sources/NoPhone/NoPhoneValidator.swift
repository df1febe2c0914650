public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSchema

/// Asks not to select people by a trait that says how to reach them.
public struct NoPhoneValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "no-phone", version: "1.0.0", summary: "asks not to select people by their phone number",
    settings: [
      PluginSetting("trait", .text, default: "phone", summary: "the trait that is not to be read"),
      PluginSetting(
        "severity", .choice(["note", "warning", "error"]), default: "warning",
        summary: "how grave it is"),
    ])

  public static let codes = [
    CodeDescription(
      "phone-read", .validation, exit: 0, "an audience is selected by a phone number",
      """
      Phone numbers change, and are given for being called. A condition on whether there is one
      says little about a person; one on its digits says where somebody lives.
      """)
  ]

  private let trait: FieldPath
  private let severity: Severity

  public init(settings: PluginSettings) {
    trait = FieldPath(settings.text("trait") ?? "phone")
    severity = settings.text("severity").flatMap(Severity.init) ?? .warning
  }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.nodes.filter { reads($0.condition) }.map { node in
      Finding(
        "phone-read", severity, at: .node(node.id, words: nil),
        "trait '\(trait)' is read: expected a condition on what people did",
        help: "/remove \(node.id) takes it out")
    }
  }

  private func reads(_ condition: Condition) -> Bool {
    switch condition {
    case .test(let scalar, _): scalar == .trait(trait)
    case .compare(let left, _, let right): [left, right].contains(.trait(trait))
    case .and, .or, .not, .any, .all: false
    }
  }
}
