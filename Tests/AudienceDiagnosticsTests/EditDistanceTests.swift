import AudienceDiagnostics
import Testing

@Suite struct EditDistanceTests {
  struct DistanceCase: Sendable, CustomTestStringConvertible {
    let id: String
    let left: String
    let right: String
    let distance: Int?
    var limit = 4
    var testDescription: String { id }
  }

  @Test(arguments: [
    DistanceCase(id: "equal", left: "order", right: "order", distance: 0),
    DistanceCase(id: "one insert", left: "order", right: "orders", distance: 1),
    DistanceCase(id: "one replace", left: "order", right: "ordes", distance: 1),
    DistanceCase(id: "one swap", left: "order", right: "oredr", distance: 1),
    DistanceCase(id: "swap at the start", left: "ab", right: "ba", distance: 1),
    DistanceCase(id: "restricted: no edit inside a swap", left: "ca", right: "abc", distance: 3),
    DistanceCase(id: "kitten", left: "kitten", right: "sitting", distance: 3),
    DistanceCase(id: "both empty", left: "", right: "", distance: 0),
    DistanceCase(id: "one empty", left: "", right: "abc", distance: 3),
    DistanceCase(id: "one empty over the limit", left: "", right: "abc", distance: nil, limit: 2),
    DistanceCase(id: "over the limit", left: "kitten", right: "sitting", distance: nil, limit: 2),
    DistanceCase(id: "a letter of two scalars is one", left: "e\u{301}", right: "a", distance: 1),
  ])
  func `distance counts edits`(_ test: DistanceCase) {
    #expect(EditDistance.between(test.left, test.right, limit: test.limit) == test.distance)
    #expect(EditDistance.between(test.right, test.left, limit: test.limit) == test.distance)
  }

  struct NearestCase: Sendable, CustomTestStringConvertible {
    let id: String
    let mention: String
    let names: [String]
    let nearest: [String]
    var testDescription: String { id }
  }

  @Test(arguments: [
    NearestCase(
      id: "a missing letter", mention: "Order Complete",
      names: ["Order Refunded", "Order Completed"], nearest: ["Order Completed"]),
    NearestCase(
      id: "case does not matter", mention: "ORDER completed", names: ["Order Completed"],
      nearest: ["Order Completed"]),
    NearestCase(
      id: "nearest first, then the order given", mention: "plan",
      names: ["plans", "plan", "plane"],
      nearest: ["plan", "plans", "plane"]),
    NearestCase(
      id: "a beginning, the longer one first", mention: "subscription",
      names: ["sub", "subscription_renewal_date"],
      nearest: ["subscription_renewal_date", "sub"]),
    NearestCase(
      id: "of equals, the one that begins alike", mention: "u_04", names: ["u_004", "u_044"],
      nearest: ["u_044", "u_004"]),
    NearestCase(
      id: "nothing near", mention: "colour", names: ["Order Completed"], nearest: []),
    NearestCase(id: "an empty mention", mention: "", names: ["a"], nearest: []),
  ])
  func `nearest names come first`(_ test: NearestCase) {
    #expect(EditDistance.nearest(to: test.mention, in: test.names) == test.nearest)
  }
}
