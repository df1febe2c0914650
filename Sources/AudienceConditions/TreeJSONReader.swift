import AudienceDiagnostics
import AudienceJSON

/// Reads conditions from JSON; the format is documented at `ConditionTree.json`.
struct TreeJSONReader {
  /// Ids are below this one.
  let nextID: Int
  private var ids: Set<Int> = []

  init(nextID: Int) { self.nextID = nextID }

  mutating func readCondition(
    _ json: JSONValue, at path: [JSONStep], depth: Int
  ) throws(TreeJSONError) -> ConditionNode {
    if depth > ConditionTree.maximumJSONDepth {
      throw TreeJSONError(
        path, "expected at most \(ConditionTree.maximumJSONDepth) levels of conditions",
        isTooDeep: true)
    }
    var fields = try JSONFields(json, at: path, "a condition")
    let id = try fields.wholeNumber("id")
    if id >= nextID {
      throw TreeJSONError(fields.path(of: "id"), "expected an id below next_id, \(nextID)")
    }
    if !ids.insert(id).inserted {
      throw TreeJSONError(fields.path(of: "id"), "the id \(id) stands twice")
    }
    let kind = try fields.text("kind").string
    let condition: Condition
    switch kind {
    case "and": condition = .and(try readMembers(&fields, depth: depth))
    case "or": condition = .or(try readMembers(&fields, depth: depth))
    case "not": condition = .not(try readOperand(&fields, depth: depth))
    case "any": condition = .any(try readOperand(&fields, depth: depth))
    case "all": condition = .all(try readOperand(&fields, depth: depth))
    case "comparison":
      let left = try readValue(&fields, "left", depth: depth)
      let name = try fields.text("symbol").string
      guard let symbol = ComparisonSymbol(rawValue: name) else {
        let known = ComparisonSymbol.allCases.map(\.rawValue).joined(separator: " ")
        throw TreeJSONError(fields.path(of: "symbol"), "expected one of \(known)")
      }
      condition = .compare(left, symbol, try readValue(&fields, "right", depth: depth))
    case "test":
      let left = try readValue(&fields, "left", depth: depth)
      condition = .test(left, try readComparator(&fields))
    default:
      throw TreeJSONError(
        fields.path(of: "kind"), "expected one of and, or, not, any, all, comparison, test")
    }
    try fields.finish()
    return ConditionNode(condition, id: id)
  }

  private mutating func readMembers(
    _ fields: inout JSONFields, depth: Int
  ) throws(TreeJSONError) -> [ConditionNode] {
    let path = fields.path(of: "conditions")
    var members: [ConditionNode] = []
    for (index, json) in try fields.list("conditions", atLeast: 2).enumerated() {
      members.append(try readCondition(json, at: path + [.index(index)], depth: depth + 1))
    }
    return members
  }

  private mutating func readOperand(
    _ fields: inout JSONFields, depth: Int
  ) throws(TreeJSONError) -> ConditionNode {
    let path = fields.path(of: "condition")
    return try readCondition(try fields.value("condition"), at: path, depth: depth + 1)
  }

  private func readComparator(_ fields: inout JSONFields) throws(TreeJSONError) -> Comparator {
    let name = try fields.text("comparator").string
    switch name {
    case "exists": return .exists
    case "absent": return .absent
    case "contains": return .contains(try readLiterals(&fields))
    case "omits": return .omits(try readLiterals(&fields))
    case "one_of": return .oneOf(try readLiterals(&fields))
    case "none_of": return .noneOf(try readLiterals(&fields))
    case "starts_with": return .startsWith(try readLiteral(&fields))
    case "ends_with": return .endsWith(try readLiteral(&fields))
    case "before_date": return .beforeDate(try readLiteral(&fields))
    case "after_date": return .afterDate(try readLiteral(&fields))
    case "within_last": return .withinLast(try fields.span("span"))
    case "within_next": return .withinNext(try fields.span("span"))
    case "before_last": return .beforeLast(try fields.span("span"))
    case "after_next": return .afterNext(try fields.span("span"))
    default:
      throw TreeJSONError(
        fields.path(of: "comparator"), "expected a comparator of query text such as exists")
    }
  }

  private func readLiterals(_ fields: inout JSONFields) throws(TreeJSONError) -> [Literal] {
    var literals: [Literal] = []
    let path = fields.path(of: "values")
    for (index, json) in try fields.list("values", atLeast: 1).enumerated() {
      literals.append(try Self.literal(json, at: path + [.index(index)]))
    }
    return literals
  }

  private func readLiteral(_ fields: inout JSONFields) throws(TreeJSONError) -> Literal {
    try Self.literal(try fields.value("value"), at: fields.path(of: "value"))
  }
}
