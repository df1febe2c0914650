import AudienceDiagnostics
import AudienceSchema

/// One lesson: a goal in words, reached by any tree that selects the same members as its solution.
struct Lesson: Sendable {
  /// A tree that learners often make, and what to tell them.
  struct Mistake: Sendable {
    let query: String
    let says: String
  }

  /// The name of its file without `.json`.
  let name: String
  let title: String
  /// The path of the workspace it is about.
  let workspace: String
  let level: AudienceLevel
  /// What is to be learned, a paragraph each.
  let text: [String]
  /// What the learner is to select.
  let goal: String
  /// A query to begin with; nil to begin with nothing.
  let start: String?
  let solution: String
  /// From the slightest to the plainest.
  let hints: [String]
  let mistakes: [Mistake]
}
