extension RuleCase {
  private static func trait(
    _ id: String, _ query: String, _ rows: [(id: String, json: String)], _ expected: [String]
  ) -> RuleCase {
    RuleCase(
      id: id, query: query,
      calls: rows.map { "\($0.id) identify 1d {\"x\":\($0.json)}" }.joined(separator: "\n"),
      expected: expected)
  }

  /// SEMANTICS 3: paths, texts, numbers, instants.
  static let values: [RuleCase] = [
    .init(
      id: "3 a dot behind backslashes is part of the name", query: #"trait('a\.b.c') = 1"#,
      calls: "u identify 1d {\"a.b\":{\"c\":1}}\nv identify 1d {\"a\":{\"b\":{\"c\":1}}}",
      expected: ["u"]),
    trait(
      "3 a step into no object gives nothing", "trait('x.0').exists() OR trait('x.a').exists()",
      [("u", "[1]"), ("v", "\"a\""), ("w", "{\"a\":0}")], ["w"]),
    trait(
      "3 `$` reads every element, and nothing of what is no array", "trait('x.$') = 1",
      [("u", "[2,1]"), ("v", "1"), ("w", "[]"), ("y", "{\"$\":1}")], ["u"]),
    trait(
      "3 `$` reads elements of elements", "trait('x.$.$.y') = 1",
      [("u", "[[{\"y\":2}],[{\"y\":1}]]"), ("v", "[{\"y\":1}]")], ["u"]),
    trait(
      "3 null is absent, the empty values are not", "trait('x').absent()",
      [("a", "null"), ("b", "\"\""), ("c", "0"), ("d", "false"), ("e", "[]"), ("f", "{}")], ["a"]),
    trait(
      "3 null elements are no values", "trait('x.$').absent()",
      [("a", "[null]"), ("b", "[null,0]"), ("c", "[]")], ["a", "c"]),
    trait(
      "3 with `$` differing means some element differs", "trait('x.$') != 1",
      [("a", "[1,2]"), ("b", "[1,1]"), ("c", "[]")], ["a"]),
    trait(
      "3 with `$` omitting means no element contains", "trait('x.$').omits('a')",
      [("a", "[\"a\",\"b\"]"), ("b", "[\"b\"]"), ("c", "[]"), ("d", "\"a\"")], ["b", "c", "d"]),
    trait(
      "3 with `$` none_of means some element is none of them", "trait('x.$').none_of('a','b')",
      [("a", "[\"a\",\"c\"]"), ("b", "[\"a\",\"b\"]"), ("c", "[]")], ["a"]),
    trait(
      "3 the text of a number is its shortest form", "trait('x').starts_with('2')",
      [("a", "2.50"), ("b", "2.0"), ("c", "0.2e1"), ("d", "-2")],
      ["a", "b", "c"]),
    trait(
      "3 the text of an array is compact JSON", #"trait('x') = '[1,"é",null,{"a":true}]'"#,
      [("u", "[1.0, \"é\", null, {\"a\" : true}]"), ("v", "[1]")], ["u"]),
    trait(
      "3 flattening keeps characters that a terminal would not", "trait('x').contains('\u{85}')",
      [("u", "[\"\u{85}\"]"), ("v", "[1]")], ["u"]),
    trait(
      "3 a string is a number only as a whole decimal number", "trait('x') > 0",
      [
        ("a", "\"49.99\""), ("b", "\"$49.99\""), ("c", "\" 5\""), ("d", "true"), ("e", "\"+5\""),
        ("f", "\".5\""), ("g", "\"5.\""), ("h", "\"0x10\""), ("i", "\"1_0\""), ("j", "\"٣\""),
        ("k", "\"007\""), ("l", "\"\""), ("m", "[5]"), ("n", "\"5\\n\""), ("o", "\"-5\""),
      ], ["a", "f", "k"]),
    trait(
      "3 an instant is an ISO date or timestamp, nothing else",
      "trait('x').before_date(2026-01-02)",
      [
        ("a", "\"2026-01-01\""), ("b", "\"2026-01-01T23:59\""), ("c", "\"2026-01-02T00:30+01:00\""),
        ("d", "\"31/12/2025\""), ("e", "1735689600"), ("f", "\"2026-02-30\""), ("g", "\"2025\""),
        ("h", "\"2026-01-01 10:00:00\""), ("i", "\"2026-01-01T10:00:00.123456789Z\""),
        ("j", "\"2026-01-01T24:00:00Z\""), ("k", "\"2026-01-01T10\""), ("l", "\" 2026-01-01\""),
      ], ["a", "b", "c", "i"]),
  ]

