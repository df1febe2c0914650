import AudienceConditions
import AudienceDiagnostics

extension TreeEditError {
  /// The error as an analyst reads it.
  var finding: Finding {
    switch self {
    case .noSuchNode(let id):
      Finding(
        .unknownNode, at: .whole, "the tree has no node \(id)",
        help: "the numbers in the tree's left gutter name its nodes: /show")
    case .rootCannotGo:
      Finding(
        .edit, at: .whole, "the last condition of a tree cannot be removed",
        help: "/replace ID CONDITION puts another one in its place")
    case .notAJunction(let id):
      Finding(
        .edit, at: .whole, "node \(id) would not be there any more after the move",
        help: "choose a node that stays: /show")
    case .notAWrapper(let id):
      Finding(
        .edit, at: .whole, "node \(id) holds no other condition that could take its place",
        help: "not, any, all, and, or can be unwrapped")
    case .needsAnother(let wrapper):
      Finding(
        .usage, at: .whole, "'\(wrapper.rawValue)' needs a second condition",
        help: "/wrap 3 \(wrapper.rawValue) trait('email').exists()")
    case .intoItself(let id):
      Finding(.edit, at: .whole, "node \(id) cannot be moved into itself")
    case .severalInside(let id):
      Finding(
        .edit, at: .whole, "node \(id) holds several conditions and stands in no other junction",
        help: "/remove ID takes one of them away")
    case .notAnEvent(let id):
      Finding(
        .edit, at: .whole, "node \(id) is no condition on an event, so there is nothing to narrow",
        help: "/add \(id) CONDITION puts a condition beside it")
    }
  }
}
