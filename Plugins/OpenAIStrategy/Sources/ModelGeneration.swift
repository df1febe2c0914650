import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import ModelClient
import NetworkClient

/// One generation: a request, its answer, and at most one more turn where the answer does not hold.
struct ModelGeneration {
  let request: GenerationRequest
  let index: RelevanceIndex
  let settings: OpenAISettings
  let connection: ModelConnection
  let report: GenerationProgress

  func outcome() async throws -> GenerationOutcome {
    do {
      return try await answered()
    } catch let error as ModelError {
      if error.kind == .cancelled { throw CancellationError() }
      throw error.finding
    }
  }

  private func answered() async throws -> GenerationOutcome {
    report.preparing()
    let service = try connection.service()
    let deadline = service.deadline
    if connection.knownModel == nil { report.choosingModel() }
    let model = try await connection.model(service)
    let card = ModelCard.card(of: model)
    var tokens = settings.schemaTokens ?? card.schemaTokens
    var made = self.made(model, card, tokens)
    var reply: ModelReply
    do {
      reply = try await self.reply(to: made.request, service, deadline)
    } catch let error as ModelError where error.kind == .contextTooLong {
      // Once, with half of the names: the estimate of tokens is only an estimate.
      tokens = min(tokens, made.tokens) / 2
      made = self.made(model, card, tokens)
      reply = try await self.reply(to: made.request, service, deadline)
    }
    report.checking()
    let first = verdict(on: reply, made)
    guard case .faulty(let faults, let text, let best) = first else { return outcome(first) }
    report.repairing()
    var again = made.request
    again.turns.append(ModelRequest.Turn(.assistant, text))
    again.turns.append(ModelRequest.Turn(.user, Self.repairTurn(faults)))
    let repaired = try await self.reply(to: again, service, deadline)
    report.checking()
    let second = verdict(on: repaired, made, asked: faults)
    if case .faulty(_, _, nil) = second, let best {
      return .readings([best], question: nil)
    }
    return outcome(second)
  }

  private func made(_ model: String, _ card: ModelCard, _ tokens: Int) -> RequestMaker.Made {
    RequestMaker(
      request: request, index: index, model: model, card: card, schemaTokens: tokens
    ).make()
  }

  // MARK: - Asking

  private func reply(
    to request: ModelRequest, _ service: ModelService, _ deadline: Duration
  ) async throws -> ModelReply {
    var request = request
    request.firstRung = connection.rung
    let arrival = AnswerArrival(report)
    switch await service.reply(to: request, deadline: deadline, report: { arrival.take($0) }) {
    case .success(let reply):
      connection.rung = reply.rung
      return reply
    case .failure(let error): throw error
    }
  }

  /// What is wrong, as data: the findings quote names that the model wrote.
  private static func repairTurn(_ faults: [String]) -> String {
    JSONValue.object([
      "problems": .array(faults.map { .text($0) }),
      "task": .text("answer again, whole, with these problems mended; cannot if they cannot be"),
    ]).compactText
  }

  // MARK: - Judging

  private enum Verdict {
    case sound(Reading)
    case cannot(String)
    /// What is wrong with it, the text itself, and the reading as far as there is one.
    case faulty([String], text: String, best: Reading?)
  }

  private func outcome(_ verdict: Verdict) -> GenerationOutcome {
    switch verdict {
    case .sound(let reading): .readings([reading], question: nil)
    case .cannot(let cause): .declined(Refusal(.reword, cause: cause))
    case .faulty(_, _, let best?): .readings([best], question: nil)
    case .faulty(let faults, _, nil):
      .declined(
        Refusal(
          .reword, cause: "the model's answer is no condition tree, twice: \(faults.first ?? "")"))
    }
  }

  private func verdict(
    on reply: ModelReply, _ made: RequestMaker.Made, asked faults: [String] = []
  ) -> Verdict {
    let text: String
    switch reply.answer {
    case .refusal(let words): return .cannot(cause("the model refuses: \(words)", made))
    case .text(let answer): text = answer
    }
    let answer: Answer
    do {
      answer = try Answer(text)
    } catch {
      return .faulty([error.words], text: text, best: nil)
    }
    switch answer {
    case .cannot(let reason):
      let words = reason.trimmingBlanks
      return .cannot(
        cause("the model says: " + (words.isEmpty ? "it cannot" : words), made))
    case .tree(let answered):
      let structure = QueryStructure.findings(in: answered.tree, level: answered.level)
      if !structure.isEmpty {
        return .faulty(structure.map(Self.words), text: text, best: nil)
      }
      if let level = request.level, answered.level != level {
        return .faulty(["level: expected \(level.rawValue)"], text: text, best: nil)
      }
      let reading = AnswerReading(
        request: request, answer: answered, notes: notes(reply, made, faults)
      ).reading
      let findings = request.check(reading)
      let isMendable = !findings.contains { $0.code == .lookback }
      let errors = findings.filter { $0.severity == .error }
      if errors.isEmpty || !isMendable { return .sound(reading) }
      return .faulty(findings.map(Self.words), text: text, best: reading)
    }
  }

  /// A finding in words: the cause, where the message is that of a generation's table.
  private static func words(_ finding: Finding) -> String {
    guard let cause = finding.help, !cause.isEmpty else { return finding.message }
    return CodeCatalog.description(of: finding.code)?.kind == .generation
      ? cause : "\(finding.message); \(cause)"
  }

  /// A cause in one line, with what the model could not see.
  private func cause(_ words: String, _ made: RequestMaker.Made) -> String {
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    let short = line.count > 400 ? line.prefix(400) + "…" : line
    return ([short] + notSent(made)).joined(separator: "; ")
  }

  private func notSent(_ made: RequestMaker.Made) -> [String] {
    let leftOut = made.excerpt.leftOut.summary
    guard !leftOut.isEmpty else { return [] }
    return ["not sent: \(leftOut.joined(separator: ", ")) (/request --left-out)"]
  }

  /// What explains the answer: what was not sent, how the form was asked for, what was mended.
  private func notes(
    _ reply: ModelReply, _ made: RequestMaker.Made, _ faults: [String]
  ) -> [String] {
    var notes = notSent(made)
    if reply.rung != .strictSchema {
      notes.append("the server took no strict schema; it was asked in \(reply.rung.words)")
    }
    if !reply.droppedFields.isEmpty {
      notes.append("the server did not take: \(reply.droppedFields.joined(separator: ", "))")
    }
    if let fault = faults.first { notes.append("asked twice; the first answer: \(fault)") }
    var exchange = reply.model ?? made.request.model
    if let usage = reply.usage {
      let kept = usage.cachedInput > 0 ? " (\(usage.cachedInput) kept)" : ""
      exchange += ", \(usage.input) tokens in\(kept), \(usage.output) out"
    }
    if let id = reply.requestID { exchange += ", request \(id)" }
    notes.append("asked: \(exchange)")
    if let warning = settings.keyWarning { notes.append(warning) }
    return notes
  }
}
