import AudienceDiagnostics
import AudienceSchema
import Testing

/// A definition that leads back to itself is an error (SEMANTICS 1.10).
@Suite struct CycleTests {
  struct Cycle: Sendable, CustomTestStringConvertible {
    let id: String
    let query: String
    let audiences: [(key: String, level: AudienceLevel, query: String)]
    let named: String

    var testDescription: String { id }
  }

  static let cycles = [
    Cycle(
      id: "an audience that reads itself", query: "trait('k') = 'true'",
      audiences: [("k", .users, "NOT trait('k') = 'true'")], named: "k"),
    Cycle(
      id: "two that read each other, in a where", query: "trait('p') = 'true'",
      audiences: [
        ("p", .users, "event('A').where(trait('q') = 'true').count() = 1"),
        ("q", .users, "trait('p') = 'true'"),
      ], named: "p"),
    Cycle(
      id: "one behind an audience that is itself sound", query: "NOT trait('outer') = 'true'",
      audiences: [
        ("outer", .users, "trait('k').exists()"), ("k", .accounts, "ANY trait('k') = 'true'"),
      ], named: "k"),
    Cycle(
      id: "one on a right side",
      query: "event('A').count() = event('A').where(trait('k') = 1).count()",
      audiences: [("k", .users, "trait('k') = 1")], named: "k"),
  ]

  @Test(arguments: cycles)
  func aDefinitionThatLeadsBackToItselfIsRefused(cycle: Cycle) throws {
    let rule = RuleCase(
      id: cycle.id, query: cycle.query, calls: "u A 1d", expected: [], audiences: cycle.audiences)
    let error = #expect(throws: FindingError.self) { try rule.members() }
    let finding = try #require(error?.findings.first)
    #expect(finding.code == .audienceCycle)
    #expect(finding.message.contains("'\(cycle.named)'"))
  }
}
