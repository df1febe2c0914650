import NetworkClient

/// All tries of one request, until an answer, or until no further try is allowed.
struct Conversation: Sendable {
  let service: ModelService
  let request: ModelRequest
  /// When all tries have to be done, by the service's clock.
  let end: Duration

  func run(
    _ report: @escaping @Sendable (ModelEvent) -> Void
  ) async -> Result<ModelReply, ModelError> {
    let errors = ErrorMaker(service.configuration)
    let policy = RetryPolicy(
      limits: service.configuration.limits, deadline: end, randomness: service.randomness)
    var plan = RequestPlan(request)
    var attempts = 0
    var retries = 0
    while true {
      attempts += 1
      let outgoing = service.outgoing(request, plan)
      report(
        .sending(SendingNotice(attempt: attempts, bytes: outgoing.body.count, rung: plan.rung)))
      let exchange = TimedExchange(service: service, outgoing: outgoing, end: end)
      let reader = AttemptReader(plan: plan, errors: errors, clock: service.clock, report: report)
      let failure: AttemptFailure
      switch await exchange.run(reader) {
      case nil: return .failure(errors.cancelled)
      case .success(let answer)?:
        switch reply(answer, plan, attempts, errors) {
        case .success(let reply): return .success(reply)
        case .failure(let fault): failure = fault
        }
      case .failure(let fault)?: failure = fault
      }
      if Task.isCancelled { return .failure(errors.cancelled) }
      if let easier = plan.easier(after: failure), service.clock.now < end {
        plan = easier
        report(.retrying(RetryNotice(reason: failure.error, wait: .zero)))
        continue
      }
      guard let wait = policy.wait(after: failure, retries: retries, now: service.clock.now) else {
        return .failure(failure.error)
      }
      retries += 1
      if failure.error.kind == .truncated { plan = plan.longer }
      report(.retrying(RetryNotice(reason: failure.error, wait: wait)))
      do {
        try await service.clock.sleep(until: service.clock.now + wait)
      } catch {
        return .failure(errors.cancelled)
      }
    }
  }

  /// What an answer comes to.
  private func reply(
    _ answer: AttemptReader.Answer, _ plan: RequestPlan, _ attempts: Int, _ errors: ErrorMaker
  ) -> Result<ModelReply, AttemptFailure> {
    let said = answer.said
    if let error = errors.error(said.end.stop, head: answer.head) {
      return .failure(AttemptFailure(error))
    }
    var rung = plan.rung
    let content: ModelReply.Answer
    if !said.refusal.isEmpty {
      content = .refusal(said.refusal)
    } else if BalancedObject.isWhole(said.text) {
      content = .text(said.text)
    } else if let object = BalancedObject.first(in: said.text) {
      rung = .plainText
      content = .text(object)
    } else {
      var failure = AttemptFailure(
        errors.malformed(
          said.text.isEmpty
            ? "the model said nothing" : "the model answered '\(said.text.prefix(80))'",
          head: answer.head))
      failure.refusesForm = !said.text.isEmpty
      return .failure(failure)
    }
    return .success(
      ModelReply(
        answer: content, rung: rung, model: said.end.model.map { errors.mask.line($0, to: 100) },
        usage: said.end.usage, requestID: errors.requestID(answer.head), attempts: attempts,
        droppedFields: plan.droppedNames(in: service.configuration.api)))
  }
}
