import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import AudienceTestSupport
import Testing

@testable import OfflineStrategy

@Suite("Random and mutated prompts take bounded work")
struct FuzzTests {
  /// Ten million bytes of prompts are read with `AUDIENCE_CASES=250000`.
  @Test("Mutated prompts are read within the chart's limits", arguments: [1, 2, 3, 4])
  func mutatedPrompts(_ seed: Int) throws {
    var fuzzer = PromptFuzzer(seed: UInt64(seed), prompts: PromptTableTests.shop.map(\.id))
    let vocabulary = Vocabulary(TestWorkspaces.shop)
    for _ in 0..<TestSettings.heavyCases {
      try check(fuzzer.next(), vocabulary)
    }
  }

  private func check(_ text: String, _ vocabulary: Vocabulary) throws {
    guard let prompt = try? Prompt(text) else { return }
    let reader = PromptReader(vocabulary: vocabulary, now: WorkspaceMaker.now, level: nil)
    let analysis = reader.analysis(of: prompt.text)
    var chart = Chart(analysis, resolver: reader.resolver)
    let partials = chart.readings()
    #expect(chart.joins <= Chart.maximumJoins + 1, "\(text)")
    #expect(partials.count <= Beam.width, "\(text)")
    #expect(chart.isTooLong || chart.pieces.count <= Chart.maximumPieces, "\(text)")
    for mention in analysis.cover {
      #expect(!mention.tokens.isEmpty && mention.tokens.upperBound <= analysis.tokens.count)
    }
  }
}

/// Prompts with characters, words and stretches changed, and random bytes between them.
struct PromptFuzzer {
  private var random: SplitMix64
  private let prompts: [String]

  init(seed: UInt64, prompts: [String]) {
    random = SplitMix64(seed: seed)
    self.prompts = prompts
  }

  mutating func next() -> String {
    var words = random.pick(prompts).split(separator: " ").map(String.init)
    for _ in 0...random.below(6) {
      let place = random.below(max(1, words.count))
      switch random.below(6) {
      case 0 where !words.isEmpty: words.remove(at: place)
      case 1 where !words.isEmpty: words.insert(words[place], at: random.below(words.count))
      case 2:
        let others = random.pick(prompts).split(separator: " ").map(String.init)
        words.insert(contentsOf: others.prefix(1 + random.below(8)), at: min(place, words.count))
      case 3 where !words.isEmpty: words[place] = mutated(words[place])
      case 4:
        let bytes = (0..<(1 + random.below(9))).map { _ in UInt8(random.below(256)) }
        words.insert(String(decoding: bytes, as: UTF8.self), at: min(place, words.count))
      default: if words.count > 1 { words.swapAt(place, random.below(words.count)) }
      }
    }
    return String(words.joined(separator: " ").prefix(300))
  }

  private mutating func mutated(_ word: String) -> String {
    var characters = Array(word)
    let place = random.below(max(1, characters.count))
    if characters.isEmpty { return "," }
    switch random.below(4) {
    case 0: characters.remove(at: place)
    case 1: characters.insert(characters[place], at: place)
    case 2: characters[place] = random.pick(Array("0123456789$%,.;:'\"-_&/()"))
    default: characters.swapAt(place, random.below(characters.count))
    }
    return String(characters)
  }
}
