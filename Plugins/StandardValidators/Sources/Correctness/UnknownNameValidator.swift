public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Finds events, properties, traits and audiences that the workspace does not have.
///
/// What is unknown selects nobody, or everybody under NOT, without any sign of it. Paths below a
/// declared array or object are known (SEMANTICS 10); properties of an unknown event are not
/// reported on top of it.
///
///     event('Order Complete').count() >= 1      // unknown-event, near 'Order Completed'
///     event('Order Completed').count() >= 1     // nothing
public struct UnknownNameValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "unknown-names", version: "1.0",
    summary: "events, properties, traits and audiences that the workspace does not have")

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        .unknownEvent, "event(«'Order Complete'»).count() >= 1",
        mended: "event('Order Completed').count() >= 1"),
      ValidatorExample(.unknownEvent, "event(«'Zebra'»).count() >= 1"),
      ValidatorExample(
        .unknownProperty, "event('Order Completed').where(property(«'totl'») > 5).count() >= 1",
        mended: "event('Order Completed').where(property('total') > 5).count() >= 1"),
      ValidatorExample(
        .unknownTrait, "trait('plan') = 'pro' AND trait(«'emial'»).exists()",
        mended: "trait('plan') = 'pro' AND trait('email').exists()"),
      ValidatorExample(
        .unknownTrait, "trait(«'Big Spenders'») = 'true'", mended: "trait('big_spenders') = 'true'"),
      ValidatorExample(.unknownTrait, "trait(«'seats'») > 5"),
    ],
    quiet: [
      QuietExample("event('Order Completed').where(property('total') > 5).count() >= 1"),
      QuietExample("trait('big_spenders') = 'true' AND trait('interests.$.name') = 'yoga'"),
      QuietExample("trait('seats') > 5", setting: ExampleSetting(level: .accounts)),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let nodes = tree.nodesByID
    var seen: Set<NameMention> = []
    return tree.nameMentions(level: context.level).compactMap { mention in
      guard seen.insert(mention).inserted, let node = nodes[mention.nodeID] else { return nil }
      return finding(for: mention, of: node, context.workspace)
    }
  }

  private func finding(
    for mention: NameMention, of node: ConditionNode, _ workspace: Workspace
  ) -> Finding? {
    switch mention.subject {
    case .event(let event):
      guard workspace.event(named: event) == nil else { return nil }
      return finding(
        .unknownEvent, mention, node,
        "workspace '\(workspace.name)' has no event \(mention.subject.quotedName)",
        nearest: workspace.events(near: event.text.string, count: 1).first?.text.string,
        help: "/schema lists the events")
    case .property(let path, let event):
      guard workspace.event(named: event) != nil,
        workspace.lookUpProperty(path, of: event) == .unknown
      else { return nil }
      return finding(
        .unknownProperty, mention, node,
        "event \(NameMention.Subject.event(event).quotedName) has no property "
          + mention.subject.quotedName,
        nearest: workspace.properties(near: path.text.string, of: event, count: 1).first?.text
          .string,
        help: "/schema \(event) lists its properties")
    case .trait(let path, let scope):
      guard workspace.lookUpTrait(path, scope: scope) == .unknown else { return nil }
      return finding(
        .unknownTrait, mention, node,
        "workspace '\(workspace.name)' has no \(scope.rawValue) trait or audience "
          + mention.subject.quotedName,
        nearest: workspace.traits(near: path.text.string, scope: scope, count: 1).first?.text
          .string,
        help: help(forTrait: path, scope, workspace))
    }
  }

  private func finding(
    _ code: FindingCode, _ mention: NameMention, _ node: ConditionNode, _ message: String,
    nearest: String?, help: String
  ) -> Finding {
    let suggestion = nearest.flatMap { name in
      node.words(renaming: mention.subject, to: name).map { words in
        Suggestion(
          "did you mean \(QueryPrinter.quoted(name))?", .setNode(node.id, words))
      }
    }
    return Finding(
      code, at: .node(node.id, words: node.words(saying: mention.subject)), message,
      suggestions: suggestion.map { [$0] } ?? [], help: suggestion == nil ? help : nil)
  }

  private func help(
    forTrait path: FieldPath, _ scope: TraitScope, _ workspace: Workspace
  ) -> String {
    let other: TraitScope = scope == .user ? .account : .user
    guard workspace.lookUpTrait(path, scope: other) != .unknown else {
      return "/schema lists traits and audiences"
    }
    return other == .user
      ? "it is known of users: put the condition under ANY or ALL"
      : "it is known of accounts: make it an audience of accounts"
  }
}
