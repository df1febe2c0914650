/// The members of an object before they are put into columns.
struct MemberList: ~Copyable {
  /// The most members that `append` takes.
  static let maximum = 256

  private var members = GrowableArray<PendingMember>()

  var count: Int { members.count }

  @inline(__always)
  subscript(position: Int) -> PendingMember { members[position] }

  /// Adds a member; false for a key that is there already, and for one too many.
  @inline(__always)
  mutating func append(_ key: Bytes, _ value: PendingValue) -> Bool {
    for position in 0..<members.count {
      let other = members[position].key
      if other.count == key.count, ByteHash.areEqual(other, key) { return false }
    }
    members.append(PendingMember(key: key, value: value))
    return members.count <= Self.maximum
  }

  /// Adds a member whose key is not there yet.
  mutating func appendNew(_ key: Bytes, _ value: PendingValue) {
    members.append(PendingMember(key: key, value: value))
  }

  /// Sets the value of a key, in its place, or behind the others where it is new.
  mutating func set(_ key: Bytes, to value: PendingValue) {
    for position in 0..<members.count where ByteHash.areEqual(members[position].key, key) {
      members[position] = PendingMember(key: key, value: value)
      return
    }
    appendNew(key, value)
  }

  /// The value of a key, unless it is null.
  func present(_ key: Bytes) -> PendingValue? {
    for position in 0..<members.count where ByteHash.areEqual(members[position].key, key) {
      let value = members[position].value
      return value.kind == .null ? nil : value
    }
    return nil
  }

  mutating func removeAll() { members.removeAll() }
}
