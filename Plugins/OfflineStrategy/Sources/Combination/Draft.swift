import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// The words behind a part of a tree, and why they made it.
struct Evidence: Hashable, Sendable {
  var tokens: TokenSet = []
  var reason = ""
}

/// A typed partial tree: what a stretch of the prompt says, with the words behind each part.
enum Draft: Hashable, Sendable {
  case event(EventDraft)
  /// A condition on a trait, an audience, or a property.
  indirect case condition(Condition, Evidence)
  indirect case junction(Junction, [Draft], Evidence)
  indirect case not(Draft, Evidence)
  indirect case quantified(Quantifier, Draft, Evidence)
}

extension Draft {
  /// Compares first what is cheap to compare and mostly differs: the words.
  static func == (one: Draft, other: Draft) -> Bool {
    switch (one, other) {
    case (.event(let one), .event(let other)): one == other
    case (.condition(let one, let said), .condition(let other, let otherSaid)):
      said == otherSaid && one == other
    case (.junction(let one, let members, let said), .junction(let other, let others, let also)):
      one == other && members.count == others.count && said == also && members == others
    case (.not(let one, let said), .not(let other, let otherSaid)):
      said == otherSaid && one == other
    case (.quantified(let one, let inner, let said), .quantified(let other, let also, let words)):
      one == other && said == words && inner == also
    case (.event, _), (.condition, _), (.junction, _), (.not, _), (.quantified, _): false
    }
  }
}

enum Junction: Hashable, Sendable {
  case and, or
}

/// One way to read a stretch of the prompt.
struct Partial: Sendable {
  /// Nil where the stretch names the subject only.
  var draft: Draft?
  var score: Double
  /// Content words that nothing used.
  var unresolved: TokenSet = []
  var assumptions: [AssumptionDraft] = []
  /// The last event named, for what follows without one of its own.
  var lastEvent: EventDraft?
  /// What was said of a list that follows: `any of these:`.
  var header: ListHeader?
  /// A window that was said apart from any event: `In the last 30 days, customers who …`.
  var openWindow: OpenWindow?
  /// Whether its window stands before its verb, and so holds for what follows too.
  var leadsWithWindow = false
  /// What joins with it depend on; nil where it says nothing, or where that was not looked at.
  var joint: Joint?
}

/// A window whose events are named elsewhere.
struct OpenWindow: Hashable, Sendable {
  let window: Window
  let tokens: TokenSet
}

struct AssumptionDraft: Hashable, Sendable {
  var text: String
  var tokens: TokenSet
}
