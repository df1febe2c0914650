import AudienceConditions
import AudienceDiagnostics
package import AudienceJSON
import AudienceSchema
package import AudienceTime

/// Makes small random call logs whose ids, times and values collide often: nulls, ties, mixed
/// types, unicode, instants on the edges of windows, anonymous ids, accounts.
package struct RandomCalls {
  /// The clock: noon, so that calendar days and stretches of 24 hours differ.
  package static let now =
    TimestampReader.rfc3339("2026-01-31T12:00:00Z")
    ?? Instant(
      microseconds: 0)

  /// The keys that audiences of a test may have; some calls set them as traits.
  package static let audienceKeys = ["k1", "k2", "k3", "k4"]

  package var random: SplitMix64

  /// The few values that occur in the log, so that they meet in comparisons.
  private var pool: [JSONValue] = []

  package init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    pool = (0..<8).map { _ in anyValue() }
  }

  /// The next log, in an order that is not the order of times.
  package mutating func next() -> [JSONValue] {
    var calls: [JSONValue] = []
    for _ in 0..<(1 + random.below(60)) { calls.append(call()) }
    return calls
  }

  /// The instant of the next call: before, on, or after the edge of some window.
  package mutating func instant() -> Instant {
    let edges: [Int64] = [-1, 0, 0, 0, 1, 3_600_000_000, -3_600_000_000, 43_200_000_000]
    let days = Int64(random.pick([0, 0, 1, 1, 2, 3, 7, 30, -1]))
    let edge = random.pick(edges)
    if days == 0, random.percent(60) { return Self.now.advanced(by: -abs(edge)) }
    return Self.now.advanced(by: -days * Instant.microsecondsPerDay + edge)
  }

  // MARK: - Calls

  private mutating func call() -> JSONValue {
    var call: JSONObject = [:]
    if random.percent(85) {
      call["userId"] = .text(random.pick(["u1", "u1", "u2", "u2", "u3", "é", "U1"]))
    }
    if call["userId"] == nil || random.percent(20) {
      call["anonymousId"] = .text(random.pick(["a1", "a2", "u3"]))
    }
    if random.percent(10) { call["messageId"] = .text(random.pick(["m1", "m2"])) }
    if random.percent(30) { call["sourceId"] = .text(random.pick(["s1", "s2", ""])) }
    if random.percent(10) { call["projectId"] = .text("s2") }
    let timeField: UTF8Text =
      random.percent(90) ? "timestamp" : random.pick(["originalTimestamp", "sentAt", "receivedAt"])
    call[timeField] = .text(instant().text)
    if random.percent(30) { call["context"] = .object(fields(of: ["page", "c"])) }
    switch random.below(20) {
    case 0..<4:
      call["type"] = .text("identify")
      call["traits"] = .object(fields(of: Self.traitKeys))
    case 4..<7:
      call["type"] = .text("group")
      call["groupId"] = .text(random.pick(["g1", "g2", "g3"]))
      call["traits"] = .object(fields(of: Self.traitKeys))
    case 7:
      call["type"] = .text("alias")
      call["previousId"] = .text(random.pick(["a1", "a2", "u3", "é"]))
    case 8:
      call["type"] = .text(random.pick(["page", "screen"]))
      if random.percent(60) { call["name"] = .text("N") }
      call["properties"] = .object(fields(of: ["x", "name"]))
    default:
      call["type"] = .text("track")
      call["event"] = .text(random.pick(["A", "A", "A", "B", "B", "a"]))
      call["properties"] = .object(fields(of: Self.propertyKeys))
    }
    return .object(call)
  }

  private static let traitKeys = ["x", "t", "o", "list", "a.b"] + audienceKeys
  private static let propertyKeys = ["x", "x", "y", "o", "list", "items", "a.b"]

  private mutating func fields(of keys: [String]) -> JSONObject {
    var object: JSONObject = [:]
    for _ in 0..<(1 + random.below(6)) {
      let key = random.pick(keys)
      switch key {
      case "k1", "k2", "k3", "k4":
        if random.percent(25) {
          object[UTF8Text(key)] = random.pick([.boolean(true), .boolean(false), .null])
        }
      case "o", "page":
        object[UTF8Text(key)] = .object(["x": value(), "list": .array([value(), value()])])
      case "list":
        object["list"] = .array((0..<random.below(4)).map { _ in value() })
      case "items":
        object["items"] = .array(
          (0..<random.below(3)).map { _ in
            random.percent(80) ? .object(["x": value(), "n": .integer(random.below(3))]) : value()
          })
      default: object[UTF8Text(key)] = value()
      }
    }
    return object
  }

  private mutating func value() -> JSONValue { random.pick(pool) }

  private mutating func anyValue() -> JSONValue {
    if random.percent(25) { return .text(instant().text) }
    return random.pick(Self.values)
  }

  // MARK: - What is worth asking

  private static let texts = [
    "", "a", "A", "ab", "é", "e\u{301}", "true", "1", "1.0", "01", " 1", "$1", "-1", ".5", "1e2",
    "2", "null", "31/12/2025", "2026-01-31", "2026-01-30", "2026-01-31T12:00", "日本", "\u{85}",
    "9007199254740993", "[1]", "\u{7F}\n", "ZZ", "z", "\u{FFFD}", "\u{10000}",
  ]
  private static let numbers =
    [
      0, 1, 2, -1, 0.5, 0.1, 0.2, 0.3, 1.5, 1e19, 9_007_199_254_740_992, 1e300, 0.000_000_4,
      49.99,
    ].compactMap { ExactNumber($0) } + [.integer(9_007_199_254_740_993), .integer(.max)]
  private static let values: [JSONValue] =
    texts.map { .text($0) } + numbers.map { .number($0) } + numbers.prefix(4).map { .number($0) }
    + [
      .null, .null, .boolean(true), .boolean(false), .array([]), .object([:]), .array([.null]),
      .array([.integer(1)]), .array([.integer(1), .text("1"), .null, .boolean(true), .text("a")]),
      .object(["x": .integer(1)]),
    ]

  /// Names, values and windows that occur in these logs, and some that do not.
  package var vocabulary: RandomConditions.Vocabulary {
    let paths = [
      "x", "x", "x", "x", "y", "y", "o", "o.x", "o.x", "o.list.$", "list", "list.$", "items",
      "items.$", "items.$.x",
      "items.$.n", #"a\.b"#, "a.b", "list.$.$", "x.$", "$", "missing",
    ].map { FieldPath($0) }
    return RandomConditions.Vocabulary(
      events: ["A", "A", "A", "A", "B", "B", "B", "a", "Page Viewed", "Screen Viewed", "Missing"],
      properties: paths + ["page_name", "screen_name", "name"].map { FieldPath($0) },
      traits: paths + ["t"] + Self.audienceKeys.map { FieldPath($0) },
      contexts: ["timestamp", "page.x", "page", "c", "page.list.$"],
      values: literals,
      spans: [
        .days(0), .days(1), .days(2), .days(3), .days(7), .days(30), .hours(1), .hours(24),
        .hours(48), .hours(12), .days(4000),
      ],
      sources: ["s1", "s2", "other"])
  }

  /// The values of the log as they would be written, and what stands near them.
  private var literals: [Literal] {
    pool.flatMap { value -> [Literal] in
      switch value {
      case .string(let text): [.string(text), .string(text)]
      case .number(let number): [.number(number), .number(number), .string(UTF8Text(number.text))]
      case .boolean(let flag): [.boolean(flag), .text(String(flag))]
      case .null, .array, .object: [.text(value.compactText)]
      }
    } + [
      .integer(0), .integer(1), .integer(1), .integer(2), .integer(3), .text("1"), .text(""),
      .text("2026"), .date(Self.now.date), .date(Self.now.date.adding(days: -1)),
      .timestamp(Self.now), .timestamp(Self.now.advanced(by: -Instant.microsecondsPerDay)),
    ]
  }
}
