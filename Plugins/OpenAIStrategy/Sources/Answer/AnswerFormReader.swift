import AudienceConditions
import AudienceDiagnostics
import AudienceJSON

/// Rewrites a condition as a model wrote it into the JSON of trees, which is then read strictly.
struct AnswerFormReader {
  private(set) var nextID = 1
  /// What each condition quoted, by id.
  private(set) var quotes: [Int: [String]] = [:]

  mutating func condition(
    _ json: JSONValue, at path: String, depth: Int
  ) throws(AnswerError) -> JSONValue {
    guard depth <= ConditionTree.maximumJSONDepth else {
      throw AnswerError(path, "expected at most \(ConditionTree.maximumJSONDepth) levels")
    }
    guard case .object(let object) = json else {
      throw AnswerError(path, "expected a condition as an object, not \(json.kindName)")
    }
    let kinds = AnswerForm.kinds.filter { object[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first, let content = object[kind] else {
      let names = AnswerForm.kinds.map(\.string).joined(separator: ", ")
      throw AnswerError(path, "expected one of the keys \(names)")
    }
    let here = "\(path).\(kind)"
    if kind == "and" || kind == "or", let members = content.arrayValue, members.count == 1 {
      // A junction of one is that one.
      return try condition(members[0], at: "\(here)[0]", depth: depth + 1)
    }
    let id = nextID
    nextID += 1
    quotes[id] = (object["quotes"]?.arrayValue ?? []).compactMap(\.stringValue)
    var result: JSONObject = ["id": .integer(id)]
    switch kind {
    case "and", "or":
      guard let members = content.arrayValue, !members.isEmpty else {
        throw AnswerError(here, "expected a list of conditions")
      }
      var conditions: [JSONValue] = []
      for (index, member) in members.enumerated() {
        conditions.append(try condition(member, at: "\(here)[\(index)]", depth: depth + 1))
      }
      result["kind"] = .string(kind)
      result["conditions"] = .array(conditions)
    case "not", "any_user", "every_user":
      let names: [UTF8Text: String] = ["not": "not", "any_user": "any", "every_user": "all"]
      result["kind"] = .text(names[kind] ?? kind.string)
      result["condition"] = try condition(content, at: here, depth: depth + 1)
    case "compare":
      result["kind"] = .text("comparison")
      result["left"] = try value(content, at: here, depth: depth)
      result["symbol"] = try required("symbol", of: object, at: path)
      result["right"] = try value(
        required("to", of: object, at: path), at: "\(path).to", depth: depth)
    default:
      result["kind"] = .text("test")
      result["left"] = try value(content, at: here, depth: depth)
      try test(object, at: path, into: &result)
    }
    return .object(result)
  }

  private func required(
    _ key: UTF8Text, of object: JSONObject, at path: String
  ) throws(AnswerError) -> JSONValue {
    guard let value = object[key] else { throw AnswerError(path, "expected a key '\(key)'") }
    return value
  }

  /// The comparator of a test with what it takes.
  private func test(
    _ object: JSONObject, at path: String, into result: inout JSONObject
  ) throws(AnswerError) {
    let name = try required("comparator", of: object, at: path)
    result["comparator"] = name
    let values = object["values"]?.arrayValue ?? []
    switch name.stringValue {
    case "contains", "omits", "one_of", "none_of": result["values"] = .array(values)
    case "starts_with", "ends_with", "before_date", "after_date":
      guard values.count == 1 else {
        throw AnswerError("\(path).values", "expected exactly one value")
      }
      result["value"] = values[0]
    case "within_last", "within_next", "before_last", "after_next":
      result["span"] = object["span"] ?? .null
    default: break
    }
  }

  private mutating func value(
    _ json: JSONValue, at path: String, depth: Int
  ) throws(AnswerError) -> JSONValue {
    guard case .object(let object) = json else {
      throw AnswerError(path, "expected a value as an object, not \(json.kindName)")
    }
    guard object["event"] != nil else { return json }
    var result = JSONObject()
    for member in object.members where member.value != .null {
      guard member.key == "filters" else {
        result[member.key] = member.value
        continue
      }
      var filters: [JSONValue] = []
      for (index, filter) in (member.value.arrayValue ?? []).enumerated() {
        let place = "\(path).filters[\(index)]"
        guard let inner = filter["where"] else {
          filters.append(filter)
          continue
        }
        let condition = try condition(inner, at: "\(place).where", depth: depth + 1)
        filters.append(.object(["where": condition]))
      }
      if !filters.isEmpty { result["filters"] = .array(filters) }
    }
    return .object(result)
  }
}
