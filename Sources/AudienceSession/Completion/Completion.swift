package import AudienceDiagnostics

/// What Tab offers at a place of a line.
package struct Completion: Sendable {
  /// One text that could stand there.
  package struct Candidate: Hashable, Sendable {
    /// What is put on the line.
    package let text: String
    /// What a list shows for it.
    package let label: String
    /// A few words beside it.
    package let note: String

    init(_ text: String, label: String? = nil, _ note: String = "") {
      self.text = text
      self.label = label ?? text
      self.note = note
    }
  }

  /// The bytes of the line that a candidate replaces.
  package let replace: Span
  /// The best candidates, the best first.
  package let candidates: [Candidate]
  /// How many there are altogether.
  package let count: Int

  /// The most candidates that are looked for: more than any list shows.
  static let limit = 200

  init(_ replace: Span, _ candidates: [Candidate] = [], count: Int? = nil) {
    self.replace = replace
    self.candidates = candidates
    self.count = count ?? candidates.count
  }

  /// Those of a few candidates that a typed text stands for.
  init(_ replace: Span, of candidates: [Candidate], typed: String, by key: (Candidate) -> String) {
    let found = FuzzyIndex(candidates.map(key)).matches(typed, limit: Self.limit)
    self.init(replace, found.positions.map { candidates[$0] }, count: found.count)
  }

  init(_ replace: Span, of candidates: [Candidate], typed: String) {
    self.init(replace, of: candidates, typed: typed) { $0.text }
  }

  /// The same with others behind.
  func followed(by other: Completion) -> Completion {
    Completion(
      replace, Array((candidates + other.candidates).prefix(Self.limit)),
      count: count + other.count)
  }
}
