import AudienceConditions
package import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage

/// The validators of a catalog, made once, asked after every change of the tree.
struct ValidationHost: Sendable {
  private let validators: [any ConditionValidator]
  private let disabled: DisabledPlugins

  init(
    catalog: PluginCatalog, environment: [String: String], disabled: DisabledPlugins
  ) throws {
    validators = try catalog.validators.map { type in
      try type.init(settings: PluginSettings(for: type.description, environment: environment))
    }
    self.disabled = disabled
  }

  /// The findings of every validator, the gravest first, then by node.
  ///
  /// A validator that breaks its contract is named in a warning; the others' findings stay.
  func findings(
    in tree: ConditionTree, _ context: ValidationContext, work: SessionWork
  ) throws -> [Finding] {
    var findings = QueryStructure.findings(in: tree, level: context.level)
    for validator in validators {
      let name = type(of: validator).description.name
      let call = PluginCall(PluginReference(.validator, name), disabled: disabled)
      do {
        findings += try call.run(isCancelled: work.isCancelled) { _ in
          try validator.findings(in: tree, context)
        }
      } catch {
        if error.first.code == .cancelled { throw error }
        findings.append(
          Finding(.plugin, .warning, at: .whole, error.first.message, help: error.first.help))
      }
    }
    return findings.sorted {
      ($1.severity, $0.nodeID ?? 0) < ($0.severity, $1.nodeID ?? 0)
    }
  }
}

extension Finding {
  /// The node a finding points at.
  package var nodeID: Int? {
    if case .node(let id, _) = place { id } else { nil }
  }
}
