import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI

struct BadValidator: ConditionValidator {
  static let description = PluginDescription(
    bad: .validator, more: ["nodes", "codes", "places", "many"])

  let how: (common: Badness, own: String)

  init(settings: PluginSettings) throws { how = try settings.badness() }

  func findings(in tree: ConditionTree, _ context: ValidationContext) throws -> [Finding] {
    try how.common.act()
    switch how.own {
    case "nodes": return [Finding(.usage, at: .node(999, words: nil), "not there")]
    case "codes": return [Finding("made-up", at: .node(tree.root.id, words: nil), "made up")]
    case "places": return [Finding(.usage, at: .file("/etc/passwd", nil), "elsewhere")]
    case "many":
      return (0..<100_000).map {
        Finding(.usage, at: .node(tree.root.id, words: nil), "number \($0)")
      }
    default: return []
    }
  }
}
