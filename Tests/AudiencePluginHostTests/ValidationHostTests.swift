import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceTime
import Testing

/// A validator that does what a test says.
struct ScriptedValidator: ConditionValidator {
  static let description = PluginDescription(
    name: "scripted", version: "1.0", summary: "does what a test says")
  static let codes = [
    CodeDescription("scripted-code", .validation, exit: 0, "a test said so", "It did.")
  ]

  let body: @Sendable () throws -> [Finding]

  init(_ body: @escaping @Sendable () throws -> [Finding]) { self.body = body }

  init(settings: PluginSettings) { self.init { [] } }

  func findings(in tree: ConditionTree, _ context: ValidationContext) throws -> [Finding] {
    try body()
  }
}

/// A validator that notes every node.
struct NotingValidator: ConditionValidator {
  static let description = PluginDescription(
    name: "noting", version: "1.0", summary: "notes every node")

  init(settings: PluginSettings) {}
  init() {}

  func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.nodes.map { Finding(.typeMismatch, .note, at: .node($0.id, words: nil), "noted") }
  }
}

struct ValidationHostTests {
  private let tree = Example.tree("trait('email').exists() AND trait('vips') = 'true'")
  private let context = ValidationContext(
    workspace: Example.workspace, level: .users, now: Instant(microseconds: 0))

  struct Bad: Sendable, CustomTestStringConvertible {
    let id: String
    let message: String
    var isOff = false
    let body: @Sendable () throws -> [Finding]

    var testDescription: String { id }
  }

  struct Broken: Error {}

  static let bad: [Bad] = [
    Bad(id: "throws", message: "validator 'scripted' failed: Broken()") { throw Broken() },
    Bad(
      id: "hangs", message: "validator 'scripted' did nothing for 0.2 s and is off until restart",
      isOff: true
    ) {
      let end = ContinuousClock.now + .seconds(2)
      while ContinuousClock.now < end {}
      return []
    },
    Bad(
      id: "points at a node that is not there",
      message: "validator 'scripted' pointed at node 77, which the tree does not have"
    ) {
      [Finding(.typeMismatch, at: .node(77, words: nil), "x")]
    },
    Bad(
      id: "suggests for a node that is not there",
      message: "validator 'scripted' pointed at node 78, which the tree does not have"
    ) {
      [
        Finding(
          .typeMismatch, at: .node(1, words: nil), "x",
          suggestions: [Suggestion("y", .setNode(78, "z"))])
      ]
    },
    Bad(
      id: "points nowhere",
      message: "validator 'scripted' found something (type-mismatch) that does not point at a node"
    ) {
      [Finding(.typeMismatch, at: .whole, "x")]
    },
    Bad(
      id: "has a code of its own that it does not describe",
      message: "validator 'scripted' found something of the code 'secret', which it does not "
        + "describe"
    ) {
      [Finding("secret", at: .node(1, words: nil), "x")]
    },
  ]

  @Test("A validator that breaks is named once, and the others' findings stay", arguments: bad)
  func keepsTheOthers(_ bad: Bad) throws {
    let disabled = DisabledPlugins()
    let host = ValidationHost(
      [ScriptedValidator(bad.body), NotingValidator()],
      limits: PluginLimits(silence: .milliseconds(200)), disabled: disabled)
    let findings = try host.findings(in: tree, context)
    #expect(findings.map(\.message) == [bad.message, "noted", "noted", "noted"])
    #expect(findings.first?.code == .plugin)
    guard bad.isOff else { return }
    #expect(
      try host.findings(in: tree, context).map(\.message) == ["noted", "noted", "noted"])
  }

  @Test("Findings come by node, the gravest first, none twice")
  func order() throws {
    let scripted = ScriptedValidator {
      [
        Finding(.lookback, .warning, at: .node(3, words: nil), "third"),
        Finding("scripted-code", .error, at: .node(1, words: nil), "first"),
        Finding(.lookback, .warning, at: .node(3, words: nil), "third"),
      ]
    }
    let host = ValidationHost([NotingValidator(), scripted], disabled: DisabledPlugins())
    #expect(
      try host.findings(in: tree, context).map(\.message)
        == ["first", "noted", "noted", "third", "noted"])
  }

  @Test("Cancelling ends the checks")
  func cancelling() {
    let host = ValidationHost([NotingValidator()], disabled: DisabledPlugins())
    let error = #expect(throws: FindingError.self) {
      try host.findings(in: tree, context, isCancelled: { true })
    }
    #expect(error?.first.code == .cancelled)
  }
}
