import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceTime
import OfflineStrategy
import StandardValidators
import Testing

/// Every validator's examples are its tests.
struct ValidatorExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let validator: any ConditionValidator.Type
    let query: String
    let setting: ExampleSetting
    var example: ValidatorExample?

    var testDescription: String { "\(validator.description.name): \(query)" }

    func findings(in tree: ConditionTree) throws -> [Finding] {
      try validator.init(
        settings: PluginSettings(setting.settings, for: validator.description)
      ).findings(in: tree, context(facts: setting.facts))
    }

    func context(facts: SampleFacts?) -> ValidationContext {
      ValidationContext(
        workspace: validator.examples.workspace, level: setting.level,
        now: ExampleShop.now, facts: facts)
    }
  }

  static let triggering: [Case] = StandardValidators.all.flatMap { type in
    type.examples.triggering.map {
      Case(validator: type, query: $0.query, setting: $0.setting, example: $0)
    }
  }

  static let quiet: [Case] = StandardValidators.all.flatMap { type in
    type.examples.quiet.map { Case(validator: type, query: $0.query, setting: $0.setting) }
  }

  @Test("Every validator has three examples of each kind and describes its codes")
  func enough() throws {
    for type in StandardValidators.all {
      let name = type.description.name
      #expect(type.examples.triggering.count >= 3, "\(name)")
      #expect(type.examples.quiet.count >= 3, "\(name)")
      for example in type.examples.triggering {
        #expect(
          CodeCatalog.description(of: example.code) != nil
            || type.codes.contains { $0.code == example.code }, "\(name): \(example.code)")
      }
      for code in type.codes {
        #expect(
          type.examples.triggering.contains { $0.code == code.code }, "\(name): \(code.code)")
        #expect(CodeCatalog.description(of: code.code) == nil, "\(code.code) is in the catalog")
      }
    }
  }

  @Test("An example is found once, under its code, at its mark", arguments: triggering)
  func finds(_ example: Case) throws {
    let expected = try #require(example.example)
    let parsed = try QueryParser.parse(example.query)
    let tree = try #require(parsed.tree)
    #expect(
      QueryStructure.findings(in: tree, level: example.setting.level) == [], "not an audience")
    let findings = try example.findings(in: tree)
    try #require(findings.map(\.code) == [expected.code])
    guard case .node(let id, let words) = findings[0].place else {
      Issue.record("not at a node")
      return
    }
    let span = parsed.span(ofNode: id, words: words)
    #expect(
      parsed.source.substring(span) == parsed.source.substring(expected.span)
        && span == expected.span)
  }

  @Test("The first suggestion mends it, and nothing new is found", arguments: triggering)
  func mends(_ example: Case) throws {
    let expected = try #require(example.example)
    let tree = try ExampleShop.tree(example.query)
    let finding = try #require(try example.findings(in: tree).first)
    guard let mended = expected.mended else {
      #expect(finding.suggestions.isEmpty)
      return
    }
    let edited = try ExampleShop.applying(try #require(finding.suggestions.first), to: tree)
    #expect(QueryPrinter.text(edited) == mended)
    // What samples say of the new tree is another thing.
    let context = example.context(facts: nil)
    let before = try ExampleShop.findings(in: tree, context).map(\.code)
    let after = try ExampleShop.findings(in: edited, context)
    #expect(after.allSatisfy { before.contains($0.code) && $0.code != expected.code }, "\(after)")
  }

  @Test(
    "A prompt of an example comes to a tree in which the same is found",
    arguments: triggering.filter { $0.example?.prompt != nil })
  func prompts(_ example: Case) async throws {
    let expected = try #require(example.example)
    let strategy = try OfflineStrategy(
      settings: PluginSettings(for: OfflineStrategy.description))
    let outcome = try await strategy.generate(
      GenerationRequest(
        task: .generate(Prompt(try #require(expected.prompt))), level: example.setting.level,
        workspace: example.validator.examples.workspace, now: ExampleShop.now)
    ) { _ in }
    guard case .readings(let readings, _) = outcome, let reading = readings.first else {
      Issue.record("\(outcome)")
      return
    }
    let findings = try example.findings(in: reading.tree)
    #expect(
      findings.contains { $0.code == expected.code }, "\(QueryPrinter.text(reading.tree))")
  }

  @Test("What is fine is not reported", arguments: quiet)
  func passes(_ example: Case) throws {
    #expect(try example.findings(in: ExampleShop.tree(example.query)) == [])
  }
}
