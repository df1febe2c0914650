import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// What a model answered, read strictly. It is data: it selects among names of the workspace.
enum Answer {
  case tree(AnsweredTree)
  /// The model says that it cannot, and why, in its own words.
  case cannot(reason: String)

  struct AnsweredTree {
    let level: AudienceLevel
    let tree: ConditionTree
    /// The words of the prompt for each node, as the model quotes them: not yet looked up.
    let quotes: [Int: [String]]
    let assumptions: [(quote: String, text: String)]
    let notUsed: [String]
  }

  /// Reads an answer.
  ///
  /// - Throws: `AnswerError` with the first value that does not fit.
  init(_ text: String) throws(AnswerError) {
    let json: JSONValue
    do {
      json = try JSONReader.read(text)
    } catch {
      throw AnswerError("", "byte \(error.offset): \(error.message)")
    }
    guard case .object(let object) = json else {
      throw AnswerError("", "expected an object, not \(json.kindName)")
    }
    switch object["status"]?.stringValue {
    case "cannot":
      self = .cannot(reason: object["reason"]?.stringValue ?? "")
    case "ok":
      guard let level = object["level"]?.stringValue.flatMap(AudienceLevel.init(rawValue:)) else {
        throw AnswerError("level", "expected users or accounts")
      }
      guard let tree = object["tree"], tree != .null else {
        throw AnswerError("tree", "expected a condition")
      }
      let read = try AnswerForm.tree(from: tree, at: "tree")
      self = .tree(
        AnsweredTree(
          level: level, tree: read.tree, quotes: read.quotes,
          assumptions: (object["assumptions"]?.arrayValue ?? []).compactMap { assumption in
            assumption["text"]?.stringValue.map {
              (assumption["quote"]?.stringValue ?? "", $0)
            }
          },
          notUsed: (object["not_used"]?.arrayValue ?? []).compactMap(\.stringValue)))
    default: throw AnswerError("status", "expected ok or cannot")
    }
  }
}
