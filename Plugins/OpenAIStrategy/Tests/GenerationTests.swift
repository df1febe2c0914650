import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import AudienceThreads
import ModelClient
import NetworkClient
import Testing

@testable import OpenAIStrategy

@Suite("Generations of the OpenAI strategy")
struct GenerationTests {
  private static let query =
    "event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()"

  @Test("an answer becomes a tree with the words it quotes")
  func good() async throws {
    let lab = try Lab(.saying(Lab.good))
    let reading = try await lab.generate().best
    #expect(QueryPrinter.text(reading.tree) == Self.query)
    #expect(reading.level == .users)
    let words = reading.provenance.mapValues { entries in
      entries.flatMap(\.spans).map { SourceText(Lab.prompt).substring($0) }
    }
    #expect(
      words == [
        1: ["and"], 2: ["haven't purchased", "in the last 30 days"], 3: ["have a phone"],
      ])
    #expect(reading.unusedWords.map { SourceText(Lab.prompt).substring($0) } == ["Customers"])
    #expect(lab.server.requests.count == 1)
  }

  @Test("quotes that are not in the prompt are dropped")
  func quotes() async throws {
    let lab = try Lab(
      .saying(
        Lab.answer(
          Lab.count("Order Completed", quotes: ["never bought", "\u{1B}[31m", ""]),
          notUsed: ["nobody", "PHONE"],
          assumptions: #"[{"quote":"no such words","text":"x"}]"#)))
    let reading = try await lab.generate().best
    #expect(reading.provenance.values.flatMap { $0 }.flatMap(\.spans).isEmpty)
    #expect(reading.unusedWords.map { SourceText(Lab.prompt).substring($0) } == ["phone"])
    #expect(reading.assumptions.flatMap(\.spans).isEmpty)
  }

  @Test("a name that the workspace does not have is asked about once, with the finding")
  func repair() async throws {
    let lab = try Lab(
      .saying(Lab.answer(Lab.count("Order Complete"))), .saying(Lab.good))
    let reading = try await lab.generate().best
    #expect(QueryPrinter.text(reading.tree) == Self.query)
    #expect(lab.server.requests.count == 2)
    let messages = try #require(try lab.body(1)["messages"]?.arrayValue)
    #expect(messages.count == 4)
    #expect(messages[2]["role"] == .text("assistant"))
    let turn = try JSONReader.read(messages[3]["content"]?.stringValue ?? "")
    let problem = turn["problems"]?.arrayValue?.first?.stringValue ?? ""
    #expect(problem.contains("workspace 'shop' has no event 'Order Complete'"))
    #expect(problem.contains("Order Completed"))
    #expect(reading.notes.contains { $0.hasPrefix("asked twice") })
  }

  @Test("after one repair the answer is refused, with the nearest names")
  func stillWrong() async throws {
    let lab = try Lab(.saying(Lab.answer(Lab.count("Order Complete"))))
    let failure = try #require(await lab.failure())
    #expect(failure.code == .reword)
    #expect(failure.help?.contains("has no event 'Order Complete'") == true)
    #expect(failure.help?.contains("Order Completed") == true)
    #expect(lab.server.requests.count == 2)
  }

  @Test(
    "an answer that is no tree is asked about once, then refused",
    arguments: [
      "", "I will not", "{}", #"{"status":"ok","level":"users","tree":{"and":[]}}"#,
      #"{"status":"ok","level":"users","tree":{"any_user":{"test":{"trait":"phone"},"comparator":"exists","values":[],"span":null}}}"#,
      #"{"status":"ok","level":"users","tree":{"test":{"property":"total"},"comparator":"exists","values":[],"span":null}}"#,
    ])
  func noTree(_ text: String) async throws {
    let lab = try Lab(.saying(text))
    let failure = try #require(await lab.failure())
    #expect([.reword, .unavailable].contains(failure.code), "\(failure)")
    #expect(!lab.server.requests.isEmpty)
  }

  @Test("errors of the validators go into the one repair turn")
  func validators() async throws {
    let lab = try Lab(
      .saying(Lab.answer(Lab.count("Order Completed", days: 7))), .saying(Lab.good))
    _ = try await lab.generate(validate: { tree, _ in
      QueryPrinter.text(tree).contains("within(7 days)")
        ? [Finding(.typeMismatch, at: .node(1, words: nil), "seven is not a number of days here")]
        : []
    })
    let messages = try lab.body(1)["messages"]?.arrayValue
    #expect(messages?.last?["content"]?.stringValue?.contains("seven is not a number") == true)
  }

  @Test("a window beyond the limit is not asked about again")
  func lookback() async throws {
    let lab = try Lab(.saying(Lab.answer(Lab.count("Order Completed", days: 400))))
    let failure = try #require(await lab.failure())
    #expect(failure.code == .lookback)
    #expect(failure.message == "Your plan only supports a compute history of 365 days.")
    #expect(lab.server.requests.count == 1)
  }

  @Test("a model that says it cannot is a reword error with its reason")
  func cannot() async throws {
    let lab = try Lab(
      .saying(
        #"{"status":"cannot","reason":"nothing says who\u001b[31m will churn","level":"users","tree":null,"assumptions":[],"not_used":[]}"#
      ))
    let failure = try #require(await lab.failure())
    #expect(failure.code == .reword)
    #expect(failure.help?.contains("the model says: nothing says who") == true)
    #expect(lab.server.requests.count == 1)
  }

  @Test("a refusal is a reword error with the model's words")
  func refusal() async throws {
    let lab = try Lab(.refusing("I'm sorry, I can't help with that."))
    let failure = try #require(await lab.failure())
    #expect(failure.code == .reword)
    #expect(failure.help?.contains("I'm sorry, I can't help with that.") == true)
  }

  @Test("a level that was set is kept")
  func level() async throws {
    let lab = try Lab(.saying(Lab.good))
    await #expect(throws: FindingError.self) { try await lab.generate(level: .accounts) }
    #expect(
      try lab.body(0)["messages"]?.arrayValue?[1]["content"]?.stringValue?
        .contains(#""level":"accounts""#) == true)
    #expect(lab.server.requests.count == 2)
  }

  @Test("an instruction changes the tree at hand, whose other nodes keep their ids")
  func refine() async throws {
    let old = try QueryParser.parse(Self.query).tree
    let lab = try Lab(
      .saying(
        Lab.answer(
          #"{"and":[\#(Lab.count("Order Completed", days: 7, quotes: ["7 days"])),\#(Lab.phone)],"quotes":[]}"#
        )))
    let reading = try await lab.refine(#require(old), "make it 7 days").best
    #expect(reading.tree.nodes.map(\.id) == [1, 2, 3])
    #expect(QueryPrinter.text(reading.tree).contains("within(7 days)"))
    #expect(reading.provenance.keys.sorted() == [2])
    let turn = try lab.body(0)["messages"]?.arrayValue?.last?["content"]?.stringValue ?? ""
    let sent = try JSONReader.read(turn)
    #expect(sent["instruction"] == .text("make it 7 days"))
    #expect(try AnswerForm.tree(from: #require(sent["tree"]), at: "").tree == old)
  }

  @Test("a schema that is too long for the model is halved once")
  func contextTooLong() async throws {
    let events = (0..<300).map { EventSchema(EventName("Event \($0)"), lastSeen: Lab.now) }
    let lab = try Lab(
      .error(400, code: "context_length_exceeded"),
      .saying(Lab.answer(Lab.count("Event 7"))))
    let reading = try await lab.generate(
      "Customers who did Event 7 not once in the last 30 days",
      in: Lab.workspace(events: events)
    ).best
    #expect(lab.server.requests.count == 2)
    #expect(lab.server.requests[1].body.count < lab.server.requests[0].body.count)
    #expect(reading.notes.contains { $0.contains("budget has no room for") })
  }

  @Test("the progress moves with what arrives and names what is found")
  func progress() async throws {
    let lab = try Lab(.saying(Lab.good))
    let stages = Stages()
    let request = GenerationRequest(
      task: .generate(try Prompt(Lab.prompt)), workspace: Lab.shop, now: Lab.now)
    _ = try await lab.strategy.generate(request) { stages.add($0) }
    let all = stages.all
    let fractions = all.compactMap(\.fraction)
    #expect(fractions == fractions.sorted())
    #expect(all.contains { $0.stage == "reading: Order Completed, phone" })
    #expect(all.last?.stage == "checking the answer")
  }

  @Test("cancelling ends the exchange at once and is told as cancelled")
  func cancel() async throws {
    let lab = try Lab(FakeServer.Answer(hangs: true))
    let start = ContinuousClock.now
    let error = await #expect(throws: FindingError.self) {
      try await lab.generate(isCancelled: { ContinuousClock.now - start > .milliseconds(100) })
    }
    #expect(error?.first.code == .cancelled)
  }

  @Test("without consent nothing is sent, also to find a model")
  func consent() async throws {
    let lab = try Lab(.saying(Lab.good), settings: ["model": ""])
    #expect(await lab.failure(hasConsent: false)?.code == .consent)
    #expect(lab.server.requests.isEmpty)
  }

  @Test("without a model the server's list is asked for a known one")
  func models() async throws {
    let list = FakeServer.Answer(
      headers: ["content-type": "application/json"],
      body: [#"{"object":"list","data":[{"id":"whisper-1"},{"id":"gpt-4o"},{"id":"gpt-5.5"}]}"#])
    let lab = try Lab(list, .saying(Lab.good), settings: ["model": ""])
    _ = try await lab.generate()
    #expect(lab.server.requests.map(\.method) == [.get, .post])
    #expect(try lab.body(1)["model"] == .text("gpt-5.5"))
  }
}

/// What a strategy reports, all of it.
private final class Stages: Sendable {
  private let list = Locked<[WorkProgress]>([])

  var all: [WorkProgress] { list.withLock { $0 } }

  func add(_ progress: WorkProgress) { list.withLock { $0.append(progress) } }
}
