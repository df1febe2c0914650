import AudienceSampleSupport
import AudienceSchema
import AudienceSession
import Testing

@Suite("/level as a step")
struct LevelStepTests {
  private func level(_ session: inout Session) -> String? {
    guard case .status(let status) = session.run("/status") else { return nil }
    return status.level?.rawValue ?? "auto"
  }

  private func treeLevel(_ session: Session) -> String? { session.state?.level.rawValue }

  @Test("is taken back with the tree, and done again with it")
  func undone() throws {
    var session = try Samples.session("b2b")
    _ = session.run("/query event('Project Created').count() >= 1")
    #expect(level(&session) == "auto" && treeLevel(session) == "users")
    _ = session.run("/level accounts")
    #expect(level(&session) == "accounts" && treeLevel(session) == "accounts")
    _ = session.run("/undo")
    #expect(level(&session) == "auto" && treeLevel(session) == "users")
    _ = session.run("/redo")
    #expect(level(&session) == "accounts" && treeLevel(session) == "accounts")
  }

  @Test("is one where the tree has that level already")
  func same() throws {
    var session = try Samples.session("b2b")
    _ = session.run("/query event('Project Created').count() >= 1")
    _ = session.run("/level users")
    #expect(level(&session) == "users")
    _ = session.run("/undo")
    #expect(level(&session) == "auto" && treeLevel(session) == "users")
  }

  @Test("before the first tree it stays set when that is taken back")
  func first() throws {
    var session = try Samples.session("b2b")
    _ = session.run("/level users")
    _ = session.run("/query event('Project Created').count() >= 1")
    _ = session.run("/undo")
    #expect(level(&session) == "users")
  }

  @Test("a saved script leads to the same tree and level")
  func script() throws {
    var session = try Samples.session("b2b")
    _ = session.run("/level accounts")
    _ = session.run("/query event('Project Created').count() >= 2")
    _ = session.run("/level users")
    _ = session.run("/set 1 count >= 3")
    var other = try Samples.session("b2b")
    for line in session.script.split(separator: "\n") where !line.hasPrefix("#") {
      _ = other.run(String(line))
    }
    #expect(other.state?.tree == session.state?.tree)
    #expect(other.state?.members == session.state?.members)
    #expect(level(&other) == "users")
  }
}
