import AudienceConditions
import AudienceEvaluation
import AudienceSchema
import AudienceStore

/// How a single condition about a subject is evaluated.
enum LeafPlan: Sendable {
  /// The same for everybody.
  case constant(Bool)
  /// Subject by subject: the subject's index is the row.
  case subjects(any RowTest)
  /// All profiles in one pass over a table of events.
  case stream(StreamTest)

  /// Whether evaluating it for everybody costs about as much as for a few.
  var isCheap: Bool {
    switch self {
    case .constant: true
    case .subjects(let test): test.cost < 2
    case .stream: false
    }
  }
}

/// Makes conditions ready for the columns of a store at a clock.
struct PlanMaker {
  let evaluation: Evaluation
  let level: AudienceLevel
  /// Of whom the condition is asked.
  let candidates: SubjectSet

  var moment: Moment { evaluation.moment }

  init(_ evaluation: Evaluation, _ level: AudienceLevel, for candidates: SubjectSet) {
    self.evaluation = evaluation
    self.level = level
    self.candidates = candidates
  }

  /// What stands around a condition: in `where`, the event it filters and the one around that.
  struct Place {
    let rows: EventRows
    let parent: EventRows?
  }

  // MARK: - Conditions about the subject

  /// The plan of a single condition outside `where`.
  func leaf(_ condition: Condition) throws -> LeafPlan {
    switch condition {
    case .compare(.trait(let path), let symbol, .literal(let literal)):
      return .subjects(try traitTest(path, ValueTest(symbol, literal)))
    case .test(.trait(let path), let comparator):
      return .subjects(try traitTest(path, ValueTest(comparator, now: moment.now)))
    case .compare(.measure(let stream, let measure), let symbol, .literal(let literal)):
      return try measured(stream, measure, ValueTest(symbol, literal), condition)
    case .test(.measure(let stream, let measure), let comparator):
      return try measured(stream, measure, ValueTest(comparator, now: moment.now), condition)
    case .compare(let left, let symbol, let right):
      if let test = try comparison(left, symbol, right, in: nil) { return .subjects(test) }
      return .subjects(RootTest(inner: try test(condition, in: nil)))
    case .test, .and, .or, .not, .any, .all:
      return .subjects(RootTest(inner: try test(condition, in: nil)))
    }
  }

  private func measured(
    _ stream: Stream, _ measure: Measure, _ test: ValueTest, _ condition: Condition
  ) throws -> LeafPlan {
    guard let plan = try self.stream(stream, in: nil) else {
      let result =
        measure.resultOfNothing.map { test.holds(.integer($0)) } ?? test.holdsWhenAbsent
      return .constant(result)
    }
    if let kernel = StreamKernel(plan, measure) { return .stream(StreamTest(kernel, test)) }
    return .subjects(
      RootTest(inner: ScalarTest(scalar: self.measure(plan, measure, in: nil), test: test)))
  }

  private func traitTest(_ path: FieldPath, _ test: ValueTest) throws -> any RowTest {
    FieldTests.make(
      try trait(path), test, rowCount: moment.everybody(level).count)
  }

  // MARK: - Conditions about an event

  /// The test of a condition inside `where`, or outside where there is no place.
  func test(_ condition: Condition, in place: Place?) throws -> any RowTest {
    if place != nil, !condition.readsEvent {
      // The same for all events of a subject: evaluated once for each subject, and remembered.
      return SubjectTest(set: try evaluation.members(of: condition, at: level))
    }
    switch condition {
    case .and(let nodes):
      if nodes.isEmpty { return ConstantTest(result: true) }
      return AllTest(try parts(nodes, in: place) { .and($0) })
    case .or(let nodes):
      if nodes.isEmpty { return ConstantTest(result: false) }
      return SomeTest(try parts(nodes, in: place) { .or($0) })
    case .not(let node): return NotTest(inner: try test(node.condition, in: place))
    case .any, .all:
      return SubjectTest(set: try evaluation.members(of: condition, at: level))
    case .compare(let left, let symbol, .literal(let literal)):
      return try test(left, ValueTest(symbol, literal), in: place)
    case .compare(let left, let symbol, let right):
      if place != nil, let test = try comparison(left, symbol, right, in: place) { return test }
      return CompareTest(
        left: try scalar(left, in: place), symbol: symbol, right: try scalar(right, in: place))
    case .test(let scalar, let comparator):
      return try test(scalar, ValueTest(comparator, now: moment.now), in: place)
    }
  }

