import AudienceDiagnostics
import AudienceJSON
import AudienceRendering
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// What `audience manual` says of replies as JSON is what they are.
@Suite("Replies as JSON")
struct ReplySchemaTests {
  /// The replies to every line of every transcript, and of some lines more.
  private static let replies: [(line: String, reply: JSONValue)] = {
    var replies: [(line: String, reply: JSONValue)] = []
    for file in TranscriptTests.File.all {
      guard let text = try? String(contentsOf: file.path, encoding: .utf8) else { continue }
      let folder = file.path.deletingLastPathComponent()
      _ = try? Transcript(text).replayed(in: folder) { line, reply in
        replies.append((line, ReplyJSON.json(reply)))
      }
    }
    return replies
  }()

  private static let kinds = Dictionary(
    uniqueKeysWithValues: ReplySchema.kinds.map { ($0.name, $0) })

  @Test("every reply of every transcript has the fields that are described, and no others")
  func described() throws {
    #expect(!Self.replies.isEmpty)
    for (line, reply) in Self.replies {
      var faults: [String] = []
      Self.check(reply: reply, at: "", &faults)
      #expect(faults.isEmpty, "\(line)")
    }
  }

  @Test("every kind that is described occurs in a transcript", arguments: ReplySchema.kinds)
  func occurs(_ kind: ReplySchema.Kind) {
    // Opening is what a transcript begins with, unseen.
    if kind.name == "opened" { return }
    #expect(Self.replies.contains { $0.reply["reply"] == .text(kind.name) })
  }

  @Test("opening a workspace is answered as described")
  func opened() throws {
    var session = try Samples.session()
    var faults: [String] = []
    let reply = session.run("/open \(Samples.folder.path)/b2b")
    Self.check(reply: ReplyJSON.json(reply), at: "", &faults)
    #expect(faults.isEmpty)
  }

  @Test("the schema that is printed names every kind, and resolves what it refers to")
  func printed() throws {
    let run = try Program.run(["manual", "--replies"])
    #expect(run.status == 0)
    let schema = try JSONReader.read(Array(run.output.utf8))
    #expect(schema["oneOf"]?.arrayValue?.count == ReplySchema.kinds.count)
    let names = run.output.matches(of: #/"#\/\$defs\/([a-z]+)"/#).map { String($0.1) }
    #expect(!names.isEmpty)
    for name in Set(names) { #expect(schema["$defs"]?[UTF8Text(name)] != nil, "\(name)") }
  }

  @Test("the rows of a suite's scores are what is described")
  func suiteRows() throws {
    let suite = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl")
    defer { try? FileManager.default.removeItem(at: suite) }
    let rows = [
      #"{"id":"a","prompt":"Customers who have a phone number","level":"users","gold":["trait('phone').exists()"],"pair":"p"}"#,
      #"{"id":"b","prompt":"Customers who have a phone number","level":"users","gold":["trait('email').exists()"]}"#,
      #"{"id":"c","prompt":"make it 7 days","query":"event('Order Completed').within(30 days).count() >= 1","level":"users","gold":["event('Order Completed').within(7 days).count() >= 1"]}"#,
      #"{"id":"d","prompt":"Kunden, die in den letzten Tagen bestellt haben","level":"users","error":"language"}"#,
    ]
    try Data(rows.joined(separator: "\n").utf8).write(to: suite)
    let run = try Program.run([
      "evaluate", Samples.folder.appending(path: "shop").path, suite.path, "--format", "json",
    ])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == rows.count + 1)
    for (position, line) in lines.enumerated() {
      let name = position < rows.count ? "evaluate-row" : "evaluate-summary"
      try Self.expect(line, isA: name)
    }
    #expect(lines.contains { $0.contains("\"witness\"") || $0.contains("\"generated\"") })
  }

  @Test("the rows of a batch are what is described")
  func batchRows() throws {
    let shop = Samples.folder.appending(path: "shop").path
    let prompts = """
      {"id":"a","prompt":"Customers who have a phone number"}
      {"id":"b","prompt":"short"}
      no row
      """
    for line in try Program.run(["generate", shop, "--prompts", "-"], input: prompts).output
      .split(separator: "\n")
    {
      try Self.expect(line, isA: "generate-row")
    }
    let queries = """
      {"id":"a","query":"trait('phone').exists()"}
      {"id":"b","query":"trait("}
      """
    for line in try Program.run(["preview", shop, "--queries", "-"], input: queries).output
      .split(separator: "\n")
    {
      try Self.expect(line, isA: "preview-row")
    }
    for line in try Program.run([
      "preview", shop, "trait('phone').exists()", "--format", "jsonl", "--limit", "2",
    ]).output.split(separator: "\n") {
      try Self.expect(line, isA: "member-row")
    }
  }

  private static func expect(_ line: Substring, isA name: String) throws {
    let kind = try #require(ReplySchema.rows.first { $0.name == name })
    guard case .object(let object) = try JSONReader.read(Array(line.utf8)) else {
      Issue.record("\(line) is no object")
      return
    }
    var faults: [String] = []
    check(object, kind.fields, at: name, &faults)
    #expect(faults.isEmpty, "\(line)")
  }

  // MARK: - Holding a value against the description

  private static func check(reply: JSONValue, at place: String, _ faults: inout [String]) {
    guard case .object(var object) = reply, let name = object["reply"]?.stringValue,
      let kind = kinds[name]
    else {
      faults.append("\(place): no reply that is described: \(reply.compactText.prefix(80))")
      return
    }
    if object["version"] != .integer(1) { faults.append("\(place).version") }
    object["version"] = nil
    object["reply"] = nil
    check(object, kind.fields, at: place + name, &faults)
  }

  private static func check(
    _ object: JSONObject, _ fields: [ReplySchema.Field], at place: String,
    _ faults: inout [String]
  ) {
    let known = Set(fields.map(\.name))
    for member in object.members where !known.contains(member.key.string) {
      faults.append("\(place).\(member.key) is not described")
    }
    for field in fields {
      guard let value = object[UTF8Text(field.name)] else {
        if !field.isOptional { faults.append("\(place).\(field.name) is missing") }
        continue
      }
      check(value, field.form, at: "\(place).\(field.name)", &faults)
    }
  }

  private static func check(
    _ value: JSONValue, _ form: ReplySchema.Form, at place: String, _ faults: inout [String]
  ) {
    switch (form, value) {
    case (.maybe, .null), (.text, .string), (.number, .number), (.boolean, .boolean),
      (.names, .object):
      break
    case (.anything, .object(let object)) where object["reply"] != nil:
      check(reply: value, at: place + ".", &faults)
    case (.anything, _): break
    case (.integer, .number(let number)) where number.integerValue != nil: break
    case (.maybe(let inner), _): check(value, inner, at: place, &faults)
    case (.list(let inner), .array(let elements)):
      for element in elements { check(element, inner, at: place + "[]", &faults) }
    case (.object(let fields), .object(let object)): check(object, fields, at: place, &faults)
    case (.span, .array(let ends)) where ends.count == 2: break
    case (.shared("event"), .object(let object)) where object["time"]?.stringValue != nil: break
    case (.shared(let name), .object(let object)):
      guard let shared = ReplySchema.shared.first(where: { $0.name == name }) else {
        faults.append("\(place): no form '\(name)'")
        return
      }
      check(object, shared.fields, at: place, &faults)
    default: faults.append("\(place) is \(value.compactText.prefix(60)), not \(form)")
    }
  }
}
