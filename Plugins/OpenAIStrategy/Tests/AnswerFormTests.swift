import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@testable import OpenAIStrategy

@Suite("The form in which a model writes trees")
struct AnswerFormTests {
  @Test("what is written is read back as the same tree", arguments: AudienceLevel.allCases)
  func roundTrip(_ level: AudienceLevel) throws {
    var random = RandomConditions(seed: 61, level: level)
    for _ in 0..<TestSettings.cases {
      let tree = ConditionTree(random.next())
      let read = try AnswerForm.tree(from: AnswerForm.json(tree), at: "tree")
      #expect(read.tree == tree, "\(QueryPrinter.text(tree))")
    }
  }

  @Test("every form of the tree is allowed by the schema", arguments: AudienceLevel.allCases)
  func written(_ level: AudienceLevel) {
    let schema = AnswerSchema(AnswerSchema.Names()).value
    var random = RandomConditions(seed: 62, level: level)
    for _ in 0..<TestSettings.cases {
      let tree = ConditionTree(random.next())
      let answer: JSONValue = .object([
        "status": .text("ok"), "reason": .null, "level": .text(level.rawValue),
        "tree": AnswerForm.json(tree), "assumptions": .array([]), "not_used": .array([]),
      ])
      #expect(
        SchemaCheck(schema).faults(of: answer).isEmpty, "\(QueryPrinter.text(tree))")
    }
  }

  struct Fault: CustomTestStringConvertible {
    let id: String
    let answer: String
    let words: String
    var testDescription: String { id }

    static let all = [
      Fault(id: "no JSON", answer: "I cannot", words: "byte 0: expected a value"),
      Fault(id: "no object", answer: "[]", words: "expected an object, not an array"),
      Fault(id: "no status", answer: "{}", words: "status: expected ok or cannot"),
      Fault(
        id: "trailing comma", answer: #"{"status":"ok",}"#,
        words: "byte 15: expected a key in double quotes"),
      Fault(
        id: "no tree", answer: #"{"status":"ok","level":"users","tree":null}"#,
        words: "tree: expected a condition"),
      Fault(
        id: "unknown kind", answer: #"{"status":"ok","level":"users","tree":{"run":"rm"}}"#,
        words: "tree: expected one of the keys and, or, not, any_user, every_user, compare, test"),
      Fault(
        id: "empty junction", answer: #"{"status":"ok","level":"users","tree":{"and":[]}}"#,
        words: "tree.and: expected a list of conditions"),
      Fault(
        id: "null inside", answer: #"{"status":"ok","level":"users","tree":{"and":[null,null]}}"#,
        words: "tree.and[0]: expected a condition as an object, not null"),
      Fault(
        id: "unknown level", answer: #"{"status":"ok","level":"rows","tree":{}}"#,
        words: "level: expected users or accounts"),
      Fault(
        id: "span of months",
        answer:
          #"{"status":"ok","level":"users","tree":{"test":{"trait":"a"},"comparator":"within_last","values":[],"span":"2 months"}}"#,
        words: "tree: expected a span of time such as 30 days or 12 hours (at 'span')"),
      Fault(
        id: "two values",
        answer:
          #"{"status":"ok","level":"users","tree":{"test":{"trait":"a"},"comparator":"starts_with","values":[{"string":"a"},{"string":"b"}],"span":null}}"#,
        words: "tree.values: expected exactly one value"),
    ]
  }

  @Test("an answer that does not fit says where and what was expected", arguments: Fault.all)
  func fault(_ fault: Fault) {
    let error = #expect(throws: AnswerError.self) { _ = try Answer(fault.answer) }
    #expect(error?.words == fault.words)
  }

  @Test("a tree nested deeper than 200 levels is refused before it is built")
  func depth() {
    let deep =
      String(repeating: #"{"not":"#, count: 150) + "{}" + String(repeating: "}", count: 150)
    #expect(throws: AnswerError.self) {
      _ = try Answer(#"{"status":"ok","level":"users","tree":\#(deep)}"#)
    }
    let deeper = String(repeating: #"{"not":"#, count: 100_000)
    #expect(throws: AnswerError.self) {
      _ = try Answer(#"{"status":"ok","level":"users","tree":\#(deeper)"#)
    }
  }

  @Test("a junction of one is that one")
  func single() throws {
    let answer = try Answer(
      #"{"status":"ok","level":"users","tree":{"and":[{"test":{"trait":"phone"},"comparator":"exists","values":[],"span":null,"quotes":["a phone"]}],"quotes":[]}}"#
    )
    guard case .tree(let read) = answer else {
      Issue.record("expected a tree")
      return
    }
    #expect(QueryPrinter.text(read.tree) == "trait('phone').exists()")
    #expect(read.quotes == [1: ["a phone"]])
  }
}
