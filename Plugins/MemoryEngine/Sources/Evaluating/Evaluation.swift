import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudiencePluginAPI
import AudienceSchema
import AudienceStore

/// The answer to one request: evaluates conditions at a clock to sets of subjects.
///
/// Junctions work on sets; each single condition is evaluated for the subjects that the ones before
/// it leave, and remembered. A class, because memberships are computed on the way.
final class Evaluation {
  let moment: Moment
  let definitions: Definitions
  let work: PreviewWork
  let workers: Workers
  private var memberships: [AudienceKey: SubjectSet] = [:]
  private var measureCount = 0

  init(_ moment: Moment, definitions: Definitions, work: PreviewWork, workers: Workers) {
    self.moment = moment
    self.definitions = definitions
    self.work = work
    self.workers = workers
  }

  /// Who satisfies a condition at a level, of everybody or of some.
  func members(
    of condition: Condition, at level: AudienceLevel, among some: SubjectSet? = nil
  ) throws -> SubjectSet {
    let candidates = some ?? moment.everybody(level)
    switch condition {
    case .and(let nodes):
      var rest = candidates
      for node in cheapestFirst(nodes, level) where !rest.isEmpty {
        rest = try members(of: node.condition, at: level, among: rest)
      }
      return rest
    case .or(let nodes):
      var found = SubjectSet(count: candidates.count)
      var rest = candidates
      for node in cheapestFirst(nodes, level) where !rest.isEmpty {
        let members = try members(of: node.condition, at: level, among: rest)
        found.formUnion(members)
        rest.subtract(members)
      }
      return found
    case .not(let node):
      return candidates.subtracting(
        try members(of: node.condition, at: level, among: candidates))
    case .any(let node), .all(let node):
      return try quantified(condition, node, at: level, among: candidates)
    case .compare, .test:
      return try single(condition, at: level, among: candidates)
    }
  }

  /// The accounts of which some user, or every user, satisfies a condition.
  private func quantified(
    _ condition: Condition, _ node: ConditionNode, at level: AudienceLevel, among some: SubjectSet
  ) throws -> SubjectSet {
    guard level == .accounts else {
      return try members(of: node.condition, at: level, among: some)
    }
    let users = try members(of: node.condition, at: .users)
    let needsAll = if case .all = condition { true } else { false }
    var found = SubjectSet(count: some.count)
    some.visit { account in
      let members = moment.members(of: account)
      let holds =
        needsAll
        ? members.allSatisfy { users.contains(Int($0)) }
        : members.contains { users.contains(Int($0)) }
      if holds { found.insert(account) }
      return true
    }
    return found
  }

  /// A single condition: what is remembered of it, and the rest evaluated.
  private func single(
    _ condition: Condition, at level: AudienceLevel, among candidates: SubjectSet
  ) throws -> SubjectSet {
    let key = ResultCache.Key(
      condition: condition, level: level, now: moment.now,
      definitions: definitions.matter(to: condition) ? definitions.number : 0)
    let known = moment.results[key]
    if let known, known.covers(candidates) {
      return known.members.intersection(candidates)
    }
    try work.checkCancellation()
    let everybody = moment.everybody(level)
    let missing = known?.known.map(candidates.subtracting) ?? candidates
    let isForMost = missing.population * 4 > everybody.count
    let plan = try PlanMaker(self, level, for: isForMost ? everybody : missing).leaf(condition)
    let isForAll = isForMost || plan.isCheap
    let found = try LeafRunner(self, level).members(
      of: plan, among: isForAll ? everybody : missing)
    let result = PartialResult(members: found, known: isForAll ? nil : missing)
    let all = known.map(result.union) ?? result
    moment.results.store(all, for: key)
    return all.members.intersection(candidates)
  }

  // MARK: - Memberships

  /// Who is in an audience whose definition tells it.
  func members(of key: AudienceKey) throws -> SubjectSet? {
    guard let tree = definitions.computed[key], let level = definitions.levels[key] else {
      return nil
    }
    if let members = memberships[key] { return members }
    let members = try members(of: tree.condition, at: level)
    memberships[key] = members
    return members
  }

  /// A number for a measure that a scope keeps something of.
  func nextMeasureNumber() -> Int {
    measureCount += 1
    return measureCount
  }

  // MARK: - Order

  /// The members of a junction, those first that cost little.
  private func cheapestFirst(_ nodes: [ConditionNode], _ level: AudienceLevel) -> [ConditionNode] {
    nodes.map { (node: $0, cost: cost(of: $0.condition, level)) }
      .sorted { $0.cost < $1.cost }
      .map(\.node)
  }

  /// A guess of what evaluating a condition for everybody costs, in nanoseconds.
  private func cost(of condition: Condition, _ level: AudienceLevel) -> Double {
    switch condition {
    case .and(let nodes), .or(let nodes):
      nodes.reduce(0) { $0 + cost(of: $1.condition, level) }
    case .not(let node): cost(of: node.condition, level)
    case .any(let node), .all(let node): cost(of: node.condition, .users)
    case .compare(let left, _, let right): cost(of: left, level) + cost(of: right, level)
    case .test(let scalar, let comparator): cost(of: scalar, level) * Self.factor(of: comparator)
    }
  }

  private static func factor(of comparator: Comparator) -> Double {
    switch comparator {
    case .exists, .absent: 0.5
    case .oneOf, .noneOf: 1
    case .startsWith, .endsWith, .beforeDate, .afterDate, .withinLast, .withinNext, .beforeLast,
      .afterNext:
      10
    case .contains, .omits: 20
    }
  }

  private func cost(of scalar: Scalar, _ level: AudienceLevel) -> Double {
    switch scalar {
    case .literal, .property, .context: 0
    case .trait: Double(moment.everybody(level).count) * 0.5
    case .measure(let stream, _):
      switch stream.source {
      case .entity: 0
      case .event(let name):
        Double(moment.data.rows(of: name)?.count ?? 0) * (2 + 4 * Double(stream.filters.count))
      }
    }
  }
}
