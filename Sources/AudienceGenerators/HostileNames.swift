package import AudienceDiagnostics
package import AudienceJSON
package import AudienceSchema
package import AudienceTime

/// Names and values that break careless code.
package enum HostileNames {
  package static let texts: [UTF8Text] = [
    "pro", "Order Completed", "", " ", "'", "\"", "''", "\\", "\\\\", "\\'", "it's", "a\\",
    "a'b\"c", "\\.", "a.b", "a\\.b", "a\\\\.b", "$", "products.$.category", "$.x", ".", "..", "x.",
    ".x", "-1", "2025-01-01", "AND", "NOT", "(", ")", "a) OR (b", "{exclude: 'x'}", "true", "null",
    "\n", "\r\n", "\t", "\u{0}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}abc",
    "\u{FEFF}", "\u{200B}", "é", "e\u{301}", "日本語", "👩‍👩‍👧", "’curly‘", "“x”", "a,b", "a; --",
    "a or b", "'a', 'b'", "within 7 days", "doesn't exist", "of the event above", "%", "_",
    "123", "1,000", "/set 2", "\u{10FFFF}",
  ]

  package static let events: [EventName] = texts.map { EventName($0.string) }

  package static let paths: [FieldPath] = texts.map { FieldPath($0.string) }

  package static let contexts: [FieldPath] =
    ["timestamp", "page.url", "device.type"] + paths.prefix(20)

  package static let numbers: [ExactNumber] =
    [
      .integer(0), .integer(-1), .integer(.max), .integer(.min),
      .integer(9_007_199_254_740_993),
    ]
    + [
      0.1, -0.5, 0.2, 49.99, 1e19, -1e300, Double.leastNonzeroMagnitude,
      Double.greatestFiniteMagnitude, 1e21, 1e-7,
      9_223_372_036_854_775_808,
    ].compactMap { ExactNumber($0) }

  package static let dates: [CalendarDate] = [
    (2025, 1, 31), (2024, 2, 29), (1, 1, 1), (0, 1, 1), (9999, 12, 31), (1970, 1, 1),
    (1969, 12, 31),
  ].compactMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2) }

  package static let instants: [Instant] = [
    "2026-01-31T00:00:00Z", "2025-06-30T23:59:59.999999Z", "1969-12-31T23:59:59.5Z",
    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "2025-01-01T10:00:00.000001Z",
  ].compactMap { TimestampReader.rfc3339($0) }
}
