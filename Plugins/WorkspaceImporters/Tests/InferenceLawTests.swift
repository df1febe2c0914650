import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSampleSupport
import AudienceSchema
import AudienceSession
import AudienceTestSupport
import AudienceTime
import Foundation
import Testing

/// The schema that is worked out of the logs is as good as the one that came with them.
@Suite("Inference from the samples' logs")
struct InferenceLawTests {
  static let samples = ["shop", "b2b", "media"].map { Samples.folder.appending(path: $0).path }
  static let shared = ["suite/shop", "suite/saas"].compactMap(TestSettings.sharedPath)
    .filter { FileManager.default.fileExists(atPath: $0) }

  /// A folder with the logs of a workspace and a schema made of them; audiences, limits and clock,
  /// which no call tells, are those of the workspace.
  ///
  /// A class, because it takes the folder away at its end.
  private final class Inferred {
    let folder = FileManager.default.temporaryDirectory.appending(path: "inferred-\(UUID())")
    let declared: JSONValue
    let made: JSONValue

    init(_ path: String) throws {
      let original = URL(filePath: path)
      declared = try JSONReader.read(
        [UInt8](Data(contentsOf: original.appending(path: "workspace.json"))))
      let now = try #require(
        declared["now"]?.stringValue.flatMap { TimestampReader.value($0)?.instant })
      let result = try Samples.session().inferWorkspace(
        logs: CallLogPaths([path]), until: now, name: nil, work: SessionWork())
      made = try JSONReader.read(result.bytes)
      guard case .object(var object) = made else { throw CocoaError(.coderInvalidValue) }
      for field in ["now", "audiences", "lookback_days", "inactive_after_days"] as [UTF8Text] {
        object[field] = declared[field]
      }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(JSONValue.object(object).compactText.utf8)
        .write(to: folder.appending(path: "workspace.json"))
      for name in try FileManager.default.contentsOfDirectory(atPath: path)
      where name.hasPrefix("calls") {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: original.appending(path: name))
      }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  /// Names with their types, as `owner: path type`.
  private func fields(_ document: JSONValue) -> Set<String> {
    var found: Set<String> = []
    func name(_ value: JSONValue) -> String { value["name"]?.stringValue ?? "" }
    for event in document["events"]?.arrayValue ?? [] {
      found.insert(name(event))
      for property in event["properties"]?.arrayValue ?? [] {
        found.insert("\(name(event)): \(name(property)) \(property["type"]?.stringValue ?? "")")
      }
    }
    for trait in document["traits"]?.arrayValue ?? [] {
      found.insert(
        "\(trait["scope"]?.stringValue ?? ""): \(name(trait)) \(trait["type"]?.stringValue ?? "")")
    }
    return found
  }

  /// What the workspaces declare though no call up to their clock has it.
  static let neverSeen: Set<String> = [
    "Paper Catalogue Requested", "Paper Catalogue Requested: language string",
    "user: pager_number string", "Projects.Import v1", "Projects.Import v1: rows number",
    "user: messenger_name string", "Flash Player Loaded", "user: flip_board_name string",
    "Store Visit", "Store Visit: store string", "user: fax_number string", "Feature Use (v1)",
    "Feature Use (v1): feature string", "user: twitter_handle string",
  ]

  @Test("every declared name that calls have is found, with its type", arguments: samples + shared)
  func names(path: String) throws {
    let inferred = try Inferred(path)
    let missing = fields(inferred.declared).subtracting(fields(inferred.made))
    #expect(missing.subtracting(Self.neverSeen) == [])
  }

  @Test("a declared list of values holds no value that the calls have not", arguments: samples)
  func values(path: String) throws {
    let inferred = try Inferred(path)
    for event in inferred.made["events"]?.arrayValue ?? [] {
      let declared = inferred.declared["events"]?.arrayValue?
        .first { $0["name"] == event["name"] }
      for property in event["properties"]?.arrayValue ?? [] {
        let known = declared?["properties"]?.arrayValue?.first { $0["name"] == property["name"] }
        guard let values = property["values"]?.arrayValue, let list = known?["values"]?.arrayValue
        else { continue }
        let found = Set(values.compactMap { $0["value"]?.stringValue })
        let stated = Set(list.compactMap { ($0["value"] ?? $0).stringValue }).subtracting([""])
        #expect(
          found == stated,
          "\(event["name"]?.stringValue ?? "") \(property["name"]?.stringValue ?? "")")
      }
    }
  }

  @Test(
    "the gold queries select the same members, and know every name", arguments: samples)
  func golds(path: String) throws {
    let inferred = try Inferred(path)
    var session = try Samples.session(in: inferred.folder)
    var original = try Samples.session(in: URL(filePath: path))
    let rows = try String(contentsOfFile: path + "/prompts.jsonl", encoding: .utf8)
      .split(separator: "\n").map { try JSONReader.read(String($0)) }
    var count = 0
    for row in rows {
      for gold in (row["gold"]?.arrayValue ?? []).compactMap(\.stringValue) {
        let level = row["level"]?.stringValue ?? "users"
        _ = session.run("/level \(level)")
        _ = original.run("/level \(level)")
        guard case .changed(let here) = session.take(query: gold),
          case .changed(let there) = original.take(query: gold)
        else {
          Issue.record("\(gold) is not taken")
          continue
        }
        #expect(here.after.members?.ids == there.after.members?.ids, "\(gold)")
        let unknown = here.after.findings.filter { $0.code.rawValue.hasPrefix("unknown-") }
        let excused = unknown.filter { finding in
          Self.neverSeen.contains { finding.message.contains("'\($0)'") }
        }
        #expect(unknown == excused, "\(gold)")
        count += 1
      }
    }
    #expect(count > 40)
  }
}
