import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// A profile in a file, for `/why FILE`: calls of the Segment Spec as JSON lines or as one JSON
/// array, or one object that tells of a profile.
///
///     {"id": "jo", "traits": {"plan": "pro"},
///      "events": [{"event": "Order Completed", "timestamp": "2026-02-20T10:00:00Z",
///                  "properties": {"total": 84.5}}],
///      "accounts": [{"id": "acme", "traits": {"seats": 20}}]}
struct ProfileFile {
  let calls: [JSONValue]
  /// The first user, and the first account, that the calls name.
  let userID: UTF8Text?
  let accountID: UTF8Text?

  /// - Throws: code `file` where it cannot be read, `json` with line and column where it is no JSON,
  ///   `input` where it tells of no profile.
  init(path: String, now: Instant) throws(FindingError) {
    let bytes = try WholeFile.read(path)
    let calls = try Self.calls(bytes, path, now)
    self.calls = calls
    userID = calls.lazy.compactMap { $0.id("userId") }.first
    accountID = calls.lazy.compactMap { $0.id("groupId") }.first
    guard userID != nil || accountID != nil else {
      throw FindingError(
        Finding(
          .input, at: .file(path, nil), "the file tells of no profile",
          help: Self.expected))
    }
  }

  /// Whether an argument looks like a path and there is such a file.
  static func isThere(_ argument: String) -> Bool {
    (argument.hasSuffix(".json") || argument.hasSuffix(".jsonl"))
      && FileSystem.kind(of: argument) == .file
  }

  private static let expected =
    "expected calls as JSON lines or an array, or {\"id\",\"traits\",\"events\",\"accounts\"}"

  // MARK: - Reading

  private static func calls(
    _ bytes: [UInt8], _ path: String, _ now: Instant
  ) throws(FindingError) -> [JSONValue] {
    // One value over several lines first; then a value a line.
    if let value = try? JSONReader.read(bytes) {
      switch value {
      case .array(let calls): return calls
      case .object(let object):
        return object["type"]?.stringValue != nil ? [value] : Self.calls(of: object, now)
      case .null, .boolean, .number, .string: return []
      }
    }
    var calls: [JSONValue] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(JSONError) {
        calls.append(try JSONReader.read(Array(line)))
      } catch {
        throw FindingError(
          Finding(
            .json, at: .file(path, TextPosition(line: number + 1, column: error.offset + 1)),
            error.message, help: expected))
      }
    }
    return calls
  }

  /// The calls that tell of a profile object.
  private static func calls(of profile: JSONObject, _ now: Instant) -> [JSONValue] {
    let id = profile["id"] ?? profile["user_id"] ?? profile["userId"] ?? .text("profile")
    let events = profile["events"]?.arrayValue ?? []
    let times = events.compactMap {
      $0["timestamp"]?.stringValue.flatMap { TimestampReader.value($0)?.instant }
    }
    let start = JSONValue.text((times.min().map { min($0, now) } ?? now).text)
    var calls: [JSONValue] = [
      .object([
        "type": "identify".json, "userId": id, "timestamp": start,
        "traits": profile["traits"] ?? .object([:]),
      ])
    ]
    for account in profile["accounts"]?.arrayValue ?? [] {
      calls.append(
        .object([
          "type": "group".json, "userId": id, "groupId": account["id"] ?? .null,
          "timestamp": start, "traits": account["traits"] ?? .object([:]),
        ]))
    }
    for case .object(var event) in events {
      event["type"] = "track".json
      event["userId"] = id
      if event["timestamp"] == nil { event["timestamp"] = .text(now.text) }
      calls.append(.object(event))
    }
    return calls
  }
}

extension String {
  fileprivate var json: JSONValue { .text(self) }
}

extension JSONValue {
  /// The id in a field of a call, also where it is a number.
  fileprivate func id(_ field: UTF8Text) -> UTF8Text? {
    switch self[field] {
    case .string(let text)? where !text.isEmpty: text
    case .number(.integer(let number))?: UTF8Text(String(number))
    default: nil
    }
  }
}
