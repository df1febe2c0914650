import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@Suite("What a tree shows can be typed")
struct FieldEditLawTests {
  private static func shownWords(of words: NodeWords) -> [String] {
    [words.headline, words.summary] + words.details + words.parts.map(\.words)
  }

  @Test(
    "typing what is shown for a node changes nothing", arguments: AudienceLevel.allCases)
  func identity(level: AudienceLevel) throws {
    var generator = RandomConditions(seed: 11, level: level, allowsEntity: true)
    for _ in 0..<TestSettings.cases {
      let tree = generator.nextTree()
      for node in tree.nodes {
        for words in Self.shownWords(of: NodeWords(node: node)) {
          let same = try FieldEdit.apply(words, to: node)
          try #require(same == node.condition, "\(words)")
          let ids = try tree.setting(node.id, to: same).nodes.map(\.id)
          try #require(ids == tree.nodes.map(\.id), "\(words)")
        }
      }
    }
  }

  @Test("a computed trait's words can be typed too, expiry included")
  func expiry() throws {
    var generator = RandomConditions(seed: 12)
    for _ in 0..<TestSettings.cases {
      let node = ConditionTree(.test(generator.nextComputedTrait(), .exists)).root
      for words in Self.shownWords(of: NodeWords(node: node)) {
        try #require(FieldEdit.apply(words, to: node) == node.condition, "\(words)")
      }
    }
  }

  @Test("the query text of a node, typed for any node, makes it that condition")
  func queryText() throws {
    var generator = RandomConditions(seed: 13, level: .accounts)
    var other = RandomConditions(seed: 14, level: .accounts)
    for _ in 0..<TestSettings.cases {
      let condition = generator.next()
      let node = other.nextTree().root
      let edited = try FieldEdit.apply(QueryPrinter.text(condition), to: node)
      try #require(edited == condition)
      let tree = ConditionTree(keeping: ConditionNode(edited, id: 1), nextID: 100)
      let ids = tree.nodes.map(\.id)
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test("every completion can be typed, with a name in the place of the capitals")
  func completions() throws {
    var generator = RandomConditions(seed: 15, level: .accounts)
    for _ in 0..<TestSettings.cases {
      for node in generator.nextTree().nodes {
        for completion in FieldEdit.completions(for: node) {
          #expect(!completion.description.isEmpty)
          _ = try FieldEdit.apply(completion.text, to: node)
        }
      }
    }
  }

  @Test("no text typed after /set breaks the editor")
  func garbage() throws {
    var generator = RandomConditions(seed: 16, level: .accounts)
    for _ in 0..<TestSettings.cases {
      let node = generator.nextTree().root
      var words = Array(NodeWords(node: node).summary.utf8)
      for _ in 0..<3 where !words.isEmpty {
        words[generator.random.below(words.count)] = UInt8(generator.random.below(128))
      }
      let text = String(decoding: words, as: UTF8.self)
      do {
        _ = try FieldEdit.apply(text, to: node)
      } catch {
        guard case .text(let source, let span) = error.first.place else {
          Issue.record("\(error.first) has no place")
          continue
        }
        #expect(source.text == text)
        #expect(span.end <= text.utf8.count)
      }
    }
  }
}
