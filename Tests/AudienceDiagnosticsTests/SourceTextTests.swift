import AudienceDiagnostics
import Testing

@Suite struct SourceTextTests {
  struct PositionCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// The text, cut at the place.
    let before: String
    let after: String
    let line: Int
    let column: Int
    var testDescription: String { id }
  }

  static let positions = [
    PositionCase(id: "start", before: "", after: "abc", line: 1, column: 1),
    PositionCase(id: "end", before: "abc", after: "", line: 1, column: 4),
    PositionCase(id: "after a line feed", before: "a\n", after: "b", line: 2, column: 1),
    PositionCase(id: "CRLF is one line end", before: "a\r\n\r\nbc", after: "d", line: 3, column: 3),
    PositionCase(
      id: "a column is a character", before: "e\u{301}👩‍👧é", after: "x", line: 1, column: 4),
  ]

  @Test(arguments: positions)
  func `positions are lines and characters`(_ test: PositionCase) {
    let text = SourceText(test.before + test.after)
    let expected = TextPosition(line: test.line, column: test.column)
    #expect(text.position(at: test.before.utf8.count) == expected)
    #expect(text.positions(at: [test.before.utf8.count]) == [expected])
  }

  @Test func `many positions are the same as each by itself, in the order asked`() {
    let text = SourceText("{\"a\": 1,\r\n \"é\": [2,\n\n3], \"👩‍👧\": 4}")
    // Every place where a character begins.
    let offsets = text.text.indices.map {
      text.text.utf8.distance(from: text.text.startIndex, to: $0)
    }
    for order in [offsets, offsets.reversed(), offsets + offsets] {
      #expect(text.positions(at: order) == order.map { text.position(at: $0) })
    }
    #expect(text.positions(at: [10_000]) == [text.position(at: 10_000)])
  }

  @Test func `the code catalog has every code once, with a page`() {
    let codes = CodeCatalog.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    for description in CodeCatalog.all {
      #expect(!description.page.isEmpty)
      #expect(description.code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }
}
