/// The fields of a call that are looked at; the raw value is a bit.
struct CallField: OptionSet {
  let rawValue: UInt32

  static let type = CallField(rawValue: 1 << 0)
  static let event = CallField(rawValue: 1 << 1)
  static let name = CallField(rawValue: 1 << 2)
  static let userID = CallField(rawValue: 1 << 3)
  static let anonymousID = CallField(rawValue: 1 << 4)
  static let groupID = CallField(rawValue: 1 << 5)
  static let previousID = CallField(rawValue: 1 << 6)
  static let messageID = CallField(rawValue: 1 << 7)
  static let sourceID = CallField(rawValue: 1 << 8)
  static let projectID = CallField(rawValue: 1 << 9)
  static let timestamp = CallField(rawValue: 1 << 10)
  static let originalTimestamp = CallField(rawValue: 1 << 11)
  static let sentAt = CallField(rawValue: 1 << 12)
  static let receivedAt = CallField(rawValue: 1 << 13)
  static let properties = CallField(rawValue: 1 << 14)
  static let traits = CallField(rawValue: 1 << 15)
  static let context = CallField(rawValue: 1 << 16)

  /// The number of fields whose value is one value for the reader.
  static let valueCount = 14

  /// The field's place.
  var number: Int { rawValue.trailingZeroBitCount }

  /// The field of a key; nil for one that is not looked at.
  @inline(__always)
  static func named(_ key: Bytes) -> CallField? {
    switch key.count {
    case 4:
      if isSame(key, "type") { return .type }
      return isSame(key, "name") ? .name : nil
    case 5: return isSame(key, "event") ? .event : nil
    case 6:
      if isSame(key, "userId") { return .userID }
      if isSame(key, "traits") { return .traits }
      return isSame(key, "sentAt") ? .sentAt : nil
    case 7:
      if isSame(key, "context") { return .context }
      return isSame(key, "groupId") ? .groupID : nil
    case 8: return isSame(key, "sourceId") ? .sourceID : nil
    case 9:
      if isSame(key, "timestamp") { return .timestamp }
      if isSame(key, "messageId") { return .messageID }
      return isSame(key, "projectId") ? .projectID : nil
    case 10:
      if isSame(key, "properties") { return .properties }
      if isSame(key, "receivedAt") { return .receivedAt }
      return isSame(key, "previousId") ? .previousID : nil
    case 11: return isSame(key, "anonymousId") ? .anonymousID : nil
    case 17: return isSame(key, "originalTimestamp") ? .originalTimestamp : nil
    default: return nil
    }
  }

  /// Whether a key of the right length is a name.
  @inline(__always)
  private static func isSame(_ key: Bytes, _ name: StaticString) -> Bool {
    ByteHash.areEqual(key, Bytes(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }
}
