import AudienceConditions
import AudienceSchema
import AudienceTestSupport
import Testing

@testable import OfflineStrategy

@Suite("Stretches are joined, the most promising first, and taken apart where no list goes on")
struct JoinTests {
  static let workspace = WorkspaceMaker.make(
    "clubs", events: [("Game Played", ["score:number"])],
    traits: ["hobbies:array", "plan:string=free|pro|gold", "city:string"])

  private func analysis(of text: String) -> PromptAnalysis {
    PromptReader(
      vocabulary: Vocabulary(Self.workspace), now: WorkspaceMaker.now, level: nil
    ).analysis(of: text)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    /// The words that may join members of a list.
    let listed: [String]
    var testDescription: String { id }

    init(_ id: String, _ listed: [String]) {
      self.id = id
      self.listed = listed
    }
  }

  static let cases: [Case] = [
    .init("Users whose hobbies are chess and sailing", ["and"]),
    .init("Users whose hobbies are sea kayaking or chess and are in Rome", ["or"]),
    .init("Users whose plan is free or pro", ["or"]),
    .init("Users whose city contains york or lund", ["or"]),
    .init("Users whose hobbies are chess and whose plan is not gold or city is far", []),
    .init("Users whose plan is gold and city is far", []),
  ]

  @Test("A coordinator may be of a list only behind what lists belong to", arguments: cases)
  func listedPlaces(_ example: Case) {
    let analysis = analysis(of: example.id)
    let places = ListedPlaces(analysis)
    let listed = analysis.cover.filter { mention in
      guard case .coordinator = mention.meaning else { return false }
      return places.mayStand(in: mention.tokens)
    }
    #expect(
      listed.map { mention in
        mention.tokens.map { analysis.tokens[$0].text }.joined(separator: " ")
      } == example.listed)
  }

  @Test("Joins come by what they may score, of equals the first", arguments: 1...4)
  func order(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let analysis = analysis(of: "Users whose plan is gold and city is far")
    let neighbours = Neighbours(
      analysis, left: 0..<5, right: 6..<9, coordinator: (.and, 5..<6), isOfAccounts: false)
    func cell() -> Cell {
      let partials = (0..<random.below(6)).map { _ in
        Partial(
          draft: .condition(
            .test(.trait(FieldPath("city")), .exists), Evidence(tokens: [random.below(9)])),
          score: Double(random.below(12)) / 4)
      }
      return Cell(partials, in: 0..<5, analysis.joiningWords)
    }
    var queue = JoinQueue()
    var count = 0
    for split in 0..<3 {
      queue.begin(neighbours, order: split << 32, above: Beam.Bar())
      let (lefts, rights) = (cell(), cell())
      for left in lefts.partials.indices { queue.add(lefts, left, rights) }
      count += lefts.partials.count * rights.partials.count
    }
    var joins: [JoinQueue.Candidate] = []
    while let next = queue.next() { joins.append(next) }
    #expect(joins.count == count)
    #expect(Set(joins.map(\.order)).count == count)
    for (one, other) in zip(joins, joins.dropFirst()) {
      #expect((-one.bound.score, one.order) < (-other.bound.score, other.order))
    }
  }
}
