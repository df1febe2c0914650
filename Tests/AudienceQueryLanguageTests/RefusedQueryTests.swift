import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceTestSupport
import Testing

@Suite("Query text that does not parse")
struct RefusedQueryTests {
  /// A text with a mark where the caret stands, the message, and the text after the first offer.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    let offer: String?
    let code: FindingCode
    var testDescription: String { text }

    init(
      _ text: String, _ message: String, offers offer: String? = nil, code: FindingCode = .syntax
    ) {
      self.text = text
      self.message = message
      self.offer = offer
      self.code = code
    }
  }

  static let cases: [Case] = names + structure + values

  @Test("a fault is pointed at, with what was expected and the way out", arguments: cases)
  func refuses(_ item: Case) {
    let marked = MarkedText(item.text)
    do {
      _ = try QueryParser.parse(marked.text)
      Issue.record("it parses")
    } catch {
      let finding = error.first
      #expect(finding.code == item.code)
      #expect(finding.message == item.message)
      #expect(finding.suggestions.first?.applied(to: marked.text) == item.offer)
      guard case .text(let source, let span) = finding.place else {
        Issue.record("no place")
        return
      }
      #expect(source.text == marked.text)
      #expect(span.start == marked.offset)
    }
  }

  @Test("an offer makes the text parse, or moves the fault further on", arguments: cases)
  func offersHelp(_ item: Case) {
    let marked = MarkedText(item.text)
    guard let before = Self.fault(in: marked.text) else {
      Issue.record("it parses")
      return
    }
    for suggestion in before.finding.suggestions {
      guard let text = suggestion.applied(to: marked.text) else {
        Issue.record("\(suggestion.title) cannot be applied")
        continue
      }
      guard let after = Self.fault(in: text) else { continue }
      // Counted from the end, since an offer changes the length of what stands before.
      let rest = marked.text.utf8.count - before.offset
      #expect(text.utf8.count - after.offset < rest, "\(text)")
    }
  }

  private static func fault(in text: String) -> (finding: Finding, offset: Int)? {
    do {
      _ = try QueryParser.parse(text)
      return nil
    } catch {
      guard case .text(_, let span) = error.first.place else { return nil }
      return (error.first, span.start)
    }
  }

  @Test(
    "a NUL or control character outside quotes is named",
    arguments: ["\u{0}", "\u{1B}", "\u{7F}", "\u{200B}"])
  func controlCharacters(_ character: String) {
    do {
      _ = try QueryParser.parse("trait('a') = 1 \(character)AND trait('b') = 2")
      Issue.record("it parses")
    } catch {
      #expect(error.first.message.hasPrefix("expected no invisible character (U+"))
      #expect(
        error.first.place
          == .text(
            SourceText("trait('a') = 1 \(character)AND trait('b') = 2"),
            Span(15, 15 + character.utf8.count)))
    }
  }

  @Test("an empty text says what a condition looks like", arguments: ["", "  ", "\n"])
  func empty(_ text: String) {
    do {
      _ = try QueryParser.parse(text)
      Issue.record("it parses")
    } catch {
      #expect(error.first.message == "expected a condition")
      #expect(error.first.help?.contains("event('Order Completed')") == true)
    }
  }
}
