public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Notes what keeps Segment from computing an audience in real time, so that it is computed in
/// batches, about once an hour.
///
/// Facts of Segment's documentation (November 2025): audiences with time windows and funnel
/// audiences are batch computations ("Real-time compute compared to batch"); so are account-level
/// audiences ("Known limitations"). Dynamic references belong to funnels; a property compared with a
/// trait has none, and is counted among them as the builder does.
///
/// Most audiences have a window, and all of accounts are batches: a note that always comes is not
/// read. They are noted with `windows` and `accounts` only.
public struct BatchComputationValidator: ConditionValidator {
  private static let code: FindingCode = "needs-batch"

  public static let description = PluginDescription(
    name: "batch-computation", version: "1.0",
    summary: "what keeps Segment from computing an audience in real time",
    settings: [
      PluginSetting(
        "windows", .boolean, default: "false",
        summary: "whether lookback windows are noted too: most audiences have one"),
      PluginSetting(
        "accounts", .boolean, default: "false",
        summary: "whether audiences of accounts are noted too: all of them are batches"),
    ])

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "Segment computes this in batches, not in real time",
      """
      Funnels (parent:), dynamic references, lookback windows and audiences of accounts are computed
      about once an hour: members come and go with that delay. What must react within seconds
      (a message in the session) needs an audience without them, or a journey.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code,
        "event('Product Viewed').where(«event('Order Completed').within(parent: 1 day).count() = 0»)"
          + ".count() >= 1",
        prompt: "Customers who viewed a product and didn't order within 1 day"),
      ValidatorExample(
        code, "event('Order Completed').where(«property('total') > trait('age')»).count() >= 1"),
      ValidatorExample(
        code, "«trait('seats') > 5»",
        setting: ExampleSetting(level: .accounts, settings: ["accounts": "true"])),
      ValidatorExample(
        code, "trait('vip') = 'true' AND «event('Order Completed').within(7 days).count() >= 1»",
        setting: ExampleSetting(settings: ["windows": "true"])),
    ],
    quiet: [
      QuietExample("event('Order Completed').count() >= 1 AND trait('plan') = 'pro'"),
      QuietExample("event('Order Completed').within(7 days).count() >= 1"),
      QuietExample("trait('seats') > 5", setting: ExampleSetting(level: .accounts)),
      QuietExample(
        "trait('created_at').within_last(7 days)",
        setting: ExampleSetting(settings: ["windows": "true"])),
    ])

  private let notesWindows: Bool
  private let notesAccounts: Bool

  public init(settings: PluginSettings) {
    notesWindows = settings.isOn("windows")
    notesAccounts = settings.isOn("accounts")
  }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    var reasons: [(words: String, nodeID: Int)] = []
    func add(_ words: String, _ id: Int) {
      if !reasons.contains(where: { $0.words == words }) { reasons.append((words, id)) }
    }
    if notesAccounts, context.level == .accounts { add("it is of accounts", tree.root.id) }
    for leaf in tree.leaves(context) {
      if leaf.hasWindow(from: .parentEvent) { add("it has a funnel", leaf.node.id) }
      if leaf.hasDynamicReference { add("a property is compared with another value", leaf.node.id) }
      if notesWindows, leaf.hasWindow(from: .clock) { add("it has a window", leaf.node.id) }
    }
    guard let first = reasons.first else { return [] }
    return [
      Finding(
        Self.code, .note, at: .node(first.nodeID, words: nil),
        "Segment computes this in batches: " + reasons.map(\.words).joined(separator: ", "))
    ]
  }
}

extension Leaf {
  fileprivate func hasWindow(from anchor: Window.Anchor) -> Bool {
    scalars.contains { scalar in
      guard case .measure(let stream, _) = scalar else { return false }
      return stream.filters.contains { filter in
        if case .window(let window) = filter { window.anchor == anchor } else { false }
      }
    }
  }

  /// Whether a property is compared with one of another event, or with a trait.
  fileprivate var hasDynamicReference: Bool {
    if case .property(_, of: .parentEvent) = left { return true }
    guard case .symbol(_, let right) = relation else { return false }
    switch (left, right) {
    case (.property, .property(_, of: .parentEvent)), (.property, .trait): return true
    case (_, .literal), (_, .trait), (_, .property), (_, .context), (_, .measure): return false
    }
  }
}
