import AudienceDiagnostics
public import AudienceJSON

/// The JSON form of trees, version 1.
///
///     {"version": 1, "next_id": 4, "condition":
///       {"id": 1, "kind": "and", "conditions": [
///         {"id": 2, "kind": "comparison",
///          "left": {"event": "Order Completed",
///                   "filters": [{"within": "30 days"}],
///                   "measure": "count"},
///          "symbol": "=", "right": {"number": 0}},
///         {"id": 3, "kind": "test", "left": {"trait": "phone"}, "comparator": "exists"}]}}
///
/// **Condition**: `id` (a whole number from 1) and `kind`:
/// - `and`, `or`: `conditions`, at least two
/// - `not`, `any`, `all`: `condition`
/// - `comparison`: `left` and `right`, values; `symbol`, one of `=` `!=` `>` `>=` `<` `<=`
/// - `test`: `left`, a value; `comparator`, the name as in query text; and what it takes: `values`
///   (`contains`, `omits`, `one_of`, `none_of`), `value` (`starts_with`, `ends_with`,
///   `before_date`, `after_date`), `span` (`within_last`, `within_next`, `before_last`,
///   `after_next`), nothing (`exists`, `absent`)
///
/// **Value**: an object with one of
/// - a literal: `string`, `number`, `boolean`, `date` (`2026-01-31`), `timestamp` (RFC 3339)
/// - `trait`, `property`, `parent_property`, `context`: a path as in query text
/// - `event` or `entity`: a name, with `measure` and, where there are any, `filters` and
///   `field`, and with `mode` `at_least`; with `min`, `max` and `mode` `as`
///
/// **Filter**, an object with one of `where` (a condition), `within`, `within_parent` (a span),
/// `between`, `between_parent` (two spans), `exclude_sources` (names), `expires_after` (a span).
/// **Measure**: `count`, `sum`, `avg`, `first`, `last`, `min`, `max`, `mode`, `unique`. **Field**:
/// `{"property": …}` or `{"context": …}`. **Span**: `30 days`, `1 hour`.
///
/// Members stand in the order shown. Ids and `next_id` are kept by a round trip. Reading is
/// strict: an unknown member or kind, a missing member and an id that stands twice are errors.
extension ConditionTree {
  /// The version this build writes, and the only one it reads.
  public static let jsonVersion = 1

  /// The greatest number of nested conditions that is read.
  public static let maximumJSONDepth = 200

  /// The tree as JSON. A tree whose conditions nest more than some 60 levels deep makes a text
  /// that is beyond the 200 levels of JSON which `JSONReader` reads.
  public var json: JSONValue {
    .object([
      "version": .integer(Self.jsonVersion), "next_id": .integer(nextID),
      "condition": TreeJSONWriter.json(root),
    ])
  }

  /// Reads a tree.
  ///
  /// - Throws: `TreeJSONError` with the path of the value that does not fit.
  public init(json: JSONValue) throws(TreeJSONError) {
    var fields = try JSONFields(json, at: [], "a condition tree")
    let version = try fields.number("version")
    if version != ExactNumber(Self.jsonVersion) {
      throw TreeJSONError([.key("version")], "expected version \(Self.jsonVersion)")
    }
    let nextID = try fields.wholeNumber("next_id")
    let condition = try fields.value("condition")
    try fields.finish()
    var reader = TreeJSONReader(nextID: nextID)
    let root = try reader.readCondition(condition, at: [.key("condition")], depth: 0)
    self.init(keeping: root, nextID: nextID)
  }
}

/// Why a JSON value is no condition tree.
public struct TreeJSONError: Error, Hashable, Sendable {
  /// The way from the top to the value that does not fit.
  public let path: [JSONStep]
  /// What was expected, lower case, without a full stop.
  public let message: String
  /// Whether the tree is refused for being nested too deep.
  public let isTooDeep: Bool

  init(_ path: [JSONStep], _ message: String, isTooDeep: Bool = false) {
    self.path = path
    self.message = message
    self.isTooDeep = isTooDeep
  }

  /// The path as text: `condition.conditions[0].left`; empty for the whole.
  public var pathText: String {
    var text = ""
    for step in path {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key.string
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
