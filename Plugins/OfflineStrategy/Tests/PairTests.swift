import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

/// Prompts that differ in a word or two and mean something else: negation and its scope,
/// coordination, order, and whose of an account's users. Both sides of every pair have to be right.
@Suite("Minimal pairs of negation and coordination")
struct PairTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let one: PromptCase
    let other: PromptCase
    var testDescription: String { "\(one.id) / \(other.id)" }
  }

  /// Four lines a pair: a prompt, its query, the other prompt, its query.
  static func pairs(_ tables: String...) -> [Pair] {
    tables.flatMap { table -> [Pair] in
      let lines = table.split(separator: "\n").map { line in
        String(line.drop { $0 == " " })
      }
      return stride(from: 0, to: lines.count - 3, by: 4).map { line in
        Pair(
          one: PromptCase(lines[line], lines[line + 1]),
          other: PromptCase(lines[line + 2], lines[line + 3]))
      }
    }
  }

  static let ofStore = pairs(garden, moreGarden)
  static let ofProjects = pairs(projects, moreProjects)
  static let ofPhones = pairs(phones)

  @Test("There are 150 pairs, and the sides of each differ")
  func count() {
    let all = Self.ofStore + Self.ofProjects + Self.ofPhones
    #expect(all.count >= 150)
    for pair in all { #expect(pair.one.id != pair.other.id) }
  }

  @Test("A store", arguments: ofStore)
  func store(_ pair: Pair) async throws {
    try await check(pair, PairWorkspaces.garden)
  }

  @Test("Software with accounts", arguments: ofProjects)
  func software(_ pair: Pair) async throws {
    try await check(pair, PairWorkspaces.projects)
  }

  @Test("A telephone company", arguments: ofPhones)
  func telephones(_ pair: Pair) async throws {
    try await check(pair, PairWorkspaces.phones)
  }

  private func check(_ pair: Pair, _ workspace: Workspace) async throws {
    #expect(try await Answer.query(pair.one.id, workspace) == pair.one.query)
    #expect(try await Answer.query(pair.other.id, workspace) == pair.other.query)
  }
}
