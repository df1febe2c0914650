import AudienceConditions
import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
public import AudienceSchema
import AudienceTime

/// Looks whether an exporter keeps the contract of `ConditionExporter`.
public struct ExporterConformance {
  private let type: any ConditionExporter.Type
  private let settings: [String: String]
  private let queries: [String]
  private let workspace: Workspace
  private let patience: Duration

  /// - Parameters:
  ///   - settings: what the exporter is set to, where its defaults are not enough.
  ///   - queries: query texts that it can express; each has to give a text.
  ///   - patience: how long one call may be silent; one that is longer ends the suite.
  public init(
    _ type: any ConditionExporter.Type, settings: [String: String] = [:],
    queries: [String] = [
      "trait('email').exists()", "event('Order Completed').within(30 days).count() >= 1",
    ],
    workspace: Workspace = TestWorkspaces.shop, patience: Duration? = nil
  ) {
    self.type = type
    self.settings = settings
    self.queries = queries
    self.workspace = workspace
    self.patience = patience ?? PluginTrial.patience
  }

  public func run() -> ConformanceReport {
    let description = type.description
    var report = ConformanceReport(
      PluginReference(.exporter, description.name), patience: patience)
    let type = type
    report.checkDescription(description, settings: settings) { _ = try type.init(settings: $0) }
    guard report.failures.isEmpty else { return report }
    let trial = report.trial
    report.check("what it can express has a text that ends with a line end") { fail in
      for query in queries {
        let exported = try export(TestTrees.tree(query), .users, workspace, trial)
        if exported.text.isEmpty { fail("\(query) gives nothing") }
        if exported.text.utf8.last != UInt8(ascii: "\n") {
          fail("\(query) gives a text without a line end")
        }
      }
    }
    report.check("a tree is exported, or a finding says what cannot be expressed, and where") {
      fail in
      try forEachTree { tree, level, name, workspace in
        do {
          _ = try export(tree, level, workspace, trial)
        } catch let error as FindingError {
          if let fault = Self.fault(error, tree) { fail("\(fault) (\(name))") }
        }
      }
    }
    report.check("the same request gives the same text") { fail in
      try forEachTree { tree, level, name, workspace in
        let texts = (0..<2).map { _ in try? export(tree, level, workspace, trial) }
        if texts[0] != texts[1] { fail("\(QueryPrinter.text(tree).prefix(120)) (\(name))") }
      }
    }
    report.checkOutput {
      for query in queries { _ = try export(TestTrees.tree(query), .users, workspace, trial) }
    }
    return report
  }

  private func forEachTree(
    _ body: (ConditionTree, AudienceLevel, String, Workspace) throws -> Void
  ) throws {
    for query in queries { try body(TestTrees.tree(query), .users, "the author's", workspace) }
    for level in AudienceLevel.allCases {
      for (name, workspace) in TestWorkspaces.small {
        for tree in TestTrees.all(of: level) { try body(tree, level, name, workspace) }
      }
      for tree in TestTrees.some(of: level) {
        try body(tree, level, "100 000 names", TestWorkspaces.large)
      }
    }
  }

  private func export(
    _ tree: ConditionTree, _ level: AudienceLevel, _ workspace: Workspace, _ trial: PluginTrial
  ) throws -> ExportedText {
    let type = type
    let set = try PluginSettings(settings, for: type.description)
    let request = ExportRequest(
      tree: tree, level: level, workspace: workspace, now: Instant(microseconds: 0),
      prompt: "'; \u{1B}[31m -- \" \\ customers\nwith two lines")
    return try trial.call { _ in
      try type.init(settings: set).export(request)
    }
  }

  private static func fault(_ error: FindingError, _ tree: ConditionTree) -> String? {
    for finding in error.findings {
      guard finding.code != .plugin, CodeCatalog.description(of: finding.code) != nil else {
        return text(of: finding)
      }
      if case .node(let id, _) = finding.place, tree.node(id) == nil {
        return "\(text(of: finding)) points at node \(id), which the tree does not have"
      }
    }
    return nil
  }
}
