package import AudienceConditions
package import AudienceDiagnostics
package import AudienceEvaluation
import AudiencePluginAPI
package import AudienceSchema

/// What scoring a strategy asks of a session.
extension Session {
  /// The workspace that is open.
  ///
  /// - Precondition: one is open.
  package var workspace: Workspace {
    guard let open else { preconditionFailure("scoring needs an open workspace") }
    return open.workspace
  }

  /// Chooses the strategy to score.
  ///
  /// - Throws: code `usage` when there is none of that name.
  package mutating func choose(strategy name: String) throws { try use(strategy: name) }

  /// Who satisfies a tree; nil without sample profiles.
  package func members(
    of tree: ConditionTree, level: AudienceLevel, work: SessionWork
  ) throws -> [UTF8Text]? {
    let open = try requireWorkspace()
    guard open.hasProfiles else { return nil }
    return try engine(open, work).members(
      PreviewRequest(tree: tree, level: level, now: clock.now, workspace: open.workspace)
    ).ids
  }

  /// The audiences whose members follow from a definition: those whose trait no call of the samples
  /// sets on anybody (SEMANTICS 1.10).
  package func computedAudiences(
    work: SessionWork
  ) throws -> [Memberships.AudienceDefinition] {
    let open = try requireWorkspace()
    let defined = open.workspace.parsedDefinitions.filter { $0.tree != nil }
    guard open.hasProfiles, !defined.isEmpty else { return defined }
    // Without its audiences a workspace reads their keys as plain traits.
    let plain = Workspace(name: open.workspace.name)
    return try defined.filter { definition in
      let isSet = ConditionTree(.test(.trait(definition.key.traitPath), .exists))
      return try AudienceLevel.allCases.allSatisfy { level in
        try engine(open, work).members(
          PreviewRequest(tree: isSet, level: level, now: clock.now, workspace: plain)
        ).ids.isEmpty
      }
    }
  }
}
