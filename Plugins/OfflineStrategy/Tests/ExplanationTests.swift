import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing

@testable import OfflineStrategy

@Suite("Which words made which part")
struct ExplanationTests {
  private static let prompt =
    "Customers who haven't purchased in the last 30 days and have a phone"

  @Test("The drawing of the design comes out word for word")
  func matchesTheDrawing() async throws {
    let reading = try #require(
      try await Answer.readings(Self.prompt, TestWorkspaces.shop).first)
    let source = SourceText(Self.prompt)
    let lines = reading.provenance.sorted { $0.key < $1.key }.flatMap { id, parts in
      parts.map { part in
        "\(id) \(part.part) <- \(part.spans.map(source.substring).joined(separator: "|"))"
          + (part.reason.isEmpty ? "" : " : \(part.reason)")
      }
    }
    #expect(
      lines == [
        "1 and <- and",
        "2 count = 0 <- haven't : \"haven't\" negates the event",
        "2 event 'Order Completed' <- purchased : \"purchased\" is a synonym of it in this workspace",
        "2 within last 30 days <- in the last 30 days",
        "3 trait 'phone' exists <- have a phone",
      ])
    #expect(reading.unusedWords.map(source.substring) == ["Customers who"])
  }

  @Test("An inactive name is said to be one")
  func saysThatANameIsInactive() async throws {
    let readings = try await Answer.readings(
      "Customers with a legacy order complete", TestWorkspaces.shop)
    let first = try #require(readings.first)
    #expect(first.assumptions.contains { $0.text.contains("inactive") })
  }

  @Test("A misspelt word is said to be one")
  func saysThatAWordIsMisspelt() async throws {
    let readings = try await Answer.readings(
      "Customers who purchsed in the last 30 days", TestWorkspaces.shop)
    #expect(readings.first?.assumptions.map(\.text) == ["\"purchsed\" is a misspelling"])
  }

  @Test("Other readings say in which way they differ")
  func otherReadingsDiffer() async throws {
    let readings = try await Answer.readings(
      "Customers who viewed a product and opened an email in the last 7 days", TestWorkspaces.shop)
    #expect(readings.count > 1)
    #expect(readings.first?.difference == "")
    #expect(readings.dropFirst().allSatisfy { !$0.difference.isEmpty })
    #expect(readings.count <= 5)
  }
}
