import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import ReferenceEngine
import Testing

/// What holds of every analysis of a tree's members, over random trees and logs.
@Suite struct AnalysisLawTests {
  /// A random log with a random tree.
  struct World {
    let engine: ReferenceEngine
    let request: PreviewRequest
    let other: ConditionTree
    let note: Comment

    init(seed: Int) throws {
      let level: AudienceLevel = seed.isMultiple(of: 3) ? .accounts : .users
      var logs = RandomCalls(seed: UInt64(seed))
      let store = CallStore(calls: logs.next() + logs.next())
      engine = try ReferenceEngine(
        source: PreviewSource(store: store),
        settings: PluginSettings(for: ReferenceEngine.description, environment: [:]))
      var conditions = RandomConditions(
        seed: UInt64(seed), level: level, vocabulary: logs.vocabulary, maximumDepth: 4)
      let tree = conditions.nextTree()
      other = conditions.nextTree()
      request = PreviewRequest(
        tree: tree, level: level, now: RandomCalls.now, workspace: Workspace(name: "random"))
      note = "seed \(seed): \(QueryPrinter.text(tree))"
    }

    func ids(_ tree: ConditionTree, at now: Instant? = nil) throws -> Set<UTF8Text> {
      var ids: Set<UTF8Text> = []
      let request = PreviewRequest(
        tree: tree, level: request.level, now: now ?? request.now, workspace: request.workspace)
      try engine.members(request, limit: nil, work: PreviewWork()) { ids.insert($0) }
      return ids
    }

    /// The members of a node alone.
    func ids(_ node: ConditionNode) throws -> Set<UTF8Text> {
      try ids(ConditionTree(node.condition))
    }

    func everybody() throws -> Set<UTF8Text> {
      try ids(ConditionTree(.or([request.tree.root, ConditionNode(.not(request.tree.root))])))
    }
  }

  @Test func aWaterfallIsTheArithmeticOfSets() throws {
    for seed in 0..<TestSettings.cases {
      let world = try World(seed: seed)
      let waterfall = try Waterfall(world.request, engine: world.engine, work: PreviewWork())
      let everybody = try world.everybody()
      #expect(waterfall.total == everybody.count, world.note)
      #expect(waterfall.count == (try world.ids(world.request.tree).count), world.note)
      func check(_ node: ConditionNode, reached: Set<UTF8Text>) throws {
        let row = try #require(waterfall.rows[node.id])
        let alone = try world.ids(node)
        #expect(row.alone == alone.count, world.note)
        #expect(row.reached == reached.count, world.note)
        #expect(row.kept == reached.intersection(alone).count, world.note)
        #expect(row.dropped == reached.subtracting(alone).count, world.note)
        var left = reached
        switch node.condition {
        case .and(let members):
          for member in members {
            try check(member, reached: left)
            left.formIntersection(try world.ids(member))
          }
          #expect(left.count == row.kept, world.note)
        case .or(let members):
          for member in members {
            try check(member, reached: left)
            left.subtract(try world.ids(member))
          }
          let sum = members.compactMap { waterfall.rows[$0.id]?.kept }.reduce(0, +)
          #expect(sum == row.kept, world.note)
        case .not(let inner):
          try check(inner, reached: reached)
          #expect(waterfall.rows[inner.id]?.dropped == row.kept, world.note)
        case .any, .all, .compare, .test: break
        }
      }
      try check(world.request.tree.root, reached: everybody)
      for (id, count) in waterfall.without {
        let smaller = try world.request.tree.removing(id)
        #expect(count == (try world.ids(smaller).count), world.note)
      }
    }
  }

  @Test func aSweepCountsTheTreesThatItsEditsMake() throws {
    var points = 0
    for seed in 0..<TestSettings.cases {
      let world = try World(seed: seed)
      for node in world.request.tree.nodes {
        for number in NodeNumber.numbers(of: node.condition) {
          let values = [0, 1, 2, 7].map { ExactNumber($0) } + (number.current.map { [$0] } ?? [])
          let sweep = try Sweep(
            world.request, nodeID: node.id, number: number, values: values, engine: world.engine,
            work: PreviewWork())
          for point in sweep.points {
            let edited = try world.request.tree.setting(
              node.id, to: FieldEdit.apply(point.words, to: node))
            #expect(point.count == (try world.ids(edited).count), world.note)
            if point.value == number.current {
              #expect(point.count == (try world.ids(world.request.tree).count), world.note)
            }
            points += 1
          }
        }
      }
    }
    #expect(points > TestSettings.cases)
  }

