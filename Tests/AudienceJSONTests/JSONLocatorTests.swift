import AudienceDiagnostics
import AudienceJSON
import Testing

@Suite struct JSONLocatorTests {
  /// Every path into a value with what stands there.
  private func paths(into value: JSONValue, from path: [JSONStep] = []) -> [([JSONStep], JSONValue)]
  {
    switch value {
    case .null, .boolean, .number, .string: [(path, value)]
    case .array(let elements):
      [(path, value)]
        + elements.enumerated().flatMap { paths(into: $1, from: path + [.index($0)]) }
    case .object(let object):
      [(path, value)]
        + object.members.flatMap { paths(into: $0.value, from: path + [.key($0.key)]) }
    }
  }

  @Test func `the text at a place reads as the value at the path`() throws {
    for seed in 0..<lawCases {
      var generator = SeededGenerator(seed: seed)
      let value = generator.value()
      let bytes = Array(value.indentedText.utf8)
      let all = paths(into: value)
      let places = JSONLocator.locate(all.map(\.0), in: bytes)
      for ((path, expected), place) in zip(all, places) {
        let span = try #require(place.value, "seed \(seed)")
        #expect(try JSONReader.read(Array(bytes[span.range])) == expected, "seed \(seed)")
        guard case .key(let key)? = path.last else { continue }
        let keySpan = try #require(place.key, "seed \(seed)")
        #expect(try JSONReader.read(Array(bytes[keySpan.range])) == .string(key), "seed \(seed)")
      }
    }
  }

  @Test func `the last of two keys is located, with nothing of the first`() {
    let text = #"{"a": {"b": 1}, "c": 0, "a": {"d": 2}}"#
    let places = JSONLocator.locate(
      [[.key("a")], [.key("a"), .key("b")], [.key("a"), .key("d")]], in: Array(text.utf8))
    #expect(places[0].key == Span(24, 27))
    #expect(places[1].value == nil)
    #expect(places[2].value == Span(35, 36))
  }

  @Test func `what the text does not have has no place`() {
    let place = JSONLocator.locate([.key("a"), .index(3)], in: Array(#"{"a": [1, 2]}"#.utf8))
    #expect(place.value == nil)
    #expect(place.key == nil)
  }
}
