import AudienceJSON
import AudienceStore

/// The texts of a column of numbers as codes in the order of those texts, so that what is counted or
/// compared by text need not write one down for each event.
enum TextCodes {
  /// Columns of more different numbers are not coded: looking them up would not be quick.
  private static let mostTexts = 1 << 15
  private static let slotCount = mostTexts * 2

  /// The column; nil for one that holds no plain numbers, or too many different ones.
  ///
  /// - Parameter rowCount: how many rows the column has.
  static func reader(of numbers: FieldReader, rowCount: Int) -> FieldReader? {
    switch numbers.storage {
    case .integers, .doubles: break
    case .codes, .times, .nothing, .list, .through, .constant, .chosen: return nil
    }
    guard let keys = TallyKeys(numbers) else { return nil }
    // For each row the number of its key in the order they come, from 1; 0 for none.
    var places = [UInt16](repeating: 0, count: rowCount)
    var slots = [UInt16](repeating: 0, count: slotCount)
    var found: [Int64] = []
    for row in 0..<rowCount {
      guard let key = keys[row] else { continue }
      var slot = slot(of: key)
      while slots[slot] != 0, found[Int(slots[slot]) - 1] != key { slot = (slot + 1) % slotCount }
      if slots[slot] == 0 {
        if found.count == mostTexts { return nil }
        found.append(key)
        slots[slot] = UInt16(found.count)
      }
      places[row] = slots[slot]
    }
    let texts = Column(of: found.map { .text(keys.text($0)) })
    guard case .coded(let ranks, let dictionary) = texts.storage else { return nil }
    let codes = [UInt16(dictionary.count)] + found.indices.map { UInt16(ranks[$0]) }
    let array = StoreArray<UInt16>(count: rowCount) { array in
      for row in 0..<rowCount { array[row] = codes[Int(places[row])] }
    }
    return FieldReader(.codes(.uint16(array), Entries(dictionary), presence: nil))
  }

  private static func slot(of key: Int64) -> Int {
    let mixed = UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) >> 16) & (slotCount - 1)
  }
}
