/// What of an event's name decides how it is linked, one bit a word: the names of thousands of
/// events are compared with a prompt, and few of them are looked at closer.
///
/// Of a name of more than 64 words those behind do not count.
struct EventShape: Sendable {
  static let capacity = 64

  let words: Int
  /// The words that have to be said, and those of them that are not the action.
  let required: UInt64
  let objects: UInt64
  /// What is done; nil where no word says it.
  let action: Int?
  /// Whether the action has to be said, and is no word that may stay unsaid.
  let needsAction: Bool
  /// What a verb costs that says no more than the noun beside it, where it is not said.
  let weakVerb: UInt64
  let weakVerbRank: Int
  /// How likely the action is one that the noun alone implies; nil where it is none of those.
  let impliedRank: Int?
  /// Whether the action is of `EventLinker.telling`.
  let isTelling: Bool

  init(_ event: EventWords) {
    let places = event.words.indices.prefix(Self.capacity)
    func bits(_ isMeant: (EventWords.Word) -> Bool) -> UInt64 {
      places.reduce(0) { isMeant(event.words[$1]) ? $0 | 1 << UInt64($1) : $0 }
    }
    words = places.count
    required = bits { !$0.isOptional }
    objects = bits { !$0.isOptional && !$0.isAction }
    let action = places.first { event.words[$0].isAction }
    self.action = action
    needsAction = action.map { !event.words[$0].isOptional } == true
    weakVerb = bits(\.isWeakVerb)
    let weak = places.first { event.words[$0].isWeakVerb }
    weakVerbRank = weak.map { EventLinker.understood[event.words[$0].lemma] ?? 8 } ?? 0
    impliedRank = event.impliedRank
    isTelling = action.map { EventLinker.telling.contains(event.words[$0].lemma) } == true
  }

  /// How many of the words that are not the action are matched.
  func objectHits(_ matched: UInt64) -> Int { (objects & matched).nonzeroBitCount }

  /// Whether the last of them is.
  func isHeadMatched(_ matched: UInt64) -> Bool {
    objects != 0 && matched >> UInt64(63 - objects.leadingZeroBitCount) & 1 != 0
  }
}
