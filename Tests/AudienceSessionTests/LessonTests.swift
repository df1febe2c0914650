import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSampleSupport
import AudienceSession
import Foundation
import Testing

/// The lessons of the samples, replayed: their solutions reach the goal, their mistakes do not.
@Suite("Lessons")
struct LessonTests {
  static let folder = Samples.folder.appending(path: "lessons")

  static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  private func lines(_ reply: Reply) -> [String] {
    switch reply {
    case .text(let lines): lines
    case .failed(let failed): failed.findings.map { "failed: \($0.message)" }
    default: []
    }
  }

  private func document(_ file: String) throws -> JSONValue {
    try JSONReader.read([UInt8](Data(contentsOf: Self.folder.appending(path: file))))
  }

  private func session(learning number: Int) throws -> Session {
    var session = try Samples.session("shop")
    let begun = lines(session.run("/learn \(number)"))
    try #require(begun.contains { $0.hasPrefix("Goal: ") }, "\(begun)")
    return session
  }

  @Test("there are ten")
  func count() { #expect(Self.files.count == 10) }

  @Test("the solution reaches the goal, and the start does not", arguments: 1...10)
  func solution(number: Int) throws {
    let lesson = try document(Self.files[number - 1])
    var session = try session(learning: number)
    if lesson["start"] != nil { #expect(lines(session.run("/learn check"))[0] == "✗ not yet") }
    _ = session.run("/level \(lesson["level"]?.stringValue ?? "users")")
    let solution = try #require(lesson["solution"]?.stringValue)
    guard case .changed(let changed) = session.run("/query \(solution)") else {
      Issue.record("\(solution) is no tree")
      return
    }
    // A goal that nobody or everybody reaches teaches nothing.
    let members = try #require(changed.after.members)
    #expect(members.ids.count > 0 && members.ids.count < members.total)
    #expect(lines(session.run("/learn check"))[0].hasPrefix("✓ reached"))
    #expect(lines(session.run("/learn")).contains { $0.hasPrefix("✓") })
  }

  @Test("a typical mistake is told what it is", arguments: 1...10)
  func mistakes(number: Int) throws {
    let lesson = try document(Self.files[number - 1])
    var session = try session(learning: number)
    _ = session.run("/level \(lesson["level"]?.stringValue ?? "users")")
    let mistakes = try #require(lesson["mistakes"]?.arrayValue)
    #expect(!mistakes.isEmpty)
    for mistake in mistakes {
      let query = try #require(mistake["query"]?.stringValue)
      let says = try #require(mistake["says"]?.stringValue)
      _ = session.run("/query \(query)")
      let grade = lines(session.run("/learn check"))
      #expect(grade.first == "✗ not yet", "\(query)")
      #expect(grade.last == says, "\(query)")
    }
  }

  @Test("hints come one at a time, and a prompt among them is understood", arguments: 1...10)
  func hints(number: Int) throws {
    let lesson = try document(Self.files[number - 1])
    var session = try session(learning: number)
    let hints = try #require(lesson["hints"]?.arrayValue).compactMap(\.stringValue)
    #expect(!hints.isEmpty)
    for hint in hints { #expect(lines(session.run("/learn hint")).first == hint) }
    #expect(lines(session.run("/learn hint")).first?.contains("no more hints") == true)
    for hint in hints where hint.hasPrefix("Try: ") || hint.hasPrefix("Try the prompt: ") {
      _ = session.run(String(hint[hint.firstIndex(of: ":")!...].dropFirst(2)))
      #expect(lines(session.run("/learn check"))[0].hasPrefix("✓ reached"), "\(hint)")
    }
  }

  @Test(
    "a lesson that cannot be read is named, with its field",
    arguments: [
      ("{", "bad.json"), (#"{"title": "x"}"#, "'workspace'"),
      (#"{"title": "x", "workspace": "../shop"}"#, "'goal'"),
    ])
  func bad(_ text: String, _ words: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lessons-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "bad.json"))
    var session = try Samples.session("shop")
    guard case .failed(let failed) = session.run("/learn \(folder.path)") else {
      Issue.record("\(text) was read")
      return
    }
    let finding = try #require(failed.findings.first)
    #expect("\(finding.place) \(finding.message)".contains(words))
  }
}
