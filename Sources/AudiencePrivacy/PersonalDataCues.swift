/// Which characters of personal data a text has: what a pattern cannot do without.
struct PersonalDataCues {
  private(set) var hasAt = false
  private(set) var hasBracket = false
  private(set) var hasColons = false
  /// Two capitals right before two digits: `DE89`.
  private(set) var hasCode = false
  /// A capital behind a number and a space: `12 Main`, `12b Main`.
  private(set) var hasHouseNumber = false
  /// A number behind a word that may end as streets do.
  private(set) var endsInNumber = false
  /// Three full stops among digits.
  private(set) var hasPoints = false
  /// The most digits with no letter between them.
  private(set) var digits = 0
  /// The longest run of digits, spaces and hyphens from one digit to another.
  private(set) var longestNumber = 0

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var colons = 0
    var run = 0
    var points = 0
    var numberStart: Int?
    for (index, byte) in bytes.enumerated() {
      func at(_ step: Int) -> UInt8 {
        bytes.indices.contains(index + step) ? bytes[index + step] : 0
      }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        run += 1
        digits = max(digits, run)
        numberStart = numberStart ?? index
        longestNumber = max(longestNumber, index - (numberStart ?? index) + 1)
        if at(-1).isCapital, at(-2).isCapital, at(1).isDigit { hasCode = true }
        if at(-1) == UInt8(ascii: " "), "eg.".utf8.contains(at(-2)) { endsInNumber = true }
        let space = at(1) == UInt8(ascii: " ") ? 1 : 2
        if at(space) == UInt8(ascii: " "), space == 1 || at(1).isLetter, at(space + 1).isCapital {
          hasHouseNumber = true
        }
        continue
      case UInt8(ascii: "@"): hasAt = true
      case UInt8(ascii: "("), UInt8(ascii: "["): hasBracket = true
      case UInt8(ascii: ":"): colons += 1
      case UInt8(ascii: "."):
        points += run > 0 ? 1 : 0
        if points > 2 { hasPoints = true }
      case _ where byte.isLetter || byte >= 0x80:
        run = 0
        points = 0
      default: break
      }
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "-") { numberStart = nil }
    }
    hasColons = colons > 1
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
