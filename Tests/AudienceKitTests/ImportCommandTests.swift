import AudienceSampleSupport
import Foundation
import Testing

/// `audience workspace infer` and `audience workspace import`, and `/open` of a folder of logs.
@Suite("Workspaces made of something else")
struct ImportCommandTests {
  /// A folder of its own. A class, because it takes the folder away at its end.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "import \(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ text: String, to name: String) throws -> String {
      try Data(text.utf8).write(to: url.appending(path: name))
      return path(name)
    }

    /// The logs of the sample for business customers.
    func addLogs() throws {
      for name in ["calls.jsonl.gz", "calls-billing.jsonl.gz"] {
        try FileManager.default.copyItem(
          at: Samples.folder.appending(path: "b2b/\(name)"), to: url.appending(path: name))
      }
    }
  }

  @Test("what infer writes is a workspace without a finding, once for a file")
  func infer() throws {
    let folder = try Folder()
    try folder.addLogs()
    let file = folder.path("workspace.json")
    let types = folder.path("types.jsonl")
    let run = try Program.run([
      "workspace", "infer", folder.url.path, "-o", file, "--name", "made", "--confidence", types,
      "--at", "2026-03-01T05:00:00Z",
    ])
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.errors.contains("21 events with 46 properties, 41 traits"), "\(run.errors)")
    let rows = try String(contentsOfFile: types, encoding: .utf8).split(separator: "\n")
    #expect(
      rows.contains {
        $0.hasPrefix(#"{"scope":"user","name":"job_title","type":"string","confidence":1,"#)
      })
    let check = try Program.run(["workspace", "check", folder.url.path])
    #expect(check.status == 0 && check.output.contains("workspace 'made'"))
    #expect(!check.output.contains("warning"))
    let again = try Program.run(["workspace", "infer", folder.url.path, "-o", file])
    #expect(again.status == 1 && again.errors.contains("--replace writes it anew"))
    let replaced = try Program.run(["workspace", "infer", folder.url.path, "-o", file, "--replace"])
    #expect(replaced.status == 0)
  }

  @Test("a folder of logs says how to make a workspace, and /open --infer makes it")
  func openFolder() throws {
    let folder = try Folder()
    try folder.addLogs()
    let refused = try Program.run(["repl", "-c", "/open \(folder.url.path)"])
    #expect(refused.status == 3)
    #expect(refused.errors.contains("the folder has call logs but no workspace.json"))
    #expect(refused.errors.contains("audience workspace infer"))
    let opened = try Program.run([
      "repl", "--at", "2026-03-01T05:00:00Z", "-c",
      "/open --infer \(folder.url.path)\n/query trait('job_title').exists()",
    ])
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.output.contains("21 events, 41 traits, 0 audiences"))
    #expect(opened.output.contains("240 of 295 profiles"))
    let again = try Program.run(["repl", "-c", "/open --infer \(folder.url.path)"])
    #expect(again.errors.contains("the folder has a workspace.json"))
  }

  @Test("import tells what it left out, and looks at a file to know its form")
  func importing() throws {
    let folder = try Folder()
    let plan = try folder.write(
      #"{"rules": [{"type": "TRACK", "key": "A\u0007", "jsonSchema": {"properties": {"properties": {"properties": {"p": {"type": "money"}}}}}}]}"#,
      to: "plan.json")
    let run = try Program.run(["workspace", "import", plan])
    #expect(run.status == 0)
    #expect(run.output.contains(#""name": "A\u0007""#))
    #expect(run.errors.contains("plan.json:1:114"))
    #expect(run.errors.contains("segment-plan: 1 event with 1 property, 0 traits"))
    let schema = try folder.write(#"{"properties": {"age": {"type": "integer"}}}"#, to: "s.json")
    let traits = try Program.run([
      "workspace", "import", schema, "--format", "json-schema", "--set", "of=user",
    ])
    #expect(traits.output.contains(#""scope": "user""#))
  }

  struct Case: CustomTestStringConvertible {
    let id: String
    var text = ""
    let arguments: [String]
    let status: Int32
    let says: String
    var testDescription: String { id }
  }

  @Test(
    "what cannot be imported is a message with its exit status",
    arguments: [
      Case(id: "no file", arguments: [], status: 2, says: "expected a file to import"),
      Case(
        id: "no importer", arguments: ["FILE", "--format", "excel"], status: 2,
        says: "there is no importer 'excel'"),
      Case(
        id: "unknown form", text: "hello", arguments: ["FILE"], status: 3,
        says: "no importer recognizes what is in it"),
      Case(
        id: "damaged", text: #"{"events": ["#, arguments: ["FILE", "--format", "avo"], status: 3,
        says: "plan:1:13"),
      Case(
        id: "no setting", text: "{}", arguments: ["FILE", "--format", "avo", "--set", "a=b"],
        status: 2, says: "setting 'a' of importer 'avo'"),
      Case(id: "nowhere", arguments: ["/nowhere/plan.json"], status: 3, says: "cannot be read"),
    ])
  func refused(_ test: Case) throws {
    let folder = try Folder()
    let file = try folder.write(test.text, to: "plan")
    let run = try Program.run(
      ["workspace", "import"] + test.arguments.map { $0 == "FILE" ? file : $0 })
    #expect(run.status == test.status, "\(run.errors)")
    #expect(run.errors.contains(test.says), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("the help of a subcommand is its own")
  func help() throws {
    let run = try Program.run(["workspace", "infer", "--help"])
    #expect(run.status == 0 && run.output.contains("--confidence"))
    let group = try Program.run(["workspace"])
    #expect(group.status == 0 && group.output.contains("infer"))
  }
}
