import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceReasoning

/// The findings about what is constant in a tree, a kind of cause for each validator.
struct ConstantFindings {
  let tree: ConditionTree
  let context: ValidationContext
  private let constants: ConstantConditions

  init(in tree: ConditionTree, _ context: ValidationContext) {
    self.tree = tree
    self.context = context
    constants = ConstantConditions(in: tree, now: context.now)
  }

  /// The constants of some causes, each with its node.
  func constants(
    _ isMeant: (ConstantCondition) -> Bool
  ) -> [(constant: ConstantCondition, node: ConditionNode)] {
    constants.found.filter(isMeant).compactMap { constant in
      tree.node(constant.nodeID).map { (constant, $0) }
    }
  }

  /// The finding: an error where the whole tree is constant because of it, so that it selects nobody
  /// or everybody; a warning where a part is.
  func finding(
    _ code: FindingCode, _ constant: ConstantCondition, at node: ConditionNode,
    words: String? = nil, _ message: String,
    suggestions: [Suggestion] = [], help: String? = nil
  ) -> Finding {
    let sound = tree.sound(suggestions, context)
    let consequence: String? =
      switch (constant.decidesAll, constants.whole) {
      case (true, .always): "everybody is a member, whatever they did"
      case (true, .never): "nobody can be a member"
      case (true, nil), (false, _): nil
      }
    let help = [help, consequence].compactMap(\.self).joined(separator: "; ")
    return Finding(
      code, constant.decidesAll ? .error : .warning,
      at: .node(node.id, words: words.flatMap { node.firstSaid(of: [$0]) }),
      message, suggestions: sound, help: help.isEmpty ? nil : help)
  }
}