  @Test func aNearMissIsOutsideAndItsEditLetsItIn() throws {
    var examples = 0
    for seed in 0..<TestSettings.cases {
      let world = try World(seed: seed)
      let misses = try NearMisses(
        world.request, limit: .max, engine: world.engine, work: PreviewWork())
      let members = try world.ids(world.request.tree)
      var all: Set<UTF8Text> = []
      for group in misses.groups {
        #expect(group.examples.count == group.count, world.note)
        for example in group.examples {
          examples += 1
          all.insert(example.id)
          #expect(!members.contains(example.id), world.note)
          let nearMiss = try #require(example.nearMiss, world.note)
          #expect(nearMiss.nodeID == group.nodeID, world.note)
          #expect(try world.ids(nearMiss.tree).contains(example.id), world.note)
        }
      }
      #expect(misses.count == all.count, world.note)
      // Who is outside and is no near miss stays outside whichever condition is turned round.
      let far = try world.everybody().subtracting(members).subtracting(all)
      for node in world.request.tree.root.nodesAboutTheSubject {
        switch node.condition {
        case .and, .or, .not: continue
        case .any, .all, .compare, .test: break
        }
        let turned = try world.request.tree.setting(node.id, to: .not(node))
        #expect(try world.ids(turned).isDisjoint(with: far), world.note)
      }
    }
    #expect(examples > TestSettings.cases / 2)
  }

  @Test func aDifferenceIsTheTwoDifferencesOfTheSets() throws {
    for seed in 0..<TestSettings.cases {
      let world = try World(seed: seed)
      let isOtherClock = seed.isMultiple(of: 2)
      let later = RandomCalls.now
      let earlier = later.advanced(by: -2 * Instant.microsecondsPerDay)
      let tree = isOtherClock ? world.request.tree : world.other
      let before = try world.ids(world.request.tree, at: isOtherClock ? earlier : later)
      let after = try world.ids(tree, at: later)
      let difference = try MemberDifference(
        from: .init(
          world.request.asking(at: isOtherClock ? earlier : later), members: before.sorted()),
        to: .init(world.request.asking(tree), members: after.sorted()), sharesIDs: isOtherClock,
        witnessCount: 3, engine: world.engine, work: PreviewWork())
      #expect(difference.gained == after.subtracting(before).sorted(), world.note)
      #expect(difference.lost == before.subtracting(after).sorted(), world.note)
      for witness in difference.witnesses {
        #expect(witness.isGained == after.contains(witness.id), world.note)
        guard let node = witness.node else { continue }
        let named = node.side == .before ? world.request.tree : tree
        #expect(named.node(node.nodeID) != nil, world.note)
        if isOtherClock {
          // At another clock the node itself comes out otherwise.
          #expect(witness.before?.outcome != witness.after?.outcome, world.note)
        }
      }
    }
  }

  @Test func theValuesOfASweepHoldBothEndsAndTheNumberOfNow() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<TestSettings.cases {
      let low = ExactNumber(random.below(50))
      let high = ExactNumber(Int(low.integerValue ?? 0) + random.below(2000))
      let current = ExactNumber(random.below(2000))
      let values = Sweep.values(
        from: low, to: high, by: nil, current: current, wholeNumbers: true)
      #expect(values.first == low && values.last == high)
      #expect(values == values.sorted() && Set(values).count == values.count)
      #expect(values.count <= Sweep.automaticPoints + 3)
      #expect(values.contains(current) == (current >= low && current <= high))
      #expect(values.allSatisfy { $0.integerValue != nil })
    }
    let tenths = Sweep.values(
      from: ExactNumber(0), to: ExactNumber(1), by: ExactNumber(0.1), current: nil,
      wholeNumbers: false)
    #expect(
      tenths.map(\.text)
        == "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1".split(separator: " ").map(String.init))
  }
}
