import AudienceJSON
import AudienceQueryLanguage

/// Writes names and values between quotes, as many of the quotes as are missing.
struct QuotedText {
  /// The quote that is open before the cursor.
  let quote: UInt8?
  /// What stands behind the cursor.
  let behind: Substring
  /// What follows the closing quote.
  private var close = ")"

  init(quote: UInt8?, behind: Substring) {
    self.quote = quote
    self.behind = behind
  }

  /// The same with another text behind the closing quote; as it is for nil.
  func closing(_ text: String?) -> QuotedText {
    var copy = self
    copy.close = text ?? ""
    return copy
  }

  func candidate(_ name: String, note: String) -> Completion.Candidate {
    let mark = quote.map { String(decoding: [$0], as: UTF8.self) } ?? "'"
    let inner = name.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\").split(separator: mark, omittingEmptySubsequences: false)
      .joined(separator: "\\" + mark)
    let isClosed = behind.hasPrefix(mark)
    return Completion.Candidate(
      (quote == nil ? mark : "") + inner + (isClosed ? "" : mark + close), label: name, note)
  }

  /// A scalar as a literal; what is no text needs no quotes.
  func candidate(value: JSONValue, note: String) -> Completion.Candidate {
    if let text = value.stringValue { return candidate(text, note: note) }
    if quote != nil { return candidate(value.compactText, note: note) }
    return Completion.Candidate(value.compactText, note)
  }
}
