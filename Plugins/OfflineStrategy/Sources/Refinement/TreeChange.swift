import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema

/// A tree that an instruction, or the first steps of one, may have asked for.
struct TreeChange {
  var tree: ConditionTree
  /// How plausible it is, 0…1.
  var score = 1.0
  /// The words that made the nodes that changed, by node.
  var words: [Int: [(spans: [Span], reason: String)]] = [:]
  /// Where added nodes came from.
  var added: ProvenanceTable = [:]
  var assumptions: [Assumption] = []
  var used: [Span] = []

  init(_ tree: ConditionTree) { self.tree = tree }

  /// The change after another one that led to the same tree.
  func following(_ first: TreeChange) -> TreeChange {
    var both = self
    both.score *= first.score
    both.words.merge(first.words) { new, old in old + new }
    both.added.merge(first.added) { new, _ in new }
    both.assumptions = first.assumptions + assumptions
    both.used = first.used + used
    return both
  }
}

/// What came of a step: trees, or why there are none.
enum StepOutcome {
  case changes([TreeChange])
  /// The cause, with the words at fault and names that are near them.
  case failed(StepFailure)
}

struct StepFailure {
  var cause: String
  var spans: [Span] = []
  var nearestNames: [String] = []
  /// How far the instruction was understood; the failure that got furthest is told.
  var rank = 0
  /// Whether there is no other way to take the words.
  var isFinal = false
  /// The nodes that say already what is asked for.
  var metBy: [Int] = []
}
