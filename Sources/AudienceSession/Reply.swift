package import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
package import AudiencePreview
package import AudienceSchema
package import AudienceTime

/// What a command returns, before rendering.
package enum Reply: Sendable {
  case generated(GeneratedReply)
  case tree(TreeReply)
  case changed(ChangedReply)
  case explanation(ExplanationReply)
  case readings(TreeOrigin.GeneratedOrigin)
  case members(MembersReply)
  case count(CountReply)
  case why(WhyReply)
  case findings(FindingsReply)
  case schema(SchemaReply)
  case status(StatusReply)
  case opened(OpenedReply)
  case plugins([PluginListing])
  case plugin(PluginListing)
  case help(HelpReply)
  case log([LogEntry])
  case exported(ExportedText)
  /// A text for the clipboard.
  case copied(ExportedText)
  /// A text to go on with on the line.
  case draft(String)
  /// What the lines of a script were answered, in their order.
  case series([ScriptStep])
  /// What was found by looking into the tree and its members.
  case analysis(AnalysisReply)
  /// What would be sent out; nothing was.
  case outgoing(OutgoingReply)
  case comparison(ComparisonReply)
  /// Prompts that work.
  case examples(ExamplesReply)
  /// What `/config` set.
  case config(ConfigReply)
  /// Lines of plain text.
  case text([String])
  /// The command could not be done; everything is as it was.
  case failed(FailedReply)
  case quit

  /// The exit status of a process that ends with this reply (DESIGN.md, "Command line").
  package var exitStatus: Int32 {
    switch self {
    case .failed(let reply):
      return reply.exitStatus
    case .findings(let reply):
      return reply.findings.contains { $0.severity == .error } ? 1 : 0
    case .generated(let reply):
      return reply.state.findings.contains { $0.severity == .error } ? 1 : 0
    case .why(let reply):
      return reply.report.isMember ? 0 : 1
    case .series(let steps):
      return steps.last?.reply.exitStatus ?? 0
    case .tree, .changed, .explanation, .readings, .members, .count, .schema, .status, .opened,
      .plugins, .plugin, .help, .log, .exported, .copied, .draft, .analysis, .outgoing,
      .comparison, .examples, .config, .text, .quit:
      return 0
    }
  }
}

/// A line of a script with its answer.
package struct ScriptStep: Sendable {
  package let line: String
  package let reply: Reply
}

/// A prompt became a tree.
package struct GeneratedReply: Sendable {
  package let state: TreeState
  package let origin: TreeOrigin.GeneratedOrigin
  /// How many hand edits of the tree before it replaced.
  package let replacedEdits: Int
}

/// What a prompt would send out.
package struct OutgoingReply: Sendable {
  package let data: OutgoingData
  /// Whether the names that are left out are asked for, not the bytes.
  package let showsLeftOut: Bool
}

/// What two strategies make of one prompt.
package struct ComparisonReply: Sendable {
  package let prompt: String
  /// The name of each strategy with its tree, or why it gave none.
  package let sides: [(strategy: String, outcome: Result<TreeState, FindingError>)]
  /// The members that differ; nil where a strategy gave no tree.
  package let difference: ChangedReply?
}

/// The tree as it is, in one of its views.
package struct TreeReply: Sendable {
  /// How a tree is shown.
  package enum View: String, Sendable, CaseIterable {
    case tree, query, json
  }

  package let state: TreeState
  package let view: View
}

/// An edit changed the tree.
package struct ChangedReply: Sendable {
  package let before: TreeState?
  package let after: TreeState
  /// What takes it back: `/undo to go back`.
  package let wayBack: String
  /// What is compared, where it is not the tree before and after an edit: `step 1 → now`.
  package var title = ""
  /// Whether an id names the same node in both trees.
  package var sharesIDs = true
  /// What else explains it, a sentence each.
  package var notes: [String] = []
  /// Who enters, who leaves and why; nil where that was not asked for, or nobody does.
  package var difference: MemberDifference?

  init(before: TreeState?, after: TreeState, wayBack: String) {
    self.before = before
    self.after = after
    self.wayBack = wayBack
  }
}

