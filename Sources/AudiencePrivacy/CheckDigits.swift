/// The sums that tell card and account numbers from other digits.
enum CheckDigits {
  /// 13 to 19 digits, not all the same, with a right Luhn sum (ISO/IEC 7812).
  static func isCard(_ text: Substring) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue)
    guard (13...19).contains(digits.count), Set(digits).count > 1 else { return false }
    var sum = 0
    for (position, digit) in digits.reversed().enumerated() {
      let doubled = position % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// 15 to 34 letters and digits whose ISO 7064 remainder is one (ISO 13616).
  static func isIBAN(_ text: Substring) -> Bool {
    let characters = text.filter { $0 != " " }
    guard (15...34).contains(characters.count) else { return false }
    var remainder = 0
    for character in characters.dropFirst(4) + characters.prefix(4) {
      guard let value = character.hexDigitOrLetterValue else { return false }
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
    }
    return remainder == 1
  }
}

extension Character {
  /// 0–9 for digits, 10–35 for capital letters.
  fileprivate var hexDigitOrLetterValue: Int? {
    if let digit = wholeNumberValue { return digit }
    guard let ascii = asciiValue, (0x41...0x5A).contains(ascii) else { return nil }
    return Int(ascii) - 0x41 + 10
  }
}
