import AudienceSchema

/// The only one of some events, as far as that is asked.
enum SoleOwner: Hashable {
  case none
  case one(Int)
  case several

  mutating func formUnion(_ other: SoleOwner) {
    switch (self, other) {
    case (_, .none): break
    case (.none, _): self = other
    case (.one(let one), .one(let other)) where one == other: break
    case (.one, _), (.several, _): self = .several
    }
  }
}

/// The listed values that words of a prompt say, of whichever fields they are.
///
/// Many fields list the same values: each value is found once, and of which fields it is is told
/// only where that is asked. A class because what was told is kept for the stretches of the prompt,
/// which are read on one thread.
final class SaidValues {
  /// Words that say a value.
  struct Said {
    /// The number of the value (`FieldWords.Value.number`).
    let number: Int
    /// Which of its spellings stands there; the last of all where it stands as it is written.
    let spelling: Int
    let tokens: Range<Int>
    let quality: Double
    /// The fields it is said of, ascending; nil for all that list the value.
    var fields: [Int]?
  }

  /// By number, spelling and place.
  let all: [Said]
  /// All words that say a value, and where values stand, each place once.
  let tokens: TokenSet
  let places: [Range<Int>]
  /// The values of traits, in the order of the fields.
  let ofTraits: [ValueMention]
  private let vocabulary: Vocabulary
  /// For each value that was said its first place in `all`.
  private let starts: [Int: Int]
  private var ofEvents: [Int: [ValueMention]] = [:]
  /// For each of the places the events with a property that such a value is of.
  private(set) lazy var events: [EventSet] = places.map { place in
    var events = EventSet()
    for said in all where said.tokens == place {
      if said.fields == nil {
        for event in vocabulary.values.events(of: said.number) { events.insert(Int(event)) }
      } else {
        for field in places(of: said).map(\.field) {
          if case .property(let event) = vocabulary.fields[field].owner { events.insert(event) }
        }
      }
    }
    return events
  }

  init(_ found: [Said], _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    all = found.sorted {
      ($0.number, $0.spelling, $0.tokens.lowerBound)
        < ($1.number, $1.spelling, $1.tokens.lowerBound)
    }
    var starts: [Int: Int] = [:]
    var tokens: TokenSet = []
    var places: [Range<Int>] = []
    for (index, said) in all.enumerated() {
      if starts[said.number] == nil { starts[said.number] = index }
      tokens.formUnion(said.tokens)
      if !places.contains(said.tokens) { places.append(said.tokens) }
    }
    self.starts = starts
    self.tokens = tokens
    self.places = places
    var traits: [ValueMention] = []
    for (number, start) in starts {
      for place in vocabulary.values.places(of: number).prefix(while: {
        $0.field < vocabulary.traitCount
      }) {
        Self.add(place, all[start...], number, to: &traits)
      }
    }
    ofTraits = traits.enumerated().sorted {
      ($0.element.field, $0.element.value, $0.offset)
        < ($1.element.field, $1.element.value, $1.offset)
    }.map(\.element)
  }

  private static func add(
    _ place: ValueIndex.Place, _ said: ArraySlice<Said>, _ number: Int,
    to mentions: inout [ValueMention]
  ) {
    for one in said.prefix(while: { $0.number == number })
    where one.fields?.contains(place.field) ?? true {
      mentions.append(
        ValueMention(
          field: place.field, value: place.value, tokens: one.tokens, quality: one.quality))
    }
  }

  /// Those of the properties of an event, in the order of the properties.
  func of(event: Int) -> [ValueMention] {
    if let known = ofEvents[event] { return known }
    var found: [ValueMention] = []
    for field in vocabulary.events[event].fields {
      for (value, known) in vocabulary.fields[field].values.enumerated() {
        guard let start = starts[known.number] else { continue }
        Self.add(
          ValueIndex.Place(field: field, value: value), all[start...], known.number, to: &found)
      }
    }
    ofEvents[event] = found
    return found
  }

  /// The words of the first value, in the order of the fields, that begins at a token.
  func firstPlace(from token: Int) -> Range<Int>? {
    let beginning = all.filter { $0.tokens.lowerBound == token }
    return beginning.min { one, other in
      let (left, right) = (
        places(of: one)[0], places(of: other)[0]
      )
      return (left.field, left.value, one.spelling) < (right.field, right.value, other.spelling)
    }?.tokens
  }

  private struct OwnerKey: Hashable {
    let number: Int
    let fields: [Int]?
    let lemma: String?
  }

  private var owners: [OwnerKey: SoleOwner] = [:]

  /// The active event with a property that a value is of.
  ///
  /// - Parameter lemma: a word that stands for one of the property's name; nil for any property.
  func owner(of said: Said, namedBy lemma: String?) -> SoleOwner {
    let key = OwnerKey(number: said.number, fields: said.fields, lemma: lemma)
    if let known = owners[key] { return known }
    var owner = SoleOwner.none
    /// By the numbers of the names.
    var areNamed: [Int: Bool] = [:]
    let shapes = vocabulary.fieldShapes
    for place in places(of: said) where owner != .several {
      if let lemma {
        let number = shapes.number(of: place.field)
        let isNamed =
          areNamed[number]
          ?? vocabulary.fields[place.field].allWords.contains {
            SynonymTable.likeness(lemma, $0) ?? 0 >= 0.8
          }
        areNamed[number] = isNamed
        if !isNamed { continue }
      }
      guard case .property(let event) = vocabulary.fields[place.field].owner,
        !vocabulary.inactiveEvents.contains(event)
      else { continue }
      owner.formUnion(.one(event))
    }
    owners[key] = owner
    return owner
  }

  /// The fields that a value is of.
  func places(of said: Said) -> [ValueIndex.Place] {
    let places = vocabulary.values.places(of: said.number)
    guard let fields = said.fields else { return places }
    return places.filter { fields.contains($0.field) }
  }

  /// All with each of their fields, in the order of the fields.
  func mentions() -> [ValueMention] {
    var found: [ValueMention] = []
    for (number, start) in starts {
      for place in vocabulary.values.places(of: number) {
        Self.add(place, all[start...], number, to: &found)
      }
    }
    return found.enumerated().sorted {
      ($0.element.field, $0.element.value, $0.offset)
        < ($1.element.field, $1.element.value, $1.offset)
    }.map(\.element)
  }
}
