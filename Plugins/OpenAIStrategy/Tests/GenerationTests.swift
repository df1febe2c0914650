import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema
import ModelClient
import Synchronization
import Testing

@testable import OpenAIStrategy

@Suite("Generations of the OpenAI strategy")
struct GenerationTests {
  private static let query =
    "event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()"

  @Test("an answer becomes a tree with the words it quotes")
  func good() throws {
    let lab = try Lab(.saying(Lab.good))
    let reading = try lab.generate().best
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
  func quotes() throws {
    let lab = try Lab(
      .saying(
        Lab.answer(
          Lab.count("Order Completed", quotes: ["never bought", "\u{1B}[31m", ""]),
          notUsed: ["nobody", "PHONE"],
          assumptions: #"[{"quote":"no such words","text":"x"}]"#)))
    let reading = try lab.generate().best
    #expect(reading.provenance.values.flatMap { $0 }.flatMap(\.spans).isEmpty)
    #expect(reading.unusedWords.map { SourceText(Lab.prompt).substring($0) } == ["phone"])
    #expect(reading.assumptions.flatMap(\.spans).isEmpty)
  }

  @Test("a name that the workspace does not have is asked about once, with the finding")
  func repair() throws {
    let lab = try Lab(
      .saying(Lab.answer(Lab.count("Order Complete"))), .saying(Lab.good))
    let reading = try lab.generate().best
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
  func stillWrong() throws {
    let lab = try Lab(.saying(Lab.answer(Lab.count("Order Complete"))))
    let failure = try #require(lab.failure())
    #expect(failure.code == .reword)
    #expect(failure.help?.contains("has no event 'Order Complete'") == true)
    #expect(failure.help?.contains("Order Completed") == true)
    #expect(lab.server.requests.count == 2)
  }

  @Test("an answer that is no tree is asked about once, then refused", arguments: [
    "", "I will not", "{}", #"{"status":"ok","level":"users","tree":{"and":[]}}"#,
    #"{"status":"ok","level":"users","tree":{"any_user":{"test":{"trait":"phone"},"comparator":"exists","values":[],"span":null}}}"#,
    #"{"status":"ok","level":"users","tree":{"test":{"property":"total"},"comparator":"exists","values":[],"span":null}}"#,
  ])
  func noTree(_ text: String) throws {
    let lab = try Lab(.saying(text))
    let failure = try #require(lab.failure())
    #expect([.reword, .unavailable].contains(failure.code), "\(failure)")
    #expect(!lab.server.requests.isEmpty)
  }

  @Test("errors of the validators go into the one repair turn")
  func validators() throws {
    let lab = try Lab(
      .saying(Lab.answer(Lab.count("Order Completed", days: 7))), .saying(Lab.good))
    _ = try lab.generate(validate: { tree, _ in
      QueryPrinter.text(tree).contains("within(7 days)")
        ? [Finding(.typeMismatch, at: .node(1, words: nil), "seven is not a number of days here")]
        : []
    })
    let messages = try lab.body(1)["messages"]?.arrayValue
    #expect(messages?.last?["content"]?.stringValue?.contains("seven is not a number") == true)
  }

  @Test("a window beyond the limit is not asked about again")
  func lookback() throws {
    let lab = try Lab(.saying(Lab.answer(Lab.count("Order Completed", days: 400))))
    let failure = try #require(lab.failure())
    #expect(failure.code == .lookback)
    #expect(failure.message == "Your plan only supports a compute history of 365 days.")
    #expect(lab.server.requests.count == 1)
  }

  @Test("a model that says it cannot is a reword error with its reason")
  func cannot() throws {
    let lab = try Lab(
      .saying(
        #"{"status":"cannot","reason":"nothing says who\u001b[31m will churn","level":"users","tree":null,"assumptions":[],"not_used":[]}"#
      ))
    let failure = try #require(lab.failure())
    #expect(failure.code == .reword)
    #expect(failure.help?.contains("the model says: nothing says who") == true)
    #expect(lab.server.requests.count == 1)
  }

  @Test("a refusal is a reword error with the model's words")
  func refusal() throws {
    let lab = try Lab(.refusing("I'm sorry, I can't help with that."))
    let failure = try #require(lab.failure())
    #expect(failure.code == .reword)
    #expect(failure.help?.contains("I'm sorry, I can't help with that.") == true)
  }

  @Test("a level that was set is kept")
  func level() throws {
    let lab = try Lab(.saying(Lab.good))
    #expect(throws: FindingError.self) { try lab.generate(level: .accounts) }
    #expect(try lab.body(0)["messages"]?.arrayValue?[1]["content"]?.stringValue?
      .contains(#""level":"accounts""#) == true)
    #expect(lab.server.requests.count == 2)
  }

  @Test("a schema that is too long for the model is halved once")
  func contextTooLong() throws {
    let events = (0..<300).map { EventSchema(EventName("Event \($0)"), lastSeen: Lab.now) }
    let lab = try Lab(
      .error(400, code: "context_length_exceeded"),
      .saying(Lab.answer(Lab.count("Event 7"))))
    let reading = try lab.generate(
      "Customers who did Event 7 not once in the last 30 days",
      in: Lab.workspace(events: events)
    ).best
    #expect(lab.server.requests.count == 2)
    #expect(lab.server.requests[1].body.count < lab.server.requests[0].body.count)
    #expect(reading.notes.contains { $0.contains("budget has no room for") })
  }

  @Test("the progress moves with what arrives and names what is found")
  func progress() throws {
    let lab = try Lab(.saying(Lab.good))
    let stages = Mutex<[WorkProgress]>([])
    let outcome = Mutex<String>("")
    let request = GenerationRequest(
      task: .generate(try Prompt(Lab.prompt)), workspace: Lab.shop, now: Lab.now)
    let done = DispatchSemaphoreBox()
    Task {
      let result = try? await lab.strategy.generate(request) { progress in
        stages.withLock { $0.append(progress) }
      }
      outcome.withLock { $0 = result == nil ? "" : "done" }
      done.signal()
    }
    done.wait()
    #expect(outcome.withLock { $0 } == "done")
    let all = stages.withLock { $0 }
    let fractions = all.compactMap(\.fraction)
    #expect(fractions == fractions.sorted())
    #expect(all.contains { $0.stage == "reading: Order Completed, phone" })
    #expect(all.last?.stage == "checking the answer")
  }

  @Test("cancelling ends the exchange at once and is told as cancelled")
  func cancel() throws {
    let lab = try Lab(FakeServer.Answer(hangs: true))
    let start = ContinuousClock.now
    let error = #expect(throws: FindingError.self) {
      try lab.generate(isCancelled: { ContinuousClock.now - start > .milliseconds(100) })
    }
    #expect(error?.first.code == .cancelled)
  }

  @Test("without consent nothing is sent, also to find a model")
  func consent() throws {
    let lab = try Lab(.saying(Lab.good), settings: ["model": ""])
    #expect(lab.failure(hasConsent: false)?.code == .consent)
    #expect(lab.server.requests.isEmpty)
  }

  @Test("without a model the server's list is asked for a known one")
  func models() throws {
    let list = FakeServer.Answer(
      headers: ["content-type": "application/json"],
      body: [#"{"object":"list","data":[{"id":"whisper-1"},{"id":"gpt-4o"},{"id":"gpt-5.5"}]}"#])
    let lab = try Lab(list, .saying(Lab.good), settings: ["model": ""])
    _ = try lab.generate()
    #expect(lab.server.requests.map(\.method) == [.get, .post])
    #expect(try lab.body(1)["model"] == .text("gpt-5.5"))
  }
}
