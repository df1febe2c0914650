import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Edits that may turn one condition round for one subject, the smallest of each kind first: another
/// length of the window, another threshold or value, the same in what the events are filtered by.
struct NearEdits {
  let evaluator: Evaluator
  let workspace: Workspace

  /// An edit of a node: what `/set ID` takes.
  struct Candidate: Hashable {
    let nodeID: Int
    let words: String
  }

  /// How many users of an account are looked at.
  private static let triedUsers = 10
  /// How many events are looked at for each condition of a filter, the newest first.
  private static let triedEvents = 50

  func candidates(for node: ConditionNode, of subject: Subject) -> [Candidate] {
    switch node.condition {
    case .and, .or, .not:
      return node.condition.children.flatMap { candidates(for: $0, of: subject) }
    case .any(let inner), .all(let inner):
      return evaluator.users(of: subject).prefix(Self.triedUsers).flatMap {
        candidates(for: inner, of: .user($0))
      }
    case .compare(let left, let symbol, .literal(let literal)):
      return comparison(node, left, of: subject) { value in
        ValueEdits.words(symbol, literal, for: value)
      }
    case .compare(let left, _, let right):
      return (filterEdits(left, subject) + filterEdits(right, subject))
    case .test(let left, let comparator):
      return comparison(node, left, of: subject) { value in
        ValueEdits.words(comparator, for: value, now: evaluator.now)
      }
    }
  }

  /// Edits of one comparison with what is written.
  private func comparison(
    _ node: ConditionNode, _ left: Scalar, of subject: Subject,
    valueEdits: (JSONValue) -> [String]
  ) -> [Candidate] {
    var words: [String] = []
    if case .measure(let stream, _) = left { words += windowWords(stream, subject) }
    words += evaluator.values(of: left, for: subject).flatMap(valueEdits)
    return words.filter { !Self.saysNothing($0, left) }
      .map { Candidate(nodeID: node.id, words: $0) } + filterEdits(left, subject)
  }

  /// Whether a count would be compared so that it holds for everybody.
  private static func saysNothing(_ words: String, _ left: Scalar) -> Bool {
    if case .measure(_, .count) = left { return words == ">= 0" }
    if case .measure(_, .uniqueCount) = left { return words == ">= 0" }
    return false
  }

  // MARK: - Windows

  /// Other lengths of the only window that counts from the clock, at which some event enters or
  /// leaves it, the nearest to the length of now first.
  private func windowWords(_ stream: Stream, _ subject: Subject) -> [String] {
    let windows = stream.filters.compactMap(\.window)
    guard windows.count == 1, windows[0].anchor == .clock, case .last(let span) = windows[0].extent
    else { return [] }
    var counts: Set<Int> = []
    for event in evaluator.allEvents(of: stream, for: subject) {
      let age = evaluator.now.microseconds - event.time.microseconds
      // The longest window that leaves the event out, and the shortest that takes it in: an event
      // on the edge is in.
      let unit = span.unit.microseconds
      let shortest = Int(age / unit) + (age.isMultiple(of: unit) ? 0 : 1)
      counts.formUnion([shortest - 1, shortest])
    }
    let lookback = workspace.settings.lookbackDays ?? .max
    return counts.filter { $0 >= 1 && $0 != span.count }
      .sorted { (abs($0 - span.count), $0) < (abs($1 - span.count), $1) }
      .map { TimeSpan($0, span.unit) }
      .filter { $0.daysRoundedUp <= lookback }
      .map { "within \($0.text)" }
  }

  // MARK: - Filters

  /// Edits of the conditions that a stream's events are filtered by, from the values of its events.
  private func filterEdits(_ scalar: Scalar, _ subject: Subject) -> [Candidate] {
    guard case .measure(let stream, _) = scalar else { return [] }
    let events = evaluator.allEvents(of: stream, for: subject).suffix(Self.triedEvents)
    return stream.filters.flatMap { filter -> [Candidate] in
      guard case .condition(let node) = filter else { return [] }
      return filterEdits(node, events.reversed(), subject)
    }
  }

  private func filterEdits(
    _ node: ConditionNode, _ events: [ProfileEvent], _ subject: Subject
  ) -> [Candidate] {
    func words(_ left: Scalar, _ edits: (JSONValue) -> [String]) -> [Candidate] {
      if case .measure = left { return [] }
      var seen: Set<String> = []
      return events.flatMap { evaluator.values(of: left, for: subject, event: $0) }
        .flatMap(edits).filter { seen.insert($0).inserted }
        .map { Candidate(nodeID: node.id, words: $0) }
    }
    switch node.condition {
    case .and, .or, .not, .any, .all:
      return node.condition.children.flatMap { filterEdits($0, events, subject) }
    case .compare(let left, let symbol, .literal(let literal)):
      let candidates = words(left) { ValueEdits.words(symbol, literal, for: $0) }
      return nearest(candidates, to: literal)
    case .compare: return []
    case .test(let left, let comparator):
      return words(left) { ValueEdits.words(comparator, for: $0, now: evaluator.now) }
    }
  }

  /// Candidates that compare with a number, the nearest to the number of now first.
  private func nearest(_ candidates: [Candidate], to literal: Literal) -> [Candidate] {
    guard case .number(let now) = literal else { return candidates }
    func distance(_ candidate: Candidate) -> Double {
      let text = candidate.words.split(separator: " ").last ?? ""
      return Double(text).map { abs($0 - now.doubleValue) } ?? .infinity
    }
    return candidates.enumerated()
      .map { (distance: distance($1), order: $0, candidate: $1) }
      .sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }.map(\.candidate)
  }
}
