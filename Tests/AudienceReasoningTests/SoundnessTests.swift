import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceReasoning
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

/// What is called certain is so for everybody of random call logs, told by the reference evaluator.
struct SoundnessTests {
  @Test(
    "Verdicts, constant nodes and implications hold for every subject and every event",
    arguments: AudienceLevel.allCases)
  func certain(level: AudienceLevel) {
    var checked = 0
    for seed in 0..<UInt64(TestSettings.heavyCases * 2) {
      var calls = RandomCalls(seed: seed)
      var conditions = RandomConditions(
        seed: seed, level: level, vocabulary: few(calls.vocabulary, seed), maximumDepth: 4)
      let population = ProfileStore(calls: calls.next()).population(at: RandomCalls.now)
      let evaluator = Evaluator(
        population,
        memberships: Memberships(readBy: [], definitions: [], population: population))
      let subjects = evaluator.subjects(at: level)
      for _ in 0..<30 {
        checked += check(conditions.nextTree(), evaluator, subjects)
        checked += checkPair(conditions.next(), conditions.next(), evaluator, subjects)
      }
    }
    #expect(checked > 100)
  }

  @Test(
    "Of conditions of other engines' suites, only those are called certain that come out so",
    .enabled(if: TestSettings.sharedFolder != nil, "the shared folder is missing"))
  func conformance() throws {
    for line in TestSettings.sharedLines("conformance/conditions.jsonl") {
      let row = try JSONReader.read(line)
      let query = try #require(row["query"]?.stringValue)
      let now = row["now"]?.stringValue ?? "2026-01-31T00:00:00Z"
      guard let tree = try? QueryParser.parse(query).tree,
        let expected = row["expected"], let clock = TimestampReader.rfc3339(now)
      else { continue }
      var reasoner = Reasoner(now: clock)
      guard let verdict = reasoner.verdict(of: tree.condition) else { continue }
      #expect(expected == .boolean(verdict == .always), "\(query)")
    }
  }

  /// Few names and values, so that conditions have to do with each other.
  private func few(
    _ vocabulary: RandomConditions.Vocabulary, _ seed: UInt64
  ) -> RandomConditions.Vocabulary {
    var random = SplitMix64(seed: seed)
    var few = vocabulary
    few.events = ["A", "B"]
    few.properties = [random.pick(vocabulary.properties), "x"]
    few.traits = [random.pick(vocabulary.traits), "x"]
    few.contexts = [random.pick(vocabulary.contexts)]
    few.values = (0..<4).map { _ in random.pick(vocabulary.values) }
    few.spans = (0..<3).map { _ in random.pick(vocabulary.spans) }
    return few
  }

  private func check(
    _ tree: ConditionTree, _ evaluator: Evaluator, _ subjects: [Subject]
  ) -> Int {
    let constants = ConstantConditions(in: tree, now: RandomCalls.now)
    var verdicts: [Int: Verdict] = [:]
    for constant in constants.found { verdicts[constant.nodeID] = constant.verdict }
    if let whole = constants.whole {
      for subject in subjects {
        #expect(
          evaluator.holds(tree.root, for: subject) == (whole == .always),
          "\(QueryPrinter.text(tree)) \(whole)")
      }
    }
    for node in tree.root.nodesAboutTheSubject {
      if let verdict = verdicts[node.id] {
        for subject in subjects {
          #expect(
            evaluator.holds(node, for: subject) == (verdict == .always),
            "\(QueryPrinter.text(tree)): node \(node.id) \(verdict)")
        }
      }
      for stream in node.condition.streams {
        for subject in subjects {
          for event in evaluator.events(of: stream.unfiltered, for: subject) {
            for filter in stream.filters {
              guard case .condition(let inner) = filter, let verdict = verdicts[inner.id],
                evaluator.events(of: stream.windowed, for: subject).contains(event)
              else { continue }
              #expect(
                evaluator.holds(inner, for: subject, event: event) == (verdict == .always),
                "\(QueryPrinter.text(tree)): node \(inner.id) \(verdict)")
            }
          }
        }
      }
    }
    return verdicts.count
  }

  private func checkPair(
    _ one: Condition, _ other: Condition, _ evaluator: Evaluator, _ subjects: [Subject]
  ) -> Int {
    var reasoner = Reasoner(now: RandomCalls.now)
    let implies = reasoner.implies(one, other)
    let exclude = reasoner.exclude(one, other)
    guard implies || exclude else { return 0 }
    let first = ConditionTree(one).root
    let second = ConditionTree(other).root
    for subject in subjects where evaluator.holds(first, for: subject) {
      let holds = evaluator.holds(second, for: subject)
      #expect(
        (!implies || holds) && (!exclude || !holds),
        "\(QueryPrinter.text(one)) and \(QueryPrinter.text(other))")
    }
    return 1
  }
}

extension Condition {
  /// The streams that the condition itself measures.
  fileprivate var streams: [Stream] {
    let scalars: [Scalar] =
      switch self {
      case .compare(let left, _, let right): [left, right]
      case .test(let scalar, _): [scalar]
      case .and, .or, .not, .any, .all: []
      }
    return scalars.compactMap { if case .measure(let stream, _) = $0 { stream } else { nil } }
  }
}

extension Stream {
  /// Every event of the stream's name.
  fileprivate var unfiltered: Stream { Stream(source) }

  /// Its events before conditions.
  fileprivate var windowed: Stream {
    Stream(source, filters.filter { if case .condition = $0 { false } else { true } })
  }
}
