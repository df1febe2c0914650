import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// What was seen under one name: values of which types, when last, which texts.
struct FieldTally: Sendable {
  /// Texts count as dates when at least this share of them are (RFC 3339, or a day).
  static let dateShare = 0.9

  private(set) var texts = 0
  private(set) var dates = 0
  private(set) var numbers = 0
  private(set) var booleans = 0
  private(set) var arrays = 0
  private(set) var objects = 0
  private(set) var lastSeen: Instant?
  private(set) var values = ValueTally()

  /// All values, null left out.
  var count: Int { texts + dates + numbers + booleans + arrays + objects }

  /// Notes a value that is not null.
  mutating func note(_ value: JSONValue, at time: Instant) {
    lastSeen = max(lastSeen ?? time, time)
    switch value {
    case .null: break
    case .boolean: booleans += 1
    case .number: numbers += 1
    case .array: arrays += 1
    case .object: objects += 1
    case .string(let text):
      if TimestampReader.value(text.string) != nil { dates += 1 } else { texts += 1 }
      values.note(text, at: time)
    }
  }

  /// The types that were seen with how many values each has, the most frequent first.
  var types: [(type: FieldType, count: Int)] {
    let strings = texts + dates
    let areDates = strings > 0 && Double(dates) >= Self.dateShare * Double(strings)
    let all: [(type: FieldType, count: Int)] = [
      (.string, areDates ? texts : strings), (.date, areDates ? dates : 0), (.number, numbers),
      (.boolean, booleans), (.array, arrays), (.object, objects),
    ]
    return all.filter { $0.count > 0 }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }
}