  /// SEMANTICS 4: comparators that are not about dates.
  static let comparators: [RuleCase] = [
    trait(
      "4 an absent side makes `!=` false", "trait('x') != 1", [("a", "2"), ("b", "null")], ["a"]),
    trait(
      "4 NOT is the complement, absent included", "NOT trait('x') = 1",
      [("a", "2"), ("b", "null"), ("c", "1")], ["a", "b"]),
    trait(
      "4 a number on a side compares numbers", "trait('x') = 50",
      [("a", "50"), ("b", "\"50.0\""), ("c", "\"50 \""), ("d", "true"), ("e", "[50]")], ["a", "b"]),
    trait(
      "4 differing from a number is true of what is none", "trait('x') != 50",
      [("a", "\"abc\""), ("b", "\"50.00\""), ("c", "[50]"), ("d", "null")], ["a", "c"]),
    trait(
      "4 two strings compare exactly", "trait('x') = '7'",
      [("a", "\"7\""), ("b", "\"007\""), ("c", "\"7.0\""), ("d", "7"), ("e", "7.0")],
      ["a", "d", "e"]),
    trait(
      "4 texts compare by code points and case", "trait('x') = 'é'",
      [("a", "\"é\""), ("b", "\"e\u{301}\""), ("c", "\"É\"")], ["a"]),
    trait(
      "4 booleans compare texts", "trait('x') = true",
      [("a", "true"), ("b", "\"true\""), ("c", "1"), ("d", "\"True\""), ("e", "false")], ["a", "b"]),
    trait(
      "4 a number is not a boolean", "trait('x') = 1", [("a", "true"), ("b", "1")], ["b"]),
    trait(
      "4 a date literal compares instants", "trait('x') = 2025-01-01",
      [
        ("a", "\"2025-01-01\""), ("b", "\"2025-01-01T01:00:00+01:00\""),
        ("c", "\"2025-01-01T01:00\""),
        ("d", "20250101"),
      ], ["a", "b"]),
    trait(
      "4 a quoted date compares text", "trait('x') = '2025-01-01'",
      [("a", "\"2025-01-01\""), ("b", "\"2025-01-01T00:00:00Z\"")], ["a"]),
    trait(
      "4 differing from a date literal is true of what has no instant", "trait('x') != 2025-01-01",
      [("a", "\"soon\""), ("b", "\"2025-01-01T00:00Z\""), ("c", "null")], ["a"]),
    trait(
      "4 order is by number, else by instant, never by letters", "trait('x') < '2025-06-01'",
      [
        ("a", "\"2025-05-31T23:59\""), ("b", "\"2025\""), ("c", "\"apple\""), ("d", "1"),
        ("e", "true"),
      ],
      ["a"]),
    trait(
      "4 order of numbers is exact", "trait('x') > 9007199254740992",
      [("a", "9007199254740993"), ("b", "9007199254740992.0"), ("c", "\"9007199254740993\"")],
      ["a", "c"]),
    trait(
      "4 contains, starts_with and ends_with read the text",
      "trait('x').contains('b','z') AND trait('x').starts_with('a') AND trait('x').ends_with('c')",
      [("a", "\"abc\""), ("b", "\"ABC\""), ("c", "\"ac\""), ("d", "null")], ["a"]),
    trait(
      "4 contains finds digits of a number", "trait('x').contains(5)",
      [("a", "150"), ("b", "[5]"), ("c", "16")], ["a", "b"]),
    trait(
      "4 the empty text is in every text, not in nothing", "trait('x').contains('')",
      [("a", "\"\""), ("b", "0"), ("c", "null")], ["a", "b"]),
    trait(
      "4 omits is true of absent", "trait('x').omits('a','b')",
      [("a", "\"cab\""), ("b", "\"c\""), ("c", "null")], ["b", "c"]),
    trait(
      "4 one_of looks into an array, and at its text", "trait('x').one_of('a','[1,2]')",
      [
        ("a", "[\"b\",\"a\"]"), ("b", "[1,2]"), ("c", "\"a\""), ("d", "[[\"a\"]]"), ("e", "[null]"),
      ],
      ["a", "b", "c"]),
    trait(
      "4 one_of uses `=`", "trait('x').one_of(1, true, 2025-01-01)",
      [("a", "\"1.0\""), ("b", "\"true\""), ("c", "\"2025-01-01T00:00\""), ("d", "2")],
      ["a", "b", "c"]),
    trait(
      "4 none_of needs a value", "trait('x').none_of('a')",
      [("a", "\"a\""), ("b", "\"b\""), ("c", "null"), ("d", "[\"a\"]"), ("e", "[]")], ["b", "e"]),
  ]

