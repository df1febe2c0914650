extension RuleCase {
  /// People by id, each with events A whose property x has the values, the oldest first.
  private static func reduced(
    _ id: String, _ query: String, _ people: [(id: String, values: [String])], _ expected: [String]
  ) -> RuleCase {
    let calls = people.flatMap { person in
      person.values.enumerated().map { "\(person.id) A \(20 - $0)d {\"x\":\($1)}" }
        + ["\(person.id) B 1d"]
    }
    return RuleCase(
      id: id, query: query, calls: calls.joined(separator: "\n"), expected: expected)
  }

  /// SEMANTICS 6: reducers.
  static let reducers: [RuleCase] = [
    reduced("6 count of nothing is 0", "event('A').count() < 1", [("a", []), ("b", ["1"])], ["a"]),
    reduced(
      "6 sum of nothing is absent", "event('A').sum(property('x')) < 100",
      [("a", []), ("b", ["1"]), ("c", ["\"abc\""])], ["b"]),
    reduced(
      "6 sum takes what has a number", "event('A').sum(property('x')) = 3.5",
      [("a", ["1", "\"2.5\"", "true", "\"$9\"", "null", "[7]"]), ("b", ["3.5", "1"])], ["a"]),
    reduced(
      "6 float noise does not decide", "event('A').sum(property('x')) = 0.3",
      [("a", ["0.1", "0.2"]), ("b", ["0.3000006"]), ("c", ["0.3000004"])], ["a", "c"]),
    reduced(
      "6 sums of integers are exact", "event('A').sum(property('x')) = 9007199254740993",
      [("a", ["9007199254740992", "1"]), ("b", ["9007199254740992"])], ["a"]),
    reduced(
      "6 an average of integers that is one is exact",
      "event('A').avg(property('x')) = 9007199254740993",
      [("a", ["9007199254740993", "9007199254740993"]), ("b", ["9007199254740992"])], ["a"]),
    reduced(
      "6 averages round to 6 decimals", "event('A').avg(property('x')) = 0.333333",
      [("a", ["1", "0", "0"]), ("b", ["0.5"])], ["a"]),
    reduced(
      "6 an average passes over what has no number", "event('A').avg(property('x')) = 2",
      [("a", ["1", "\"x\"", "3", "null"]), ("b", ["2", "3"])], ["a"]),
    reduced(
      "6 min and max are numeric", "event('A').max(property('x')) = 10",
      [("a", ["9", "\"10\"", "\"99x\""]), ("b", ["11"]), ("c", ["\"x\""])], ["a"]),
    reduced(
      "6 min and max as string go by code point",
      "event('A').max(property('x') as string) = 'é' AND event('A').min(property('x') as string) = 10",
      [("a", ["9", "10", "\"Z\"", "\"é\""]), ("b", ["\"e\u{301}\"", "10"])], ["a"]),
    reduced(
      "6 mode needs two where nothing is said", "event('A').mode(property('x')) = 'a'",
      [("a", ["\"a\"", "\"a\"", "\"b\""]), ("b", ["\"a\""])], ["a"]),
    reduced(
      "6 mode absent below its frequency", "event('A').mode(property('x'), 3) = 'a'",
      [("a", ["\"a\"", "\"a\"", "\"a\""]), ("b", ["\"a\"", "\"a\""])], ["a"]),
    reduced(
      "6 ties of mode go to the first by code point", "event('A').mode(property('x'), 1) = 'Z'",
      [
        ("a", ["\"a\"", "\"Z\""]), ("b", ["\"a\"", "\"a\"", "\"Z\""]), ("c", ["\"é\"", "\"Z\""]),
      ],
      ["a", "c"]),
    reduced(
      "6 mode counts texts", "event('A').mode(property('x')) = 1",
      [("a", ["1", "\"1\"", "2"]), ("b", ["\"1\"", "\"1.0\""])], ["a"]),
    reduced(
      "6 mode as array is one text an event",
      #"event('A').mode(property('x.$') as array) = '["a","b"]'"#,
      [
        ("a", ["[\"a\",\"b\"]", "[\"a\",null,\"b\"]", "[\"a\"]"]),
        ("b", ["[\"b\",\"a\"]", "[\"a\",\"b\"]"]),
      ], ["a"]),
    reduced(
      "6 mode counts every element", "event('A').mode(property('x.$')) = 'b'",
      [("a", ["[\"a\",\"b\"]", "[\"b\"]"]), ("b", ["[\"a\",\"b\"]"])], ["a"]),
    reduced(
      "6 first and last pass over events without a value",
      "event('A').first(property('x')) = 1 AND event('A').last(property('x')) = 2",
      [("a", ["null", "1", "2", "null"]), ("b", ["2", "1"]), ("c", [])], ["a"]),
    .init(
      id: "6 equal times go by the log for first and last",
      query: "event('A').first(property('x')) = 1 AND event('A').last(property('x')) = 2",
      calls: "a A 1d {\"x\":1}\na A 1d {\"x\":2}\nb A 1d {\"x\":2}\nb A 1d {\"x\":1}",
      expected: ["a"]),
    reduced(
      "6 last of elements is the first element of the latest event",
      "event('A').last(property('x.$')) = 2", [("a", ["[1]", "[2,3]", "[]"]), ("b", ["[3,2]"])],
      ["a"]),
    reduced(
      "6 unique counts distinct texts", "event('A').unique(property('x')).count() = 2",
      [("a", ["1", "\"1\"", "1.0", "true", "null"]), ("b", ["1"]), ("c", [])], ["a"]),
    reduced(
      "6 unique of nothing is 0", "event('A').unique(property('x')).count() = 0",
      [("a", ["null"]), ("b", ["1"]), ("c", [])], ["a", "c"]),
    reduced(
      "6 a reduced text is compared as its value", "event('A').last(property('x')).ends_with('!')",
      [("a", ["\"hey!\""]), ("b", ["\"hey\""]), ("c", [])], ["a"]),
  ]
}
