import AudienceDiagnostics
import AudienceJSON
import AudienceTime

extension QueryLexer {
  /// Reads a number (JSON's grammar, a leading point allowed) or a date without quotes.
  mutating func readNumberOrDate() -> QueryToken.Kind {
    if beginsDate { return readDate() }
    let start = index
    if bytes[start] == UInt8(ascii: "-") {
      index += 1
      let next = peek(0) == UInt8(ascii: ".") ? peek(1) : peek(0)
      guard let next, Self.isDigit(next) else {
        return .fault(LexicalFault("expected a number after '-'", Span(start, index)))
      }
    }
    takeNumberRun()
    let run = bytes[start..<index]
    if let slashed = readSlashedDate(from: start) { return .fault(slashed) }
    if let number = ExactNumber(run, leadingPoint: true) { return .number(number) }
    return .fault(numberFault(Span(start, index)))
  }

  private mutating func takeNumberRun() {
    while let byte = peek(0) {
      let isPoint = byte == UInt8(ascii: ".") && peek(1).map(Self.isDigit) == true
      let isExponentSign =
        (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
        && (bytes[index - 1] | 0x20) == UInt8(ascii: "e")
        && peek(1).map(Self.isDigit) == true
      guard Self.isWordByte(byte) || isPoint || isExponentSign else { return }
      index += 1
    }
  }

  private func numberFault(_ span: Span) -> LexicalFault {
    let written = text(span.start, span.end)
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    let rest = written.dropFirst(digits.count)
    if written.allSatisfy({ "0123456789.eE+-".contains($0) }), ExactNumber.hasGrammar(written) {
      return LexicalFault("the number is beyond the range of a double", span)
    }
    if written.contains("_") {
      let plain = written.filter { $0 != "_" }
      return LexicalFault(
        "a number has no '_'", span,
        suggestions: ExactNumber(plain.utf8) == nil ? [] : [.replacing(span, by: plain)])
    }
    if !digits.isEmpty, let unit = Self.unitWords[rest.lowercased()] {
      return LexicalFault(
        "expected a blank between number and unit", span,
        suggestions: [.replacing(span, by: "\(digits) \(unit)")])
    }
    if digits.count > 1, digits.hasPrefix("0"), rest.isEmpty {
      let plain = ExactNumber(Array(digits.drop { $0 == "0" }.utf8))?.text ?? "0"
      return LexicalFault(
        "a number has no zeros in front", span,
        suggestions: [
          .replacing(span, by: plain),
          .replacing(span, by: "'\(digits)'", title: "or is it the text '\(digits)'?"),
        ])
    }
    return LexicalFault(
      "expected a number such as 50, -2, 49.99 or .20", span,
      suggestions: [
        .replacing(span, by: "'\(written)'", title: "or is it the text '\(written)'?")
      ])
  }

  private static let unitWords = [
    "d": "days", "day": "day", "days": "days", "h": "hours", "hr": "hours", "hrs": "hours",
    "hour": "hour", "hours": "hours", "w": "weeks", "week": "week", "weeks": "weeks",
    "m": "months", "mo": "months", "month": "month", "months": "months", "y": "years",
    "year": "year", "years": "years", "s": "seconds", "second": "second", "seconds": "seconds",
    "min": "minutes", "minute": "minute", "minutes": "minutes",
  ]

  // MARK: - Dates

  /// Whether four digits, a hyphen and a digit come next.
  private var beginsDate: Bool {
    for offset in 0..<4 where peek(offset).map(Self.isDigit) != true { return false }
    return peek(4) == UInt8(ascii: "-") && peek(5).map(Self.isDigit) == true
  }

  private mutating func readDate() -> QueryToken.Kind {
    let start = index
    while let byte = peek(0), Self.isDigit(byte) || byte == UInt8(ascii: "-") { index += 1 }
    if let letter = peek(0), letter | 0x20 == UInt8(ascii: "t"), peek(1).map(Self.isDigit) == true {
      index += 1
      while let byte = peek(0), isTimeByte(byte) { index += 1 }
    }
    let span = Span(start, index)
    let written = text(start, index)
    switch TimestampReader.value(written) {
    case .date(let date): return .date(date)
    case .instant(let instant):
      guard (0...9999).contains(instant.date.components.year) else {
        return .fault(LexicalFault("expected a timestamp in the years 0000 to 9999 UTC", span))
      }
      return .timestamp(instant)
    case nil: break
    }
    let parts = written.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, let date = Self.date(parts[0], parts[1], parts[2]) {
      return .fault(
        LexicalFault(
          "expected a date with two digits for month and day", span,
          suggestions: [.replacing(span, by: date.text)]))
    }
    if parts.count == 3, parts[1].count == 2, parts[2].count == 2 {
      return .fault(LexicalFault("the calendar has no day \(written)", span))
    }
    return .fault(
      LexicalFault("expected a date as 2025-01-31 or a timestamp as 2025-01-31T10:00:00Z", span))
  }

  private func isTimeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "Z"), UInt8(ascii: "z"):
      true
    case UInt8(ascii: "."): peek(1).map(Self.isDigit) == true
    default: false
    }
  }

  /// A date with slashes, which the language does not know.
  private mutating func readSlashedDate(from start: Int) -> LexicalFault? {
    guard peek(0) == UInt8(ascii: "/"), peek(1).map(Self.isDigit) == true else { return nil }
    while let byte = peek(0), Self.isDigit(byte) || byte == UInt8(ascii: "/") { index += 1 }
    let span = Span(start, index)
    let parts = text(start, index).split(separator: "/", omittingEmptySubsequences: false)
    var dates: [CalendarDate?] = []
    if parts.count == 3, parts[0].count == 4 {
      dates = [Self.date(parts[0], parts[1], parts[2])]
    } else if parts.count == 3, parts[2].count == 4 {
      dates = [Self.date(parts[2], parts[0], parts[1]), Self.date(parts[2], parts[1], parts[0])]
    }
    var texts: [String] = []
    for case let date? in dates where !texts.contains(date.text) { texts.append(date.text) }
    return LexicalFault(
      "expected a date as 2025-01-31", span,
      suggestions: texts.map { .replacing(span, by: $0) })
  }

  private static func date(
    _ year: Substring, _ month: Substring, _ day: Substring
  ) -> CalendarDate? {
    guard year.count == 4, month.count <= 2, day.count <= 2, let year = Int(year),
      let month = Int(month), let day = Int(day)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}

extension ExactNumber {
  /// Whether a text has the shape of a number, however large it is.
  static func hasGrammar(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = parts.first else { return false }
    if parts.count == 2, ExactNumber("1e\(parts[1].suffix(1))".utf8) == nil { return false }
    let point = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard point.count <= 2, let whole = point.first else { return false }
    let digits = whole.hasPrefix("-") ? whole.dropFirst() : whole
    return !(digits.count > 1 && digits.hasPrefix("0"))
  }
}
