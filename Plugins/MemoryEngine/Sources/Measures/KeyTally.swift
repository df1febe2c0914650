import AudienceJSON
import AudienceStore
import AudienceTime

/// The texts of a field's values as numbers, one for each text.
struct TallyKeys: Sendable {
  private enum Source: Sendable {
    case codes(CodeArray, Entries, classes: [UInt32]?)
    case integers(IntegerArray, presence: Bitmap?)
    case doubles(StoreArray<Double>)
    case times(StoreArray<Int64>)
  }

  private let source: Source

  /// Nil for a field that may have several values a row, or none that is stored.
  init?(_ reader: FieldReader) {
    switch reader.storage {
    case .codes(let codes, let entries, _):
      source = .codes(
        codes, entries, classes: entries.holdsStringsOnly ? nil : entries.textClasses)
    case .integers(let integers, let presence): source = .integers(integers, presence: presence)
    case .doubles(let doubles, _): source = .doubles(doubles)
    case .times(let times): source = .times(times)
    case .nothing, .list, .through, .constant, .chosen: return nil
    }
  }

  /// The key of a row's value; nil where it has none.
  @inline(__always)
  subscript(row: Int) -> Int64? {
    switch source {
    case .codes(let codes, let entries, let classes):
      let code = codes[row]
      guard code < entries.count else { return nil }
      return Int64(truncatingIfNeeded: classes.map { Int($0[code]) } ?? code)
    case .integers(let integers, let presence):
      return presence.map { $0[row] } ?? true ? integers[row] : nil
    case .doubles(let doubles):
      let double = doubles[row]
      // The two zeros have one text.
      return double.isNaN ? nil : Int64(bitPattern: (double == 0 ? 0 : double).bitPattern)
    case .times(let times): return times[row]
    }
  }

  /// Whether keys are in the order of their texts.
  var isInTextOrder: Bool {
    if case .codes = source { true } else { false }
  }

  func text(_ key: Int64) -> String {
    switch source {
    case .codes(_, let entries, _): entries.text(Int(key)).string
    case .integers: String(key)
    case .doubles: ExactNumber(Double(bitPattern: UInt64(bitPattern: key)))?.text ?? ""
    case .times: Instant(microseconds: key).text
    }
  }
}

/// Counts in lists of keys.
enum KeyTally {
  /// How many different keys there are; puts them in order.
  static func distinctCount(_ keys: inout [Int64]) -> Int {
    guard keys.count > 1 else { return keys.count }
    keys.sort()
    var count = 1
    for place in 1..<keys.count where keys[place] != keys[place - 1] { count += 1 }
    return count
  }

  /// The keys that occur most often, ascending, and how often; puts the keys in order.
  static func mostFrequent(_ keys: inout [Int64]) -> (keys: [Int64], count: Int) {
    keys.sort()
    var found: [Int64] = []
    var most = 0
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] == keys[start] { end += 1 }
      if end - start > most {
        found = [keys[start]]
        most = end - start
      } else if end - start == most {
        found.append(keys[start])
      }
      start = end
    }
    return (found, most)
  }
}
