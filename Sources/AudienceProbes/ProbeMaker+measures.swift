import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

extension ProbeMaker {
  /// Adds events under which a comparison or test of a measure comes to what is wanted.
  ///
  /// - Parameter parent: the event that the measured ones are looked for around.
  mutating func meetMeasure(
    _ demand: Demand, _ scope: TraitScope, around parent: ProfileEvent?,
    in draft: inout ProfileDraft
  ) {
    for path in demand.traits { decideTrait(path, [], scope, in: &draft) }
    switch demand.node.condition {
    case .and, .or, .not, .any, .all: return
    case .test(let scalar, _):
      meet(demand, scalar, against: nil, scope, around: parent, in: &draft)
    case .compare(let left, _, let right):
      // With measures on both sides the right one gets some events first.
      if case .measure(let stream, _) = right, case .measure = left {
        fill(stream, count: random.below(4), scope, around: parent, in: &draft)
      }
      if case .measure = left {
        meet(demand, left, against: right, scope, around: parent, in: &draft)
      } else {
        meet(demand, right, against: left, scope, around: parent, in: &draft)
      }
    }
  }

  private mutating func meet(
    _ demand: Demand, _ scalar: Scalar, against other: Scalar?, _ scope: TraitScope,
    around parent: ProfileEvent?, in draft: inout ProfileDraft
  ) {
    guard case .measure(let stream, let measure) = scalar, case .event(let name) = stream.source
    else { return }
    let around = parent.map { EventScope(event: $0, parent: nil) }
    let person = subject(draft, scope)
    let limits = other.map { evaluator.values(of: $0, for: person, in: around) }
    let limit = limits?.first.flatMap { $0.value.comparedNumber }
    let trial = MeasureTrial(
      demand: demand, measure: scalar, evaluator: evaluator, person: person, around: around)
    let place = EventPlace(stream: stream, name: name, parent: parent, scope: scope)
    let most = copiesLeft > 0 ? 2_000 : 60
    switch measure {
    case .count:
      let count = random.count(near: limit, most, where: trial)
      fill(stream, count: count, scope, around: parent, in: &draft)
    case .uniqueCount(let field):
      let count = random.count(near: limit, 60, where: trial)
      let values = distinct(count, of: field.field(of: name))
      add(values + (random.percent(50) ? values.prefix(2) : []), field, at: place, in: &draft)
      distract(at: place, in: &draft)
    case .sum(let field), .average(let field), .first(let field), .last(let field),
      .minimum(let field, _), .maximum(let field, _), .mode(let field, _, _):
      let pool = pools.values(of: field.field(of: name)).compactMap(\.first).filter { $0 != .null }
      let wanted = pool.filter(trial.meets)
      var values: [JSONValue] = []
      if let value = random.pick(wanted), !(demand.isWanted == false && random.percent(20)) {
        values = composed(measure, to: value, from: pool)
      }
      add(values, field, at: place, in: &draft)
      distract(at: place, in: &draft)
    }
  }

  // MARK: - Counts

  /// Adds that many events which pass the filters, and some that all but pass.
  private mutating func fill(
    _ stream: AudienceConditions.Stream, count: Int, _ scope: TraitScope,
    around parent: ProfileEvent?, in draft: inout ProfileDraft
  ) {
    guard case .event(let name) = stream.source else { return }
    let place = EventPlace(stream: stream, name: name, parent: parent, scope: scope)
    let single = min(count, 6)
    var made: [EventDraft] = []
    for _ in 0..<single {
      let event = event(at: place, in: &draft)
      made.append(event)
      draft.events.append(event)
    }
    if count > single, !made.isEmpty {
      copiesLeft -= count - single
      for index in single..<count { draft.events.append(made[index % made.count]) }
    }
    distract(at: place, in: &draft)
  }

  /// Adds events that each fail one filter of a stream.
  private mutating func distract(at place: EventPlace, in draft: inout ProfileDraft) {
    let filters = place.stream.filters
    guard !filters.isEmpty else { return }
    let count = random.percent(25) ? 0 : 1 + random.below(3)
    let same = random.percent(50) ? random.below(filters.count) : nil
    for _ in 0..<count {
      let event = event(at: place, failing: same ?? random.below(filters.count), in: &draft)
      draft.events.append(event)
    }
  }

  // MARK: - Values

