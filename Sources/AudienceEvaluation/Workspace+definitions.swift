import AudienceConditions
import AudienceQueryLanguage
package import AudienceSchema

extension Workspace {
  /// The audiences of this workspace with their definitions parsed; one that does not parse, or
  /// breaks the structure of its level, has none.
  package var parsedDefinitions: [Memberships.AudienceDefinition] {
    audiences.map { audience in
      Memberships.AudienceDefinition(
        key: audience.key, level: audience.level,
        tree: audience.query.flatMap { Self.tree($0, level: audience.level) })
    }
  }

  private static func tree(_ query: String, level: AudienceLevel) -> ConditionTree? {
    guard let parsed = try? QueryParser.parse(query),
      parsed.structureFindings(level: level).isEmpty,
      case .audience(let tree) = parsed.definition
    else { return nil }
    return tree
  }
}
