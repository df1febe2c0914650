import AudienceConditions
public import AudiencePluginAPI
import AudienceSchema

/// Exports a tree as an English sentence, for those who read no query text.
public struct EnglishExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "english", version: "1.0", summary: "an English sentence",
    label: [
      PluginFact(
        "cannot express",
        "itself to a program: it is for people, and cannot be read back; node ids")
    ])

  public init(settings: PluginSettings) {}

  public func export(_ request: ExportRequest) -> ExportedText {
    ExportedText(Self.sentence(request) + "\n")
  }

  /// The sentence, with its full stop.
  static func sentence(_ request: ExportRequest) -> String {
    let subject = request.level == .users ? "Users" : "Accounts"
    let clause = EnglishWriter(
      subject: request.level == .users ? .user : .account, workspace: request.workspace
    )
    .clause(request.tree.root)
    return "\(subject) \(clause)."
  }
}
