import AudienceStore

/// A set of subjects (profiles or accounts, by their index in the store), one bit each: what
/// evaluating a condition gives.
///
/// Bits beyond `count` are never set.
struct SubjectSet: Hashable, Sendable {
  /// How many subjects there can be.
  let count: Int
  var words: [UInt64]

  init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// The set of all subjects.
  init(all count: Int) {
    self.count = count
    words = [UInt64](repeating: .max, count: (count + 63) / 64)
    if count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  /// How many subjects are in it.
  var population: Int {
    words.withUnsafeBufferPointer { words in
      var sum = 0
      for word in words { sum &+= word.nonzeroBitCount }
      return sum
    }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  @inline(__always)
  func contains(_ subject: Int) -> Bool {
    words[subject >> 6] >> UInt64(subject & 63) & 1 != 0
  }

  @inline(__always)
  mutating func insert(_ subject: Int) {
    words[subject >> 6] |= 1 << UInt64(subject & 63)
  }

  @inline(__always)
  mutating func remove(_ subject: Int) {
    words[subject >> 6] &= ~(1 << UInt64(subject & 63))
  }

  // MARK: - Algebra

  mutating func formUnion(_ other: SubjectSet) { combine(other) { $0 | $1 } }
  mutating func formIntersection(_ other: SubjectSet) { combine(other) { $0 & $1 } }
  mutating func subtract(_ other: SubjectSet) { combine(other) { $0 & ~$1 } }

  func union(_ other: SubjectSet) -> SubjectSet {
    var result = self
    result.formUnion(other)
    return result
  }

  func intersection(_ other: SubjectSet) -> SubjectSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  func subtracting(_ other: SubjectSet) -> SubjectSet {
    var result = self
    result.subtract(other)
    return result
  }

  /// Whether every subject of this set is in the other.
  func isSubset(of other: SubjectSet) -> Bool {
    words.indices.allSatisfy { words[$0] & ~other.words[$0] == 0 }
  }

  @inline(__always)
  private mutating func combine(_ other: SubjectSet, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(count == other.count, "sets of the same subjects")
    words.withUnsafeMutableBufferPointer { words in
      other.words.withUnsafeBufferPointer { others in
        for index in words.indices { words[index] = operation(words[index], others[index]) }
      }
    }
  }

  /// Visits the subjects in ascending order until `body` returns false.
  @inline(__always)
  func visit(_ body: (Int) throws -> Bool) rethrows {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        if try !body(index << 6 + rest.trailingZeroBitCount) { return }
        rest &= rest &- 1
      }
    }
  }
}
