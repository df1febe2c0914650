import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@testable import OfflineStrategy

@Suite("What an instruction does not name stays")
struct RefinementLawTests {
  static let all = RefinementTables.shop + RefinementTables.more
  static let cases = all.filter { $0.after != nil }

  @Test("What the edit does not change keeps its id and its words", arguments: cases)
  func keepsTheRest(_ example: RefinementCase) async throws {
    let (tree, outcome) = try await Refined.outcome(
      example.id, example.before, TestWorkspaces.shop)
    guard case .readings(let readings, _) = outcome, let first = readings.first else {
      Issue.record("declined")
      return
    }
    let after = first.tree
    let diff = TreeDiff(from: tree, to: after)
    let touched = Set(diff.changes.map(\.id))
    for node in tree.nodes where !touched.contains(node.id) {
      let same = try #require(after.node(node.id))
      #expect(NodeWords(node: same) == NodeWords(node: node))
      let isWhole =
        node.inOrder.allSatisfy { !touched.contains($0.id) }
        && same.inOrder.allSatisfy { !touched.contains($0.id) }
      if isWhole, same.inOrder.count == node.inOrder.count {
        #expect(
          QueryPrinter.text(ConditionTree(same.condition))
            == QueryPrinter.text(ConditionTree(node.condition)))
      }
    }
    // A step touches few nodes: those it changes or takes out, and their junctions.
    let changed = diff.changes.filter { if case .changed = $0 { true } else { false } }
    #expect(changed.count <= 2)
    for node in after.nodes where tree.node(node.id) == nil { #expect(node.id >= tree.nextID) }
  }

  @Test("The same instruction gives the same answer, its spans in the instruction")
  func isDeterministic() async throws {
    for example in Self.all {
      let tree = try #require(try QueryParser.parse(example.before).tree)
      try await check(example.id, tree)
    }
  }

  @Test("Shuffled instructions on any tree are done or declined")
  func shuffledInstructions() async throws {
    var random = SplitMix64(seed: 3)
    let words = Self.all.flatMap { $0.id.split(separator: " ").map(String.init) }
    let trees = try Self.cases.map { try QueryParser.parse($0.before).tree }.compactMap(\.self)
    for _ in 0..<TestSettings.heavyCases {
      let text = (0..<(1 + random.below(12))).map { _ in random.pick(words) }
        .joined(separator: " ")
      try await check(text, random.pick(trees))
    }
  }

  @Test("Random text on random trees is done or declined")
  func randomText() async throws {
    var random = SplitMix64(seed: 5)
    var conditions = RandomConditions(seed: 9)
    for _ in 0..<TestSettings.heavyCases {
      let bytes = (0..<(1 + random.below(200))).map { _ in UInt8(random.below(256)) }
      try await check(String(decoding: bytes, as: UTF8.self), conditions.nextTree())
    }
  }

  static let repeated = [
    "and ", "remove ", "make it ", "change to ", "instead of ", "not ", "14 days ", "drop, ",
    "to to ", "order ", "3 ", "with ", "or ", ", and remove ", "\u{1F600}", "'", "use x ",
  ]

  @Test("300 characters of one word are bounded work", arguments: repeated)
  func repeatedWords(_ word: String) async throws {
    let text = String(String(repeating: word, count: 300 / word.count + 1).prefix(300))
    let tree = try #require(try QueryParser.parse(RefinementTables.two).tree)
    try await check(text, tree)
  }

  private func check(_ text: String, _ tree: ConditionTree) async throws {
    guard let instruction = try? Instruction(text) else { return }
    let outcome = try await Refined.outcome(text, tree, TestWorkspaces.shop)
    let again = try await Refined.outcome(text, tree, TestWorkspaces.shop)
    let whole = Span(0, instruction.text.utf8.count)
    switch (outcome, again) {
    case (.readings(let readings, let question), .readings(let others, _)):
      #expect(readings.map(\.tree) == others.map(\.tree))
      #expect(readings.map(\.confidence) == others.map(\.confidence))
      #expect(readings.map(\.provenance) == others.map(\.provenance))
      if let question { #expect(question.choices.count == readings.count) }
      for reading in readings {
        let spans =
          reading.provenance.values.flatMap { $0.flatMap(\.spans) } + reading.unusedWords
          + reading.assumptions.flatMap(\.spans)
        #expect(spans.allSatisfy(whole.contains), "\(text)")
        let ids = Set(reading.tree.nodes.map(\.id))
        #expect(reading.provenance.keys.allSatisfy(ids.contains))
        #expect(reading.tree != tree, "\(text)")
        let printed = QueryPrinter.text(reading.tree)
        #expect(try QueryParser.parse(printed).tree == reading.tree, "\(text): \(printed)")
      }
    case (.declined(let refusal), .declined(let other)):
      #expect(refusal == other)
      #expect(refusal.spans.allSatisfy(whole.contains), "\(text)")
    case (.readings, .declined), (.declined, .readings):
      Issue.record("the same instruction had two outcomes: \(text)")
    }
  }
}
