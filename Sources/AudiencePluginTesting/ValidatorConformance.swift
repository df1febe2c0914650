import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
public import AudienceSchema
public import AudienceTime

/// Looks whether a condition validator keeps the contract of `ConditionValidator`.
///
/// It is run on the author's trees and on random, hostile and extreme ones, in the author's
/// workspace and in an empty, a hostile and a large one, with and without facts of samples.
public struct ValidatorConformance {
  private let type: any ConditionValidator.Type
  private let settings: [String: String]
  private let triggering: [String]
  private let quiet: [String]
  private let level: AudienceLevel
  private let context: ValidationContext
  private let patience: Duration

  /// - Parameters:
  ///   - settings: what the validator is set to, where its defaults are not enough.
  ///   - triggering: query texts with something to find in them.
  ///   - quiet: query texts with nothing to find in them.
  ///   - level: of whom the query texts are audiences.
  ///   - workspace: what the query texts are about.
  ///   - now: the clock, also of the validator's own examples.
  ///   - facts: what the samples say of the query texts, for a validator that finds something in it.
  ///   - patience: how long one call may be silent; one that is longer ends the suite.
  public init(
    _ type: any ConditionValidator.Type, settings: [String: String] = [:],
    triggering: [String] = [], quiet: [String] = [], level: AudienceLevel = .users,
    workspace: Workspace = TestWorkspaces.shop, now: Instant = Instant(microseconds: 0),
    facts: SampleFacts? = nil, patience: Duration? = nil
  ) {
    self.type = type
    self.settings = settings
    self.triggering = triggering
    self.quiet = quiet
    self.level = level
    self.patience = patience ?? PluginTrial.patience
    context = ValidationContext(workspace: workspace, level: level, now: now, facts: facts)
  }

  public func run() -> ConformanceReport {
    let description = type.description
    var report = ConformanceReport(
      PluginReference(.validator, description.name), patience: patience)
    let type = type
    report.checkDescription(description, settings: settings, codes: type.codes) {
      _ = try type.init(settings: $0)
    }
    guard report.failures.isEmpty else { return report }
    let trial = report.trial
    report.check("its examples are found, each once, under its code, at its mark") { fail in
      for example in type.examples.triggering {
        if let text = try fault(of: example, trial) { fail("\(text) in \(example.query)") }
      }
    }
    report.check("its first suggestion makes of an example what the example says") { fail in
      for example in type.examples.triggering {
        if let text = try mendingFault(of: example, trial) {
          fail("\(text) in \(example.query)")
        }
      }
    }
    report.check("its examples of what is fine stay quiet") { fail in
      for example in type.examples.quiet {
        for finding in try findings(in: example.query, example.setting, trial) {
          fail("\(text(of: finding)) in \(example.query)")
        }
      }
    }
    report.check("what has to be found is found") { fail in
      for query in triggering where try findings(TestTrees.tree(query), context, trial).isEmpty {
        fail("nothing is found in \(query)")
      }
    }
    report.check("what is right stays quiet") { fail in
      for query in quiet {
        for finding in try findings(TestTrees.tree(query), context, trial) {
          fail("\(text(of: finding)) in \(query)")
        }
      }
    }
    var seen: [(tree: ConditionTree, context: ValidationContext, findings: [Finding])] = []
    report.check("every finding points at a node, with a code that is explained") { fail in
      for (tree, context) in try trees() {
        let findings = try findings(tree, context, trial)
        seen.append((tree, context, findings))
        for finding in findings where finding.code == .plugin {
          fail("\(finding.message) in \(Self.start(of: tree))")
        }
        if let text = Self.fault(ofWordsIn: findings, tree) {
          fail("\(text) in \(Self.start(of: tree))")
        }
      }
    }
    report.check("every message is one line without a full stop") { fail in
      // Of the author's own trees: in others it may quote names that have line ends.
      for finding in seen.prefix(triggering.count + quiet.count).flatMap(\.findings) {
        let isLine = !finding.message.isEmpty && !finding.message.contains(where: \.isNewline)
        if !isLine || finding.message.hasSuffix(".") { fail("'\(finding.message)'") }
      }
    }
    report.check("the same tree gives the same findings") { fail in
      for (tree, context, found) in seen where try findings(tree, context, trial) != found {
        fail(Self.start(of: tree))
      }
    }
    report.check("a suggestion, applied, makes its finding go away without a new one") { fail in
      for (tree, context, found) in seen {
        // The first few of a tree, or an extreme one would be edited hundreds of times.
        for finding in found.prefix(3) {
          for suggestion in finding.suggestions {
            if let text = try fault(
              of: suggestion, of: finding, found, tree, context, trial)
            {
              fail(text)
            }
          }
        }
      }
    }
    report.checkOutput {
      for query in triggering + quiet { _ = try findings(TestTrees.tree(query), context, trial) }
    }
    return report
  }

  // MARK: - Examples

  private func fault(of example: ValidatorExample, _ trial: PluginTrial) throws -> String? {
    let found = try findings(in: example.query, example.setting, trial)
    guard found.map(\.code) == [example.code], let finding = found.first else {
      return "expected one '\(example.code)', found \(found.map(\.code.rawValue))"
    }
    guard case .node(let id, let words) = finding.place else { return "it is not at a node" }
    let span = try QueryParser.parse(example.query).span(ofNode: id, words: words)
    return span == example.span ? nil : "it is found at \(span), not at the mark"
  }

