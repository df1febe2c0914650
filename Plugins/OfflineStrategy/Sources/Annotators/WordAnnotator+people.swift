/// Groups of people that are joined or left out whole.
extension WordAnnotator {
  /// `…, without those who have unsubscribed`: who is left out, where a clause tells who they are.
  func leavesOutPeople(at index: Int, _ prompt: PromptContext) -> Bool {
    guard index > 0, ["without", "minus"].contains(prompt.folded(index)) else { return false }
    return endOfPeople(at: index + 1, prompt).map(isTold) == true

    func isTold(_ end: Int) -> Bool {
      ["who", "whose", "that"].contains(prompt.folded(end))
    }
  }

  /// The end of what adds a group of people to another: `gold members together with anyone who
  /// attended a workshop` are all of both.
  ///
  /// A plain "and" does so before `anyone who`, for nobody is both; before `those who` it may say
  /// more of the same people.
  func union(at index: Int, _ prompt: PromptContext) -> Int? {
    guard index > 0 else { return nil }
    if let end = prompt.end(ofAny: Self.adding, at: index),
      let people = endOfPeople(at: end, prompt), isDescribed(people, prompt)
    {
      return end
    }
    guard let end = prompt.end(ofAny: Self.plain, at: index),
      Self.everyone.contains(prompt.folded(end)), isDescribed(end + 1, prompt)
    else { return nil }
    return end
  }

  static func leavesOut(_ mention: Mention) -> Bool {
    mention.meaning == .coordinator(.andNot) || mention.meaning == .negation
  }

  private static let adding = phrases(
    """
    together with|, together with|along with|, along with|plus|, plus|and also|, and also|\
    as well as|, as well as|in addition to|, in addition to|combined with|, combined with|\
    and additionally|, and additionally|added to
    """)
  private static let plain = phrases("and|, and|&")
  private static let everyone: Set<String> = ["anyone", "anybody", "everyone", "everybody"]

  /// The end of `anyone`, `all those`, `any customers`.
  private func endOfPeople(at start: Int, _ prompt: PromptContext) -> Int? {
    var index = start
    while ["all", "any", "of", "the", "every", "our"].contains(prompt.folded(index)) { index += 1 }
    guard let token = prompt.token(index), token.isWord,
      WordLists.subjects.contains(token.lemma) || token.folded == "ones"
        || WordLists.groups.contains(token.lemma) && token.folded.hasSuffix("s"),
      token.folded != "them"
    else { return nil }
    return index + 1
  }

  private func isDescribed(_ end: Int, _ prompt: PromptContext) -> Bool {
    ["who", "whose", "that", "with", "in", "from", "on", "having"].contains(prompt.folded(end))
  }
}
