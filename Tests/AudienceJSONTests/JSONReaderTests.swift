import AudienceDiagnostics
import AudienceJSON
import Testing

@Suite struct JSONReaderTests {
  struct AcceptCase: Sendable, CustomTestStringConvertible {
    let id: String
    let text: String
    /// The value as compact JSON.
    let compact: String
    var testDescription: String { id }
  }

  @Test(arguments: [
    AcceptCase(id: "blanks", text: " \t\r\n{ \"a\" : [ 1 , 2 ] } ", compact: #"{"a":[1,2]}"#),
    AcceptCase(id: "byte order mark", text: "\u{FEFF}[]", compact: "[]"),
    AcceptCase(id: "order of keys", text: #"{"b":1,"a":2}"#, compact: #"{"b":1,"a":2}"#),
    AcceptCase(
      id: "the last of two keys", text: #"{"a":1,"b":2,"a":3}"#, compact: #"{"a":3,"b":2}"#),
    AcceptCase(
      id: "an escaped key is the same key", text: #"{"a":1,"\u0061":2}"#, compact: #"{"a":2}"#),
    AcceptCase(
      id: "keys of two normal forms stay two", text: "{\"\u{E9}\":1,\"e\u{301}\":2}",
      compact: "{\"\u{E9}\":1,\"e\u{301}\":2}"),
    AcceptCase(id: "a surrogate pair", text: #""\uD83D\uDE00""#, compact: "\"😀\""),
    AcceptCase(id: "an escaped NUL", text: #""a\u0000b""#, compact: #""a\u0000b""#),
    AcceptCase(
      id: "all escapes", text: #""\"\\\/\b\f\n\r\t""#, compact: #""\"\\/\u0008\u000c\n\r\t""#),
    AcceptCase(id: "beyond 2^53", text: "9007199254740993", compact: "9007199254740993"),
    AcceptCase(
      id: "the least 64-bit integer", text: "-9223372036854775808", compact: "-9223372036854775808"),
    AcceptCase(
      id: "integers of 18 and 19 digits",
      text: "[-999999999999999999, 999999999999999999, 9223372036854775807]",
      compact: "[-999999999999999999,999999999999999999,9223372036854775807]"),
    AcceptCase(id: "digits before a fraction", text: "[12.5, 12e1, 0]", compact: "[12.5,120,0]"),
    AcceptCase(id: "an integral double", text: "1.50e1", compact: "15"),
    AcceptCase(id: "minus zero", text: "-0.0", compact: "0"),
    AcceptCase(id: "a tiny number", text: "1e-400", compact: "0"),
    AcceptCase(id: "a fraction", text: "0.1", compact: "0.1"),
    AcceptCase(
      id: "200 levels",
      text: String(repeating: "[", count: 200) + String(repeating: "]", count: 200),
      compact: String(repeating: "[", count: 200) + String(repeating: "]", count: 200)),
  ])
  func `JSON is read`(_ test: AcceptCase) throws {
    #expect(try JSONReader.read(test.text).compactText == test.compact)
  }

  struct RefuseCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// The text with 1️⃣ at the place of the error.
    let marked: String
    let message: String
    var testDescription: String { id }
  }

  @Test(arguments: [
    RefuseCase(id: "nothing", marked: "1️⃣", message: "expected a value"),
    RefuseCase(id: "trailing comma in an array", marked: "[1,1️⃣]", message: "expected a value"),
    RefuseCase(
      id: "trailing comma in an object", marked: #"{"a":1,1️⃣}"#,
      message: "expected a key in double quotes"),
    RefuseCase(id: "two values", marked: "1 1️⃣2", message: "expected the end of the text"),
    RefuseCase(id: "a byte order mark inside", marked: "[1️⃣\u{FEFF}]", message: "expected a value"),
    RefuseCase(id: "no colon", marked: "{\"a\" 1️⃣1}", message: "expected ':'"),
    RefuseCase(id: "no comma", marked: "[1 1️⃣2]", message: "expected ',' or ']'"),
    RefuseCase(
      id: "a word cut short", marked: "[1️⃣tru]", message: "expected a value, or 'true' in full"),
    RefuseCase(
      id: "a leading zero", marked: "[01️⃣1]", message: "expected a number as JSON writes it"),
    RefuseCase(id: "a plus", marked: "[1️⃣+1]", message: "expected a value"),
    RefuseCase(
      id: "beyond double", marked: "[1️⃣1e999]", message: "the number is beyond the range of a double"
    ),
    RefuseCase(
      id: "beyond double, negative", marked: "[1️⃣-1e999]",
      message: "the number is beyond the range of a double"),
    RefuseCase(
      id: "a lone high surrogate", marked: #"["a1️⃣\uD83D"]"#,
      message: "a high surrogate without the low one after it"),
    RefuseCase(
      id: "two high surrogates", marked: #"["1️⃣\uD83D\uD83D"]"#,
      message: "a high surrogate without the low one after it"),
    RefuseCase(
      id: "a lone low surrogate", marked: #"["1️⃣\uDE00"]"#,
      message: "a low surrogate without the high one before it"),
    RefuseCase(
      id: "a raw line feed in a string", marked: "[\"a1️⃣\n\"]",
      message: "a control character in a string must be escaped"),
    RefuseCase(
      id: "an open string", marked: #"[1️⃣"abc"#,
      message: "the string that begins here has no closing quote"),
    RefuseCase(
      id: "201 levels", marked: String(repeating: "[", count: 200) + "1️⃣[",
      message: "nested more than 200 levels deep"),
    RefuseCase(
      id: "201 levels of objects", marked: String(repeating: "{\"a\":", count: 200) + "1️⃣{",
      message: "nested more than 200 levels deep"),
  ])
  func `an error stands where the text goes wrong`(_ test: RefuseCase) throws {
    let parts = test.marked.split(separator: "1️⃣", omittingEmptySubsequences: false)
    let error = #expect(throws: JSONError.self) { try JSONReader.read(parts.joined()) }
    #expect(error?.offset == parts[0].utf8.count)
    #expect(error?.message == test.message)
    #expect(error?.isTooDeep == test.id.hasPrefix("201"))
  }

  struct BytesCase: Sendable, CustomTestStringConvertible {
    let id: String
    let bytes: [UInt8]
    let offset: Int
    var message = "expected UTF-8"
    var testDescription: String { id }
  }

  @Test(arguments: [
    BytesCase(id: "a lone continuation byte", bytes: [0x22, 0x61, 0x80, 0x22], offset: 2),
    BytesCase(id: "an overlong slash", bytes: [0x22, 0xC0, 0xAF, 0x22], offset: 1),
    BytesCase(id: "an encoded surrogate", bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], offset: 1),
    BytesCase(id: "a character cut short", bytes: [0x22, 0xC3, 0xA9, 0xE2, 0x82, 0x22], offset: 3),
    BytesCase(id: "bad bytes after an escape", bytes: [0x22, 0x5C, 0x6E, 0xFF, 0x22], offset: 3),
    BytesCase(
      id: "UTF-16", bytes: [0xFF, 0xFE, 0x5B, 0x00], offset: 0,
      message: "expected UTF-8, found UTF-16"),
    BytesCase(
      id: "UTF-16, the other way round", bytes: [0xFE, 0xFF, 0x00, 0x5B], offset: 0,
      message: "expected UTF-8, found UTF-16"),
  ])
  func `bytes that are no UTF-8 are refused where they begin`(_ test: BytesCase) {
    let error = #expect(throws: JSONError.self) { try JSONReader.read(test.bytes) }
    #expect(error?.offset == test.offset)
    #expect(error?.message == test.message)
  }

  @Test func `long strings of escapes and of bad bytes take linear time`() throws {
    let escapes = String(repeating: "\\n", count: 500_000)
    #expect(try JSONReader.read("\"\(escapes)\"").stringValue?.utf8.count == 500_000)
    let bytes = [0x22] + [UInt8](repeating: 0x61, count: 1_000_000) + [0xFF, 0x22]
    let error = #expect(throws: JSONError.self) { try JSONReader.read(bytes) }
    #expect(error?.offset == 1_000_001)
  }

  @Test func `keys that stand twice are reported where the later one begins`() throws {
    let text = #"{"a": {"x": 1, "x": 2}, "a": 3, "b": [{"y": 1, "y": 2, "y": 3}]}"#
    let duplicates = try JSONReader.readReportingDuplicates(Array(text.utf8)).duplicates
    let found = duplicates.map { duplicate in
      "\(duplicate.key) before \(text.utf8.dropFirst(duplicate.offset).prefix(6).map { String(UnicodeScalar($0)) }.joined())"
    }
    #expect(
      found == ["x before \"x\": 2", "a before \"a\": 3", "y before \"y\": 2", "y before \"y\": 3"])
  }

  @Test func `an object of many keys keeps the last of each in its first place`() throws {
    let members = (0..<100).map { "\"k\($0 % 40)\":\($0)" }
    let value = try JSONReader.read("{\(members.joined(separator: ","))}")
    guard case .object(var object) = value else {
      Issue.record("expected an object")
      return
    }
    #expect(object.members.map(\.key.string) == (0..<40).map { "k\($0)" })
    #expect(object["k5"] == .integer(85))
    #expect(object["k25"] == .integer(65))
    object["k0"] = nil
    object["new"] = .null
    #expect(object["k0"] == nil)
    #expect(object["k39"] == .integer(79))
    #expect(object.members.last?.key == "new")
  }
}
