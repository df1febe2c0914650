import AudienceDiagnostics
import AudienceJSON

/// Rewrites the JSON of a tree into the form in which a model reads and writes one.
enum AnswerFormWriter {
  static func condition(_ json: JSONValue) -> JSONValue {
    var result = JSONObject()
    switch json["kind"]?.stringValue {
    case "and": result["and"] = members(json)
    case "or": result["or"] = members(json)
    case "not": result["not"] = inner(json)
    case "any": result["any_user"] = inner(json)
    case "all": result["every_user"] = inner(json)
    case "comparison":
      result["compare"] = value(json["left"] ?? .null)
      result["symbol"] = json["symbol"] ?? .null
      result["to"] = value(json["right"] ?? .null)
    default:
      result["test"] = value(json["left"] ?? .null)
      result["comparator"] = json["comparator"] ?? .null
      result["values"] = json["values"] ?? .array(json["value"].map { [$0] } ?? [])
      result["span"] = json["span"] ?? .null
    }
    result["quotes"] = .array([])
    return .object(result)
  }

  private static func members(_ json: JSONValue) -> JSONValue {
    .array((json["conditions"]?.arrayValue ?? []).map(condition))
  }

  private static func inner(_ json: JSONValue) -> JSONValue {
    condition(json["condition"] ?? .null)
  }

  private static func value(_ json: JSONValue) -> JSONValue {
    guard let event = json["event"] else { return json }
    let filters = (json["filters"]?.arrayValue ?? []).map { filter -> JSONValue in
      filter["where"].map { .object(["where": condition($0)]) } ?? filter
    }
    return .object([
      "event": event, "filters": .array(filters), "measure": json["measure"] ?? .null,
      "field": json["field"] ?? .null, "as": json["as"] ?? .null,
      "at_least": json["at_least"] ?? .null,
    ])
  }
}
