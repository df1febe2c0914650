import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import Testing

/// One rule of SEMANTICS as an example: who of a small log satisfies a query.
struct RuleCase: Sendable, CustomTestStringConvertible {
  /// The rule, its section first.
  let id: String
  let query: String
  /// One call a line, as `ShortCalls` reads them.
  let calls: String
  let expected: [String]
  var level = AudienceLevel.users
  var now = "2026-01-31T12:00:00Z"
  /// Audiences of the workspace: key, level, definition.
  var audiences: [(key: String, level: AudienceLevel, query: String)] = []

  var testDescription: String { id }

  /// The ids of the members, in byte order.
  func members() throws -> [String] {
    let now = try #require(TimestampReader.rfc3339(now))
    let population = ProfileStore(calls: try ShortCalls.read(calls, now: now)).population(at: now)
    let tree = try #require(try QueryParser.parse(query).tree)
    let workspace = Workspace(
      name: "rules",
      audiences: audiences.map {
        AudienceEntry(key: AudienceKey($0.key), name: $0.key, level: $0.level, query: $0.query)
      })
    let evaluator = Evaluator(
      population,
      memberships: try Memberships(readBy: tree, in: workspace, population: population))
    return evaluator.subjects(at: level).filter { evaluator.holds(tree.root, for: $0) }
      .map(\.id.string)
  }
}

/// Reads calls in shorthand, a call a line: who, what, how long before the clock, with which
/// traits or properties.
///
///     u identify 1d {"plan":"pro"}
///     u A 36h+1us {"x":1}
///     ~anon B 0
///     u~anon group:g 1d {"tier":1}
///     {"type":"track","userId":"u", …}
enum ShortCalls {
  static func read(_ text: String, now: Instant) throws -> [JSONValue] {
    try text.split(separator: "\n").map { line in
      if line.hasPrefix("{") { return try JSONReader.read(String(line)) }
      let parts = line.split(separator: " ", maxSplits: 3).map(String.init)
      try #require(parts.count >= 3, "\(line)")
      var call: JSONObject = [:]
      let ids = parts[0].split(separator: "~", omittingEmptySubsequences: false).map(String.init)
      if !ids[0].isEmpty { call["userId"] = .text(ids[0]) }
      if ids.count > 1 { call["anonymousId"] = .text(ids[1]) }
      let age = try #require(microseconds(parts[2]), "\(line)")
      call["timestamp"] = .text(now.advanced(by: -age).text)
      let fields = try JSONReader.read(parts.count > 3 ? parts[3] : "{}")
      let what = parts[1].split(separator: ":", maxSplits: 1).map(String.init)
      let name = what.count > 1 ? what[1] : ""
      switch what[0] {
      case "identify":
        call["type"] = .text("identify")
        call["traits"] = fields
      case "group":
        call["type"] = .text("group")
        call["groupId"] = .text(name)
        call["traits"] = fields
      case "alias":
        call["type"] = .text("alias")
        call["previousId"] = .text(name)
      case "page", "screen":
        call["type"] = .text(what[0])
        if !name.isEmpty { call["name"] = .text(name) }
        call["properties"] = fields
      default:
        call["type"] = .text("track")
        call["event"] = .text(what[0])
        call["properties"] = fields
      }
      return .object(call)
    }
  }

  /// Microseconds: `7d`, `36h`, `1d+1us`, `-1us`.
  private static func microseconds(_ text: String) -> Int64? {
    var sum: Int64 = 0
    for term in text.split(separator: "+") {
      let digits = term.prefix { $0 == "-" || $0.isNumber }
      guard let count = Int64(digits) else { return nil }
      switch term.dropFirst(digits.count) {
      case "d": sum += count * 86_400_000_000
      case "h": sum += count * 3_600_000_000
      case "us": sum += count
      case "" where count == 0: break
      default: return nil
      }
    }
    return sum
  }
}
