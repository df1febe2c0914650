import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginTesting
import AudienceSchema
import Foundation
import Testing

/// What the suites say of plugins that break the contract, and of ones that do not.
struct SuiteFaultTests {
  /// Does not come back until it is given up.
  private static func hang() {
    while !Task.isCancelled { Thread.sleep(forTimeInterval: 0.01) }
  }

  private struct HangingValidator: ConditionValidator {
    static let description = PluginDescription(
      name: "hanging", version: "1", summary: "does not come back")

    init(settings: PluginSettings) {}

    func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
      hang()
      return []
    }
  }

  private struct HangingExporter: ConditionExporter {
    static let description = HangingValidator.description

    init(settings: PluginSettings) {}

    func export(_ request: ExportRequest) -> ExportedText {
      hang()
      return ExportedText("\n")
    }
  }

  private struct HangingStrategy: GenerationStrategy {
    static let description = HangingValidator.description

    init(settings: PluginSettings) {}

    func generate(
      _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
    ) async throws -> GenerationOutcome {
      hang()
      return .declined(Refusal(.reword, cause: "late"))
    }
  }

  private static let patience: Duration = .seconds(1)

  static let hanging: [(kind: String, run: @Sendable () -> ConformanceReport)] = [
    (
      "validator",
      { ValidatorConformance(HangingValidator.self, patience: patience).run() }
    ),
    ("exporter", { ExporterConformance(HangingExporter.self, patience: patience).run() }),
    (
      "strategy",
      {
        StrategyConformance(
          HangingStrategy.self, prompts: ["Customers who have an email"], patience: patience
        ).run()
      }
    ),
  ]

  @Test(
    "A plugin that does not come back breaks one rule, and ends the suite",
    arguments: hanging.indices)
  func hangs(_ index: Int) {
    let report = Self.hanging[index].run()
    #expect(report.failures.count == 1, "\(report)")
    #expect(
      report.failures.first?.text.contains("\(Self.hanging[index].kind) 'hanging' did nothing for")
        == true, "\(report)")
    #expect(!report.skipped.isEmpty)
    #expect(report.description.contains("\(report.skipped.count) rules were not looked at"))
  }

  // MARK: - Exporters

  private struct LinesExporter: ConditionExporter {
    static let description = PluginDescription(
      name: "lines", version: "1", summary: "a table of RFC 4180")

    init(settings: PluginSettings) {}

    func export(_ request: ExportRequest) -> ExportedText { ExportedText("id\r\n1\r\n") }
  }

  @Test("A text may end with the line end of CSV")
  func lineEnds() {
    let report = ExporterConformance(LinesExporter.self).run()
    #expect(report.failures.isEmpty, "\(report)")
  }

  // MARK: - Strategies

  private struct UnknowingStrategy: GenerationStrategy {
    static let description = PluginDescription(
      name: "unknowing", version: "1", summary: "selects by a trait that is not there")

    init(settings: PluginSettings) {}

    func generate(
      _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
    ) async throws -> GenerationOutcome {
      if request.task.source.text.contains("bought") {
        throw CocoaLike(text: "no\u{1B}[2J\nwonder")
      }
      return .readings(
        [
          Reading(
            level: .users, tree: ConditionTree(.test(.trait("no_such_trait"), .exists)),
            confidence: 1)
        ], question: nil)
    }
  }

  private struct CocoaLike: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  @Test("A failure is one line that says the cause and acts on no terminal")
  func causes() {
    let report = StrategyConformance(
      UnknowingStrategy.self, prompts: ["Customers who have an email"], largeWorkspace: nil
    ).run()
    let texts = report.failures.map(\.text)
    #expect(
      texts.contains { $0.contains("has no user trait or audience 'no_such_trait'") }, "\(texts)")
    #expect(texts.contains { $0.contains("no\\u{1B}[2J") }, "\(texts)")
    for scalar in texts.joined().unicodeScalars {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F)
    }
  }

  // MARK: - Validators

  /// Finds every node that reads the phone, with examples and places that do not hold.
  private struct MisleadingValidator: ConditionValidator {
    static let description = PluginDescription(
      name: "misleading", version: "1", summary: "tells what does not hold")
    static let codes = [
      CodeDescription("phone-read", .validation, exit: 0, "the phone is read", "Do not.")
    ]
    static let examples = ValidatorExamples(
      triggering: [
        ValidatorExample(
          "phone-read", "«trait('phone').exists()»", mended: "nonsense event(")
      ])

    init(settings: PluginSettings) {}

    func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
      tree.nodes.filter { $0.condition == .test(.trait("phone"), .exists) }.map { node in
        Finding(
          "phone-read", .warning, at: .node(node.id, words: "fax"), "the phone is read",
          suggestions: [Suggestion("the e-mail address", .setNode(node.id, "trait 'email'"))])
      }
    }
  }

  @Test("What an example says of its suggestion, and words that a node does not say, are looked at")
  func examples() {
    let report = ValidatorConformance(
      MisleadingValidator.self, triggering: ["trait('phone').exists()"]
    ).run()
    let texts = report.failures.map(\.text)
    #expect(
      texts.contains {
        $0.hasPrefix(
          "'the e-mail address' makes 'trait('email').exists()' of it, and it says "
            + "'nonsense event('")
      }, "\(texts)")
    #expect(
      texts.contains { $0.contains("points at 'fax', which node 1 does not say") }, "\(texts)")
  }
}
