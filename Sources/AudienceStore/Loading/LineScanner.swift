import AudienceProfiles

/// Reads the lines of a log as they nearly always are, straight into the parts of a call.
///
/// It takes a line only when it is sure that `CallLineReader` would read the same call of it, and
/// leaves every other line to that reader: what is no JSON, no call, has a key twice, or is unusual
/// in a way that is not worth a second reader.
struct LineScanner: ~Copyable {
  typealias Position = UnsafePointer<UInt8>

  private var times = TimeScanner()
  private var scanner = ValueScanner()
  /// The values of the line's fields, by their number; those that `seen` has.
  private let values = UnsafeMutablePointer<PendingValue>.allocate(capacity: CallField.valueCount)
  private var seen: CallField = []
  /// Keys of the call that are not looked at, to see whether one stands twice.
  private var otherKeys = MemberList()

  init() {
    values.initialize(repeating: .null, count: CallField.valueCount)
  }

  deinit { values.deallocate() }

  /// Reads a line; nil where it is left to the other reader.
  ///
  /// - Parameter start: the first byte of a line that ends in a line feed.
  /// - Returns: the position behind the line feed.
  mutating func read(_ start: Position, into parts: inout CallParts) -> Position? {
    parts.reset()
    seen = []
    otherKeys.removeAll()
    var position = ByteScanner.afterBlanks(start)
    guard position.pointee == 0x7B else { return nil }
    position = ByteScanner.afterBlanks(position + 1)
    while true {
      guard let (key, afterKey) = scanner.readKey(position, &parts.arena),
        let afterValue = readField(key, afterKey, &parts)
      else { return nil }
      position = ByteScanner.afterBlanks(afterValue)
      if position.pointee != 0x2C { break }
      position = ByteScanner.afterBlanks(position + 1)
    }
    guard position.pointee == 0x7D else { return nil }
    position = ByteScanner.afterBlanks(position + 1)
    guard position.pointee == 0x0A, finish(&parts) else { return nil }
    return position + 1
  }

  /// Reads the value of a field.
  @inline(__always)
  private mutating func readField(
    _ key: Bytes, _ start: Position, _ parts: inout CallParts
  ) -> Position? {
    guard let field = CallField.named(key) else {
      guard otherKeys.append(key, .null) else { return nil }
      return scanner.read(start, &parts.arena)?.end
    }
    if seen.contains(field) { return nil }
    seen.formUnion(field)
    if start.pointee == 0x7B {
      switch field {
      case .properties: return scanner.readMembers(start, into: &parts.properties, &parts.arena)
      case .traits: return scanner.readMembers(start, into: &parts.traits, &parts.arena)
      case .context:
        parts.contextValue = PendingValue(kind: .object, word: 0, start: nil)
        return scanner.readMembers(start, into: &parts.context, &parts.arena)
      default: break
      }
    }
    guard let (value, end) = scanner.read(start, &parts.arena) else { return nil }
    switch field {
    case .context: parts.contextValue = value
    case .properties, .traits: if value.kind != .null { return nil }
    default: values[field.number] = value
    }
    return end
  }

  // MARK: - The call

  /// Makes a call of the fields (SEMANTICS 1); false where the line is left to the other reader.
  @inline(__always)
  private mutating func finish(_ parts: inout CallParts) -> Bool {
    guard let kind = kind(), let microseconds = microseconds(),
      let userID = id(.userID, &parts), let anonymousID = id(.anonymousID, &parts)
    else { return false }
    parts.kind = kind
    parts.microseconds = microseconds
    parts.userID = userID
    parts.anonymousID = anonymousID
    parts.messageID = optionalText(.messageID, &parts)
    parts.sourceID = optionalText(.sourceID, &parts)
    if parts.sourceID.isEmpty { parts.sourceID = optionalText(.projectID, &parts) }
    switch kind {
    case .track:
      guard let event = value(.event), event.kind == .string else { return false }
      parts.target = event.text
    case .page: setName("Page Viewed", "page_name", &parts)
    case .screen: setName("Screen Viewed", "screen_name", &parts)
    case .identify: return !(userID.isEmpty && anonymousID.isEmpty)
    case .group:
      guard let group = id(.groupID, &parts) else { return false }
      parts.target = group
      return !group.isEmpty
    case .alias:
      guard let previous = id(.previousID, &parts) else { return false }
      parts.target = previous
      return !previous.isEmpty && !userID.isEmpty
    }
    return !parts.target.isEmpty && !(userID.isEmpty && anonymousID.isEmpty)
  }

  @inline(__always)
  private func value(_ field: CallField) -> PendingValue? {
    guard seen.contains(field), values[field.number].kind != .null else { return nil }
    return values[field.number]
  }

  private func kind() -> Call.Kind? {
    guard let type = value(.type), type.kind == .string else { return nil }
    switch type.text.count {
    case 4: return isSame(type.text, "page") ? .page : nil
    case 5:
      if isSame(type.text, "track") { return .track }
      if isSame(type.text, "group") { return .group }
      return isSame(type.text, "alias") ? .alias : nil
    case 6: return isSame(type.text, "screen") ? .screen : nil
    case 8: return isSame(type.text, "identify") ? .identify : nil
    default: return nil
    }
  }

  private func isSame(_ text: Bytes, _ word: StaticString) -> Bool {
    ByteHash.areEqual(text, Bytes(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func microseconds() -> Int64? {
    let time =
      value(.timestamp) ?? value(.originalTimestamp) ?? value(.sentAt) ?? value(.receivedAt)
    guard let time, time.kind == .string else { return nil }
    return times.microseconds(time.text)
  }

  /// An id, empty where there is none; nil where it is not right.
  @inline(__always)
  private func id(_ field: CallField, _ parts: inout CallParts) -> Bytes? {
    guard let value = value(field) else { return Bytes(start: nil, count: 0) }
    switch value.kind {
    case .string: return value.text.isEmpty ? nil : value.text
    case .integer: return decimalText(value, &parts)
    case .null, .boolean, .double, .array, .object: return nil
    }
  }

  /// A text that does not have to be right, empty where it is not.
  @inline(__always)
  private func optionalText(_ field: CallField, _ parts: inout CallParts) -> Bytes {
    guard let value = value(field) else { return Bytes(start: nil, count: 0) }
    switch value.kind {
    case .string: return value.text
    case .integer: return decimalText(value, &parts)
    case .null, .boolean, .double, .array, .object: return Bytes(start: nil, count: 0)
    }
  }

  @inline(never)
  private func decimalText(_ value: PendingValue, _ parts: inout CallParts) -> Bytes {
    var text = value.jsonText
    return text.withUTF8 { parts.arena.copy($0) }
  }

  /// The name of a page or screen is a property too (SEMANTICS 1.8).
  private func setName(_ event: StaticString, _ key: StaticString, _ parts: inout CallParts) {
    parts.target = Bytes(start: event.utf8Start, count: event.utf8CodeUnitCount)
    let name: StaticString = "name"
    let nameKey = Bytes(start: name.utf8Start, count: name.utf8CodeUnitCount)
    guard let value = value(.name) ?? parts.properties.present(nameKey) else { return }
    parts.properties.set(
      Bytes(start: key.utf8Start, count: key.utf8CodeUnitCount), to: value)
  }
}
