package import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
import AudienceThreads

/// Runs the validators on a tree, by the rules that hold for all plugins.
///
/// A validator that breaks costs its own findings, never those of the others: one finding of the
/// code `plugin` says so, once.
package struct ValidationHost: Sendable {
  private let validators: [InstalledValidator]
  private let limits: PluginLimits
  private let disabled: DisabledPlugins

  /// - Parameter types: the validators, each with what its settings are, asked once, when it is
  ///   first called.
  package init(
    types: [(
      type: any ConditionValidator.Type, settings: @Sendable () throws -> PluginSettings
    )], limits: PluginLimits = PluginLimits(), disabled: DisabledPlugins
  ) {
    validators = types.map { type, settings in
      InstalledValidator(type) { try type.init(settings: settings()) }
    }
    self.limits = limits
    self.disabled = disabled
  }

  package init(
    _ validators: [any ConditionValidator], limits: PluginLimits = PluginLimits(),
    disabled: DisabledPlugins
  ) {
    self.validators = validators.map { validator in
      InstalledValidator(type(of: validator)) { validator }
    }
    self.limits = limits
    self.disabled = disabled
  }

  /// What all validators find, by the order of the nodes, the gravest first at each; none twice.
  ///
  /// - Throws: code `cancelled`.
  package func findings(
    in tree: ConditionTree, _ context: ValidationContext,
    isCancelled: () -> Bool = { false }
  ) throws(FindingError) -> [Finding] {
    let positions = Dictionary(
      tree.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Finding] = []
    for validator in validators {
      for finding in try findings(of: validator, in: tree, context, positions, isCancelled)
      where !found.contains(finding) {
        found.append(finding)
      }
    }
    let sorted = found.enumerated().sorted { left, right in
      let places = (left.element.position(positions), right.element.position(positions))
      if places.0 != places.1 { return places.0 < places.1 }
      if left.element.severity != right.element.severity {
        return left.element.severity > right.element.severity
      }
      return left.offset < right.offset
    }
    return sorted.map(\.element)
  }

  private func findings(
    of validator: InstalledValidator, in tree: ConditionTree, _ context: ValidationContext,
    _ positions: [Int: Int], _ isCancelled: () -> Bool
  ) throws(FindingError) -> [Finding] {
    let plugin = validator.plugin
    // That it is off was said when it was turned off.
    if disabled.reason(for: plugin) != nil { return [] }
    let found: [Finding]
    do throws(FindingError) {
      found = try PluginCall(plugin, limits: limits, disabled: disabled)
        .run(isCancelled: isCancelled) { _ in
          try validator.made().findings(in: tree, context)
        }
    } catch {
      if error.first.code == .cancelled { throw error }
      return error.findings
    }
    let most = max(1_000, 10 * positions.count)
    if found.count > most {
      return [
        Finding(
          .plugin, at: .whole, "\(plugin) found \(found.count) things: expected at most \(most)")
      ]
    }
    for finding in found {
      if let fault = fault(of: finding, codes: validator.codes, positions) {
        return [Finding(.plugin, at: .whole, "\(plugin) \(fault)")]
      }
    }
    return found
  }

  /// What a finding breaks of the contract.
  private func fault(
    of finding: Finding, codes: [CodeDescription], _ positions: [Int: Int]
  ) -> String? {
    if CodeCatalog.description(of: finding.code) == nil,
      !codes.contains(where: { $0.code == finding.code })
    {
      return "found something of the code '\(finding.code)', which it does not describe"
    }
    let edited = finding.suggestions.compactMap { suggestion -> Int? in
      if case .setNode(let id, _) = suggestion.action { id } else { nil }
    }
    switch finding.place {
    case .node(let id, _):
      return ([id] + edited).first { positions[$0] == nil }.map {
        "pointed at node \($0), which the tree does not have"
      }
    case .text, .file, .whole:
      return "found something (\(finding.code)) that does not point at a node"
    }
  }
}

/// A validator that is made when it is first called, on the thread of that call: one that hangs or
/// throws while it is made is treated as one that does so later. A class, because the value is kept.
private final class InstalledValidator: Sendable {
  let plugin: PluginReference
  let codes: [CodeDescription]
  private let make: @Sendable () throws -> any ConditionValidator
  private let value = Locked<(any ConditionValidator)?>(nil)

  init(
    _ type: any ConditionValidator.Type,
    make: @escaping @Sendable () throws -> any ConditionValidator
  ) {
    plugin = PluginReference(.validator, type.description.name)
    codes = type.codes
    self.make = make
  }

  func made() throws -> any ConditionValidator {
    if let value = value.withLock({ $0 }) { return value }
    let made = try make()
    value.withLock { $0 = made }
    return made
  }
}

extension Finding {
  /// Where the finding's node stands in the tree; before all of them where it has none.
  fileprivate func position(_ positions: [Int: Int]) -> Int {
    switch place {
    case .node(let id, _): positions[id] ?? -1
    case .text, .file, .whole: -1
    }
  }
}
