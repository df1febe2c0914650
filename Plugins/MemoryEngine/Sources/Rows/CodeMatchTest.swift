import AudienceStore

/// Whether a coded column of strings equals another one, or differs from it: of the event, of the
/// one around it, of the subject. Both have to have a value.
struct CodeMatchTest: RowTest {
  let codes: CodeArray
  /// How many values the column has; the code of rows without one.
  let absent: UInt32
  let others: CodeArray
  /// Whose value the other column has.
  let owner: FieldOwner
  /// For each code of the other column the code of the same text in this one.
  let translation: CodeTranslation
  let isEqual: Bool
  var cost: Double { 2.5 }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    let other = translation.codes[others[owner.row(row, scope)]]
    return matches(UInt32(truncatingIfNeeded: codes[row]), other) != 0
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    translation.codes.withUnsafeBufferPointer { translated in
      switch (owner, codes) {
      case (.subject, .uint8(let codes)):
        keepRows(rows, count) { row in
          let subject = subjects.map { Int($0[row]) } ?? row
          return matches(UInt32(codes.buffer[row]), translated[others[subject]])
        }
      case (.subject, _):
        keepRows(rows, count) { row in
          let subject = subjects.map { Int($0[row]) } ?? row
          return matches(
            UInt32(truncatingIfNeeded: codes[row]), translated[others[subject]])
        }
      case (.event, _):
        keepRows(rows, count) { row in
          matches(UInt32(truncatingIfNeeded: codes[row]), translated[others[row]])
        }
      case (.parentEvent, _):
        keepRows(rows, count) { row in
          matches(
            UInt32(truncatingIfNeeded: codes[row]), translated[others[scope.parentRow]])
        }
      }
    }
  }

  @inline(__always)
  private func matches(_ code: UInt32, _ other: UInt32) -> Int {
    if isEqual { return bit(code == other) }
    return bit(code != absent) & bit(other != CodeTranslation.absent) & bit(code != other)
  }
}

/// For each code of one dictionary of strings the code of the same text in another one.
///
/// A class, because it is made once for a pair of columns and shared.
final class CodeTranslation: Sendable {
  /// Of a row without a value. No column has this code, nor the next.
  static let absent = UInt32.max
  /// Of a text that the other dictionary does not have.
  static let unknown = UInt32.max - 1

  /// One more than the first dictionary has: the last is for no value.
  let codes: [UInt32]

  /// Walks both dictionaries in the order of their texts.
  init(from: Entries, to: Entries) {
    var codes: [UInt32] = []
    codes.reserveCapacity(from.count + 1)
    var other = 0
    for code in 0..<from.count {
      let text = from.text(code)
      var order = other < to.count ? to.text(other).order(text) : 1
      while order < 0 {
        other += 1
        order = other < to.count ? to.text(other).order(text) : 1
      }
      codes.append(order == 0 ? UInt32(other) : Self.unknown)
    }
    codes.append(Self.absent)
    self.codes = codes
  }
}
