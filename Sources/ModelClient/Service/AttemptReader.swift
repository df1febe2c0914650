import NetworkClient

/// Reads one try of a request: reports the answer as it comes, and says why where there is none.
struct AttemptReader: ExchangeReader {
  /// A whole answer with the head it came under.
  struct Answer: Sendable {
    let head: AnswerHead
    let said: AnswerReader.Answer
  }

  let plan: RequestPlan
  let errors: ErrorMaker
  let clock: any ModelClock
  let report: @Sendable (ModelEvent) -> Void

  private var head: AnswerHead?
  private var reader: AnswerReader?
  private var errorBody: [UInt8] = []

  /// The longest body of an error that is looked at.
  private static let errorBodyLimit = 64 << 10

  init(
    plan: RequestPlan, errors: ErrorMaker, clock: any ModelClock,
    report: @escaping @Sendable (ModelEvent) -> Void
  ) {
    self.plan = plan
    self.errors = errors
    self.clock = clock
    self.report = report
  }

  mutating func take(_ event: TransportEvent) -> Result<Answer, AttemptFailure>? {
    switch event {
    case .sent: return nil
    case .head(let head): return begin(head)
    case .body(let bytes):
      guard reader != nil else {
        errorBody += bytes.prefix(Self.errorBodyLimit - errorBody.count)
        return errorBody.count == Self.errorBodyLimit ? finish() : nil
      }
      do throws(AnswerFault) {
        report(try reader?.take(bytes) ?? [])
      } catch {
        return .failure(failure(of: error))
      }
      return reader?.isOver == true ? finish() : nil
    }
  }

  private mutating func begin(_ head: AnswerHead) -> Result<Answer, AttemptFailure>? {
    self.head = head
    guard (200..<300).contains(head.status) else { return nil }
    do throws(AnswerFault) {
      reader = try AnswerReader(head, api: errors.configuration.api)
    } catch {
      return .failure(failure(of: error))
    }
    report(.answering(requestID: errors.requestID(head)))
    return nil
  }

  mutating func finish() -> Result<Answer, AttemptFailure> {
    guard let head else {
      return failed(.transport(TransportFailure(.cut, "it closed without an answer")))
    }
    guard reader != nil else { return .failure(refusal(head)) }
    do throws(AnswerFault) {
      guard let (parts, said) = try reader?.finish() else { return .failure(refusal(head)) }
      report(parts)
      return .success(Answer(head: head, said: said))
    } catch {
      return .failure(failure(of: error))
    }
  }

  private func report(_ parts: [AnswerPart]) {
    for part in parts {
      switch part {
      case .thinking: report(.thinking)
      case .text(let text): report(.text(text))
      case .refusal(let text): report(.refusal(text))
      }
    }
  }

  // MARK: - Failures

  func failed(_ fault: ExchangeFault) -> Result<Answer, AttemptFailure> {
    .failure(AttemptFailure(errors.error(fault, head: head)))
  }

  private func failure(of fault: AnswerFault) -> AttemptFailure {
    AttemptFailure(errors.error(fault, head: head ?? AnswerHead(status: 200, headers: [:])))
  }

  /// The failure of an answer whose status is none of success.
  private func refusal(_ head: AnswerHead) -> AttemptFailure {
    var failure = AttemptFailure(errors.error(head, body: errorBody))
    let fault = ServerFault(body: errorBody)
    failure.refusesForm = errors.refusesForm(fault, status: head.status, rung: plan.rung)
    failure.refusedField = errors.refusedField(fault, status: head.status, dropped: plan.dropped)
    failure.advice = RetryAdvice(head.headers, now: clock.secondsSince1970)
    if let shouldRetry = failure.advice.shouldRetry, failure.error.kind != .quota {
      failure.error = failure.error.settingRetryable(shouldRetry)
    }
    return failure
  }
}
