import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Why a line of a call log is no call.
enum CallFault: Error {
  /// It cannot be read; the reason, as the load report words it.
  case unreadable(String)
  /// It has none of the fields that tell a call's time (SEMANTICS 1.3).
  case withoutTime
}

/// Reads the JSON of a line as a call (SEMANTICS 1).
struct CallDecoder {
  let object: JSONObject
  let order: Int

  static func call(from value: JSONValue, order: Int) throws(CallFault) -> Call {
    guard case .object(let object) = value else {
      throw .unreadable("expected an object, found \(value.kindName)")
    }
    return try CallDecoder(object: object, order: order).call()
  }

  private func call() throws(CallFault) -> Call {
    let kind = try kind()
    let userID = try id("userId")
    let anonymousID = try id("anonymousId")
    let action = try action(of: kind)
    switch kind {
    case .identify, .track, .page, .screen:
      if userID == nil, anonymousID == nil {
        throw .unreadable("expected 'userId' or 'anonymousId'")
      }
    case .alias:
      if userID == nil { throw .unreadable("expected 'userId' for an alias call") }
    case .group: break
    }
    return Call(
      kind: kind, action: action, userID: userID, anonymousID: anonymousID,
      messageID: optionalText("messageId"), time: try time(),
      context: object["context"] ?? .null,
      sourceID: optionalText("sourceId") ?? optionalText("projectId"), order: order)
  }

  private func kind() throws(CallFault) -> Call.Kind {
    guard let value = present("type") else { throw .unreadable("expected 'type'") }
    if let kind = value.stringValue.flatMap(Call.Kind.init(rawValue:)) { return kind }
    let known = Call.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    let found = value.stringValue.map { "'\($0.prefix(40))'" } ?? value.kindName
    throw .unreadable("expected 'type' to be one of \(known), found \(found)")
  }

  private func action(of kind: Call.Kind) throws(CallFault) -> Call.Action {
    switch kind {
    case .identify:
      return .identify(traits: try fields("traits"))
    case .track:
      guard let value = present("event") else { throw .unreadable("expected 'event'") }
      guard case .string(let name) = value, !name.isEmpty else {
        throw .unreadable("expected a name that is not empty for 'event'")
      }
      return .event(EventName(name.string), properties: try fields("properties"))
    case .page:
      return try view("Page Viewed", "page_name")
    case .screen:
      return try view("Screen Viewed", "screen_name")
    case .group:
      guard let groupID = try id("groupId") else { throw .unreadable("expected 'groupId'") }
      return .group(groupID, traits: try fields("traits"))
    case .alias:
      guard let previousID = try id("previousId") else {
        throw .unreadable("expected 'previousId'")
      }
      return .alias(previousID: previousID)
    }
  }

  /// A page or screen call as an event; its name is a property too (SEMANTICS 1.8).
  private func view(_ event: EventName, _ nameKey: UTF8Text) throws(CallFault) -> Call.Action {
    var properties = try fields("properties")
    if let name = present("name") ?? Self.present(properties["name"]) {
      properties[nameKey] = name
    }
    return .event(event, properties: properties)
  }

  private func time() throws(CallFault) -> Instant {
    let fields: [UTF8Text] = ["timestamp", "originalTimestamp", "sentAt", "receivedAt"]
    for field in fields {
      guard let value = present(field) else { continue }
      if let text = value.stringValue,
        let instant = TimestampReader.rfc3339(text) ?? TimestampReader.value(text)?.instant
      {
        return instant
      }
      throw .unreadable("expected a timestamp like '2026-01-31T00:00:00Z' for '\(field)'")
    }
    throw .withoutTime
  }

  // MARK: Fields

  /// The value of a field; null is absent.
  private func present(_ field: UTF8Text) -> JSONValue? { Self.present(object[field]) }

  private static func present(_ value: JSONValue?) -> JSONValue? {
    if case .null? = value { return nil }
    return value
  }

  /// An id; a JSON integer is its decimal text (SEMANTICS 1.14).
  private func id(_ field: UTF8Text) throws(CallFault) -> UTF8Text? {
    guard let value = present(field) else { return nil }
    if let text = Self.text(of: value), !text.isEmpty { return text }
    throw .unreadable("expected a text that is not empty or an integer for '\(field)'")
  }

  /// A field that does not have to be right: absent when empty or of another type.
  private func optionalText(_ field: UTF8Text) -> UTF8Text? {
    guard let text = object[field].flatMap(Self.text), !text.isEmpty else { return nil }
    return text
  }

  private static func text(of value: JSONValue) -> UTF8Text? {
    switch value {
    case .string(let text): text
    case .number(.integer(let integer)): UTF8Text(String(integer))
    case .null, .boolean, .number(.double), .array, .object: nil
    }
  }

  private func fields(_ field: UTF8Text) throws(CallFault) -> JSONObject {
    guard let value = present(field) else { return [:] }
    if case .object(let object) = value { return object }
    throw .unreadable("expected an object for '\(field)', found \(value.kindName)")
  }
}
