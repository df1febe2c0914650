import AudienceRendering
import AudienceSampleSupport
import AudienceSession
import TerminalText
import Testing

@Suite("Layout of explanations")
struct ExplanationLayoutTests {
  static let prompt =
    "Customers who viewed a product in the last 14 days and ordered at least two times in the last 90 days and have a phone"

  @Test("rows break at blanks and fit, and each mark stands below words", arguments: [40, 60, 80])
  func rows(_ columns: Int) throws {
    var session = try Samples.session("shop")
    _ = session.run(Self.prompt)
    let lines = TextRenderer(Screen(columns: columns)).lines(session.run("/explain"))
    #expect(lines.allSatisfy { ScreenText.width($0) <= columns })
    let marked = lines.indices.filter { lines[$0].contains("^") }
    #expect(!marked.isEmpty)
    let words = Set(Self.prompt.split(separator: " ").map(String.init))
    for index in marked {
      let text = Array(lines[index - 1])
      #expect(lines[index - 1].split(separator: " ").allSatisfy { words.contains(String($0)) })
      let carets = Array(lines[index])
      for column in carets.indices where carets[column] == "^" {
        #expect(column < text.count)
      }
      // A label stands where its words begin.
      for (column, letter) in lines[index + 1].enumerated() where letter != " " {
        #expect(carets[column] == "^" && text[column] != " ")
      }
    }
  }
}
