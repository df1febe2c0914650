import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSchema
import AudienceThreads
import AudienceTime
import Foundation
import ModelClient
import NetworkClient

@testable import OpenAIStrategy

/// A model server that says what a test says, one answer a request; the last one again and again.
final class FakeServer: ModelTransport {
  /// What comes back for one request.
  struct Answer: Sendable {
    var status = 200
    var headers = ["content-type": "text/event-stream", "x-request-id": "req_fake"]
    var body: [String] = []
    var failure: TransportFailure?
    /// Never ends: for cancelling.
    var hangs = false

    /// A whole stream of Chat Completions that says a text, in pieces.
    static func saying(_ text: String, finish: String = "stop") -> Answer {
      var body: [String] = []
      for piece in text.pieces(of: 9) {
        body.append(chunk(["content": .text(piece)], finish: .null))
      }
      body.append(chunk([:], finish: .text(finish)))
      body.append("data: [DONE]\n\n")
      return Answer(body: body)
    }

    static func refusing(_ text: String) -> Answer {
      Answer(body: [
        chunk(["refusal": .text(text)], finish: .null), chunk([:], finish: .text("stop")),
        "data: [DONE]\n\n",
      ])
    }

    static func error(
      _ status: Int, code: String? = nil, message: String = "no", headers: [String: String] = [:]
    ) -> Answer {
      let body: JSONValue = .object([
        "error": .object([
          "message": .text(message), "type": .text("x"),
          "code": code.map { .text($0) } ?? .null,
        ])
      ])
      return Answer(
        status: status,
        headers: ["content-type": "application/json", "x-request-id": "req_fake"]
          .merging(headers) { $1 },
        body: [body.compactText])
    }

    private static func chunk(_ delta: JSONObject, finish: JSONValue) -> String {
      let chunk: JSONValue = .object([
        "id": .text("c"), "object": .text("chat.completion.chunk"), "created": .integer(1),
        "model": .text("test-model"),
        "choices": .array([
          .object(["index": .integer(0), "delta": .object(delta), "finish_reason": finish])
        ]),
      ])
      return "data: \(chunk.compactText)\n\n"
    }
  }

  private let answers: [Answer]
  private let sent = Locked<[OutgoingRequest]>([])

  init(_ answers: [Answer]) { self.answers = answers }

  /// What was sent so far.
  var requests: [OutgoingRequest] { sent.withLock { $0 } }

  func exchange(_ request: OutgoingRequest) -> AsyncThrowingStream<TransportEvent, any Error> {
    let number = sent.withLock { sent in
      sent.append(request)
      return sent.count - 1
    }
    let answer = answers[min(number, answers.count - 1)]
    return AsyncThrowingStream { continuation in
      continuation.yield(.sent)
      if answer.hangs { return }
      if let failure = answer.failure, answer.body.isEmpty {
        continuation.finish(throwing: failure)
        return
      }
      continuation.yield(.head(AnswerHead(status: answer.status, headers: answer.headers)))
      for piece in answer.body { continuation.yield(.body(Array(piece.utf8))) }
      if let failure = answer.failure {
        continuation.finish(throwing: failure)
      } else {
        continuation.finish()
      }
    }
  }
}

/// A clock whose waits are over at once.
final class QuickClock: ModelClock {
  private let time = Locked(Duration.zero)

  var now: Duration { time.withLock { $0 } }
  var secondsSince1970: Int { 1_770_000_000 }

  func sleep(until deadline: Duration) async throws {
    try Task.checkCancellation()
    // A deadline of a minute is that of the whole: nobody here waits for it.
    guard deadline - now < .seconds(20) else {
      try await Task.sleep(for: .seconds(3600))
      return
    }
    time.withLock { $0 = max($0, deadline) }
  }
}

extension String {
  func pieces(of size: Int) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return pieces
  }
}

/// A strategy over a fake server.
struct Lab {
  let server: FakeServer
  let strategy: OpenAIStrategy

  static let key = "sk-CANARY-7b1f0c2d9e"
  static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"
  static let now = Instant(microseconds: 1_772_323_200_000_000)

  /// - Parameter environment: where the key comes from.
  init(
    _ answers: FakeServer.Answer..., settings: [String: String] = [:],
    environment: [String: String] = ["OPENAI_API_KEY": Lab.key]
  ) throws {
    server = FakeServer(answers)
    var values = ["base-url": "https://model.example/v1", "model": "test-model"]
    values.merge(settings) { $1 }
    let checked = try OpenAISettings(
      PluginSettings(values, for: OpenAIStrategy.description, environment: environment))
    strategy = OpenAIStrategy(
      checked,
      connection: ModelConnection(settings: checked, clock: QuickClock()) { [server] _ in server })
  }

