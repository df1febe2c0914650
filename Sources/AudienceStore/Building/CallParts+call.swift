import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

extension CallParts {
  /// Takes the parts of a call that was read as a value.
  mutating func take(_ call: Call) {
    reset()
    kind = call.kind
    userID = text(call.userID)
    anonymousID = text(call.anonymousID)
    messageID = text(call.messageID)
    sourceID = text(call.sourceID)
    microseconds = call.time.microseconds
    switch call.action {
    case .identify(let traits): add(traits: traits)
    case .event(let name, let properties):
      target = text(name.text)
      for member in properties.members {
        self.properties.appendNew(text(member.key), pending(member.value))
      }
    case .group(let id, let traits):
      target = text(id)
      add(traits: traits)
    case .alias(let id): target = text(id)
    }
    contextValue = pending(call.context)
    if case .object(let object) = call.context {
      for member in object.members {
        context.appendNew(text(member.key), pending(member.value))
      }
    }
  }

  private mutating func add(traits: JSONObject) {
    for member in traits.members { self.traits.appendNew(text(member.key), pending(member.value)) }
  }

  private mutating func text(_ text: UTF8Text?) -> Bytes {
    text?.withBytes { arena.copy($0) } ?? Bytes(start: nil, count: 0)
  }

  mutating func pending(_ value: JSONValue) -> PendingValue {
    switch value {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number(.integer(let integer)): .integer(integer)
    case .number(.double(let double)): .double(double)
    case .string(let string): PendingValue(.string, text(string))
    case .array: PendingValue(.array, text(UTF8Text(value.leastEscapedText)))
    case .object: PendingValue(.object, text(UTF8Text(value.leastEscapedText)))
    }
  }
}
