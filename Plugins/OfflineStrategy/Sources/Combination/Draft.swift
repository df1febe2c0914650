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
    if one.isShared(with: other) { return true }
    return switch (one, other) {
    case (.event(let one), .event(let other)): one == other
    case (.condition(let one, let said), .condition(let other, let otherSaid)):
      said == otherSaid && one == other
    case (.junction(let one, let members, let said), .junction(let other, let others, let also)):
      one == other && said == also && areEqual(members, others)
    case (.not(let one, let said), .not(let other, let otherSaid)):
      said == otherSaid && one == other
    case (.quantified(let one, let inner, let said), .quantified(let other, let also, let words)):
      one == other && said == words && inner == also
    case (.event, _), (.condition, _), (.junction, _), (.not, _), (.quantified, _): false
    }
  }

  /// Goes on from what both share without asking more of it.
  private static func areEqual(_ members: [Draft], _ others: [Draft]) -> Bool {
    guard members.count == others.count else { return false }
    return members.withUnsafeBytes { bytes in
      others.withUnsafeBytes { otherBytes in
        members.indices.allSatisfy { place in
          let offset = place * MemoryLayout<Draft>.stride
          return MemoryLayout<Draft>.size == MemoryLayout<UInt>.size
            && bytes.load(fromByteOffset: offset, as: UInt.self)
              == otherBytes.load(fromByteOffset: offset, as: UInt.self)
            || members[place] == others[place]
        }
      }
    }
  }

  /// Whether both are copies of one draft, which then is in one place: a draft is no more than the
  /// address of what it says.
  private func isShared(with other: Draft) -> Bool {
    MemoryLayout<Draft>.size == MemoryLayout<UInt>.size
      && unsafeBitCast(self, to: UInt.self) == unsafeBitCast(other, to: UInt.self)
  }
}

enum Junction: Hashable, Sendable {
  case and, or
}

/// One way to read a stretch of the prompt.
///
/// Readings are kept, compared and joined by the thousand: copies share what they say until one of
/// them is changed.
struct Partial: Sendable {
  private struct Fields {
    var draft: Draft?
    var score: Double
    var unresolved: TokenSet = []
    var assumptions: [AssumptionDraft] = []
    var lastEvent: EventDraft?
    var header: ListHeader?
    var openWindow: OpenWindow?
    var leadsWithWindow = false
  }

  /// A class because copies share it; only the one reading that refers to it changes it.
  private final class Box: @unchecked Sendable {
    @exclusivity(unchecked) var fields: Fields

    init(_ fields: Fields) { self.fields = fields }
  }

  private var box: Box

  init(
    draft: Draft?, score: Double, unresolved: TokenSet = [], assumptions: [AssumptionDraft] = []
  ) {
    box = Box(
      Fields(draft: draft, score: score, unresolved: unresolved, assumptions: assumptions))
  }

  /// Two neighbouring readings in one, with the draft of the second.
  init(_ left: Partial, _ right: Partial) {
    let (one, other) = (left.box, right.box)
    box = Box(
      Fields(
        draft: other.fields.draft, score: one.fields.score + other.fields.score,
        unresolved: one.fields.unresolved.union(other.fields.unresolved),
        assumptions: other.fields.assumptions.isEmpty
          ? one.fields.assumptions : one.fields.assumptions + other.fields.assumptions,
        lastEvent: other.fields.lastEvent ?? one.fields.lastEvent,
        header: one.fields.header ?? other.fields.header,
        openWindow: one.fields.openWindow ?? other.fields.openWindow,
        leadsWithWindow: one.fields.leadsWithWindow))
  }

  private mutating func own() {
    if !isKnownUniquelyReferenced(&box) { box = Box(box.fields) }
  }

  /// Nil where the stretch names the subject only.
  var draft: Draft? {
    get { box.fields.draft }
    set {
      own()
      box.fields.draft = newValue
    }
  }

  var score: Double {
    get { box.fields.score }
    set {
      own()
      box.fields.score = newValue
    }
  }

  /// Content words that nothing used.
  var unresolved: TokenSet {
    get { box.fields.unresolved }
    set {
      own()
      box.fields.unresolved = newValue
    }
  }

  var assumptions: [AssumptionDraft] {
    get { box.fields.assumptions }
    set {
      own()
      box.fields.assumptions = newValue
    }
  }

  /// The last event named, for what follows without one of its own.
  var lastEvent: EventDraft? {
    get { box.fields.lastEvent }
    set {
      own()
      box.fields.lastEvent = newValue
    }
  }

  /// What was said of a list that follows: `any of these:`.
  var header: ListHeader? {
    get { box.fields.header }
    set {
      own()
      box.fields.header = newValue
    }
  }

  /// A window that was said apart from any event: `In the last 30 days, customers who …`.
  var openWindow: OpenWindow? {
    get { box.fields.openWindow }
    set {
      own()
      box.fields.openWindow = newValue
    }
  }

  /// Whether its window stands before its verb, and so holds for what follows too.
  var leadsWithWindow: Bool {
    get { box.fields.leadsWithWindow }
    set {
      own()
      box.fields.leadsWithWindow = newValue
    }
  }
}

/// A window whose events are named elsewhere.
struct OpenWindow: Hashable, Sendable {
  let window: Window
  let tokens: TokenSet
  /// Whether it counts from the event before: `and, within 7 days of that, …`.
  var isFollowing = false
}

struct AssumptionDraft: Hashable, Sendable {
  var text: String
  var tokens: TokenSet
}