  /// Generates as a session does, consent given: on a thread of its own, as the host wants it; it
  /// waits, and what it waits for runs where tests run.
  func generate(
    _ prompt: String = Lab.prompt, in workspace: Workspace = Lab.shop,
    level: AudienceLevel? = nil, allowsPersonalData: Bool = false, hasConsent: Bool = true,
    validate: @escaping @Sendable (ConditionTree, AudienceLevel) -> [Finding] = { _, _ in [] },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) async throws -> GenerationResult {
    let request = GenerationRequest(
      task: .generate(try Prompt(prompt)), level: level, workspace: workspace, now: Self.now)
    return try await run(
      request, allowsPersonalData, hasConsent, validate, isCancelled, onProgress)
  }

  /// Refines a tree as a session does.
  func refine(_ tree: ConditionTree, _ instruction: String) async throws -> GenerationResult {
    try await run(
      GenerationRequest(
        task: .refine(try Instruction(instruction), tree), workspace: Self.shop, now: Self.now),
      false, true, { _, _ in [] }, { false }, { _ in })
  }

  private func run(
    _ request: GenerationRequest, _ allowsPersonalData: Bool, _ hasConsent: Bool,
    _ validate: @escaping @Sendable (ConditionTree, AudienceLevel) -> [Finding],
    _ isCancelled: @escaping @Sendable () -> Bool,
    _ onProgress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationResult {
    let host = GenerationHost(strategy, disabled: DisabledPlugins())
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try host.generate(
              request, allowsPersonalData: allowsPersonalData, hasConsent: hasConsent,
              validate: validate, isCancelled: isCancelled, onProgress: onProgress)
          })
      }
    }
  }

  /// What is wrong, when something is.
  func failure(_ prompt: String = Lab.prompt, hasConsent: Bool = true) async -> Finding? {
    do {
      _ = try await generate(prompt, hasConsent: hasConsent)
      return nil
    } catch let error as FindingError {
      return error.first
    } catch {
      return Finding(.unknown, at: .whole, "\(error)")
    }
  }

  /// The JSON that was sent with the n-th request.
  func body(_ number: Int) throws -> JSONValue {
    try JSONReader.read(server.requests.dropFirst(number).first?.body ?? [])
  }

  static let shop: Workspace = workspace()

  static func workspace(
    events: [EventSchema]? = nil, traits: [TraitSchema]? = nil, sharesValues: Bool = false
  ) -> Workspace {
    var settings = Workspace.Settings()
    settings.lookbackDays = 365
    settings.currency = "USD"
    settings.sharesValues = sharesValues
    return Workspace(
      name: "shop", settings: settings,
      events: events ?? [
        EventSchema(
          "Order Completed", summary: "An order was paid for.", synonyms: ["purchase"],
          properties: [
            FieldSchema("total", .number, unit: "USD"), FieldSchema("category", .string),
          ])
      ],
      traits: traits ?? [
        TraitSchema(FieldSchema("phone", .string), scope: .user),
        TraitSchema(FieldSchema("plan", .string), scope: .account),
      ],
      audiences: [
        AudienceEntry(key: "vip", name: "VIP", level: .users, query: "trait('x').exists()")
      ],
      synonyms: [Phrase("shoppers", "Order Completed")])
  }

  /// An answer as a model writes it.
  static func answer(
    _ tree: String, notUsed: [String] = ["Customers"], assumptions: String = "[]"
  ) -> String {
    let words = notUsed.map { JSONValue.text($0).compactText }.joined(separator: ",")
    return #"{"status":"ok","reason":null,"level":"users","tree":\#(tree),"assumptions":"#
      + #"\#(assumptions),"not_used":[\#(words)]}"#
  }

  static func count(_ event: String, days: Int = 30, quotes: [String] = []) -> String {
    let words = quotes.map { JSONValue.text($0).compactText }.joined(separator: ",")
    return
      #"{"compare":{"event":\#(JSONValue.text(event).compactText),"filters":[{"within":"\#(days) "#
      + #"days"}],"measure":"count","field":null,"as":null,"at_least":null},"symbol":"=","#
      + #""to":{"number":0},"quotes":[\#(words)]}"#
  }

  static let phone =
    #"{"test":{"trait":"phone"},"comparator":"exists","values":[],"span":null,"quotes":["have a phone"]}"#

  static let good = answer(
    #"{"and":[\#(count("Order Completed", quotes: ["haven't purchased", "in the last 30 days"])),\#(phone)],"quotes":["and"]}"#
  )
}
