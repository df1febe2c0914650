/// Finds which of two events comes first where no time is said: `before ordering`, `after signing
/// up`.
struct OrderAnnotator: Annotator {
  private static let befores = phrases(
    "before|prior to|preceding|ahead of|leading up to|earlier than|before ever|before they")
  private static let afters = phrases("after|since|once|following|after they|since they|as soon as")
  func mentions(in prompt: PromptContext) -> [Mention] {
    prompt.tokens.indices.flatMap { start -> [Mention] in
      var found: [Mention] = []
      if let end = prompt.end(ofAny: Self.befores, at: start), says(end, prompt) {
        found.append(Mention(start..<end, .time(.preceding(nil))))
      }
      if let end = prompt.end(ofAny: Self.afters, at: start), says(end, prompt),
        !TimeReader.saysSinceThen(at: start, prompt)
      {
        found.append(Mention(start..<end, .time(.succeeding)))
      }
      return found
    }
  }

  /// Whether a clause or a noun follows, no pause and no number.
  private func says(_ index: Int, _ prompt: PromptContext) -> Bool {
    guard let next = prompt.token(index), next.isWord else { return false }
    let ends: Set<String> = ["and", "or", "but", "then", "that", "in", "within", "during", "who"]
    return !ends.contains(next.folded)
  }
}
