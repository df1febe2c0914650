package import AudienceConditions
package import AudiencePluginAPI
package import AudienceTime

/// Asks an engine for the sizes of many conditions of one level and clock, each once.
struct TreeCounter {
  let request: PreviewRequest
  let engine: any PreviewEngine
  let work: PreviewWork
  /// What the work is called while it goes on.
  let title: String
  /// How many questions are expected, for the progress that is told.
  let expected: Int

  private var known: [Condition: Int] = [:]
  private var asked = 0

  init(
    _ request: PreviewRequest, engine: any PreviewEngine, work: PreviewWork, title: String,
    expected: Int
  ) {
    self.request = request
    self.engine = engine
    self.work = work
    self.title = title
    self.expected = expected
  }

  /// How many satisfy a condition; everybody where there is none.
  mutating func count(_ condition: Condition?) throws -> Int {
    try work.checkCancellation()
    asked += 1
    work.progress(
      WorkProgress(title, fraction: min(1, Double(asked) / Double(max(1, expected)))))
    guard let condition else {
      return try engine.total(of: request.level, at: request.now, work: work)
    }
    if let count = known[condition] { return count }
    let count = try engine.count(request.asking(condition), work: work)
    known[condition] = count
    return count
  }

  /// How many satisfy all of some conditions; everybody where there are none.
  mutating func count(all nodes: [ConditionNode]) throws -> Int {
    try count(nodes.count > 1 ? .and(nodes) : nodes.first?.condition)
  }
}

extension PreviewRequest {
  /// The same question about another condition.
  func asking(_ condition: Condition) -> PreviewRequest {
    asking(ConditionTree(condition))
  }

  /// The same question about another tree.
  package func asking(_ tree: ConditionTree) -> PreviewRequest {
    PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
  }

  /// The same question at another clock.
  package func asking(at now: Instant) -> PreviewRequest {
    PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
  }
}
