import AudiencePluginAPI
import AudienceSchema

/// Runs the plan of a single condition over many subjects.
struct LeafRunner {
  private let evaluation: Evaluation
  private let level: AudienceLevel

  /// Rows that are looked at together: their numbers fit the fastest memory.
  static let chunk = 4096

  init(_ evaluation: Evaluation, _ level: AudienceLevel) {
    self.evaluation = evaluation
    self.level = level
  }

  /// Of some subjects, those of whom it holds.
  func members(of plan: LeafPlan, among some: SubjectSet) throws -> SubjectSet {
    switch plan {
    case .constant(let result): return result ? some : SubjectSet(count: some.count)
    case .subjects(let test): return try members(passing: test, among: some)
    }
  }

  /// Those of whom a test by subject holds.
  private func members(passing test: any RowTest, among some: SubjectSet) throws -> SubjectSet {
    let isWhole = some == evaluation.moment.everybody(level)
    let work = evaluation.work
    let found = Workers(evaluation.threads).map(
      parts: some.words.count, cost: test.cost * 64
    ) { words -> [UInt64] in
      let scope = Scope(isCancelled: work.isCancelled)
      var found = [UInt64](repeating: 0, count: words.count)
      let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.chunk)
      defer { rows.deallocate() }
      var word = words.lowerBound
      while word < words.upperBound, !scope.hasStopped {
        let next = min(word + Self.chunk / 64, words.upperBound)
        var count: Int
        if isWhole {
          let range = word * 64..<min(next * 64, some.count)
          count = test.select(range, into: rows, scope, subjects: nil)
          scope.didLook(at: range.count)
        } else {
          count = some.list(words: word..<next, into: rows)
          scope.didLook(at: count)
          count = test.filter(rows, count, scope, subjects: nil)
        }
        for position in 0..<count {
          let subject = Int(rows[position])
          found[subject &>> 6 &- words.lowerBound] |=
            1 &<< UInt64(truncatingIfNeeded: subject & 63)
        }
        word = next
      }
      return found
    }
    try work.checkCancellation()
    var members = SubjectSet(count: some.count)
    members.words = Array(found.joined())
    members.formIntersection(some)
    return members
  }
}

extension SubjectSet {
  /// Writes down the subjects of some words.
  ///
  /// - Returns: how many there are.
  func list(words range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>) -> Int {
    var count = 0
    for index in range {
      var rest = words[index]
      while rest != 0 {
        rows[count] = UInt32(truncatingIfNeeded: index << 6 + rest.trailingZeroBitCount)
        count &+= 1
        rest &= rest &- 1
      }
    }
    return count
  }
}
