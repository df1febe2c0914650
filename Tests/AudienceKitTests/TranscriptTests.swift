import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// Transcripts are documentation: they are replayed, so that they cannot lie. `RECORD_SNAPSHOTS=1`
/// rewrites the `.session` files.
@Suite("Transcripts of sessions")
struct TranscriptTests {
  struct File: CustomTestStringConvertible {
    let id: String
    let path: URL
    var testDescription: String { id }

    static let all: [File] = {
      let files = FileManager.default.enumerator(at: Samples.folder, includingPropertiesForKeys: [])
      return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "session" }
        .map {
          File(
            id: $0.deletingLastPathComponent().lastPathComponent + "/" + $0.lastPathComponent,
            path: $0)
        }
        .sorted { $0.id < $1.id }
    }()
  }

  @Test("every .session file shows what the playground answers", arguments: File.all)
  func file(_ file: File) throws {
    let transcript = Transcript(try String(contentsOf: file.path, encoding: .utf8))
    let actual = try transcript.replayed(in: file.path.deletingLastPathComponent())
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(transcript.recording(actual).text.utf8).write(to: file.path)
      return
    }
    expectSame(transcript, actual)
  }

  @Test("every session in the README shows what the playground answers")
  func readme() throws {
    let path = Samples.package.appending(path: "README.md")
    guard let text = try? String(contentsOf: path, encoding: .utf8) else { return }
    for part in text.components(separatedBy: "\n```session\n").dropFirst() {
      let block = try #require(part.components(separatedBy: "\n```").first)
      let transcript = Transcript(block)
      expectSame(
        transcript, try transcript.replayed(in: Samples.folder.appending(path: "shop")))
    }
  }

  @Test("every command is in one of them", arguments: CommandName.allCases)
  func commands(_ name: CommandName) throws {
    let isThere = try File.all.contains { file in
      try Transcript(String(contentsOf: file.path, encoding: .utf8)).steps.contains {
        $0.input == "/\(name.rawValue)" || $0.input.hasPrefix("/\(name.rawValue) ")
      }
    }
    #expect(isThere, "/\(name.rawValue)")
  }

  @Test("each sample workspace has its transcripts", arguments: ["shop", "b2b", "media"])
  func coverage(_ name: String) {
    #expect(File.all.filter { $0.id.hasPrefix(name + "/") }.count >= 3)
  }

  private func expectSame(_ expected: Transcript, _ actual: Transcript) {
    #expect(!expected.steps.isEmpty)
    for (wanted, got) in zip(expected.steps, actual.steps)
    where !Transcript.matches(wanted.output[...], got.output[...]) {
      Issue.record(
        """
        \(Transcript.prompt)\(wanted.input)
        \(got.output.joined(separator: "\n"))
        -- expected:
        \(wanted.output.joined(separator: "\n"))
        """)
    }
  }
}
