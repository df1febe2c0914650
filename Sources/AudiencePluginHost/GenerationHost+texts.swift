package import AudienceDiagnostics
package import AudiencePluginAPI

extension GenerationHost {
  /// Makes the prompt of a text.
  ///
  /// - Throws: code `length`, with the number of characters.
  package static func prompt(from text: String) throws(FindingError) -> Prompt {
    do {
      return try Prompt(text)
    } catch {
      throw length(of: text, error, "Describe the audience in")
    }
  }

  /// Makes the instruction of a text.
  ///
  /// - Throws: code `length`, with the number of characters.
  package static func instruction(from text: String) throws(FindingError) -> Instruction {
    do {
      return try Instruction(text)
    } catch {
      throw length(of: text, error, "Describe the change in")
    }
  }

  private static func length(
    of text: String, _ error: PromptLengthError, _ beginning: String
  ) -> FindingError {
    let allowed = "\(error.allowed.lowerBound) to \(error.allowed.upperBound)"
    return FindingError(
      Finding(
        .length, at: .text(SourceText(text), Span(0, text.utf8.count)),
        "\(beginning) \(allowed) characters (this has \(error.count)).",
        help: error.count < error.allowed.lowerBound
          ? "say who they are and what they did, when and how often"
          : "leave out what does not select anybody"))
  }
}
