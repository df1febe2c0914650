public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// Warns of events, properties and traits that nobody has sent for a long time.
///
/// Such a name is often the old one of something that goes on under a new name. How long is long:
/// `inactive_after_days` before the newest name of the workspace (SEMANTICS 10).
///
///     event('Store Visit').count() >= 1    // inactive-name: last seen 2023-08-20
public struct InactiveNameValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "inactive-names", version: "1.0",
    summary: "names that were not seen for a long time")

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(.inactiveName, "event(«'Store Visit'»).count() >= 1"),
      ValidatorExample(
        .inactiveName, "trait(«'fax_number'»).exists()", prompt: "Customers who have a fax number"),
      ValidatorExample(
        .inactiveName, "event('Order Completed').max(property(«'old_total'»)) > 5"),
    ],
    quiet: [
      QuietExample("event('Order Completed').count() >= 1"),
      QuietExample("trait('plan').exists()"),
      QuietExample("event('Order Completed').max(property('total')) > 5"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let nodes = tree.nodesByID
    var seen: Set<NameMention> = []
    return tree.nameMentions(level: context.level).compactMap { mention in
      guard seen.insert(mention).inserted, let node = nodes[mention.nodeID],
        let lastSeen = lastSeen(mention.subject, context.workspace),
        context.workspace.activity(lastSeen: lastSeen) == .inactive
      else { return nil }
      return Finding(
        .inactiveName, .warning,
        at: .node(node.id, words: node.words(saying: mention.subject)),
        "\(mention.subject.words) is inactive: it was last seen on \(lastSeen.date.text)",
        help: "names are inactive after \(context.workspace.settings.inactiveAfterDays) days")
    }
  }

  /// When a name was last seen; nil where that is unknown, and for properties of an event that is
  /// itself inactive.
  private func lastSeen(
    _ subject: NameMention.Subject, _ workspace: Workspace
  ) -> Instant? {
    switch subject {
    case .event(let event): return workspace.event(named: event)?.lastSeen
    case .property(let path, let name):
      guard let event = workspace.event(named: name),
        workspace.activity(lastSeen: event.lastSeen) != .inactive,
        case .declared(let field) = workspace.lookUpProperty(path, of: name)
      else { return nil }
      return field.lastSeen
    case .trait(let path, let scope):
      guard case .declared(let field) = workspace.lookUpTrait(path, scope: scope) else {
        return nil
      }
      return field.lastSeen
    }
  }
}
