public import AudienceDiagnostics

/// The analyst's sentence: 20 to 300 characters, as a person counts them, after trimming.
///
///     try Prompt("Customers who haven't purchased in the last 30 days")
public struct Prompt: Hashable, Sendable {
  /// The allowed numbers of characters.
  public static let lengths = 20...300

  /// The trimmed text. Spans of a reading are UTF-8 offsets into it.
  public let source: SourceText

  public var text: String { source.text }

  /// - Throws: `PromptLengthError` with the number of characters.
  public init(_ text: String) throws(PromptLengthError) {
    let trimmed = text.trimmingBlanks
    guard Self.lengths.contains(trimmed.count) else {
      throw PromptLengthError(count: trimmed.count, allowed: Self.lengths)
    }
    source = SourceText(trimmed)
  }
}

/// What `/refine` applies to a tree: 1 to 300 characters, after trimming.
public struct Instruction: Hashable, Sendable {
  /// The allowed numbers of characters.
  public static let lengths = 1...300

  /// The trimmed text. Spans are UTF-8 offsets into it.
  public let source: SourceText

  public var text: String { source.text }

  /// - Throws: `PromptLengthError` with the number of characters.
  public init(_ text: String) throws(PromptLengthError) {
    let trimmed = text.trimmingBlanks
    guard Self.lengths.contains(trimmed.count) else {
      throw PromptLengthError(count: trimmed.count, allowed: Self.lengths)
    }
    source = SourceText(trimmed)
  }
}

/// A prompt or an instruction is too short or too long.
public struct PromptLengthError: Error, Hashable, Sendable {
  /// The number of characters it has, as a person counts them.
  public let count: Int
  public let allowed: ClosedRange<Int>
}

extension String {
  /// The text without white space at its ends.
  package var trimmingBlanks: String {
    let characters = drop(while: \.isWhitespace)
    guard let last = characters.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(characters[...last])
  }
}
