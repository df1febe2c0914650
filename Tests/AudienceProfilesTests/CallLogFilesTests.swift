import AudienceDiagnostics
import AudienceProfiles
import Foundation
import Testing

@Suite struct CallLogFilesTests {
  private static let files = [
    "workspace.json", "calls.jsonl", "calls.jsonl.gz", "calls-2.jsonl", "calls-10.jsonl.gz",
    "calls-x.json", "prompts.jsonl", "callsign.jsonl", ".calls-hidden.jsonl", "calls/b.jsonl",
    "calls/a/z.jsonl.gz", "calls/a/notes.txt", "calls/.hidden/x.jsonl", "other/c.jsonl",
  ]

  private func withWorkspace(_ body: (String) throws -> Void) throws {
    try withFolder { folder in
      for file in Self.files { try write([], to: "\(folder)/\(file)") }
      try body(folder)
    }
  }

  @Test func `the logs of a workspace are found in the order of their bytes`() throws {
    try withWorkspace { folder in
      let found = try CallLogFiles.find(inWorkspace: folder)
      #expect(
        found.map { String($0.dropFirst(folder.count + (folder.hasSuffix("/") ? 0 : 1))) } == [
          "calls-10.jsonl.gz", "calls-2.jsonl", "calls.jsonl", "calls.jsonl.gz",
          "calls/a/z.jsonl.gz", "calls/b.jsonl",
        ])
    }
  }

  @Test func `explicit paths are files of any name and folders of logs`() throws {
    try withWorkspace { folder in
      let found = try CallLogFiles.find(
        at: ["\(folder)/other", "\(folder)/calls", "\(folder)/workspace.json", "\(folder)/other"])
      #expect(
        found.map { URL(filePath: $0).lastPathComponent } == [
          "z.jsonl.gz", "b.jsonl", "c.jsonl", "workspace.json",
        ])
    }
  }

  @Test func `a link that leads back up is entered once`() throws {
    try withWorkspace { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/calls/up", withDestinationPath: "\(folder)/calls")
      #expect(try CallLogFiles.find(inWorkspace: folder).count == 6)
    }
  }

  @Test func `a workspace without logs has none`() throws {
    try withFolder { folder in
      try write([], to: "\(folder)/workspace.json")
      #expect(try CallLogFiles.find(inWorkspace: folder).isEmpty)
    }
  }

  @Test func `a path that leads nowhere is named`() {
    let error = #expect(throws: FindingError.self) { try CallLogFiles.find(at: ["/nowhere/x"]) }
    #expect(error?.first.code == .file)
    #expect(error?.first.place == .file("/nowhere/x", nil))
    let other = #expect(throws: FindingError.self) {
      try CallLogFiles.find(inWorkspace: "/nowhere/x")
    }
    #expect(other?.first.code == .file)
  }
}
