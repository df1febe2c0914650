import AudienceDiagnostics
import Testing

/// The index answers as the plain search does.
@Suite struct NameIndexTests {
  private static let letters = ["a", "b", "c", "d", "e", " ", "_", "é"]

  /// Names of few letters, so that many are near to each other.
  private static func names(_ count: Int, longest: Int) -> [String] {
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<count).map { _ in
      (0..<(1 + next(longest))).map { _ in letters[next(letters.count)] }.joined()
    }
  }

  @Test func itFindsWhatThePlainSearchFinds() {
    let names = Self.names(400, longest: 14)
    let index = NameIndex(names)
    for mention in Self.names(300, longest: 16) + [
      "ORDER", "abc", String(repeating: "a", count: 80),
    ] {
      #expect(
        index.nearest(to: mention) == EditDistance.nearest(to: mention, in: names), "\(mention)")
      #expect(
        index.nearest(to: mention, count: 1, limit: 2)
          == EditDistance.nearest(to: mention, in: names, count: 1, limit: 2), "\(mention)")
    }
  }

  @Test func nothingIsNearToNothing() {
    #expect(NameIndex(["a", "b"]).nearest(to: "") == [])
    #expect(NameIndex([]).nearest(to: "abc") == [])
  }
}
