package import AudienceConditions
package import AudienceDiagnostics
package import AudienceProfiles
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

extension Memberships {
  /// Who is in the workspace's audiences that a tree reads, in the end.
  ///
  /// - Throws: code `audience-cycle` when one of them is defined by itself (SEMANTICS 1.10).
  package init(
    readBy tree: ConditionTree, in workspace: Workspace, population: Population
  ) throws(FindingError) {
    let definitions = workspace.parsedDefinitions
    let cycles = Self.keysInCycles(
      readBy: [tree], definitions: definitions, population: population)
    if let key = cycles.min() { throw Self.cycle(key) }
    self.init(readBy: [tree], definitions: definitions, population: population)
  }

  /// The error of an audience that is defined by itself.
  package static func cycle(_ key: AudienceKey) -> FindingError {
    FindingError(
      Finding(
        .audienceCycle, at: .whole,
        "the definition of the audience '\(key)' leads back to itself",
        help: "change the audience's query in workspace.json so that it does not read '\(key)'"))
  }
}
