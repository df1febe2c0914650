import AudienceDiagnostics
import AudienceSchema
import Testing

@testable import AudienceQueryLanguage

@Suite("What can come next in query text")
struct QueryPositionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: QueryPosition.Expected
    /// What has been typed of it.
    var typed = ""
    var testDescription: String { "'\(text)'" }
  }

  private static let total = QueryPosition.Subject.property("total", of: "Order Completed")

  static let cases = [
    Case(text: "", expected: .condition(inside: nil, isNested: false)),
    Case(text: "ev", expected: .condition(inside: nil, isNested: false), typed: "ev"),
    Case(text: "NOT (", expected: .condition(inside: nil, isNested: true)),
    Case(text: "event('", expected: .name(.event)),
    Case(text: "event(\"Ord", expected: .name(.event), typed: "Ord"),
    Case(text: "event('X'", expected: .closing),
    Case(text: "event('X')", expected: .comparison(.event("X"))),
    Case(text: "event('X').", expected: .function(of: .event("X"))),
    Case(text: "event('X').wi", expected: .function(of: .event("X")), typed: "wi"),
    Case(text: "event('X').within(", expected: .duration),
    Case(text: "event('X').within(30", expected: .unit),
    Case(text: "event('X').within(30 da", expected: .unit, typed: "da"),
    Case(text: "event('X').within(30 days", expected: .unit, typed: "days"),
    Case(text: "event('X').within(30 days ", expected: .closing),
    Case(text: "event('X').between(30 days, ", expected: .duration),
    Case(text: "event('X').within(30 days).", expected: .function(of: .event("X"))),
    Case(
      text: "event('Order Completed').where(",
      expected: .condition(inside: "Order Completed", isNested: true)),
    Case(
      text: "event('Order Completed').where(property('to",
      expected: .name(.property(of: "Order Completed")), typed: "to"),
    Case(
      text: "event('Order Completed').where(property('total')", expected: .comparison(total)),
    Case(
      text: "event('Order Completed').where(property('total') = '",
      expected: .value(of: total, isListed: false)),
    Case(
      text: "event('Order Completed').where(property('total').one_of('a', '",
      expected: .value(of: total, isListed: true)),
    Case(
      text: "event('Order Completed').where(property('total') > 5 ",
      expected: .junction(closes: true)),
    Case(
      text: "event('A').where(event('B').where(property('x",
      expected: .name(.property(of: "B")), typed: "x"),
    Case(
      text: "event('A').where(event('B').where(property(parent: 'x",
      expected: .name(.property(of: "A")), typed: "x"),
    Case(
      text: "event('A').where(event('B').within(parent: 5 ", expected: .unit),
    Case(text: "event('Order Completed').sum(", expected: .measured),
    Case(
      text: "event('Order Completed').sum(property('",
      expected: .name(.property(of: "Order Completed"))),
    Case(text: "event('X').count(", expected: .closing),
    Case(text: "event('X').count() ", expected: .comparison(.measure(of: nil))),
    Case(
      text: "event('Order Completed').last(property('total')) = '",
      expected: .value(of: .measure(of: total), isListed: false)),
    Case(text: "event('X').count() >= 1 ", expected: .junction(closes: false)),
    Case(text: "event('X').count() >= 1 A", expected: .junction(closes: false), typed: "A"),
    Case(
      text: "event('X').count() >= 1 AND tr", expected: .condition(inside: nil, isNested: false),
      typed: "tr"),
    Case(text: "(trait('a').exists() OR trait('b').", expected: .function(of: .trait("b"))),
    Case(text: "trait('it\\'s", expected: .name(.trait), typed: "it\\'s"),
    Case(text: "trait('plan').exists()) x", expected: .junction(closes: false), typed: "x"),
  ]

  @Test("follows from what stands before", arguments: cases)
  func position(_ testCase: Case) {
    let position = QueryPosition(testCase.text)
    #expect(position.expected == testCase.expected)
    let bytes = Array(testCase.text.utf8)
    #expect(String(decoding: bytes[position.typed.range], as: UTF8.self) == testCase.typed)
  }
}