  /// The members of a junction; those that do not speak of the event are one.
  private func parts(
    _ nodes: [ConditionNode], in place: Place?, _ join: ([ConditionNode]) -> Condition
  ) throws -> [any RowTest] {
    guard place != nil else { return try nodes.map { try test($0.condition, in: place) } }
    let fixed = nodes.filter { !$0.condition.readsEvent }
    var tests = try nodes.filter(\.condition.readsEvent).map { try test($0.condition, in: place) }
    if let first = fixed.first {
      let condition = fixed.count == 1 ? first.condition : join(fixed)
      tests.append(try test(condition, in: place))
    }
    return tests
  }

  private func test(
    _ scalar: Scalar, _ test: ValueTest, in place: Place?
  ) throws -> any RowTest {
    if let place, let field = scalar.ownField {
      return FieldTests.make(place.rows.reader(field), test, rowCount: place.rows.count)
    }
    if let place, case .measure(let stream, let measure) = scalar,
      let plan = try self.stream(stream, in: place),
      let funnel = funnel(plan, measure, parentTimes: place.rows.history.times, test)
    {
      return funnel
    }
    return ScalarTest(scalar: try self.scalar(scalar, in: place), test: test)
  }

  /// The test of a measure that is another one for each event around it; nil where it has to be
  /// gathered value by value.
  private func funnel(
    _ plan: StreamPlan, _ measure: Measure, parentTimes: StoreArray<Int64>, _ test: ValueTest
  ) -> (any RowTest)? {
    if case .count = measure { return FunnelTest(plan, parentTimes: parentTimes, test: test) }
    return FunnelMeasureTest(plan, measure, parentTimes: parentTimes, test: test)
  }

  // MARK: - Scalars

  func scalar(_ scalar: Scalar, in place: Place?) throws -> any ScalarPlan {
    switch scalar {
    case .literal(let literal): return LiteralScalar(literal)
    case .trait(let path): return TraitScalar(reader: try trait(path))
    case .property(let path, of: .thisEvent):
      return place.map { FieldScalar(reader: $0.rows.reader(.property(path))) } ?? AbsentScalar()
    case .context(let path):
      return place.map { FieldScalar(reader: $0.rows.reader(.context(path))) } ?? AbsentScalar()
    case .property(let path, of: .parentEvent):
      return place?.parent.map { ParentFieldScalar(reader: $0.reader(.property(path))) }
        ?? AbsentScalar()
    case .measure(let stream, let measure):
      guard let plan = try self.stream(stream, in: place) else {
        return measure.resultOfNothing.map { LiteralScalar(.integer($0)) } ?? AbsentScalar()
      }
      return self.measure(plan, measure, in: place)
    }
  }

  private func measure(
    _ stream: StreamPlan, _ measure: Measure, in place: Place?
  ) -> any ScalarPlan {
    MeasureScalar(
      measure: MeasurePlan(
        stream: stream, measure: measure,
        field: measure.field.map(stream.rows.reader) ?? .empty,
        parentTimes: place?.rows.history.times),
      number: evaluation.nextMeasureNumber())
  }
}

extension Scalar {
  /// The field of the event itself that it is.
  var ownField: Measure.Field? {
    switch self {
    case .property(let path, of: .thisEvent): .property(path)
    case .context(let path): .context(path)
    case .literal, .trait, .property(_, of: .parentEvent), .measure: nil
    }
  }
}

extension Measure {
  /// What it is over no events; nil for absent.
  var resultOfNothing: Int? {
    switch self {
    case .count, .uniqueCount: 0
    case .sum, .average, .first, .last, .minimum, .maximum, .mode: nil
    }
  }
}

/// A condition outside `where`, asked for the subject that a row is.
struct RootTest: RowTest {
  let inner: any RowTest
  var cost: Double { inner.cost }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    scope.subject = row
    return inner.holds(-1, scope)
  }
}
