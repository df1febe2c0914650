import AudienceSchema

/// Words that are a name of the workspace, whatever else they may mean.
extension PromptAnalysis {
  /// `click and collect` for `is_click_and_collect`: what joins its words joins nothing else.
  static func isNamedWithJoint(
    _ mention: FieldMention, _ vocabulary: Vocabulary, _ tokens: [Token]
  ) -> Bool {
    let joints: Set<String> = ["and", "or"]
    return mention.tokens.count > 2
      && vocabulary.fields[mention.field].allWords.contains(where: joints.contains)
      && mention.tokens.dropFirst().dropLast().contains { joints.contains(tokens[$0].folded) }
      && mention.tokens.allSatisfy { place in
        vocabulary.fields[mention.field].allWords.contains(tokens[place].lemma)
      }
  }

  /// `24 hours before the start` for `hours_before_start`: no window, whatever the unit is.
  static func isNamedByUnit(
    _ mention: FieldMention, _ vocabulary: Vocabulary, _ tokens: [Token]
  ) -> Bool {
    let start = mention.tokens.lowerBound
    return mention.tokens.count > 1 && mention.quality == 1 && start > 0
      && vocabulary.fields[mention.field].field.type == .number
      && MeasureUnit.named(tokens[start].lemma)?.kind == "time"
      && (tokens[start - 1].number != nil || ["more", "-"].contains(tokens[start - 1].folded)
        || NumberWords.values[tokens[start - 1].folded] != nil)
  }

  /// `the weekend push`, where that is a campaign: no time, whatever the word means elsewhere.
  static func namedTime(
    _ value: Range<Int>, _ vocabulary: Vocabulary, _ tokens: [Token]
  ) -> Range<Int>? {
    guard value.count == 1, value.upperBound < tokens.count, value.lowerBound > 0,
      ["the", "a", "an", "our"].contains(tokens[value.lowerBound - 1].folded),
      tokens[value.upperBound].isWord, !tokens[value.upperBound].isFunction,
      vocabulary.eventPlaces(of: tokens[value.upperBound].lemma).contains(where: { place in
        !vocabulary.events[place.event].words[place.place].isAction
      })
    else { return nil }
    return (value.lowerBound - 1)..<value.upperBound
  }

  /// `whose tier isn't none`, where "none" is a tier.
  static func isNamedNone(
    _ mention: Mention, _ fields: SaidFields, _ values: SaidValues
  ) -> Bool {
    guard mention.meaning == .negation else { return false }
    return values.all.contains { value in
      value.tokens == mention.tokens
        && values.places(of: value).contains { place in
          fields.of(field: place.field).contains {
            (0...3).contains(value.tokens.lowerBound - $0.tokens.upperBound)
          }
        }
    }
  }
}
