/// The names Segment gives to tables and columns: lower case, words joined by one underscore.
package enum WarehouseNames {
  /// The longest name, so that none is cut: PostgreSQL keeps 63 bytes, and a number may follow.
  private static let longest = 52

  /// `Order Completed` and `orderCompleted` are `order_completed`; what is no letter or digit of
  /// ASCII parts words; a name that begins with a digit gets an underscore before it.
  package static func snakeCase(_ name: String) -> String {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    let bytes = Array(name.utf8)
    func flush() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        let follows = place > 0 ? bytes[place - 1] : 0
        let precedes = place + 1 < bytes.count ? bytes[place + 1] : 0
        if isLower(follows) || isDigit(follows) || (isUpper(follows) && isLower(precedes)) {
          flush()
        }
        word.append(byte + 32)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      default: flush()
      }
    }
    flush()
    var text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "_")
    if text.utf8.count > longest { text = String(text.prefix(longest)) }
    while text.hasSuffix("_") { text.removeLast() }
    if text.isEmpty { return "_" }
    return text.utf8.first.map(isDigit) == true ? "_" + text : text
  }

  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Gives every name of a table once: the first that asks gets it, the next ones a number behind it.
struct NameTaker {
  private var taken: Set<String>

  init(reserved: [String] = []) { taken = Set(reserved) }

  mutating func take(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }
}