  /// Adds events that pass the filters and hold values in time order.
  private mutating func add(
    _ values: some Collection<JSONValue>, _ field: Measure.Field, at place: EventPlace,
    in draft: inout ProfileDraft
  ) {
    var events = (0..<min(values.count, 60)).map { _ in event(at: place, in: &draft) }
    events.sort { $0.time < $1.time }
    for (index, value) in zip(events.indices, values) {
      events[index].put([value], at: field.field(of: place.name))
    }
    draft.events += events
  }

  /// Values of events, the earliest first, whose measure is a value.
  private mutating func composed(
    _ measure: Measure, to value: JSONValue, from pool: [JSONValue]
  ) -> [JSONValue] {
    let others = (0..<random.below(3)).compactMap { _ in random.pick(pool) }
    switch measure {
    case .first: return [value] + others
    case .last: return others + [value]
    case .mode(_, _, let times):
      let most = max(1, times ?? 2)
      let count = random.percent(70) ? most : max(0, most - 1)
      let other = pool.first { $0 != value } ?? value
      return (0..<count).map { _ in value } + (0..<max(0, count - 1)).map { _ in other }
    case .count, .uniqueCount: return [value]
    case .sum, .average, .minimum, .maximum:
      guard let number = value.comparedNumber else { return [value] + others }
      return numbers(measure, number.doubleValue)
    }
  }

  /// Two or three numbers, or one, whose sum, average, least or greatest is a number.
  private mutating func numbers(_ measure: Measure, _ value: Double) -> [JSONValue] {
    let step = Double(1 + random.below(9))
    let parts: [Double] =
      switch measure {
      case .sum: [[value], [value - step, step], [value - 2 * step, step, step]][random.below(3)]
      case .average: [[value], [value - step, value + step]][random.below(2)]
      case .minimum: [[value], [value + step, value]][random.below(2)]
      case .maximum: [[value], [value, value - step]][random.below(2)]
      case .count, .first, .last, .mode, .uniqueCount: [value]
      }
    return parts.compactMap { ExactNumber(($0 * 1e6).rounded() / 1e6).map { .number($0) } }
  }

  /// That many different values of a field.
  private func distinct(_ count: Int, of field: Field) -> [JSONValue] {
    var texts: [JSONValue] = []
    for case let value? in pools.values(of: field).map(\.first)
    where value != .null && texts.count < count && !texts.contains(value) {
      texts.append(value)
    }
    while texts.count < min(count, 60) { texts.append(.text("value \(texts.count)")) }
    return texts
  }
}

/// A comparison or test with a value in its measure's place.
private struct MeasureTrial {
  let demand: Demand
  let measure: Scalar
  let evaluator: Evaluator
  let person: Subject
  let around: EventScope?

  /// Whether it comes to what is wanted.
  func meets(_ value: JSONValue) -> Bool {
    guard let literal = Literal(value) else { return false }
    let node = demand.node.replacing(measure, by: .literal(literal))
    return evaluator.holds(node, for: person, in: around) == demand.isWanted
  }
}

extension SeededRandom {
  /// A count that fits, the nearest to a limit mostly.
  fileprivate mutating func count(
    near limit: ExactNumber?, _ most: Int, where trial: MeasureTrial
  ) -> Int {
    let center = limit.map { Int(min(max($0.doubleValue.rounded(.down), 0), Double(most))) } ?? 1
    let choices = [center, center + 1, center - 1, center + 2, center - 2, 0, 1, 2, center / 2]
      .filter { $0 >= 0 }
    let fitting = choices.filter { trial.meets(.integer($0)) }
    if percent(60), let nearest = fitting.first { return nearest }
    return pick(fitting) ?? pick(choices) ?? 0
  }
}

extension Measure.Field {
  /// The field of an event.
  func field(of event: EventName) -> Field {
    switch self {
    case .property(let path): .property(event, path)
    case .context(let path): .context(event, path)
    }
  }
}

extension ConditionNode {
  /// The same comparison or test with one of its sides replaced.
  fileprivate func replacing(_ scalar: Scalar, by other: Scalar) -> ConditionNode {
    switch condition {
    case .compare(let left, let symbol, let right):
      left == scalar
        ? ConditionNode(.compare(other, symbol, right))
        : ConditionNode(.compare(left, symbol, other))
    case .test(_, let comparator): ConditionNode(.test(other, comparator))
    case .and, .or, .not, .any, .all: self
    }
  }
}
