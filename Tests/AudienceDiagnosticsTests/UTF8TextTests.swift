import AudienceDiagnostics
import Testing

@Suite struct UTF8TextTests {
  struct OrderCase: Sendable, CustomTestStringConvertible {
    let id: String
    let less: UTF8Text
    let greater: UTF8Text
    var testDescription: String { id }
  }

  @Test(arguments: [
    OrderCase(id: "a prefix comes first", less: "ab", greater: "abc"),
    OrderCase(id: "the empty text comes first", less: "", greater: "\u{0}"),
    OrderCase(id: "capitals come before small letters", less: "Z", greater: "a"),
    OrderCase(id: "decomposed before composed", less: "e\u{301}", greater: "\u{E9}"),
    OrderCase(id: "code points, not UTF-16 units", less: "\u{FFFD}", greater: "\u{1F600}"),
  ])
  func `order is the order of the bytes`(_ test: OrderCase) {
    #expect(test.less < test.greater)
    #expect(!(test.greater < test.less))
    #expect(test.less != test.greater)
  }

  @Test func `texts that differ in normal form are two keys`() {
    let keys: Set<UTF8Text> = ["\u{E9}", "e\u{301}", "\u{E9}"]
    #expect(keys.count == 2)
  }

  struct PartCase: Sendable, CustomTestStringConvertible {
    let id: String
    let text: UTF8Text
    let part: UTF8Text
    let contains: Bool
    let begins: Bool
    let ends: Bool
    var testDescription: String { id }
  }

  @Test(arguments: [
    PartCase(
      id: "empty part", text: "abc", part: "", contains: true, begins: true, ends: true),
    PartCase(
      id: "empty text", text: "", part: "a", contains: false, begins: false, ends: false),
    PartCase(
      id: "whole", text: "abc", part: "abc", contains: true, begins: true, ends: true),
    PartCase(
      id: "middle", text: "aabab", part: "aba", contains: true, begins: false, ends: false),
    PartCase(
      id: "a base letter inside a decomposed one", text: "e\u{301}", part: "e", contains: true,
      begins: true, ends: false),
    PartCase(
      id: "the carriage return of CRLF", text: "a\r\n", part: "\n", contains: true, begins: false,
      ends: true),
    PartCase(
      id: "longer part", text: "ab", part: "abc", contains: false, begins: false, ends: false),
  ])
  func `parts are found by bytes`(_ test: PartCase) {
    #expect(test.text.contains(test.part) == test.contains)
    #expect(test.text.hasPrefix(test.part) == test.begins)
    #expect(test.text.hasSuffix(test.part) == test.ends)
  }
}
