import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceTestSupport
import Testing
import WorkspaceImporters

@Suite("Importers and damaged files")
struct HostileImportTests {
  /// A small plan of each form.
  static let plans: [(type: any DocumentImporter.Type, path: String, text: String)] = [
    (
      SegmentPlanImporter.self, "a.json",
      ##"{"rules": [{"type": "TRACK", "key": "É", "jsonSchema": {"properties": {"properties": {"properties": {"a": {"type": "array", "items": {"$ref": "#"}}, "b": {"enum": [1, "x"]}}}}}}]}"##
    ),
    (
      AvoImporter.self, "a.json",
      #"{"events": [{"name": "A", "rules": {"properties": {"properties": {"properties": {"p": {"type": "string"}}}}}}]}"#
    ),
    (
      JSONSchemaImporter.self, "a.json",
      ##"{"title": "T", "oneOf": [{"$ref": "#/$defs/x"}], "$defs": {"x": {"properties": {"a": {"type": "number"}}}}}"##
    ),
    (SegmentCSVImporter.self, "a.csv", "Event Name,Property Name,Data Type\nA,\"b\"\"c\",string\n"),
    (
      RudderStackImporter.self, "a.yaml",
      """
      version: rudder/v1
      kind: events
      spec: {events: [&e {id: "a", name: A, event_type: track}, *e, {id: 'b', name: "B\\t"}]}
      """
    ),
  ]

  @Test("cut off or changed at any byte: a message or a valid workspace", arguments: plans.indices)
  func damaged(plan: Int) throws {
    let (type, path, text) = Self.plans[plan]
    let importer = try type.init(settings: PluginSettings(for: type.description))
    let whole = Array(text.utf8)
    var texts = whole.indices.map { Array(whole[..<$0]) }
    for index in whole.indices {
      for byte in [0x00, 0x22, 0x2C, 0x5B, 0x7D, 0xFF] as [UInt8] {
        var changed = whole
        changed[index] = byte
        texts.append(changed)
      }
    }
    for bytes in texts {
      let document = ImportDocument(path: path, bytes: bytes)
      _ = type.recognizes(document)
      do {
        _ = try Importing.read(try importer.workspace(from: [document]))
      } catch let error as FindingError {
        #expect(!error.first.message.isEmpty)
      }
    }
  }

  @Test("every importer recognizes its own form and no other", arguments: plans.indices)
  func recognized(plan: Int) {
    let (type, path, text) = Self.plans[plan]
    let document = ImportDocument(path: path, bytes: Array(text.utf8))
    let takers = WorkspaceImporters.all.compactMap { $0 as? any DocumentImporter.Type }
      .filter { $0.recognizes(document) }.map { $0.description.name }
    #expect(takers.first == type.description.name)
    for junk in ["", "{}", "[]", "hello", "\u{0}", "a: b", "1,2,3"] {
      let isTaken = type.recognizes(ImportDocument(path: path, bytes: Array(junk.utf8)))
      #expect(!isTaken)
    }
  }

  @Test("a file that is too large to be a plan is refused", arguments: plans.indices)
  func tooLarge(plan: Int) throws {
    let (type, path, _) = Self.plans[plan]
    let importer = try type.init(settings: PluginSettings(for: type.description))
    let error = #expect(throws: FindingError.self) {
      try importer.workspace(
        from: [ImportDocument(path: path, bytes: Array(repeating: 0x20, count: (64 << 20) + 1))])
    }
    #expect(error?.first.message == "expected at most 64 MiB, found 64 MiB")
  }
}
