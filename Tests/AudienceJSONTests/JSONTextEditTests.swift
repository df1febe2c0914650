import AudienceDiagnostics
import AudienceJSON
import Testing

/// One member of a JSON text changes, and nothing else of it does.
@Suite struct JSONTextEditTests {
  struct Case: CustomTestStringConvertible {
    let id: String
    let before: String
    let after: String
    var key = "k"
    var testDescription: String { id }
  }

  @Test(
    "setting a member",
    arguments: [
      Case(
        id: "on one line", before: #"{"name": "x", "d": {"a": "b"}}"#,
        after: #"{"name": "x", "d": {"a": "b", "k": "v"}}"#),
      Case(
        id: "known", before: #"{ "d" : {"k":   7 , "a":1.0} }"#,
        after: #"{ "d" : {"k":   "v" , "a":1.0} }"#),
      Case(
        id: "missing object", before: #"{"name": "x"}"#, after: #"{"name": "x", "d": {"k": "v"}}"#),
      Case(id: "empty root", before: "{}", after: #"{"d": {"k": "v"}}"#),
      Case(id: "empty object", before: #"{"d": {}}"#, after: #"{"d": {"k": "v"}}"#),
      Case(
        id: "on many lines",
        before: "{\n    \"d\": {\n        \"a\": [1,2]\n    },\n    \"z\": 1e2\n}\n",
        after:
          "{\n    \"d\": {\n        \"a\": [1,2],\n        \"k\": \"v\"\n    },\n    \"z\": 1e2\n}\n"
      ),
      Case(
        id: "missing on many lines", before: "{\n  \"name\": \"x\"\n}\n",
        after: "{\n  \"name\": \"x\",\n  \"d\": {\n    \"k\": \"v\"\n  }\n}\n"),
      Case(
        id: "empty on many lines", before: "{\n  \"d\": {},\n  \"e\": 1\n}",
        after: "{\n  \"d\": {\n    \"k\": \"v\"\n  },\n  \"e\": 1\n}"),
      Case(
        id: "tabs and CRLF", before: "{\r\n\t\"a\": 1\r\n}\r\n",
        after: "{\r\n\t\"a\": 1,\r\n\t\"d\": {\r\n\t\t\"k\": \"v\"\r\n\t}\r\n}\r\n"),
      Case(
        id: "a key to be escaped", before: #"{"d": {"a": "b"}}"#,
        after: #"{"d": {"a": "b", "say \"hi\"": "v"}}"#, key: #"say "hi""#),
    ])
  func setting(_ test: Case) throws {
    let edited = try #require(
      JSONTextEdit.setting("d", UTF8Text(test.key), to: "v", in: Array(test.before.utf8)))
    #expect(String(decoding: edited, as: UTF8.self) == test.after)
  }

  @Test(
    "removing a member",
    arguments: [
      Case(id: "the only one", before: #"{"d": {"k": "v"}}"#, after: #"{"d": {}}"#),
      Case(id: "the first", before: #"{"d": {"k": "v", "a": 1}}"#, after: #"{"d": {"a": 1}}"#),
      Case(id: "the last", before: #"{"d": {"a": 1, "k": "v"}}"#, after: #"{"d": {"a": 1}}"#),
      Case(
        id: "between lines",
        before: "{\n \"d\": {\n  \"a\": 1,\n  \"k\": \"v\",\n  \"b\": 2\n }\n}",
        after: "{\n \"d\": {\n  \"a\": 1,\n  \"b\": 2\n }\n}"),
      Case(
        id: "the last line", before: "{\n \"d\": {\n  \"a\": 1,\n  \"k\": \"v\"\n }\n}",
        after: "{\n \"d\": {\n  \"a\": 1\n }\n}"),
      Case(id: "of none", before: #"{"d": {"a": 1}}"#, after: #"{"d": {"a": 1}}"#),
    ])
  func removing(_ test: Case) {
    let edited = JSONTextEdit.removing("d", "k", in: Array(test.before.utf8))
    #expect(String(decoding: edited, as: UTF8.self) == test.after)
  }

  @Test(
    "adding an element",
    arguments: [
      Case(
        id: "on one line", before: #"{"d": [{"a": "b"}]}"#,
        after: #"{"d": [{"a": "b"}, { "k": "v" }]}"#),
      Case(
        id: "no array yet", before: #"{"name": "x"}"#, after: #"{"name": "x", "d": [{"k": "v"}]}"#),
      Case(id: "an empty array", before: #"{"d": []}"#, after: #"{"d": [{ "k": "v" }]}"#),
      Case(
        id: "a line for each element",
        before: "{\n  \"d\": [\n    { \"a\": 1 }\n  ],\n  \"z\": 1e2\n}\n",
        after:
          "{\n  \"d\": [\n    { \"a\": 1 },\n    { \"k\": \"v\" }\n  ],\n  \"z\": 1e2\n}\n"),
      Case(
        id: "a line for each member",
        before: "{\n  \"d\": [\n    {\n      \"a\": \"}]\"\n    }\n  ]\n}\n",
        after:
          "{\n  \"d\": [\n    {\n      \"a\": \"}]\"\n    },\n    {\n      \"k\": \"v\"\n    }\n  ]\n}\n"
      ),
    ])
  func appending(_ test: Case) throws {
    let edited = try #require(
      JSONTextEdit.appending(["k": "v"], to: "d", in: Array(test.before.utf8)))
    #expect(String(decoding: edited, as: UTF8.self) == test.after)
    guard case .array(let known)? = try JSONReader.read(Array(test.before.utf8))["d"] else {
      return
    }
    let removed = JSONTextEdit.removingElement(known.count, of: "d", in: edited)
    #expect(String(decoding: removed, as: UTF8.self) == test.before)
  }

  @Test(
    "setting a member of an element",
    arguments: [
      Case(
        id: "known", before: #"{"d": [{}, {"k" :  7, "a": 1.0}]}"#,
        after: #"{"d": [{}, {"k" :  "v", "a": 1.0}]}"#),
      Case(
        id: "missing", before: #"{"d": [{}, {"a": 1.0}]}"#,
        after: #"{"d": [{}, {"a": 1.0, "k": "v"}]}"#),
    ])
  func settingInElement(_ test: Case) throws {
    let edited = try #require(
      JSONTextEdit.setting("k", to: "v", inElement: 1, of: "d", in: Array(test.before.utf8)))
    #expect(String(decoding: edited, as: UTF8.self) == test.after)
  }

  @Test("a text without such an object is not changed", arguments: ["[]", "7", "{", #"{"d": 7}"#])
  func noObject(text: String) {
    #expect(JSONTextEdit.setting("d", "k", to: "v", in: Array(text.utf8)) == nil)
  }
}
