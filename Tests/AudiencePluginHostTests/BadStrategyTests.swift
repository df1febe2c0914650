import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceTime
import Testing

/// Strategies that break the contract, each in one way.
struct BadStrategyTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    let id: String
    let message: String
    let outcome: @Sendable () -> GenerationOutcome

    init(
      _ id: String, _ message: String, _ outcome: @escaping @Sendable () -> GenerationOutcome
    ) {
      self.id = id
      self.message = message
      self.outcome = outcome
    }

    init(
      _ id: String, _ message: String, reading: @escaping @Sendable () -> Reading
    ) {
      self.init(id, message) { .readings([reading()], question: nil) }
    }

    var testDescription: String { id }
  }

  private static func nested(_ levels: Int) -> ConditionTree {
    var condition = Condition.test(.trait("email"), .exists)
    for _ in 0..<levels { condition = .not(ConditionNode(condition)) }
    return ConditionTree(condition)
  }

  private static func reading(
    _ condition: Condition, level: AudienceLevel = .users
  ) -> Reading {
    Reading(level: level, tree: ConditionTree(condition), confidence: 1)
  }

  private static let email = ConditionNode(.test(.trait("email"), .exists))

  static let all: [Bad] = [
    Bad("no reading", "strategy 'scripted' returned no reading") {
      .readings([], question: nil)
    },
    Bad(
      "201 levels",
      "strategy 'scripted' returned no valid tree: expected at most 200 levels of nesting"
    ) {
      Reading(level: .users, tree: nested(201), confidence: 1)
    },
    Bad(
      "3000 levels",
      "strategy 'scripted' returned no valid tree: expected at most 200 levels of nesting"
    ) {
      Reading(level: .users, tree: nested(3000), confidence: 1)
    },
    Bad(
      "ANY for users",
      "strategy 'scripted' returned no valid tree: ANY asks about the users of an account: "
        + "expected an audience of accounts"
    ) {
      reading(.any(email))
    },
    Bad(
      "an entity",
      "strategy 'scripted' returned no valid tree: entity(…) belongs to Linked Audiences: "
        + "expected event('…')"
    ) {
      reading(
        .compare(.measure(Stream(.entity("orders")), .count), .equal, .literal(.integer(1))))
    },
    Bad(
      "a junction of one",
      "strategy 'scripted' returned a tree that query text cannot say: trait('email').exists()"
    ) {
      reading(.and([email]))
    },
    Bad(
      "provenance of a node that is not there",
      "strategy 'scripted' explained node 9, which its tree does not have"
    ) {
      Reading(
        level: .users, tree: ConditionTree(email.condition), confidence: 1, provenance: [9: []])
    },
    Bad(
      "a span outside",
      "strategy 'scripted' gave a span of the unused words, 40..<99, that is not in the text of "
        + "43 bytes"
    ) {
      Reading(
        level: .users, tree: ConditionTree(email.condition), confidence: 1,
        unusedWords: [Span(40, 99)])
    },
    Bad(
      "a span inside a character",
      "strategy 'scripted' gave a span of an assumption, 0..<3, that does not begin and end between "
        + "characters: byte 3 is inside one"
    ) {
      Reading(
        level: .users, tree: ConditionTree(email.condition), confidence: 1,
        assumptions: [Assumption("x", spans: [Span(0, 3)])])
    },
    Bad(
      "a span outside the text it explains",
      "strategy 'scripted' gave a span of node 1, 0..<9, that is not in the text of 3 bytes"
    ) {
      Reading(
        level: .users, tree: ConditionTree(email.condition), confidence: 1,
        provenance: [
          1: [Provenance("x", from: .prompt(SourceText("abc")), spans: [Span(0, 9)], reason: "y")]
        ])
    },
    Bad(
      "choices that are not the readings",
      "strategy 'scripted' asked a question with 2 choices for 1 readings"
    ) {
      .readings([reading(email.condition)], question: Question("which?", choices: ["a", "b"]))
    },
    Bad(
      "a code of something else",
      "strategy 'scripted' declined with the code 'syntax', which is none of a generation"
    ) {
      .declined(Refusal(.syntax, cause: "whatever"))
    },
    Bad(
      "a refusal with spans outside",
      "strategy 'scripted' gave a span of its refusal, 0..<500, that is not in the text of "
        + "43 bytes"
    ) {
      .declined(Refusal(.reword, cause: "whatever", spans: [Span(0, 500)]))
    },
  ]

  @Test(
    "What breaks the contract is refused, naming the plugin, and the host lives on",
    arguments: all)
  func refuses(_ bad: Bad) throws {
    let isBad = Shared(true)
    let host = GenerationHost(
      ScriptedStrategy { _ in
        isBad.value
          ? bad.outcome() : .readings([Example.reading("trait('email').exists()")], question: nil)
      }, disabled: DisabledPlugins())
    let request = try Example.request("Crème brûlée customers who have an email")
    let error = #expect(throws: FindingError.self) {
      try host.generate(request, allowsPersonalData: false, hasConsent: true)
    }
    #expect(error?.first.code == .plugin)
    #expect(error?.first.message == bad.message)
    isBad.set(false)
    let result = try host.generate(request, allowsPersonalData: false, hasConsent: true)
    #expect(result.readings.count == 1)
  }

  @Test("An answer for the other level than was asked for is refused")
  func otherLevel() throws {
    let request = GenerationRequest(
      task: .generate(try GenerationHost.prompt(from: "Accounts that have an email")),
      level: .accounts, workspace: Example.workspace, now: Instant(microseconds: 0))
    let host = GenerationHost(
      ScriptedStrategy { _ in
        .readings([Example.reading("trait('email').exists()")], question: nil)
      }, disabled: DisabledPlugins())
    let error = #expect(throws: FindingError.self) {
      try host.generate(request, allowsPersonalData: false, hasConsent: true)
    }
    #expect(
      error?.first.message == "strategy 'scripted' answered for users where accounts were asked for"
    )
  }

  @Test("A confidence that is no number counts as none")
  func confidence() {
    let reading = Reading(
      level: .users, tree: ConditionTree(.test(.trait("email"), .exists)), confidence: .nan)
    #expect(reading.confidence == 0)
  }
}
