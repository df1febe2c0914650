import AudienceDiagnostics
import Testing

@Suite("Names found by a few characters")
struct FuzzyIndexTests {
  private static let names = [
    "Product Viewed", "Order Completed", "Order Refunded", "order_id", "loyaltyTier", "Overnight",
    "Order", "Email Opened", "Order Cancelled",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let typed: String
    let found: [String]
    var testDescription: String { "'\(typed)'" }
  }

  static let cases = [
    Case(
      typed: "order",
      found: ["Order", "Order Completed", "Order Refunded", "order_id", "Order Cancelled"]),
    Case(typed: "ORDER C", found: ["Order Completed", "Order Cancelled"]),
    Case(typed: "comp", found: ["Order Completed"]),
    Case(typed: "oc", found: ["Order Completed", "Order Cancelled"]),
    Case(typed: "ocan", found: ["Order Cancelled"]),
    Case(typed: "lt", found: ["loyaltyTier"]),
    Case(typed: "tier", found: ["loyaltyTier"]),
    Case(typed: "ompl", found: ["Order Completed"]),
    Case(typed: "orid", found: ["order_id"]),
    Case(typed: "ovnt", found: ["Overnight"]),
    Case(typed: "e", found: ["Email Opened"]),
    Case(typed: "xyz", found: []),
  ]

  @Test(
    "the best come first, and what only has the letters somewhere is left out", arguments: cases)
  func ranked(_ testCase: Case) {
    let found = FuzzyIndex(Self.names).matches(testCase.typed, limit: 10)
    #expect(found.positions.map { Self.names[$0] } == testCase.found)
    #expect(found.count == testCase.found.count)
  }

  @Test("nothing typed gives all, in their order")
  func nothing() {
    let found = FuzzyIndex(Self.names).matches("", limit: 3)
    #expect(found.positions == [0, 1, 2])
    #expect(found.count == Self.names.count)
  }

  @Test("those that come last do so however well they match")
  func last() {
    let index = FuzzyIndex(["Order Completed", "Big Order", "Order"], lastFrom: 2)
    #expect(index.matches("order", limit: 10).positions == [0, 1, 2])
  }

  @Test("a limit leaves out the worst, and they are counted")
  func limit() {
    let found = FuzzyIndex(Self.names).matches("order", limit: 2)
    #expect(found.positions.map { Self.names[$0] } == ["Order", "Order Completed"])
    #expect(found.count == 5)
  }

  @Test(
    "a beginning finds what begins so, in any case",
    arguments: [
      ("ord", ["Order Completed", "Order Refunded", "order_id", "Order", "Order Cancelled"]),
      ("order_", ["order_id"]), ("zz", []), ("É", ["Évian"]),
    ])
  func beginning(typed: String, found: [String]) {
    let names = Self.names + ["Évian"]
    let positions = FuzzyIndex(names).beginning(with: typed, limit: 10)
    #expect(positions.map { names[$0] } == found)
  }
}
