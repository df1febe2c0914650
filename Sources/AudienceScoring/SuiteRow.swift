package import AudienceConditions
package import AudienceDiagnostics
package import AudienceJSON
import AudienceQueryLanguage
package import AudienceSchema
package import AudienceSession

/// One row of a prompt suite: a prompt with the audiences that answer it, or the refusal that is due.
///
///     {"id": "shop-1", "prompt": "Customers who…", "level": "users", "gold": ["event('…')…"],
///      "difficulty": "easy", "tags": ["event"], "pair": "p01", "query": "…", "error": "reword"}
///
/// A single gold may stand without the brackets.
package struct SuiteRow: Sendable {
  /// What is right.
  package enum Expectation: Sendable {
    /// The members of one of these trees; at least one.
    case members([ConditionTree], level: AudienceLevel)
    /// A refusal of this code.
    case refusal(FindingCode)
  }

  package let id: String
  /// The prompt, or the instruction where there is a query.
  package let prompt: String
  /// The query that the prompt is an instruction for.
  package let query: String?
  /// The level of that query, where the row says it.
  package let level: AudienceLevel?
  package let expectation: Expectation
  /// How hard the suite calls it; empty where it does not say.
  package let difficulty: String
  package let tags: [String]
  /// The name that the two rows of a minimal pair share.
  package let pair: String?

  /// - Throws: code `input` for a row that is none; what is wrong with a gold query.
  package init(_ object: JSONObject, in session: Session) throws(FindingError) {
    id = object["id"]?.stringValue ?? object["id"]?.compactText ?? ""
    prompt = try Self.requiredText("prompt", of: object)
    query = try Self.text("query", of: object)
    difficulty = try Self.text("difficulty", of: object) ?? ""
    pair = try Self.text("pair", of: object)
    tags = object["tags"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let said = try Self.text("level", of: object)
    level = try said.map { (name) throws(FindingError) in try Self.level(name) }
    if let code = try Self.text("error", of: object) {
      expectation = .refusal(FindingCode(rawValue: code))
      return
    }
    let golds = (object["gold"]?.arrayValue ?? [object["gold"] ?? .null]).compactMap(\.stringValue)
    if golds.isEmpty { throw Self.fault("expected a field 'gold' or 'error'") }
    let level = level ?? .users
    var trees: [ConditionTree] = []
    for gold in golds { trees.append(try session.tree(ofQuery: gold, level: level)) }
    expectation = .members(trees, level: level)
  }

  /// The first gold as query text, or the code that is due.
  package var expectedText: String {
    switch expectation {
    case .members(let trees, _): trees.first.map { QueryPrinter.text($0) } ?? ""
    case .refusal(let code): code.rawValue
    }
  }

  private static func requiredText(
    _ key: UTF8Text, of object: JSONObject
  ) throws(FindingError) -> String {
    guard let text = try text(key, of: object) else { throw fault("expected a field '\(key)'") }
    return text
  }

  private static func text(
    _ key: UTF8Text, of object: JSONObject
  ) throws(FindingError) -> String? {
    switch object[key] {
    case nil, .null?: return nil
    case .string(let text)?: return text.string
    case let other?: throw fault("expected '\(key)' to be a string, not \(other.kindName)")
    }
  }

  private static func level(_ name: String) throws(FindingError) -> AudienceLevel {
    guard let level = AudienceLevel(rawValue: name) else {
      throw fault("expected 'level' to be users or accounts, not '\(name)'")
    }
    return level
  }

  private static func fault(_ message: String) -> FindingError {
    FindingError(Finding(.input, at: .whole, message))
  }
}
