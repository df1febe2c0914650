/// One thing that could stand at the cursor.
package struct CompletionCandidate: Hashable, Sendable {
  /// The text that is put on the line.
  package var text: String
  /// What the list shows for it.
  package var label: String
  /// A few words shown beside it in the list, or nothing.
  package var description: String

  package init(text: String, label: String? = nil, description: String = "") {
    self.text = text
    self.label = label ?? text
    self.description = description
  }
}

/// What could stand at the cursor, and which part of the line it would replace.
package struct CompletionResult: Hashable, Sendable {
  /// The part of the line to replace, in UTF-8 offsets; empty where a candidate is only inserted.
  package var replace: Range<Int>
  /// The candidates, in the order they are shown.
  package var candidates: [CompletionCandidate]
  /// How many there are altogether, those left out included.
  package var count: Int

  package init(replace: Range<Int>, candidates: [CompletionCandidate], count: Int? = nil) {
    self.replace = replace
    self.candidates = candidates
    self.count = max(candidates.count, count ?? 0)
  }
}
