import AudienceTestSupport
import Testing

@testable import OfflineStrategy

@Suite("A beam keeps the best readings, one of each meaning")
struct BeamTests {
  @Test("What is kept does not depend on how the readings come", arguments: 1...4)
  func kept(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<TestSettings.cases {
      let found = (0..<random.below(30)).map { _ in
        Partial(
          draft: .junction(.and, [], Evidence(tokens: [random.below(9)])),
          score: Double(random.below(12)) / 4)
      }
      var beam = Beam()
      for (order, partial) in found.enumerated().shuffled(using: &random) {
        beam.add([partial], order: order)
      }
      var best: [Partial] = []
      for partial in found.enumerated().sorted(by: {
        ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
      }).map(\.element) where !best.contains(where: { $0.draft == partial.draft }) {
        best.append(partial)
      }
      #expect(beam.partials.map(\.score) == best.prefix(Beam.width).map(\.score))
      #expect(beam.partials.map(\.draft) == best.prefix(Beam.width).map(\.draft))
    }
  }
}
