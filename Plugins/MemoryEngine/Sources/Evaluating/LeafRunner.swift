import AudiencePluginAPI
import AudienceSchema

/// Runs the plan of a single condition over many subjects.
struct LeafRunner {
  private let evaluation: Evaluation
  private let level: AudienceLevel

  init(_ evaluation: Evaluation, _ level: AudienceLevel) {
    self.evaluation = evaluation
    self.level = level
  }

  /// Of some subjects, those of whom it holds.
  func members(of plan: LeafPlan, among some: SubjectSet) throws -> SubjectSet {
    switch plan {
    case .constant(let result): return result ? some : SubjectSet(count: some.count)
    case .subjects(let test): return try members(passing: test, among: some)
    case .stream(let test): return try members(of: test, among: some)
    }
  }

  /// Profiles whose measure satisfies a test, in one pass over the table, or over the events of
  /// those that are asked for.
  private func members(of test: StreamTest, among some: SubjectSet) throws -> SubjectSet {
    let found = try run(test.kernel, among: some) { test.run($0, words: $1, few: $2, $3) }
    var members = SubjectSet(count: some.count)
    members.words = Array(found.joined())
    members.formIntersection(some)
    return members
  }

  /// What a measure is for each of some profiles, as a field of them; of the others it says nothing.
  func field(of kernel: StreamKernel, among some: SubjectSet) throws -> FieldReader {
    let cells = try run(kernel, among: some) { kernel.cells($0, words: $1, few: $2, $3) }
    return kernel.field(cells, count: some.count)
  }

  /// Runs a kernel for stretches of profiles, and collects what each gives, in order.
  private func run(
    _ kernel: StreamKernel, among some: SubjectSet,
    _ body: @Sendable (RowScan, Range<Int>, SubjectSet?, Scope) -> [UInt64]
  ) throws -> [[UInt64]] {
    let population = some.population
    let isWhole = population * 2 > some.count
    let few = population * 8 < some.count ? some : nil
    let scan = RowScan(
      kernel.stream, extra: kernel.presence.map { [$0] } ?? [],
      among: isWhole || few != nil ? nil : some)
    let work = evaluation.work
    let found = evaluation.workers.map(
      parts: some.words.count,
      cost: kernel.cost * Double(few == nil ? some.count : population)
        / Double(max(1, some.words.count))
    ) { words in
      body(scan, words, few, Scope(isCancelled: work.isCancelled))
    }
    try work.checkCancellation()
    return found
  }

  /// Those of whom a test by subject holds.
  private func members(passing test: any RowTest, among some: SubjectSet) throws -> SubjectSet {
    let isWhole = some == evaluation.moment.everybody(level)
    let work = evaluation.work
    let found = evaluation.workers.map(
      parts: some.words.count, cost: test.cost * 64
    ) { words -> [UInt64] in
      let scope = Scope(isCancelled: work.isCancelled)
      var found = [UInt64](repeating: 0, count: words.count)
      found.withUnsafeMutableBufferPointer { found in
        guard let base = found.baseAddress else { return }
        var word = words.lowerBound
        while word < words.upperBound, !scope.hasStopped {
          let next = min(word + rowsAtOnce / 64, words.upperBound)
          let target = base + (word - words.lowerBound)
          if isWhole {
            let range = word * 64..<min(next * 64, some.count)
            test.mark(range, in: target, scope, subjects: nil)
            scope.didLook(at: range.count)
          } else {
            Self.mark(some, words: word..<next, passing: test, in: target, scope)
          }
          word = next
        }
      }
      return found
    }
    try work.checkCancellation()
    var members = SubjectSet(count: some.count)
    members.words = Array(found.joined())
    members.formIntersection(some)
    return members
  }

  /// Sets the bits of those subjects of some words of whom a test holds.
  private static func mark(
    _ some: SubjectSet, words: Range<Int>, passing test: any RowTest,
    in target: UnsafeMutablePointer<UInt64>, _ scope: Scope
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowsAtOnce) { rows in
      guard let rows = rows.baseAddress else { return }
      var count = some.list(words: words, into: rows)
      scope.didLook(at: count)
      count = test.filter(rows, count, scope, subjects: nil)
      for position in 0..<count {
        let bit = Int(rows[position]) &- words.lowerBound * 64
        target[bit &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: bit & 63)
      }
    }
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
