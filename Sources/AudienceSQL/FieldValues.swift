import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceTime

/// What the values of one field are, as far as it decides about its column.
struct FieldValues {
  private(set) var isEmpty = true
  private var kinds: Set<ValueKind> = []
  private var isInteger = true
  private var isPlain = true
  private var isTimestamp = true
  private var isDate = true

  private enum ValueKind { case string, boolean, number, array, object }

  mutating func add(_ value: JSONValue) {
    switch value {
    case .null: return
    case .boolean: kinds.insert(.boolean)
    case .array: kinds.insert(.array)
    case .object: kinds.insert(.object)
    case .number(let number):
      kinds.insert(.number)
      if isInteger, !number.isShortInteger { isInteger = false }
      if isPlain, !number.isPlain { isPlain = false }
    case .string(let text):
      kinds.insert(.string)
      if isTimestamp, text.timestamp == nil { isTimestamp = false }
      if isDate, text.day == nil { isDate = false }
    }
    isEmpty = false
  }

  var columnKind: WarehouseColumn.Kind {
    switch kinds {
    case [.boolean]: .boolean
    case [.number]: isInteger ? .integer : isPlain ? .double : .mixed
    case [.string]: isTimestamp ? .timestamp : isDate ? .date : .text
    default: .mixed
    }
  }
}

extension ExactNumber {
  /// Whether it is a whole number that every engine adds up and prints exactly.
  var isShortInteger: Bool {
    if case .integer(let value) = self { value.magnitude < 1_000_000_000_000_000 } else { false }
  }

  /// Whether every engine prints the double as we do: at most 15 digits, no exponent.
  var isPlain: Bool {
    switch self {
    case .integer: return isShortInteger
    case .double(let value):
      let text = self.text
      return value.magnitude < 1e14 && value.magnitude >= 1e-3 && !text.contains("e")
        && text.utf8.count { $0 != 0x2D && $0 != 0x2E } <= 15
    }
  }
}

extension UTF8Text {
  /// The instant of a text that is exactly what `Instant` prints, in years that all engines have.
  var timestamp: Instant? {
    guard string.utf8.count >= 20, string.utf8.last == UInt8(ascii: "Z"),
      let instant = TimestampReader.rfc3339(string), instant.text == string,
      WarehouseTime.isCommon(instant.date)
    else { return nil }
    return instant
  }

  /// The day of a text that is exactly what `CalendarDate` prints.
  var day: CalendarDate? {
    guard string.utf8.count == 10, case .date(let date)? = TimestampReader.value(string),
      WarehouseTime.isCommon(date)
    else { return nil }
    return date
  }
}

/// The times that all engines have: ClickHouse begins in 1900 and ends in 2299.
enum WarehouseTime {
  static let first = CalendarDate(year: 1900, month: 1, day: 1) ?? CalendarDate(daysSinceEpoch: 0)
  static let last = CalendarDate(year: 2299, month: 12, day: 31) ?? CalendarDate(daysSinceEpoch: 0)

  static func isCommon(_ date: CalendarDate) -> Bool { date >= first && date <= last }
}
