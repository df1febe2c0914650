import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// A draft as the reference evaluator sees it: its calls are read like any log.
struct InventedWorld {
  let evaluator: Evaluator
  let population: Population
  private let level: AudienceLevel
  private let orders: [Int: Int]
  private let people: [UTF8Text]

  /// Where a condition stands: about whom, and inside the filters of which events, the outermost
  /// first.
  struct Scope: Hashable {
    var owner: Draft.Owner
    var events: [Int] = []

    func inside(_ event: Int) -> Scope { Scope(owner: owner, events: events + [event]) }
  }

  init(_ draft: Draft, _ problem: InventionProblem) {
    level = problem.request.level
    let (calls, orders) = draft.calls(level: level, now: problem.request.now)
    self.orders = orders
    population = ProfileStore(calls: calls).population(at: problem.request.now)
    evaluator = Evaluator(
      population,
      memberships: Memberships(
        readBy: [problem.request.tree], definitions: problem.definitions, population: population))
    people = draft.people.indices.map {
      $0 == 0 ? Draft.userID : UTF8Text("\(Draft.userID)_\($0 + 1)")
    }
  }

  /// Whether a condition about the subject as a whole holds.
  func holds(_ root: ConditionNode) -> Bool {
    let id = level == .users ? Draft.userID : Draft.accountID
    return evaluator.subject(id, at: level).map { evaluator.holds(root, for: $0) } ?? false
  }

  func holds(_ node: ConditionNode, in scope: Scope) -> Bool {
    guard let subject = subject(scope) else { return false }
    return evaluator.holds(node, for: subject, in: eventScope(scope, subject))
  }

  func values(of scalar: Scalar, in scope: Scope) -> [JSONValue] {
    guard let subject = subject(scope) else { return [] }
    return evaluator.values(of: scalar, for: subject, in: eventScope(scope, subject))
      .map(\.value)
  }

  /// The numbers of the events that a stream counts, in time order.
  func events(of stream: Stream, in scope: Scope) -> [Int] {
    guard let subject = subject(scope) else { return [] }
    let numbers = Dictionary(
      orders.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return evaluator.events(of: stream, for: subject, in: eventScope(scope, subject))
      .compactMap { numbers[$0.order] }
  }

  /// The times at which an event of a stream can be.
  func times(of stream: Stream, in scope: Scope) -> ClosedRange<Instant>? {
    guard let subject = subject(scope) else { return nil }
    let around = eventScope(scope, subject)?.event
    guard let times = evaluator.times(of: stream, around: around),
      times.lowerBound <= evaluator.now
    else { return nil }
    return times.lowerBound...min(times.upperBound, evaluator.now)
  }

  private func subject(_ scope: Scope) -> Subject? {
    switch scope.owner {
    case .person(let index):
      people.indices.contains(index) ? evaluator.subject(people[index], at: .users) : nil
    case .account: evaluator.subject(Draft.accountID, at: .accounts)
    }
  }

  private func eventScope(_ scope: Scope, _ subject: Subject) -> EventScope? {
    func event(_ number: Int?) -> ProfileEvent? {
      guard let number, let order = orders[number] else { return nil }
      return subject.events.first { $0.order == order }
    }
    return event(scope.events.last).map {
      EventScope(event: $0, parent: event(scope.events.dropLast().last))
    }
  }
}
