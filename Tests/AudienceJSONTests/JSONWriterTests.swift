import AudienceDiagnostics
import AudienceJSON
import Testing

@Suite struct JSONWriterTests {
  @Test func `what is written reads back as the same value`() throws {
    for seed in 0..<lawCases {
      var generator = SeededGenerator(seed: seed)
      let value = generator.value()
      #expect(try JSONReader.read(value.compactText) == value, "seed \(seed)")
      #expect(try JSONReader.read(value.indentedText) == value, "seed \(seed)")
    }
  }

  @Test func `no control character is written raw`() {
    let value = JSONValue.text("\u{0}\u{1F}\u{7F}\u{80}\u{9F}\u{2028}\u{2029}\u{A0}é")
    #expect(value.compactText == #""\u0000\u001f\u007f\u0080\u009f\u2028\u2029"# + "\u{A0}é\"")
  }

  @Test func `text for comparing escapes what JSON asks for and nothing else`() throws {
    let value = JSONValue.array([.text("\u{0}\u{8}\u{C}\n\"\\/\u{7F}\u{85}\u{2028}é"), .integer(1)])
    let expected = #"["\u0000\b\f\n\"\\/"# + "\u{7F}\u{85}\u{2028}é\",1]"
    #expect(value.leastEscapedText == expected)
    #expect(try JSONReader.read(value.leastEscapedText) == value)
  }

  @Test func `indented text has one member a line`() throws {
    let value = try JSONReader.read(#"{"a":[1,{"b":null}],"c":{},"d":[]}"#)
    let lines = [
      "{", #"  "a": ["#, "    1,", "    {", #"      "b": null"#, "    }", "  ],", #"  "c": {},"#,
      #"  "d": []"#, "}",
    ]
    #expect(value.indentedText == lines.joined(separator: "\n"))
  }

  struct NumberCase: Sendable, CustomTestStringConvertible {
    let id: String
    let less: String
    let greater: String
    var testDescription: String { id }
  }

  @Test(arguments: [
    NumberCase(id: "beyond 2^53", less: "9007199254740992", greater: "9007199254740993"),
    NumberCase(id: "integer and double", less: "2", greater: "2.5"),
    NumberCase(id: "negative integer and double", less: "-2.5", greater: "-2"),
    NumberCase(id: "beyond 64 bits", less: "9223372036854775807", greater: "9223372036854775808"),
    NumberCase(id: "far below", less: "-1e300", greater: "-9223372036854775808"),
    NumberCase(id: "between two integers", less: "-1", greater: "-0.5"),
  ])
  func `numbers compare by value without rounding`(_ test: NumberCase) throws {
    let less = try #require(JSONReader.read(test.less).numberValue)
    let greater = try #require(JSONReader.read(test.greater).numberValue)
    #expect(less < greater)
    #expect(!(greater < less))
    #expect(less != greater)
  }
}