  /// SEMANTICS 4: comparators about dates. The clock is 2026-01-31T12:00Z.
  static let dates: [RuleCase] = [
    trait(
      "4 before_date is strict", "trait('x').before_date('2026-01-31T12:00:00Z')",
      [("a", "\"2026-01-31T11:59:59.999999Z\""), ("b", "\"2026-01-31T12:00:00Z\""), ("c", "null")],
      ["a"]),
    trait(
      "4 after_date is strict", "trait('x').after_date(2026-01-31)",
      [("a", "\"2026-01-31T00:00:00.000001Z\""), ("b", "\"2026-01-31\""), ("c", "\"2026-02\"")],
      ["a"]),
    trait(
      "4 within_last days are calendar days, both ends in", "trait('x').within_last(2 days)",
      [
        ("a", "\"2026-01-29T00:00Z\""), ("b", "\"2026-01-28T23:59:59Z\""),
        ("c", "\"2026-01-31T23:59:59Z\""), ("d", "\"2026-02-01\""),
        ("e", "\"2026-01-29T01:00+02:00\""),
      ], ["a", "c"]),
    trait(
      "4 within_next days", "trait('x').within_next(1 day)",
      [
        ("a", "\"2026-01-31T00:00Z\""), ("b", "\"2026-01-30T23:59Z\""),
        ("c", "\"2026-02-01T23:59Z\""),
        ("d", "\"2026-02-02\""),
      ], ["a", "c"]),
    trait(
      "4 before_last days", "trait('x').before_last(1 day)",
      [("a", "\"2026-01-30T23:59Z\""), ("b", "\"2026-01-31\""), ("c", "\"1999-01-01\"")],
      ["a", "c"]),
    trait(
      "4 after_next days", "trait('x').after_next(1 day)",
      [("a", "\"2026-02-01\""), ("b", "\"2026-01-31T23:59Z\""), ("c", "\"2030-01-01\"")],
      ["a", "c"]),
    trait(
      "4 within_last hours are exact", "trait('x').within_last(24 hours)",
      [
        ("a", "\"2026-01-30T12:00Z\""), ("b", "\"2026-01-30T11:59:59.999999Z\""),
        ("c", "\"2026-01-31T12:00Z\""), ("d", "\"2026-01-31T12:00:00.000001Z\""),
      ], ["a", "c"]),
    trait(
      "4 before_last and after_next hours are inclusive",
      "trait('x').before_last(12 hours) OR trait('x').after_next(12 hours)",
      [
        ("a", "\"2026-01-31\""), ("b", "\"2026-01-31T00:00:01Z\""), ("c", "\"2026-02-01\""),
        ("d", "\"2026-01-31T23:59:59Z\""), ("e", "1"),
      ], ["a", "c"]),
    trait(
      "4 within_next hours", "trait('x').within_next(1 hour)",
      [
        ("a", "\"2026-01-31T12:00Z\""), ("b", "\"2026-01-31T13:00Z\""),
        ("c", "\"2026-01-31T13:01Z\""),
      ],
      ["a", "b"]),
    trait(
      "4 zero days is today", "trait('x').within_last(0 days)",
      [("a", "\"2026-01-31T23:00Z\""), ("b", "\"2026-01-30T23:00Z\"")], ["a"]),
  ]
}
