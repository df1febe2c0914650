import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import Testing

struct GenerationHostTests {
  private func error(
    _ prompt: String, allowsPersonalData: Bool = false, hasConsent: Bool = true,
    answering outcome: GenerationOutcome
  ) throws -> FindingError {
    let host = GenerationHost(ScriptedStrategy { _ in outcome }, disabled: DisabledPlugins())
    let request = try Example.request(prompt)
    return try #require(
      throws: FindingError.self,
      performing: {
        _ = try host.generate(
          request, allowsPersonalData: allowsPersonalData, hasConsent: hasConsent)
      })
  }

  private func words(_ finding: Finding) -> String? {
    if case .text(let source, let span) = finding.place { source.substring(span) } else { nil }
  }

  @Test("A strategy is told to prepare for a workspace, and nobody waits for it")
  func preparing() async throws {
    let told = Shared<[String]>([])
    let host = GenerationHost(PreparingStrategy(told: told), disabled: DisabledPlugins())
    host.prepare(for: Example.workspace)
    while told.value.isEmpty { await Task.yield() }
    #expect(told.value == [Example.workspace.name])
  }

  // MARK: - Before the strategy is called

  struct Length: Sendable {
    let text: String
    let count: Int
  }

  @Test(
    "A prompt too short or too long is refused with its number of characters",
    arguments: [
      Length(text: "", count: 0), Length(text: "  Big spenders ", count: 12),
      Length(text: String(repeating: "👩‍👩‍👧", count: 19), count: 19),
      Length(text: String(repeating: "a", count: 301), count: 301),
    ])
  func length(_ example: Length) {
    let error = #expect(throws: FindingError.self) {
      try GenerationHost.prompt(from: example.text)
    }
    #expect(error?.first.code == .length)
    #expect(
      error?.first.message
        == "Describe the audience in 20 to 300 characters (this has \(example.count)).")
  }

  @Test("An empty instruction is refused, one of a single character is not")
  func instructionLength() throws {
    let error = #expect(throws: FindingError.self) { try GenerationHost.instruction(from: " ") }
    #expect(
      error?.first.message == "Describe the change in 1 to 300 characters (this has 0).")
    #expect(try GenerationHost.instruction(from: "x").text == "x")
  }

  @Test("The checks run in their order: the first that fails is the error")
  func order() throws {
    let calls = Shared(0)
    let host = GenerationHost(SendingStrategy(calls: calls), disabled: DisabledPlugins())
    func code(
      _ prompt: String, allows: Bool = false, hasConsent: Bool = false
    ) throws -> FindingCode? {
      let request = try Example.request(prompt)
      do throws(FindingError) {
        _ = try host.generate(request, allowsPersonalData: allows, hasConsent: hasConsent)
        return nil
      } catch {
        return error.first.code
      }
    }
    let spanish = "Clientes que no han comprado con jane@example.org"
    let personal = "The customer whose email is jane@example.org"
    #expect(try code(spanish) == .language)
    #expect(try code(personal) == .personalData)
    #expect(try code(personal, allows: true) == .consent)
    #expect(try code("Customers who have an email") == .consent)
    #expect(calls.value == 0)
    #expect(try code("Customers who have an email", hasConsent: true) == nil)
    #expect(calls.value == 1)
  }

  @Test("Each piece of personal data is pointed at")
  func personalData() throws {
    let error = try error(
      "The customer with email jane@example.org and phone 415-555-0132",
      answering: .readings([Example.reading("trait('email').exists()")], question: nil))
    #expect(error.findings.map(words) == ["jane@example.org", "415-555-0132"])
    #expect(error.first.message == "Avoid personal data in a description: it isn't needed.")
    #expect(error.first.help == "this looks like an e-mail address")
  }

  // MARK: - After it answered

  @Test("A window longer than the lookback limit is refused at its words")
  func lookback() throws {
    let reading = Example.reading(
      "event('Order Completed').within(500 days).count() >= 1",
      provenance: [
        1: [
          Provenance(
            "event 'Order Completed'",
            from: .prompt(SourceText("Customers who ordered in the last 500 days")),
            spans: [Span(14, 21)], reason: "a synonym"),
          Provenance(
            "within last 500 days",
            from: .prompt(SourceText("Customers who ordered in the last 500 days")),
            spans: [Span(25, 42)], reason: "a window"),
        ]
      ])
    let error = try error(
      "Customers who ordered in the last 500 days",
      answering: .readings([reading], question: nil))
    #expect(error.first.code == .lookback)
    #expect(error.first.message == "Your plan only supports a compute history of 365 days.")
    #expect(error.first.help == "'the last 500 days' is a window of 500 days, the limit is 365")
    #expect(words(error.first) == "the last 500 days")
  }

  struct Window: Sendable {
    let query: String
    let isRefused: Bool
  }

  @Test(
    "Every event window counts for the lookback limit, dates of traits do not",
    arguments: [
      Window(query: "event('Order Completed').within(365 days).count() = 0", isRefused: false),
      Window(query: "event('Order Completed').within(8760 hours).count() = 0", isRefused: false),
      Window(query: "event('Order Completed').within(8761 hours).count() = 0", isRefused: true),
      Window(
        query: "event('Order Completed').between(366 days, 30 days).count() = 0", isRefused: true),
      Window(
        query: "event('Order Completed').between(30 days, 366 days).count() = 0", isRefused: true),
      Window(
        query:
          "event('Order Completed').where(event('Order Completed')"
          + ".within(parent: 366 days).count() >= 1).count() >= 1",
        isRefused: true),
      Window(query: "event('Order Completed').count() = 0", isRefused: false),
      Window(query: "trait('email').within_last(5000 days)", isRefused: false),
    ])
  func windows(_ example: Window) throws {
    let host = GenerationHost(
      ScriptedStrategy { _ in .readings([Example.reading(example.query)], question: nil) },
      disabled: DisabledPlugins())
    let request = try Example.request()
    var code: FindingCode?
    do throws(FindingError) {
      _ = try host.generate(request, allowsPersonalData: false, hasConsent: true)
    } catch {
      code = error.first.code
    }
    #expect(code == (example.isRefused ? .lookback : nil))
  }

  @Test("A refusal becomes the table's message, with the cause and the way out")
  func refusal() throws {
    let refusal = Refusal(
      .reword, cause: "nothing here is a helicopter tour", spans: [Span(14, 30)],
      nearestNames: ["Order Completed"], workingPrompt: "Customers who completed an order")
    let error = try error(
      "Customers who booked flights to the moon", answering: .declined(refusal))
    #expect(error.first.code == .reword)
    #expect(
      error.first.message
        == "The playground had trouble creating an audience from this description. "
        + "Try rewording it using these best practices (/tips).")
    #expect(error.first.help == "nothing here is a helicopter tour")
    #expect(words(error.first) == "booked flights t")
    #expect(
      error.first.suggestions.map(\.title) == [
        "did you mean 'Order Completed'?", "try: Customers who completed an order",
      ])
  }

  struct Unknown: Sendable {
    let query: String
    var level = AudienceLevel.users
    let cause: String
  }

  @Test(
    "A name that the workspace does not have is a description to reword, with the nearest names",
    arguments: [
      Unknown(
        query: "event('Order Complete').count() >= 1",
        cause: "workspace 'shop' has no event 'Order Complete'; nearest: Order Completed"),
      Unknown(
        query: "event('Order Completed').where(property('totl') > 5).count() >= 1",
        cause: "event 'Order Completed' has no property 'totl'; nearest: total"),
      Unknown(
        query: "event('Order Completed').sum(property('zzz')) > 5",
        cause: "event 'Order Completed' has no property 'zzz'"),
      Unknown(
        query: "trait('emial').exists()",
        cause: "workspace 'shop' has no user trait or audience 'emial'; nearest: email"),
      Unknown(
        query: "trait('email').exists() AND ANY trait('seats') > 5", level: .accounts,
        cause: "workspace 'shop' has no account trait or audience 'email'"),
    ])
  func unknownNames(_ example: Unknown) throws {
    let reading = Example.reading(example.query, level: example.level)
    let error = try error(
      "Customers who ordered a lot lately", answering: .readings([reading], question: nil))
    #expect(error.first.code == .reword)
    #expect(error.first.help == example.cause)
  }

  @Test("Names that the workspace knows in some way are accepted")
  func knownNames() throws {
    let query =
      "event('Order Completed').where(property('products.$.price') > 5).count() >= 1 "
      + "AND trait('vips') = 'true'"
    let result = try GenerationHost(
      ScriptedStrategy { _ in .readings([Example.reading(query)], question: nil) },
      disabled: DisabledPlugins()
    ).generate(try Example.request(), allowsPersonalData: false, hasConsent: true)
    #expect(QueryPrinter.text(result.best.tree) == query)
    #expect(result.strategy == "scripted")
  }

  @Test("A further reading with an unknown name or a long window is left out, with its choice")
  func furtherReadings() throws {
    let queries = [
      "trait('email').exists()", "trait('vips') = 'true'", "trait('nothing').exists()",
      "event('Order Completed').within(900 days).count() = 0",
    ]
    let result = try GenerationHost(
      ScriptedStrategy { _ in
        .readings(
          queries.map { Example.reading($0) },
          question: Question("which one?", choices: ["a", "b", "c", "d"]))
      }, disabled: DisabledPlugins()
    ).generate(try Example.request(), allowsPersonalData: false, hasConsent: true)
    #expect(result.readings.map { QueryPrinter.text($0.tree) } == Array(queries.prefix(2)))
    #expect(result.question?.choices == ["a", "b"])
  }

  @Test("An instruction does not answer for names and windows that the tree had before")
  func refining() throws {
    let before = Example.tree(
      "event('Gone').within(900 days).count() >= 1 AND trait('old').exists()")
    let request = GenerationRequest(
      task: .refine(try GenerationHost.instruction(from: "only VIPs"), before),
      workspace: Example.workspace, now: Instant(microseconds: 0))
    let query =
      "event('Gone').within(900 days).count() >= 1 AND trait('old').exists() "
      + "AND trait('vips') = 'true'"
    let host = GenerationHost(
      ScriptedStrategy { _ in .readings([Example.reading(query)], question: nil) },
      disabled: DisabledPlugins())
    let result = try host.generate(request, allowsPersonalData: false, hasConsent: true)
    #expect(QueryPrinter.text(result.best.tree) == query)
  }
}