/// Where each part of the tree came from.
package struct ExplanationReply: Sendable {
  package let state: TreeState
  package let assumptions: [Assumption]
  /// The words of the prompt that nothing used.
  package let unusedWords: [Span]
}

/// Prompts that the strategy understands in a workspace.
package struct ExamplesReply: Sendable {
  package let workspace: String
  package let rows: [Row]

  package struct Row: Hashable, Sendable {
    /// The kind of condition it is an example of.
    package let kind: String
    package let prompt: String
    package let level: AudienceLevel
    /// How many it selects; nil without samples.
    package let count: Int?
  }
}

/// Some members with their traits.
package struct MembersReply: Sendable {
  package let level: AudienceLevel
  package let columns: [String]
  /// One row a member: the id, then a text for each column.
  package let rows: [Row]
  package let count: Int
  package let total: Int

  package struct Row: Hashable, Sendable {
    package let id: UTF8Text
    package let cells: [String]
  }
}

/// How many members the tree has.
package struct CountReply: Hashable, Sendable {
  package let count: Int
  package let total: Int
  package let level: AudienceLevel
}

/// Why one profile is a member or not.
package struct WhyReply: Sendable {
  package let report: WhyReport
  package let tree: ConditionTree
  package let nearMiss: NearMiss?
  /// How many others the near miss would include.
  package let nearMissOthers: Int
}

/// The findings of the tree.
package struct FindingsReply: Sendable {
  package let findings: [Finding]
  package let tree: ConditionTree?

  package init(findings: [Finding], tree: ConditionTree?) {
    self.findings = findings
    self.tree = tree
  }
}

/// A session's status.
package struct StatusReply: Sendable {
  package let workspace: String?
  package let path: String?
  package let now: Instant
  package let clockSource: ClockSource
  package let level: AudienceLevel?
  package let strategy: String
  package let engine: String
  package let profiles: Int?
  package let accounts: Int?
  package let prompt: String
  package let steps: Int
}

/// A workspace was opened.
package struct OpenedReply: Sendable {
  package let workspace: Workspace
  package let findings: [Finding]
  /// What the call logs held; empty where there are none.
  package let load: [String]
  package let profiles: Int?
  package let accounts: Int?
  package let now: Instant
  package let clockSource: ClockSource
  /// The query text of the tree that was at hand in the workspace before; nil where there was none.
  package let leftQuery: String?

  /// The same with what was found when its workspace.json was made, and a line about that.
  func adding(_ findings: [Finding], made line: String) -> OpenedReply {
    OpenedReply(
      workspace: workspace, findings: findings + self.findings, load: [line] + load,
      profiles: profiles, accounts: accounts, now: now, clockSource: clockSource,
      leftQuery: leftQuery)
  }
}

/// A plugin in a listing.
package struct PluginListing: Sendable {
  package let kind: String
  package let description: PluginDescription
  package let isInUse: Bool
}

/// A line of the session's log.
package struct LogEntry: Hashable, Sendable {
  package let step: Int
  package let command: String
  package let count: Int?
  package let isCurrent: Bool
}

/// A command failed.
package struct FailedReply: Sendable {
  package let findings: [Finding]
  /// Whether `/apply N` can use the suggestions of the findings.
  package let offersApply: Bool

  package init(findings: [Finding], offersApply: Bool) {
    self.findings = findings
    self.offersApply = offersApply
  }

  package var exitStatus: Int32 {
    guard let first = findings.first else { return 1 }
    return CodeCatalog.description(of: first.code)?.exitStatus ?? 1
  }
}

/// Where the clock's instant came from.
package enum ClockSource: String, Sendable {
  case command = "set by /at"
  case argument = "--at"
  case workspace = "the workspace's now"
  case latestCall = "the latest call"
  case system = "the system's clock"
}
