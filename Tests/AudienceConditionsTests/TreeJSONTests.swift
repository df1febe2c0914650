import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

@Suite("Trees as JSON")
struct TreeJSONTests {
  @Test(
    "a tree read from its JSON text is the same, ids included", arguments: AudienceLevel.allCases)
  func roundTrip(level: AudienceLevel) throws {
    var generator = RandomConditions(seed: 51, level: level, allowsEntity: true)
    for _ in 0..<TestSettings.cases {
      let other = generator.next()
      // An edit gives ids that are not in pre-order.
      let tree = try generator.nextTree().adding(other, to: 1, at: 0)
      let same = try ConditionTree(json: JSONReader.read(tree.json.compactText))
      try #require(same == tree)
      #expect(same.nodes.map(\.id) == tree.nodes.map(\.id))
      #expect(same.nextID == tree.nextID)
      #expect(same.json == tree.json)
    }
  }

  @Test("the documented form is what is written")
  func form() throws {
    let orders = Stream.event("Order Completed", [.window(.last(.days(30)))])
    let tree = ConditionTree(
      .and([
        ConditionNode(.compare(.measure(orders, .count), .equal, .literal(.integer(0)))),
        ConditionNode(.test(.trait("phone"), .exists)),
      ]))
    let text = """
      {"version":1,"next_id":4,"condition":{"id":1,"kind":"and","conditions":[\
      {"id":2,"kind":"comparison","left":{"event":"Order Completed",\
      "filters":[{"within":"30 days"}],"measure":"count"},"symbol":"=","right":{"number":0}},\
      {"id":3,"kind":"test","left":{"trait":"phone"},"comparator":"exists"}]}}
      """
    #expect(tree.json.compactText == text)
    #expect(try ConditionTree(json: JSONReader.read(text)) == tree)
  }

  /// JSON that is no tree: the condition in a tree, the path of the fault and the message.
  struct Case: Sendable, CustomTestStringConvertible {
    let condition: String
    let path: String
    let message: String
    var testDescription: String { condition }

    init(_ condition: String, _ path: String, _ message: String) {
      self.condition = condition
      self.path = path
      self.message = message
    }
  }

  private static func test(_ left: String, _ rest: String = #""comparator":"exists""#) -> String {
    #"{"id":1,"kind":"test","left":\#(left),\#(rest)}"#
  }

  static let cases: [Case] = [
    .init("5", "condition", "expected a condition as an object, not a number"),
    .init("{}", "condition", "expected a member 'id'"),
    .init(#"{"id":0,"kind":"not"}"#, "condition.id", "expected a whole number from 1"),
    .init(#"{"id":1.5,"kind":"not"}"#, "condition.id", "expected a whole number from 1"),
    .init(#"{"id":9,"kind":"not"}"#, "condition.id", "expected an id below next_id, 9"),
    .init(
      #"{"id":1,"kind":"xor"}"#, "condition.kind",
      "expected one of and, or, not, any, all, comparison, test"),
    .init(
      #"{"id":1,"kind":"and","conditions":[]}"#, "condition.conditions",
      "expected at least 2 values"),
    .init(
      #"{"id":1,"kind":"and","conditions":[\#(test(#"{"trait":"a"}"#)),5]}"#,
      "condition.conditions[0].id", "the id 1 stands twice"),
    .init(#"{"id":1,"kind":"not"}"#, "condition", "expected a member 'condition'"),
    .init(
      test(#"{"trait":"a"}"#, #""comparator":"exists","value":1"#), "condition.value",
      "expected no member 'value' here"),
    .init(
      test(#"{"trait":"a","colour":1}"#), "condition.left.colour",
      "expected no member 'colour' here"),
    .init(test(#"{"trait":5}"#), "condition.left.trait", "expected a string, not a number"),
    .init(
      test(#"{"trait":"a"}"#, #""comparator":"like""#), "condition.comparator",
      "expected a comparator of query text such as exists"),
    .init(
      test(#"{"trait":"a"}"#, #""comparator":"contains","values":[]"#), "condition.values",
      "expected at least 1 values"),
    .init(
      test(#"{"trait":"a"}"#, #""comparator":"within_last","span":"2 weeks""#), "condition.span",
      "expected a span of time such as 30 days or 12 hours"),
    .init(
      test(#"{"trait":"a"}"#, #""comparator":"before_date","value":{"date":"2025-02-30"}"#),
      "condition.value.date", "expected a date as 2025-01-31"),
    .init(
      test(#"{"event":"a","measure":"median"}"#), "condition.left.measure",
      "expected one of count, sum, avg, first, last, min, max, mode, unique"),
    .init(
      test(#"{"event":"a","measure":"count","filters":[{"until":"1 day"}]}"#),
      "condition.left.filters[0]",
      "expected one of the members where, within, within_parent, between, between_parent, exclude_sources, expires_after"
    ),
    .init(
      test(#"{"event":"a","measure":"count","filters":[{"between":["1 day"]}]}"#),
      "condition.left.filters[0].between", "expected at least 2 values"),
    .init(
      test(#"{"event":"a","measure":"mode","field":{"property":"x"},"at_least":0}"#),
      "condition.left.at_least", "expected a whole number from 1"),
  ]

  @Test("what is no tree is refused with the path of the fault", arguments: cases)
  func refuses(_ item: Case) throws {
    let json = try JSONReader.read(#"{"version":1,"next_id":9,"condition":\#(item.condition)}"#)
    do {
      _ = try ConditionTree(json: json)
      Issue.record("it was read")
    } catch {
      #expect(error.pathText == item.path)
      #expect(error.message == item.message)
    }
  }

  @Test("another version and a member nobody knows are refused")
  func envelope() throws {
    let leaf = Self.test(#"{"trait":"a"}"#)
    for (text, path) in [
      (#"{"version":2,"next_id":2,"condition":\#(leaf)}"#, "version"),
      (#"{"version":1,"condition":\#(leaf)}"#, ""),
      (#"{"version":1,"next_id":2,"condition":\#(leaf),"x":1}"#, "x"),
      ("[]", ""),
    ] {
      #expect { try ConditionTree(json: JSONReader.read(text)) } throws: { error in
        (error as? TreeJSONError)?.pathText == path
      }
    }
  }

  @Test("more than 200 nested conditions are refused before they are built")
  func depth() throws {
    for count in [200, 201, 5_000] {
      var json: JSONValue = .object([
        "id": .integer(1), "kind": .text("test"), "left": .object(["trait": .text("a")]),
        "comparator": .text("exists"),
      ])
      for id in 0..<count {
        json = .object(["id": .integer(id + 2), "kind": .text("not"), "condition": json])
      }
      json = .object(["version": .integer(1), "next_id": .integer(9_999), "condition": json])
      if count == 200 {
        #expect(try ConditionTree(json: json).nodes.count == 201)
      } else {
        #expect { try ConditionTree(json: json) } throws: { error in
          (error as? TreeJSONError)?.isTooDeep == true
        }
      }
    }
  }
}
