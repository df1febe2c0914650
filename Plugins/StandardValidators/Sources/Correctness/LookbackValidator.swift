public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Finds lookback windows that are longer than the workspace's limit (`lookback_days`).
///
/// Dates of traits, and events without a window, have no limit.
///
///     event('Order Completed').within(5000 days).count() >= 1    // lookback
public struct LookbackValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "lookback", version: "1.0",
    summary: "lookback windows that are longer than the workspace's limit")

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        .lookback, "event('Order Completed').«within(500 days)».count() >= 1",
        mended: "event('Order Completed').within(365 days).count() >= 1"),
      ValidatorExample(
        .lookback, "event('Order Completed').«between(900 days, 30 days)».count() >= 1",
        mended: "event('Order Completed').between(365 days, 30 days).count() >= 1"),
      ValidatorExample(
        .lookback, "event('Order Completed').«within(9000 hours)».count() >= 1",
        mended: "event('Order Completed').within(365 days).count() >= 1"),
    ],
    quiet: [
      QuietExample("event('Order Completed').within(365 days).count() >= 1"),
      QuietExample("event('Order Completed').count() >= 1"),
      QuietExample("trait('created_at').within_last(5000 days)"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    guard let limit = context.workspace.settings.lookbackDays else { return [] }
    let nodes = tree.nodesByID
    return tree.windowMentions.filter { mention in
      mention.window.longest.microseconds > TimeSpan.days(limit).microseconds
    }.map { mention in
      let words = nodes[mention.nodeID]?.firstSaid(of: [NodeWords.words(mention.window)])
      return Finding(
        .lookback, at: .node(mention.nodeID, words: words),
        "the lookback window is \(mention.window.longest.text), "
          + "longer than the limit of \(TimeSpan.days(limit).text)",
        suggestions: tree.sound(
          suggestions(for: mention, limit, nodes), context, mends: false))
    }
  }

  /// The longest window that is allowed, where setting it shortens this window and nothing else.
  private func suggestions(
    for mention: WindowMention, _ limit: Int, _ nodes: [Int: ConditionNode]
  ) -> [Suggestion] {
    guard let node = nodes[mention.nodeID], node.windows == [mention.window] else { return [] }
    let words = NodeWords.words(mention.window.shortened(to: .days(limit)))
    return [Suggestion("make it \(words)", .setNode(node.id, words))]
  }
}

extension ConditionNode {
  /// The windows of the node's own stream on the left, the one that `/set` sets.
  fileprivate var windows: [Window] {
    switch condition {
    case .compare(.measure(let stream, _), _, _), .test(.measure(let stream, _), _):
      stream.filters.compactMap { filter in
        if case .window(let window) = filter { window } else { nil }
      }
    case .and, .or, .not, .any, .all, .compare, .test: []
    }
  }
}

extension Window {
  /// The same window with no end farther than a span.
  fileprivate func shortened(to limit: TimeSpan) -> Window {
    func shorter(_ span: TimeSpan) -> TimeSpan {
      span.microseconds > limit.microseconds ? limit : span
    }
    switch extent {
    case .last(let span): return .last(shorter(span), from: anchor)
    case .between(let one, let other):
      return .between(shorter(one), shorter(other), from: anchor)
    }
  }
}
