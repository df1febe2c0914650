import AudienceConditions
import AudienceDiagnostics
import AudienceJSON

/// The form in which a model writes a condition tree, and its way to and from our own JSON.
///
/// It says the same as `ConditionTree.json` with two differences that servers ask for: every kind of
/// condition begins with a key of its own (the members of an `anyOf` may not share their first
/// key), and every field is there, `null` where it says nothing. Ids are left out; each condition
/// carries `quotes`, the words of the prompt that it comes from.
///
///     {"and": [
///       {"compare": {"event": "Order Completed", "filters": [{"within": "30 days"}],
///                    "measure": "count", "field": null, "as": null, "at_least": null},
///        "symbol": "=", "to": {"number": 0}, "quotes": ["haven't purchased"]},
///       {"test": {"trait": "phone"}, "comparator": "exists", "values": [], "span": null,
///        "quotes": ["have a phone"]}],
///      "quotes": ["and"]}
enum AnswerForm {
  /// The keys that a condition begins with.
  static let kinds: [UTF8Text] = [
    "and", "or", "not", "any_user", "every_user", "compare", "test",
  ]

  /// A tree that was read, with the quotes of each node.
  struct ReadTree {
    let tree: ConditionTree
    let quotes: [Int: [String]]
  }

  /// Reads a tree.
  ///
  /// - Throws: `AnswerError` with the path of the value that does not fit.
  static func tree(from json: JSONValue, at path: String) throws(AnswerError) -> ReadTree {
    var reader = AnswerFormReader()
    let condition = try reader.condition(json, at: path, depth: 1)
    let document: JSONValue = .object([
      "version": .integer(ConditionTree.jsonVersion), "next_id": .integer(reader.nextID),
      "condition": condition,
    ])
    do {
      return ReadTree(tree: try ConditionTree(json: document), quotes: reader.quotes)
    } catch {
      let place = error.path.last.map { step in
        if case .key(let key) = step { " (at '\(key)')" } else { "" }
      }
      throw AnswerError(path, error.message + (place ?? ""))
    }
  }

  /// A tree as a model reads it.
  static func json(_ tree: ConditionTree) -> JSONValue {
    AnswerFormWriter.condition(tree.json["condition"] ?? .null)
  }
}

/// Why an answer cannot be used: where, and what was expected there.
struct AnswerError: Error, Hashable {
  /// `tree.and[0].to`; empty for the whole.
  let path: String
  /// Lower case, without a full stop.
  let message: String

  init(_ path: String, _ message: String) {
    self.path = path
    self.message = message
  }

  var words: String { path.isEmpty ? message : "\(path): \(message)" }
}
