import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import StandardValidators
import Testing

struct SuggestionLawTests {
  @Test(
    "What is found points at words of its node, and its suggestion mends it",
    arguments: AudienceLevel.allCases)
  func suggestions(level: AudienceLevel) throws {
    var generator = RandomConditions(seed: 7, level: level)
    var applied = 0
    for number in 0..<TestSettings.cases {
      let tree = generator.nextTree()
      let context = ValidationContext(
        workspace: nearWorkspace(of: tree, level), level: level, now: Instant(microseconds: 0))
      let findings = try ExampleShop.findings(in: tree, context)
      for (index, finding) in findings.enumerated() {
        guard case .node(let id, let words) = finding.place else {
          Issue.record("\(finding) does not point at a node")
          continue
        }
        let node = try #require(tree.node(id))
        if let words {
          #expect(
            NodeWords(node: node).parts.contains { $0.words.contains(words) },
            "\(QueryPrinter.text(tree)): \(words)")
        }
        // One edit a tree keeps the law affordable; over the trees every kind has its turn.
        guard index == number % findings.count, let suggestion = finding.suggestions.first
        else { continue }
        let edited = try ExampleShop.applying(suggestion, to: tree)
        let left = try ExampleShop.findings(in: edited, context)
        #expect(
          !left.contains { $0.message == finding.message && $0.place == finding.place },
          "\(QueryPrinter.text(tree)): \(suggestion)")
        // A name that is known now may have properties and types that are looked at now.
        if !Self.names.contains(finding.code) {
          let before = Self.counts(findings)
          let new = Self.counts(left).filter { $0.value > before[$0.key] ?? 0 }
          #expect(new.isEmpty, "\(QueryPrinter.text(tree)): \(suggestion): \(new)")
        }
        applied += 1
      }
    }
    #expect(applied > 0)
  }

  private static let names: [FindingCode] = [.unknownEvent, .unknownProperty, .unknownTrait]

  private static func counts(_ findings: [Finding]) -> [FindingCode: Int] {
    Dictionary(findings.map { ($0.code, 1) }, uniquingKeysWith: +)
  }

  @Test(
    "Trees of few names, full of conditions that exclude or imply each other, are mended too",
    arguments: AudienceLevel.allCases)
  func meaning(level: AudienceLevel) throws {
    var offered: [FindingCode: Int] = [:]
    for seed in 0..<UInt64(TestSettings.heavyCases * 3) {
      var vocabulary = RandomCalls(seed: seed).vocabulary
      vocabulary.events = ["A", "B"]
      vocabulary.properties = ["x"]
      vocabulary.traits = ["x", "y"]
      vocabulary.values = [.text("a"), .text("b"), .integer(1), .integer(2)]
      var generator = RandomConditions(
        seed: seed, level: level, vocabulary: vocabulary, maximumDepth: 4)
      for _ in 0..<5 {
        let tree = generator.nextTree()
        let context = ValidationContext(
          workspace: Self.known, level: level, now: RandomCalls.now)
        let findings = try ExampleShop.findings(in: tree, context, by: StandardValidators.meaning)
        for finding in findings {
          for suggestion in finding.suggestions {
            let edited = try ExampleShop.applying(suggestion, to: tree)
            let left = try ExampleShop.findings(
              in: edited, context, by: StandardValidators.meaning)
            let before = Self.counts(findings)
            let after = Self.counts(left)
            #expect(
              after[finding.code] ?? 0 < before[finding.code] ?? 0
                && after.allSatisfy { $0.value <= before[$0.key] ?? 0 },
              "\(QueryPrinter.text(tree)): \(finding.code) \(suggestion)")
            offered[finding.code, default: 0] += 1
          }
        }
      }
    }
    #expect(offered.count >= 5, "\(offered)")
  }

  private static let known = Workspace(
    name: "known",
    events: [
      EventSchema("A", properties: [FieldSchema("x", .string)]),
      EventSchema("B", properties: [FieldSchema("x", .string)]),
    ],
    traits: ["x", "y"].flatMap { path in
      TraitScope.allCases.map { TraitSchema(FieldSchema(path, .string), scope: $0) }
    })

  /// A workspace with names that are one letter off those of a tree.
  private func nearWorkspace(of tree: ConditionTree, _ level: AudienceLevel) -> Workspace {
    var events: [EventName: [FieldPath]] = [:]
    var traits: Set<FieldPath> = []
    var accountTraits: Set<FieldPath> = []
    for mention in tree.nameMentions(level: level) {
      switch mention.subject {
      case .event(let event): events[event, default: []] += []
      case .property(let path, let event):
        if events[event]?.contains(path) == false { events[event]?.append(path) }
      case .trait(let path, .user): traits.insert(path)
      case .trait(let path, .account): accountTraits.insert(path)
      }
    }
    func near(_ path: FieldPath) -> FieldSchema {
      FieldSchema(FieldPath(path.text.string + "s"), .string)
    }
    var schemas: [EventSchema] = []
    for (event, paths) in events.sorted(by: { $0.key < $1.key }) {
      // Every other event is known, so that its properties are looked at.
      let name = schemas.count % 2 == 0 ? event : EventName(event.text.string + "s")
      schemas.append(EventSchema(name, properties: paths.map(near)))
    }
    var settings = Workspace.Settings()
    settings.lookbackDays = 30
    return Workspace(
      name: "near", settings: settings, events: schemas,
      traits: traits.sorted().map { TraitSchema(near($0), scope: .user) }
        + accountTraits.sorted().map { TraitSchema(near($0), scope: .account) })
  }
}