  /// What is wrong with what the example says of its suggestion.
  private func mendingFault(
    of example: ValidatorExample, _ trial: PluginTrial
  ) throws -> String? {
    let tree = try TestTrees.tree(example.query)
    // That there is none was said before.
    guard
      let finding = try findings(in: example.query, example.setting, trial).first
    else { return nil }
    guard let suggestion = finding.suggestions.first else {
      return example.mended.map { "it says that '\($0)' mends it, and nothing is suggested" }
    }
    guard let mended = example.mended else {
      return "'\(suggestion.title)' is suggested: expected what it makes of it as 'mended'"
    }
    guard case .setNode(let id, let words) = suggestion.action, let node = tree.node(id) else {
      return "'\(suggestion.title)' does not set a node"
    }
    let edited = try tree.setting(id, to: FieldEdit.apply(words, to: node))
    let text = QueryPrinter.text(edited)
    return text == mended
      ? nil : "'\(suggestion.title)' makes '\(text)' of it, and it says '\(mended)',"
  }

  /// Words of a place that the node does not have: all of the query would be underlined for them.
  private static func fault(ofWordsIn findings: [Finding], _ tree: ConditionTree) -> String? {
    for finding in findings {
      guard case .node(let id, let words?) = finding.place, let node = tree.node(id) else {
        continue
      }
      if !NodeWords(node: node).parts.contains(where: { $0.words.contains(words) }) {
        return "'\(finding.message)' points at '\(words)', which node \(id) does not say,"
      }
    }
    return nil
  }

  private func findings(
    in query: String, _ setting: ExampleSetting, _ trial: PluginTrial
  ) throws -> [Finding] {
    try findings(
      TestTrees.tree(query),
      ValidationContext(
        workspace: type.examples.workspace, level: setting.level, now: context.now,
        facts: setting.facts), trial,
      settings: settings.merging(setting.settings) { $1 })
  }

  // MARK: - What it is tried with

  /// The author's trees in the author's workspace, and the others everywhere.
  private func trees() throws -> [(ConditionTree, ValidationContext)] {
    var all = try (triggering + quiet).map { (try TestTrees.tree($0), context) }
    for level in AudienceLevel.allCases {
      for (_, workspace) in TestWorkspaces.small {
        for (position, tree) in TestTrees.all(of: level).enumerated() {
          all.append((tree, context(workspace, level, facts: facts(position, of: tree))))
        }
      }
      for tree in TestTrees.some(of: level) {
        all.append((tree, context(TestWorkspaces.large, level, facts: nil)))
      }
    }
    return all
  }

  private func context(
    _ workspace: Workspace, _ level: AudienceLevel, facts: SampleFacts?
  ) -> ValidationContext {
    ValidationContext(workspace: workspace, level: level, now: context.now, facts: facts)
  }

  /// Facts of every other tree: of samples that are empty, or that half satisfy each node.
  private func facts(_ position: Int, of tree: ConditionTree) -> SampleFacts? {
    guard position.isMultiple(of: 2) else { return nil }
    return SampleFacts(
      total: position,
      counts: Dictionary(
        tree.nodes.map { ($0.id, position / 2) }, uniquingKeysWith: { first, _ in first }))
  }

  private func findings(
    _ tree: ConditionTree, _ context: ValidationContext, _ trial: PluginTrial,
    settings: [String: String]? = nil
  ) throws -> [Finding] {
    let type = type
    let settings = settings ?? self.settings
    let set: @Sendable () throws -> PluginSettings = {
      try PluginSettings(settings, for: type.description)
    }
    let found = try ValidationHost(
      types: [(type, set)], limits: trial.limits, disabled: trial.disabled
    ).findings(in: tree, context)
    if let end = trial.end {
      throw FindingError(Finding(.plugin, at: .whole, "\(end) in \(Self.start(of: tree))"))
    }
    return found
  }

  // MARK: - Suggestions

  private func fault(
    of suggestion: Suggestion, of finding: Finding, _ found: [Finding], _ tree: ConditionTree,
    _ context: ValidationContext, _ trial: PluginTrial
  ) throws -> String? {
    let name = "'\(suggestion.title)' of \(finding.code) in \(Self.start(of: tree))"
    guard case .setNode(let id, let words) = suggestion.action else {
      return "\(name) replaces text, and there is none: expected words of a node"
    }
    guard let node = tree.node(id) else { return nil }
    let edited: ConditionTree
    do {
      edited = try tree.setting(id, to: FieldEdit.apply(words, to: node))
    } catch {
      return "\(name) cannot be applied: \(text(of: error))"
    }
    let before = found.map(Self.identity)
    let after = try findings(edited, context, trial)
    if after.map(Self.identity).contains(Self.identity(finding)) { return "\(name) mends nothing" }
    let new = after.first { !before.contains(Self.identity($0)) }
    return new.map { "\(name) brings a new one: \(text(of: $0))" }
  }

  private static func identity(_ finding: Finding) -> [String] {
    [finding.code.rawValue, "\(finding.place)", finding.message]
  }

  private static func start(of tree: ConditionTree) -> String {
    String(QueryPrinter.text(tree).prefix(120))
  }
}
