import AudienceJSON
import AudienceStore
import AudienceThreads
import AudienceTime

/// The distinct values of a coded column, with what is read of them once for all rows.
///
/// A class, because several plans share what it keeps; the lock makes it safe.
final class Entries: Sendable {
  let dictionary: ValueDictionary
  private let numbers = Locked<[ExactNumber?]?>(nil)
  private let doubles = Locked<StoreArray<Double>?>(nil)
  private let instants = Locked<StoreArray<Int64>?>(nil)
  private let classes = Locked<[UInt32]?>(nil)

  init(_ dictionary: ValueDictionary) { self.dictionary = dictionary }

  /// The number of values, which is the code of rows without a value.
  var count: Int { dictionary.count }

  /// Whether all values are strings, so that two are equal only if their codes are.
  var holdsStringsOnly: Bool { dictionary.kinds == nil }

  func text(_ code: Int) -> TextBytes { TextBytes(dictionary.texts.bytes(code)) }

  func value(_ code: Int) -> Value {
    let text = text(code)
    switch dictionary.kind(code) {
    case .string: return .string(text)
    case .boolean: return .boolean(text.count == 4)
    case .number:
      return ExactNumber(text.bytes).map { .number($0, text: text) } ?? .string(text)
    case .array: return .array(text)
    case .object: return .object(text)
    }
  }

  /// The number of each value; made at the first use.
  var numbersOfCodes: [ExactNumber?] {
    numbers.withLock { numbers in
      if let numbers { return numbers }
      let made = (0..<count).map { value($0).number }
      numbers = made
      return made
    }
  }

  /// The number of each value as a double, not a number where it has none; one more for rows
  /// without a value. Made at the first use.
  var doublesOfCodes: StoreArray<Double> {
    doubles.withLock { doubles in
      if let doubles { return doubles }
      let numbers = numbersOfCodes
      let made = StoreArray<Double>(count: numbers.count + 1) { buffer in
        for (code, number) in numbers.enumerated() { buffer[code] = number?.doubleValue ?? .nan }
        buffer[numbers.count] = .nan
      }
      doubles = made
      return made
    }
  }

  /// The greatest absolute value of the numbers; 0 without numbers.
  var greatestMagnitude: Double {
    doublesOfCodes.buffer.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
  }

  /// Of a value that has no instant.
  static let noInstant = Int64.min

  /// The instant of each value, in microseconds since 1970; one more for rows without a value. Made
  /// at the first use.
  var instantsOfCodes: StoreArray<Int64> {
    instants.withLock { instants in
      if let instants { return instants }
      let made = StoreArray<Int64>(count: count + 1) { buffer in
        for code in 0..<count {
          buffer[code] = value(code).instant?.microseconds ?? Self.noInstant
        }
        buffer[count] = Self.noInstant
      }
      instants = made
      return made
    }
  }

  /// For each code the lowest one of the same text: `"1"` and `1` count as one in a measure.
  var textClasses: [UInt32] {
    classes.withLock { classes in
      if let classes { return classes }
      var made: [UInt32] = []
      made.reserveCapacity(count)
      for code in 0..<count {
        let isRepeated = code > 0 && text(code) == text(code - 1)
        made.append(isRepeated ? made[code - 1] : UInt32(code))
      }
      classes = made
      return made
    }
  }

  /// The code of a string of that text, where all values are strings.
  func code(of text: TextBytes) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self.text(middle).order(text) < 0 { low = middle + 1 } else { high = middle }
    }
    return low < count && self.text(low) == text ? low : nil
  }
}
