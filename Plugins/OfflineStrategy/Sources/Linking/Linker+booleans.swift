import AudienceSchema

/// Booleans that are said by less than their name.
extension Linker {
  /// The participle of a longer boolean alone, where it says what somebody is: `verified users`
  /// for `email_verified`.
  func stateMention(of index: Int, at start: Int) -> FieldMention? {
    let field = vocabulary.fields[index]
    guard field.field.type == .boolean, let spelling = field.spellings.first, spelling.count > 1,
      spelling.contains(tokens[start].lemma), saysState(start)
    else { return nil }
    return FieldMention(field: index, tokens: start..<(start + 1), quality: 0.6)
  }

  /// Whether a participle stands before the people or behind a copula.
  func saysState(_ index: Int) -> Bool {
    guard tokens[index].isWord, tokens[index].folded.hasSuffix("ed") else { return false }
    let next = index + 1
    if next < tokens.count, WordLists.subjects.contains(tokens[next].lemma) { return true }
    let copulas: Set<String> = ["is", "are", "be", "been", "not", "n't", "were", "was", "fully"]
    return index > 0 && copulas.contains(tokens[index - 1].folded)
  }

  /// Those of some booleans said by a participle alone that no other could mean as well.
  func telling(_ states: [FieldMention]) -> [FieldMention] {
    let byOwner = Dictionary(grouping: states) { vocabulary.fields[$0.field].owner }
    return states.filter { state in
      let rivals = (byOwner[vocabulary.fields[state.field].owner] ?? []).filter {
        $0.tokens == state.tokens && $0.field != state.field
      }
      if rivals.isEmpty { return true }
      func isNamed(_ field: Int) -> Bool {
        tokens.indices.contains { index in
          !state.tokens.contains(index) && tokens[index].isWord
            && vocabulary.fields[field].allWords.contains(tokens[index].lemma)
        }
      }
      return isNamed(state.field) && !rivals.contains { isNamed($0.field) }
    }
  }

  /// `opted in to SMS but not to email`: a word behind a boolean's name that names its counterpart,
  /// which differs from it in that word only.
  func parallels(of found: [FieldMention]) -> [FieldMention] {
    var parallels: [FieldMention] = []
    for mention in found where mention.quality >= 0.8 {
      let field = vocabulary.fields[mention.field]
      guard field.field.type == .boolean, field.spellings[0].count > 1 else { continue }
      let words = field.spellings[0]
      for index in mention.tokens.upperBound..<min(mention.tokens.upperBound + 8, tokens.count)
      where tokens[index].isWord && !words.contains(tokens[index].lemma) {
        for other in vocabulary.booleans(of: field.owner) {
          let candidate = vocabulary.fields[other]
          guard let own = Self.difference(words, candidate.spellings[0]),
            SynonymTable.likeness(tokens[index].lemma, own, isNoun: true) != nil
          else { continue }
          parallels.append(
            FieldMention(
              field: other, tokens: index..<(index + 1), quality: 1, isOpposite: mention.isOpposite)
          )
        }
      }
    }
    return parallels
  }

  /// The word in which the second of two names differs from the first, where it is the only one.
  private static func difference(_ one: [String], _ other: [String]) -> String? {
    guard one.count == other.count, one != other else { return nil }
    let own = other.filter { !one.contains($0) }
    return own.count == 1 && one.filter { !other.contains($0) }.count == 1 ? own[0] : nil
  }
}
