import AudienceTime
import Testing

@Suite struct TimestampReaderTests {
  struct ReadCase: Sendable, CustomTestStringConvertible {
    let text: String
    /// Microseconds since the epoch.
    let instant: Int64?
    var testDescription: String { text }
  }

  // The figures were computed with Python's datetime.
  @Test(arguments: [
    ReadCase(text: "1970-01-01T00:00:00Z", instant: 0),
    ReadCase(text: "1969-12-31T23:59:59.999999Z", instant: -1),
    ReadCase(text: "2026-01-31T00:00:00Z", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31t00:00:00z", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T01:30:00+01:30", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-30T10:00:00-14:00", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T00:00:00.5Z", instant: 1_769_817_600_500_000),
    ReadCase(text: "2026-01-31T00:00:00.000001Z", instant: 1_769_817_600_000_001),
    ReadCase(text: "2026-01-31T00:00:00.1234569Z", instant: 1_769_817_600_123_456),
    ReadCase(text: "2024-02-29T12:00:00Z", instant: 1_709_208_000_000_000),
    ReadCase(text: "2016-12-31T23:59:60Z", instant: 1_483_228_800_000_000),
    ReadCase(text: "2016-12-31T18:59:60-05:00", instant: 1_483_228_800_000_000),
    ReadCase(text: "0000-01-01T00:00:00Z", instant: -62_167_219_200_000_000),
    ReadCase(text: "9999-12-31T23:59:59.999999Z", instant: 253_402_300_799_999_999),
    ReadCase(text: "2024-02-30T00:00:00Z", instant: nil),
    ReadCase(text: "2023-02-29T00:00:00Z", instant: nil),
    ReadCase(text: "1900-02-29T00:00:00Z", instant: nil),
    ReadCase(text: "2026-00-10T00:00:00Z", instant: nil),
    ReadCase(text: "2026-13-10T00:00:00Z", instant: nil),
    ReadCase(text: "2026-04-31T00:00:00Z", instant: nil),
    ReadCase(text: "2026-01-31T25:00:00Z", instant: nil),
    ReadCase(text: "2026-01-31T24:00:00Z", instant: nil),
    ReadCase(text: "2026-01-31T00:60:00Z", instant: nil),
    ReadCase(text: "2026-01-31T00:00:61Z", instant: nil),
    ReadCase(text: "2026-01-31T12:00:60Z", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00Z ", instant: nil),
    ReadCase(text: " 2026-01-31T00:00:00Z", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00ZZ", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00Z[UTC]", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00.Z", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00+24:00", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00+01", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00+0100", instant: nil),
    ReadCase(text: "2026-01-31T00:00:00", instant: nil),
    ReadCase(text: "2026-01-31T00:00Z", instant: nil),
    ReadCase(text: "2026-01-31 00:00:00Z", instant: nil),
    ReadCase(text: "2026-01-31", instant: nil),
    ReadCase(text: "2026-1-31T00:00:00Z", instant: nil),
    ReadCase(text: "26-01-31T00:00:00Z", instant: nil),
    ReadCase(text: "٢٠٢٦-01-31T00:00:00Z", instant: nil),
    ReadCase(text: "", instant: nil),
  ])
  func `RFC 3339 is read strictly`(_ test: ReadCase) {
    #expect(TimestampReader.rfc3339(test.text)?.microseconds == test.instant)
  }

  @Test(arguments: [
    ReadCase(text: "2026-01-31", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T00:00", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T00:00Z", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T01:00+01:00", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T00:00:00", instant: 1_769_817_600_000_000),
    ReadCase(text: "2026-01-31T00:00:00.25", instant: 1_769_817_600_250_000),
    ReadCase(text: "31/12/2025", instant: nil),
    ReadCase(text: "2025-12-31 10:00", instant: nil),
    ReadCase(text: "2025-12-31T10", instant: nil),
    ReadCase(text: "2025-12-31T", instant: nil),
    ReadCase(text: "2025-12-31Z", instant: nil),
    ReadCase(text: "1767139200", instant: nil),
    ReadCase(text: "2025-W01-1", instant: nil),
  ])
  func `the forms of values in conditions are read`(_ test: ReadCase) {
    #expect(TimestampReader.value(test.text)?.instant.microseconds == test.instant)
  }

  @Test func `a date alone is told from an instant`() {
    #expect(TimestampReader.value("1970-01-02") == .date(CalendarDate(daysSinceEpoch: 1)))
    #expect(
      TimestampReader.value("1970-01-02T00:00Z")
        == .instant(Instant(microseconds: 86_400_000_000)))
  }

  @Test(arguments: [
    ReadCase(text: "1970-01-01T00:00:00Z", instant: 0),
    ReadCase(text: "1969-12-31T23:59:59.999999Z", instant: -1),
    ReadCase(text: "0000-01-01T00:00:00Z", instant: -62_167_219_200_000_000),
    ReadCase(text: "9999-12-31T23:59:59.999999Z", instant: 253_402_300_799_999_999),
    ReadCase(text: "2026-01-31T00:00:00.05Z", instant: 1_769_817_600_050_000),
  ])
  func `an instant prints as it is read`(_ test: ReadCase) {
    #expect(test.instant.map { Instant(microseconds: $0).text } == test.text)
  }
}
