import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

extension NameMention.Subject {
  /// The name as it was written.
  var name: String {
    switch self {
    case .event(let name): name.text.string
    case .property(let path, _), .trait(let path, _): path.text.string
    }
  }

  /// The name between quotes.
  var quotedName: String { QueryPrinter.quoted(name) }

  /// The name with what it is: `event 'Order Completed'`.
  var words: String {
    switch self {
    case .event: "event \(quotedName)"
    case .property: "property \(quotedName)"
    case .trait: "trait \(quotedName)"
    }
  }
}

extension ConditionTree {
  /// Whether it names an event, property, trait or audience that the workspace does not have.
  func hasUnknownNames(_ context: ValidationContext) -> Bool {
    nameMentions(level: context.level).contains { mention in
      switch mention.subject {
      case .event(let name): context.workspace.event(named: name) == nil
      case .property(let path, let event):
        context.workspace.lookUpProperty(path, of: event) == .unknown
      case .trait(let path, let scope):
        context.workspace.lookUpTrait(path, scope: scope) == .unknown
      }
    }
  }

  /// Every node by its id.
  var nodesByID: [Int: ConditionNode] {
    Dictionary(nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ConditionNode {
  /// The first of some words that this node says in itself.
  func firstSaid(of candidates: [String]) -> String? {
    let parts = NodeWords(node: self).parts.map(\.words)
    return candidates.first { words in parts.contains { $0.contains(words) } }
  }

  /// The words of this node that say a name; a measure says `sum of 'total'`.
  func words(saying subject: NameMention.Subject) -> String? {
    firstSaid(of: [subject.words, subject.quotedName])
  }
}
