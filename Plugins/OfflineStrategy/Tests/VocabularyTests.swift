import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("The words of published tracking plans and of those who use them are known")
struct VocabularyTests {
  @Test(
    "a phrase means its event, and nothing where there is none", arguments: VocabularyRow.events)
  func eventNames(_ row: VocabularyRow) async throws { try await check(row) }

  @Test(
    "a phrase means its trait, and nothing where there is none", arguments: VocabularyRow.traits)
  func traitNames(_ row: VocabularyRow) async throws { try await check(row) }

  @Test("what adds nothing is assumed, and said to be", arguments: VocabularyRow.redundant)
  func redundancy(_ row: VocabularyRow) async throws {
    let reading = try #require(try await Answer.readings(row.prompt, row.workspace).first)
    #expect(!reading.assumptions.isEmpty)
    try await check(row)
  }

  private func check(_ row: VocabularyRow) async throws {
    let query = try await Answer.query(row.prompt, row.workspace)
    if let expected = row.query {
      #expect(query == expected)
    } else {
      #expect(query.hasPrefix("refused"))
    }
  }
}

/// One phrase with what it means in a workspace; nil where it means nothing there.
struct VocabularyRow: Sendable, CustomTestStringConvertible {
  let prompt: String
  let query: String?
  let workspace: Workspace
  var testDescription: String { "\(prompt) in \(workspace.name)" }

  static let events = (WordingTables.all + [WordingTables.telling]).flatMap { table in
    let workspace = WorkspaceMaker.make(
      table.name, events: names(table.events).map { ($0, []) }, traits: ["email:string"])
    return rows(table) { name in "event('\(name)').count() >= 1" }.map { said, query in
      VocabularyRow(prompt: "All our users who \(said)", query: query, workspace: workspace)
    }
  }

  static let traits = WordingTables.fields.flatMap { table in
    let workspace = WorkspaceMaker.make(
      table.name, events: [("App Opened", [])], traits: names(table.events))
    return rows(table) { $0 }.map { said, query in
      let isClause = ["with", "without", "whose", "older", "at"].contains {
        said.hasPrefix("\($0) ")
      }
      return VocabularyRow(
        prompt: isClause ? "Customers \(said)" : "Customers who \(said)", query: query,
        workspace: workspace)
    }
  }

  static let redundant = WordingTables.redundant.flatMap { table in
    let workspace = WorkspaceMaker.make(
      table.name, events: names(table.events).map { ($0, []) }, traits: ["email:string"])
    return rows(table) { name in "event('\(name)').count() >= 1" }.map { said, query in
      VocabularyRow(prompt: "All our users who \(said)", query: query, workspace: workspace)
    }
  }

  private static func names(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimming(while: \.isWhitespace) }.filter { !$0.isEmpty }
  }

  private static func rows(
    _ table: WordingTables.Table, _ query: (String) -> String
  ) -> [(said: String, query: String?)] {
    table.rows.split(separator: "\n").map { line in
      let sides = line.split(separator: ": ", maxSplits: 1)
      let name = sides[1].trimming(while: \.isWhitespace)
      return (sides[0].trimming(while: \.isWhitespace), name == "-" ? nil : query(name))
    }
  }
}

extension Substring {
  fileprivate func trimming(while isDropped: (Character) -> Bool) -> String {
    String(String(drop(while: isDropped).reversed().drop(while: isDropped)).reversed())
  }
}
