import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

extension RandomConditions {
  mutating func measured(depth: Int, _ place: Place) -> (Stream, Measure) {
    let isEntity = allowsEntity && random.percent(10)
    let name = random.pick(vocabulary.events)
    var stream = Stream(isEntity ? .entity(name.text) : .event(name))
    for _ in 0..<random.below(4) {
      stream.filters.append(filter(depth: depth, place))
    }
    return (stream, measure())
  }

  private mutating func filter(depth: Int, _ place: Place) -> Filter {
    switch random.below(5) {
    case 0, 1:
      var inner = place
      inner.whereDepth += 1
      return .condition(node(depth: depth - 1, inner))
    case 2:
      return .excludingSources(
        (0..<(1 + random.below(3))).map { _ in random.pick(vocabulary.sources) })
    default:
      let isFunnel = place.whereDepth > 0 && random.percent(50)
      let anchor: Window.Anchor = isFunnel ? .parentEvent : .clock
      return .window(
        random.percent(60)
          ? .last(span(), from: anchor) : .between(span(), span(), from: anchor))
    }
  }

  private mutating func span() -> TimeSpan {
    if !vocabulary.spans.isEmpty, random.percent(80) { return random.pick(vocabulary.spans) }
    let count = random.percent(5) ? random.pick([0, 1_000_000, Int.max]) : random.below(400)
    return TimeSpan(count, random.percent(70) ? .day : .hour)
  }

  private mutating func measure() -> Measure {
    let field: Measure.Field =
      random.percent(10)
      ? .context(random.pick(vocabulary.contexts))
      : .property(random.pick(vocabulary.properties))
    switch random.below(14) {
    case 0: return .sum(field)
    case 1: return .average(field)
    case 2: return .first(field)
    case 3: return .last(field)
    case 4: return .minimum(field, as: random.pick(Measure.ExtremumReading.allCases))
    case 5: return .maximum(field, as: random.pick(Measure.ExtremumReading.allCases))
    case 6: return .mode(field)
    case 7:
      return .mode(
        field, as: random.pick(Measure.ModeReading.allCases),
        atLeast: random.percent(60) ? 1 + random.below(4) : nil)
    case 8: return .uniqueCount(field)
    default: return .count
    }
  }

  // MARK: - Comparators and literals

  mutating func comparator() -> Comparator {
    switch random.below(14) {
    case 0: .exists
    case 1: .absent
    case 2: .contains(literals())
    case 3: .omits(literals())
    case 4: .startsWith(literal())
    case 5: .endsWith(literal())
    case 6: .oneOf(literals())
    case 7: .noneOf(literals())
    case 8: .beforeDate(literal())
    case 9: .afterDate(literal())
    case 10: .withinLast(span())
    case 11: .withinNext(span())
    case 12: .beforeLast(span())
    default: .afterNext(span())
    }
  }

  private mutating func literals() -> [Literal] {
    (0..<(1 + random.below(3))).map { _ in literal() }
  }

  mutating func literal() -> Literal {
    if !vocabulary.values.isEmpty, random.percent(60) { return random.pick(vocabulary.values) }
    switch random.below(10) {
    case 0: return .boolean(random.percent(50))
    case 1: return .date(random.pick(HostileNames.dates))
    case 2: return .timestamp(random.pick(HostileNames.instants))
    case 3, 4, 5: return .number(number())
    default: return .string(random.pick(HostileNames.texts))
    }
  }

  private mutating func number() -> ExactNumber {
    switch random.below(4) {
    case 0: return random.pick(HostileNames.numbers)
    case 1:
      let double = Double(bitPattern: random.next())
      return ExactNumber(double) ?? ExactNumber(random.below(10))
    case 2: return ExactNumber(Double(random.below(100_000)) / 100) ?? ExactNumber(0)
    default: return ExactNumber(random.below(20))
    }
  }
}
