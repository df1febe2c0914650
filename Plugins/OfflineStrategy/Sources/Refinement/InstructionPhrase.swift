import AudienceConditions
import AudienceDiagnostics
import AudienceTime

/// A run of words of an instruction, read by itself; the places of its tokens are places in the
/// instruction.
struct InstructionPhrase {
  let analysis: PromptAnalysis
  /// Where it stands in the instruction.
  let span: Span
  /// The words as written.
  let text: String

  init(_ span: Span, of source: SourceText, reader: PromptReader) {
    self.span = span
    text = source.substring(span)
    analysis = reader.analysis(of: String(repeating: " ", count: span.start) + text)
  }

  var tokens: [Token] { analysis.tokens }

  /// The places of some tokens.
  func spans(_ indices: some Sequence<Int>) -> [Span] {
    SpanMaker(tokens: tokens).spans(TokenSet(indices))
  }

  /// Lengths of time without the words that make a window of them: `14 days`, `a week`.
  var lengths: [(tokens: Range<Int>, span: TimeSpan)] {
    let reader = TimeReader(
      prompt: PromptContext(tokens: tokens, calendar: analysis.calendar))
    var found: [(tokens: Range<Int>, span: TimeSpan)] = []
    var index = 0
    while index < tokens.count {
      if let length = reader.length(at: index) {
        found.append((index..<length.end, length.span))
        index = length.end
      } else {
        index += 1
      }
    }
    return found
  }
}
