/// What outcomes come to in numbers.
package struct SuiteScore: Hashable, Sendable {
  /// How many of how many.
  package struct Share: Hashable, Sendable {
    package private(set) var part: Int
    package private(set) var whole: Int

    package init(part: Int = 0, whole: Int = 0) {
      self.part = part
      self.whole = whole
    }

    /// In percent, to a tenth; nil of nothing.
    package var percent: Double? {
      whole == 0 ? nil : (Double(part) / Double(whole) * 1_000).rounded() / 10
    }

    mutating func count(_ isPart: Bool) {
      whole += 1
      if isPart { part += 1 }
    }
  }

  /// Of the rows that are to be answered: those answered rightly.
  package private(set) var accuracy = Share()
  /// Of the answers given, also where a refusal is due: the right ones.
  package private(set) var precision = Share()
  /// Of the rows that are to be answered: those answered, rightly or not.
  package private(set) var coverage = Share()
  /// Of the rows that are to be refused: those refused with the code that is due.
  package private(set) var refusals = Share()
  /// Of the minimal pairs: those with both sides right.
  package private(set) var pairs = Share()
  /// Of all rows: the right ones.
  package private(set) var all = Share()

  package init(_ outcomes: [SuiteOutcome]) {
    var sides: [String: [Bool]] = [:]
    for outcome in outcomes {
      let isRight = outcome.verdict == .right
      all.count(isRight)
      switch outcome.row.expectation {
      case .members:
        accuracy.count(isRight)
        coverage.count(outcome.isAnswered)
      case .refusal: refusals.count(isRight)
      }
      if outcome.isAnswered { precision.count(isRight) }
      if let pair = outcome.row.pair { sides[pair, default: []].append(isRight) }
    }
    for sides in sides.values { pairs.count(sides.allSatisfy { $0 }) }
  }
}

/// The outcomes of one strategy on a suite.
package struct StrategyScores: Sendable {
  package let strategy: String
  /// In the order of the rows.
  package let outcomes: [SuiteOutcome]

  package init(strategy: String, outcomes: [SuiteOutcome]) {
    self.strategy = strategy
    self.outcomes = outcomes
  }

  package var score: SuiteScore { SuiteScore(outcomes) }

  /// The scores of the rows of each difficulty, in the order they were met.
  package var byDifficulty: [(name: String, score: SuiteScore)] {
    grouped { $0.difficulty.isEmpty ? [] : [$0.difficulty] }
  }

  /// The scores of the rows of each tag, in alphabetical order.
  package var byTag: [(name: String, score: SuiteScore)] {
    grouped(\.tags).sorted { $0.name < $1.name }
  }

  private func grouped(
    _ names: (SuiteRow) -> [String]
  ) -> [(name: String, score: SuiteScore)] {
    var order: [String] = []
    var groups: [String: [SuiteOutcome]] = [:]
    for outcome in outcomes {
      for name in names(outcome.row) {
        if groups[name] == nil { order.append(name) }
        groups[name, default: []].append(outcome)
      }
    }
    return order.map { ($0, SuiteScore(groups[$0] ?? [])) }
  }
}
