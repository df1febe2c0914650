import AudienceTime

/// Reads timestamps; remembers the day of the last one, because logs are nearly in time order.
struct TimeScanner {
  /// `YYYY-MM-` and `DD` of the last day read.
  private var yearAndMonth: UInt64 = 0
  private var day: UInt16 = 0
  /// The day's midnight, in microseconds.
  private var midnight: Int64 = 0

  /// The instant of a text; nil for one that has none.
  @inline(__always)
  mutating func microseconds(_ text: Bytes) -> Int64? {
    guard let start = text.baseAddress, text.count >= 20, text.count <= 27,
      start[text.count - 1] == 0x5A, start[10] == 0x54, start[13] == 0x3A, start[16] == 0x3A
    else { return slowly(text) }
    let raw = UnsafeRawPointer(start)
    let yearAndMonth = raw.loadUnaligned(as: UInt64.self)
    let day = raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if yearAndMonth != self.yearAndMonth || day != self.day {
      guard readDay(text, yearAndMonth, day) else { return slowly(text) }
    }
    guard let hour = Self.twoDigits(start + 11), let minute = Self.twoDigits(start + 14),
      let second = Self.twoDigits(start + 17), hour < 24, minute < 60, second < 60
    else { return slowly(text) }
    var fraction: Int64 = 0
    if text.count > 20 {
      guard start[19] == 0x2E, text.count > 21 else { return slowly(text) }
      for position in 20..<(text.count - 1) {
        let digit = start[position] &- 0x30
        if digit > 9 { return slowly(text) }
        fraction = fraction &* 10 &+ Int64(digit)
      }
      for _ in (text.count - 1)..<26 { fraction = fraction &* 10 }
    }
    let seconds = hour &* 3600 &+ minute &* 60 &+ second
    return midnight &+ seconds &* Instant.microsecondsPerSecond &+ fraction
  }

  private mutating func readDay(_ text: Bytes, _ yearAndMonth: UInt64, _ day: UInt16) -> Bool {
    guard let start = text.baseAddress, let century = Self.twoDigits(start),
      let year = Self.twoDigits(start + 2), start[4] == 0x2D,
      let month = Self.twoDigits(start + 5), start[7] == 0x2D,
      let dayOfMonth = Self.twoDigits(start + 8),
      let date = CalendarDate(
        year: Int(century * 100 + year), month: Int(month), day: Int(dayOfMonth))
    else { return false }
    self.yearAndMonth = yearAndMonth
    self.day = day
    midnight = date.midnight.microseconds
    return true
  }

  /// Any form that a call may have (SEMANTICS 1.3).
  @inline(never)
  private func slowly(_ text: Bytes) -> Int64? {
    let text = String(decoding: text, as: UTF8.self)
    return (TimestampReader.rfc3339(text) ?? TimestampReader.value(text)?.instant)?.microseconds
  }

  @inline(__always)
  private static func twoDigits(_ start: UnsafePointer<UInt8>) -> Int64? {
    let tens = start[0] &- 0x30
    let ones = start[1] &- 0x30
    return tens <= 9 && ones <= 9 ? Int64(tens) &* 10 &+ Int64(ones) : nil
  }
}
