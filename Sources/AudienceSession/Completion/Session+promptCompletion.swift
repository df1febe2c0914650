import AudienceDiagnostics

extension Session {
  /// How many words a name in a prompt is looked for in.
  private static let longestName = 6
  /// How many characters have to be typed before anything is offered in a prompt.
  private static let shortest = 2

  /// Completes a name at the end of a prompt: from the longest run of words that a name begins
  /// with; else from the last word, which may stand for a name in any way.
  func promptCompletion(_ head: LineHead) -> Completion {
    guard let names = open?.names else { return Completion(head.span(from: head.cursor)) }
    let list = names.list(.spoken)
    let bytes = Array(head.text.utf8)
    let starts = bytes.indices.filter { bytes[$0] != 0x20 && ($0 == 0 || bytes[$0 - 1] == 0x20) }
    func completion(_ start: Int, _ positions: [Int], _ count: Int) -> Completion {
      Completion(
        head.span(from: start),
        positions.map {
          let reference = list.references[$0]
          return Completion.Candidate(names.spoken(reference), names.note(reference))
        }, count: count)
    }
    for start in starts.suffix(Self.longestName) {
      let typed = head.typed(from: start)
      guard typed.count >= Self.shortest else { continue }
      let found = list.index.beginning(with: typed, limit: Completion.limit)
      if !found.isEmpty { return completion(start, found, found.count) }
    }
    guard let start = starts.last, head.typed(from: start).count > Self.shortest else {
      return Completion(head.span(from: head.cursor))
    }
    let found = list.index.matches(head.typed(from: start), limit: Completion.limit)
    return completion(start, found.positions, found.count)
  }
}
