import TerminalText
import Testing

@testable import LineEditor

@Suite("Completion")
struct CompletionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let line: String
    let replace: Range<Int>
    let candidates: [String]
    let expected: CompletionStep

    var testDescription: String { id }
  }

  static let cases = [
    Case(
      id: "one", line: "ab", replace: 0..<2, candidates: ["abc"], expected: .replace(0..<2, "abc")),
    Case(
      id: "one, typed in another case", line: "x AB", replace: 2..<4, candidates: ["abc"],
      expected: .replace(2..<4, "abc")),
    Case(
      id: "common beginning", line: "a", replace: 0..<1, candidates: ["abc", "abd"],
      expected: .replace(0..<1, "ab")),
    Case(
      id: "nothing in common beyond what is there", line: "ab", replace: 0..<2,
      candidates: ["abc", "abd"],
      expected: .list([.init(text: "abc"), .init(text: "abd")])),
    Case(
      id: "a common beginning that has what was typed further on", line: "ref", replace: 0..<3,
      candidates: ["Order Refunded", "Order Referred"],
      expected: .replace(0..<3, "Order Ref")),
    Case(
      id: "nothing in common that was typed", line: "pla", replace: 0..<3,
      candidates: ["Order Placed", "Order Planned", "Oplax"],
      expected: .list([
        .init(text: "Order Placed"), .init(text: "Order Planned"), .init(text: "Oplax"),
      ])),
    Case(
      id: "a blank in common", line: "x(30", replace: 4..<4, candidates: [" days", " hours"],
      expected: .list([.init(text: " days"), .init(text: " hours")])),
    Case(id: "none", line: "ab", replace: 0..<2, candidates: [], expected: .beep),
    Case(id: "beyond the line", line: "ab", replace: 0..<9, candidates: ["x"], expected: .beep),
    Case(id: "inside a character", line: "é", replace: 0..<1, candidates: ["x"], expected: .beep),
    Case(
      id: "control character", line: "a", replace: 0..<1, candidates: ["a\u{1B}"],
      expected: .list([.init(text: "a\u{1B}")])),
  ]

  @Test("a press of Tab does the one useful thing", arguments: cases)
  func step(_ testCase: Case) {
    let result = CompletionResult(
      replace: testCase.replace, candidates: testCase.candidates.map { .init(text: $0) })
    #expect(CompletionStep(line: testCase.line, result: result) == testCase.expected)
  }

  @Test("the list fits the terminal and says how many more there are")
  func list() {
    let candidates = (1...50).map {
      CompletionCandidate(
        text: "name\($0)", description: String(repeating: "你", count: 40))
    }
    let result = CompletionResult(replace: 0..<0, candidates: candidates)
    let rows = CompletionList(result, in: .init(columns: 30, rows: 24)).rows
    #expect(rows.count == 21)
    #expect(rows.last == "  … 30 more")
    #expect(rows.allSatisfy { ScreenText.width($0) < 30 })
    #expect(CompletionList(result, in: .init(columns: 80, rows: 10)).rows.count == 7)
    #expect(CompletionList(result, in: .init(columns: 1, rows: 1)).rows.count == 2)
  }
}
