import AudienceSchema

/// The traits and properties that words of a prompt name.
///
/// Many events have a property of one name: what is said of a name is found once, and of which
/// fields it is is told only where that is asked. A class because what was told is kept for the
/// stretches of the prompt, which are read on one thread.
final class SaidFields {
  /// What is said of the fields of one name; each mention is of the first of them.
  struct Named {
    /// Into the vocabulary's shapes.
    let shape: Int
    let mentions: [FieldMention]
  }

  private let vocabulary: Vocabulary
  private let named: [Named]
  /// What was found of single fields.
  private let single: [FieldMention]
  /// Names around numbers, those of one word of the prompt together.
  private let aroundNumbers: [[Named]]
  /// For each shape where it stands in `named`, -1 for nowhere.
  private let places: [Int32]
  /// The mentions of traits, in the order of the fields.
  let ofTraits: [FieldMention]
  /// All that is said, of one field of each name.
  let ofNames: [FieldMention]
  private var ofEvents: [Int: (all: [FieldMention], ranked: [FieldMention])] = [:]
  /// Where a name of several words stands as it is, with the events that have such a property.
  private(set) lazy var exact: [(tokens: Range<Int>, events: EventSet)] = exactNames()

  /// - Parameters:
  ///   - named: of each shape at most one.
  ///   - single: found by less than a name, in order.
  init(
    _ vocabulary: Vocabulary, named: [Named], single: [FieldMention], aroundNumbers: [[Named]]
  ) {
    self.vocabulary = vocabulary
    self.named = named
    self.single = single
    self.aroundNumbers = aroundNumbers
    var places = [Int32](repeating: -1, count: vocabulary.fieldShapes.shapes.count)
    for (place, one) in named.enumerated() { places[one.shape] = Int32(place) }
    self.places = places
    let groups = [named] + aroundNumbers
    ofNames =
      named.flatMap(\.mentions) + single + aroundNumbers.joined().flatMap(\.mentions)
    let count = vocabulary.traitCount
    func traits(_ group: [Named]) -> [FieldMention] {
      Self.expanded(group, vocabulary) { $0.prefix { $0 < count } }
    }
    ofTraits =
      traits(groups[0]) + single.filter { $0.field < count } + groups[1...].flatMap(traits)
  }

  /// What is said of some of the fields of each name, in the order of the fields.
  private static func expanded(
    _ group: [Named], _ vocabulary: Vocabulary, _ choose: ([Int]) -> ArraySlice<Int>
  ) -> [FieldMention] {
    var found: [(field: Int, place: Int)] = []
    for (place, one) in group.enumerated() {
      for field in choose(vocabulary.fieldShapes.fields(of: one.shape)) {
        found.append((field, place))
      }
    }
    found.sort { $0.field < $1.field }
    return found.flatMap { found in group[found.place].mentions.map { $0.of(found.field) } }
  }

  /// All with each of their fields, in the order of the fields.
  func mentions() -> [FieldMention] {
    Self.expanded(named, vocabulary) { $0[...] } + single
      + aroundNumbers.flatMap { Self.expanded($0, vocabulary) { $0[...] } }
  }

  /// Those of the booleans alone that are said by their names, in the order of the fields.
  static func booleans(_ named: [Named], _ vocabulary: Vocabulary) -> [FieldMention] {
    let booleans = named.filter { vocabulary.fieldShapes.shapes[$0.shape].isBoolean }
    return expanded(booleans, vocabulary) { $0[...] }
  }

  /// What is said of one field.
  func of(field: Int) -> [FieldMention] {
    let shape = vocabulary.fieldShapes.shape(of: field)
    var found: [FieldMention] = []
    if places[shape] >= 0 {
      found += named[Int(places[shape])].mentions.map { $0.of(field) }
    }
    found += single.filter { $0.field == field }
    for one in aroundNumbers.joined() where one.shape == shape {
      found += one.mentions.map { $0.of(field) }
    }
    return found
  }

  /// Those of the properties of an event, in the order of the properties.
  func of(event: Int) -> [FieldMention] { properties(of: event).all }

  /// The same, the longest and surest first.
  func ranked(of event: Int) -> [FieldMention] { properties(of: event).ranked }

  private func properties(of event: Int) -> (all: [FieldMention], ranked: [FieldMention]) {
    if let known = ofEvents[event] { return known }
    let fields = vocabulary.events[event].fields
    var found: [FieldMention] = []
    for field in fields {
      let place = places[vocabulary.fieldShapes.shape(of: field)]
      if place >= 0 { found += named[Int(place)].mentions.map { $0.of(field) } }
    }
    found += single.filter { vocabulary.fields[$0.field].owner == .property(event: event) }
    for group in aroundNumbers {
      for field in fields {
        let shape = vocabulary.fieldShapes.shape(of: field)
        for one in group where one.shape == shape {
          found += one.mentions.map { $0.of(field) }
        }
      }
    }
    let ranked =
      found.count < 2
      ? found
      : found.sorted {
        (-Double($0.tokens.count) - $0.quality, $0.tokens.lowerBound, $0.field)
          < (-Double($1.tokens.count) - $1.quality, $1.tokens.lowerBound, $1.field)
      }
    ofEvents[event] = (found, ranked)
    return (found, ranked)
  }

  private func exactNames() -> [(tokens: Range<Int>, events: EventSet)] {
    var exact: [(tokens: Range<Int>, events: EventSet)] = []
    func add(_ mention: FieldMention, _ fields: [Int]) {
      guard mention.tokens.count > 1, mention.quality == 1, let last = fields.last,
        last >= vocabulary.traitCount
      else { return }
      let place = exact.firstIndex { $0.tokens == mention.tokens } ?? exact.count
      if place == exact.count { exact.append((mention.tokens, EventSet())) }
      for field in fields {
        if case .property(let event) = vocabulary.fields[field].owner {
          exact[place].events.insert(event)
        }
      }
    }
    for one in named + aroundNumbers.joined() {
      for mention in one.mentions {
        add(mention, vocabulary.fieldShapes.fields(of: one.shape))
      }
    }
    for mention in single { add(mention, [mention.field]) }
    return exact
  }

  /// The fields of the numbers that are named as they are called, with the words that name them.
  private(set) lazy var exactNumbers: [(tokens: Range<Int>, words: TokenSet, fields: [Int])] = {
    var found: [(tokens: Range<Int>, words: TokenSet, fields: [Int])] = []
    func add(_ mention: FieldMention, _ fields: [Int]) {
      guard mention.quality >= 0.9, vocabulary.fields[mention.field].field.type == .number else {
        return
      }
      found.append((mention.tokens, mention.words, fields))
    }
    for one in named + aroundNumbers.joined() {
      for mention in one.mentions {
        add(mention, vocabulary.fieldShapes.fields(of: one.shape))
      }
    }
    for mention in single { add(mention, [mention.field]) }
    // "burned 500 calories" are the `calories_burned`, and no `calories`.
    return found.filter { one in !found.contains { one.words.isStrictSubset(of: $0.words) } }
  }()
}
