package import AudienceConditions
package import AudienceDiagnostics
import AudienceJSON
package import AudienceSchema
package import AudienceTime

/// Makes random well-formed conditions of the whole language from a seed.
///
/// Every condition it makes is free of structure findings at its level, so that an evaluator may
/// be run on it; with `allowsEntity` it may hold `entity(…)`.
package struct RandomConditions {
  /// The names and values to draw from; hostile ones where a list is left out.
  package struct Vocabulary: Sendable {
    package var events: [EventName]
    package var properties: [FieldPath]
    package var traits: [FieldPath]
    package var contexts: [FieldPath]
    package var values: [Literal]
    /// Lengths of windows that lie on the edges of the data.
    package var spans: [TimeSpan]
    package var sources: [UTF8Text]

    package init(
      events: [EventName] = HostileNames.events, properties: [FieldPath] = HostileNames.paths,
      traits: [FieldPath] = HostileNames.paths, contexts: [FieldPath] = HostileNames.contexts,
      values: [Literal] = [], spans: [TimeSpan] = [],
      sources: [UTF8Text] = HostileNames.texts
    ) {
      self.events = events
      self.properties = properties
      self.traits = traits
      self.contexts = contexts
      self.values = values
      self.spans = spans
      self.sources = sources
    }
  }

  package var random: SplitMix64
  package var vocabulary: Vocabulary
  package var level: AudienceLevel
  package var allowsEntity: Bool
  /// How deep conditions nest at most, in levels of the tree.
  package var maximumDepth: Int

  package init(
    seed: UInt64, level: AudienceLevel = .users, vocabulary: Vocabulary = Vocabulary(),
    allowsEntity: Bool = false, maximumDepth: Int = 5
  ) {
    random = SplitMix64(seed: seed)
    self.level = level
    self.vocabulary = vocabulary
    self.allowsEntity = allowsEntity
    self.maximumDepth = maximumDepth
  }

  /// The next condition.
  package mutating func next() -> Condition {
    condition(depth: random.below(maximumDepth), Place())
  }

  /// The next tree.
  package mutating func nextTree() -> ConditionTree { ConditionTree(next()) }

  /// The next computed trait: a measured stream, which may expire.
  package mutating func nextComputedTrait() -> Scalar {
    var (stream, measure) = measured(depth: 2, Place())
    if random.percent(30) {
      stream.filters.append(
        .expiresAfter(TimeSpan(random.below(100), random.pick(TimeSpan.Unit.allCases))))
    }
    return .measure(stream, measure)
  }

  // MARK: - Conditions

  /// What stands around a condition.
  struct Place {
    var whereDepth = 0
    var isInUserJunction = false
  }

  mutating func condition(depth: Int, _ place: Place) -> Condition {
    if depth <= 0 || random.percent(35) { return comparison(depth: depth, place) }
    switch random.below(level == .accounts ? 8 : 6) {
    case 0, 1: return .and(members(depth: depth, place))
    case 2, 3: return .or(members(depth: depth, place))
    case 4, 5: return .not(node(depth: depth - 1, place))
    default:
      if place.whereDepth > 0 || place.isInUserJunction {
        return .not(node(depth: depth - 1, place))
      }
      var inner = place
      inner.isInUserJunction = true
      let operand = node(depth: depth - 1, inner)
      return random.percent(50) ? .any(operand) : .all(operand)
    }
  }

  mutating func node(depth: Int, _ place: Place) -> ConditionNode {
    ConditionNode(condition(depth: depth, place))
  }

  private mutating func members(depth: Int, _ place: Place) -> [ConditionNode] {
    (0..<(2 + random.below(3))).map { _ in node(depth: depth - 1, place) }
  }

  private mutating func comparison(depth: Int, _ place: Place) -> Condition {
    let left = leftSide(depth: depth, place)
    if random.percent(55) {
      return .compare(left, random.pick(ComparisonSymbol.allCases), rightSide(place))
    }
    return .test(left, comparator())
  }

  private mutating func leftSide(depth: Int, _ place: Place) -> Scalar {
    if place.whereDepth > 0, random.percent(65) { return eventField(place) }
    if random.percent(35) { return .trait(random.pick(vocabulary.traits)) }
    let (stream, measure) = measured(depth: depth, place)
    return .measure(stream, measure)
  }

  private mutating func eventField(_ place: Place) -> Scalar {
    if random.percent(15) { return .context(random.pick(vocabulary.contexts)) }
    let isParent = place.whereDepth > 1 && random.percent(30)
    return .property(
      random.pick(vocabulary.properties), of: isParent ? .parentEvent : .thisEvent)
  }

  private mutating func rightSide(_ place: Place) -> Scalar {
    switch random.below(10) {
    case 0: return .trait(random.pick(vocabulary.traits))
    case 1 where place.whereDepth > 0: return eventField(place)
    case 2:
      let (stream, measure) = measured(depth: 1, place)
      return .measure(stream, measure)
    default: return .literal(literal())
    }
  }
}
